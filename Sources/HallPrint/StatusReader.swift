import HallDevice

/// Asks a printer how it is, and keeps its answers apart from whatever else comes.
///
/// Time is counted in the link's patience: this room has no clock.
struct StatusReader {
    private let dialects: [StatusDialect]
    private let isQueuedFence: Bool
    private var stream: StatusStream
    /// What the printer said last by itself.
    private var automatic: Set<PrinterCondition> = []
    /// An answer did not come in time: it may still come, and must not be taken for another one.
    private var owesAnswers = false

    init(profile: PrinterProfile) {
        dialects = profile.dialects
        isQueuedFence = profile.fence == .queued
        stream = StatusStream(dialects: profile.dialects)
    }

    /// The printer's state by every dialect it has.
    ///
    /// - Throws: a fault where an answer did not come and nothing else says why.
    mutating func ask(
        over link: any ByteLink,
        patience: Duration
    ) throws(LinkFault) -> Set<PrinterCondition> {
        var found: Set<PrinterCondition> = []
        for (index, dialect) in dialects.enumerated() {
            switch dialect.way {
            case .port:
                if let byte = try link.portStatus(patience: patience) {
                    found.formUnion(dialect.conditions(of: [byte]))
                }
            case .asked:
                guard link.answers else { continue }
                do throws(LinkFault) {
                    found.formUnion(try ask(index, over: link, patience: patience))
                    // What it says now is newer than what it once said by itself: after a switch it
                    // speaks by itself no more.
                    automatic = []
                } catch {
                    // A printer without paper may take no more bytes; the port has said why.
                    guard error.kind == .timedOut, found.stopping != nil else { throw error }
                }
            case .automatic:
                guard link.answers else { continue }
                found.formUnion(automatic)
            }
        }
        return found
    }

    private mutating func ask(
        _ index: Int,
        over link: any ByteLink,
        patience: Duration
    ) throws(LinkFault) -> Set<PrinterCondition> {
        try quiet(link)
        var found: Set<PrinterCondition> = []
        for (number, request) in dialects[index].requests.enumerated() {
            try link.send(request, patience: patience)
            owesAnswers = true
            let answer = try answer(over: link, patience: patience) { answer in
                if case .status(index, let bytes) = answer { bytes } else { nil }
            }
            guard let answer else {
                throw LinkFault(.timedOut, detail: "no answer to request \(number + 1)")
            }
            owesAnswers = false
            found.formUnion(dialects[index].conditions(of: answer, to: number + 1))
        }
        return found
    }

    /// Waits for the fence with this id.
    mutating func awaitFence(
        _ id: [UInt8],
        over link: any ByteLink,
        patience: Duration
    ) throws(LinkFault) {
        if isQueuedFence { stream = StatusStream(dialects: dialects, awaitsQueued: true) }
        defer { if isQueuedFence { stream = StatusStream(dialects: dialects) } }
        let awaitsQueued = isQueuedFence
        let came = try answer(over: link, patience: patience, watching: true) { answer in
            switch answer {
            case .fence(id): []
            case .queued where awaitsQueued: []
            default: nil
            }
        }
        guard came != nil else { throw LinkFault(.timedOut, detail: "no answer to the fence") }
    }

    /// A paper begins: what was said before it says nothing about it.
    mutating func beginPaper() { automatic = [] }

    /// What the printer has said by itself, without waiting for more.
    mutating func overheard(on link: any ByteLink) throws(LinkFault) -> Set<PrinterCondition> {
        guard link.answers, dialects.contains(where: { $0.way == .automatic }) else { return [] }
        hear(stream.take(try link.receive(patience: .zero)))
        return automatic
    }

    /// Why a transfer failed, by what can still be asked of a printer that takes no more bytes.
    mutating func cause(on link: any ByteLink, patience: Duration) -> PrinterCondition? {
        var found: Set<PrinterCondition> = []
        do throws(LinkFault) {
            for dialect in dialects where dialect.way == .port {
                guard let byte = try link.portStatus(patience: min(patience, Self.slice)) else {
                    continue
                }
                found.formUnion(dialect.conditions(of: [byte]))
            }
            if link.answers { hear(stream.take(try link.receive(patience: .zero))) }
            // Where no port tells, a printer with room for three bytes more still answers.
            if found.stopping == nil, automatic.stopping == nil {
                for (index, dialect) in dialects.enumerated() where dialect.way == .asked {
                    guard link.answers else { continue }
                    found.formUnion(
                        try ask(index, over: link, patience: min(patience, Self.slice))
                    )
                }
            }
        } catch {
            return error.kind == .absent ? .unplugged : nil
        }
        found.formUnion(automatic)
        // Off line is no cause, it is what a cause leads to.
        let cause = found.stopping
        return cause == .offline ? nil : cause
    }

    // MARK: Listening

    private static let slice = Duration.milliseconds(250)
    /// Reads at most, whatever comes: a printer that babbles is one that does not answer.
    private static let readsMax = 400

    /// The first answer that `choose` knows; `nil` where it did not come in time.
    ///
    /// - Parameter watching: gives up as soon as the port says that the printer has stopped.
    private mutating func answer(
        over link: any ByteLink,
        patience: Duration,
        watching: Bool = false,
        choose: (StatusStream.Answer) -> [UInt8]?
    ) throws(LinkFault) -> [UInt8]? {
        var left = patience
        for _ in 0..<Self.readsMax {
            let step = min(left, Self.slice)
            let bytes = try link.receive(patience: step)
            let answers = stream.take(bytes)
            hear(answers)
            for answer in answers { if let chosen = choose(answer) { return chosen } }
            guard bytes.isEmpty else { continue }
            left -= step
            if watching, try hasStopped(link) { return nil }
            guard left > .zero else { return nil }
        }
        return nil
    }

    private func hasStopped(_ link: any ByteLink) throws(LinkFault) -> Bool {
        if automatic.stopping != nil { return true }
        for dialect in dialects where dialect.way == .port {
            if let byte = try link.portStatus(patience: Self.slice),
                dialect.conditions(of: [byte]).stopping != nil
            {
                return true
            }
        }
        return false
    }

    /// Takes in what is late, so that the next answer is the answer to the next request.
    ///
    /// Dots that look like a request are answered, too: what is there is dropped before asking.
    private mutating func quiet(_ link: any ByteLink) throws(LinkFault) {
        let patience = owesAnswers ? Self.slice : .zero
        for _ in 0..<Self.readsMax {
            let bytes = try link.receive(patience: patience)
            guard !bytes.isEmpty else { break }
            hear(stream.take(bytes))
        }
        owesAnswers = false
        stream = StatusStream(dialects: dialects)
    }

    private mutating func hear(_ answers: [StatusStream.Answer]) {
        for case .status(let index, let bytes) in answers where dialects[index].way == .automatic {
            automatic = dialects[index].conditions(of: bytes)
        }
    }
}
