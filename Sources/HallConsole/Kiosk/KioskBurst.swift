import HallAPI
import HallCore
import HallFlow
import TextGrid

/// One press, one meaning: a scanner types like a finger, and only the time between its characters
/// tells them apart. Outside entry pages a character acts after a moment of silence; three or more
/// that come closer to each other are a scan, which opens a slip or a notice of ours, and else does
/// nothing.
struct Burst: Sendable {
    /// Characters that have not acted yet, and those that an entry page took meanwhile.
    var text = ""
    /// Those of them that wait.
    var waiting = ""
    var lastAt: Int64 = 0
    /// Of the newest character: an older silence is none.
    var number = 0
    /// The screen before the first of them.
    var before = KioskScreen.home(page: 0)
    /// A plain code was scanned that may stand on a slip or on a notice.
    var mayBeNotice = false

    /// Fewer are pressed by a finger.
    static let scannedMin = 3
}

extension KioskModel {
    mutating func timed(_ event: InputEvent, _ at: Int64) -> [KioskEffect] {
        switch event {
        case .key(.character(let character)):
            let isClose = at - burst.lastAt < settings.burstMilliseconds
            let before = isClose ? [] : endBurst()
            return before + type(character, at)
        case .key(.enter):
            let isClose = at - burst.lastAt < settings.burstMilliseconds
            guard isClose, burst.text.count >= Burst.scannedMin, isScan else {
                return endBurst() + update(.input(event))
            }
            // The scanner's own end.
            return endBurst()
        case .key, .touch: return endBurst() + update(.input(event))
        case .resize: return update(.input(event))
        }
    }

    private mutating func type(_ character: Character, _ at: Int64) -> [KioskEffect] {
        if burst.text.isEmpty { burst.before = screen }
        burst.text.append(character)
        burst.lastAt = at
        burst.number += 1
        let listen = KioskEffect.listen(burst.number)
        // What an entry page takes as text appears at once.
        guard isText(character), burst.waiting.isEmpty else {
            burst.waiting.append(character)
            return [listen]
        }
        return update(.input(.key(.character(character)))) + [listen]
    }

    /// Whether this page takes the character as a part of what is entered.
    private func isText(_ character: Character) -> Bool {
        guard screen.isEntry else { return false }
        if isScanning { return true }
        switch target(for: character) {
        case nil, .enter: return true
        default: return false
        }
    }

    /// Whether what came together is a scan, rather than an entry that was typed fast.
    private var isScan: Bool {
        !screen.isEntry || !burst.waiting.isEmpty || OwnCode(burst.text) != nil || isScanning
    }

    /// The silence after it.
    mutating func endBurst() -> [KioskEffect] {
        let ended = burst
        (burst.text, burst.waiting) = ("", "")
        guard !ended.text.isEmpty else { return [] }
        if ended.text.count >= Burst.scannedMin {
            if let code = OwnCode(ended.text) {
                screen = ended.before
                return open(code, ended.text)
            }
            // Digits and letters that an entry page took are an entry; whatever else it was, is
            // none.
            if !ended.waiting.isEmpty { screen = ended.before }
            return []
        }
        return ended.waiting.flatMap { update(.input(.key(.character($0)))) }
    }

    /// A slip or a notice of ours.
    private mutating func open(_ code: OwnCode, _ text: String) -> [KioskEffect] {
        guard !isEvacuated, !holdsNumber, screen.leavesByItself else { return [] }
        if case .exit = screen { return [] }
        stayAwake()
        trail.append(screen)
        switch code {
        case .notice:
            show(.noticeEntry(text))
            return verify(text)
        case .slip(let code), .either(let code):
            awaitsTicket = true
            slipCode = code
            if case .either = OwnCode(text) {
                burst.mayBeNotice = true
            } else {
                burst.mayBeNotice = false
            }
            return [.slip(code)]
        }
    }

    /// People leave: nothing but the sentence is on the glass, and no key does anything.
    var isEvacuated: Bool { board?.standstill?.kind == .evacuation }
}

/// A code that stands on our own papers, as a scanner reads it.
enum OwnCode: Hashable {
    /// `…/t/CODE`
    case slip(String)
    /// `…/n/CODE#…`
    case notice
    /// The code alone, as it is printed.
    case either(String)

    init?(_ text: String) {
        let address = text.split(separator: "#").first.map(String.init) ?? ""
        let parts = FoldedText.code(address).split(separator: "/").map(String.init)
        guard let code = parts.last, ShortCode.isCode(code) else { return nil }
        switch parts.dropLast().last {
        case nil: self = .either(code)
        case "T": self = .slip(code)
        case "N": self = .notice
        default: return nil
        }
    }
}

extension KioskScreen {
    /// Characters are entered here.
    var isEntry: Bool {
        switch self {
        case .mineEntry, .noticeEntry, .search, .exit, .giveUpEntry: true
        default: false
        }
    }
}
