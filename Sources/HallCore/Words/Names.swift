/// The letters before a ticket's number, and the name of what one queues for: `A`.
public struct ServiceCode: Comparable, Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// As it was typed: `ａ ` is `A`.
    public init(typed text: String) {
        self.init(FoldedText.code(text))
    }

    public static func < (left: ServiceCode, right: ServiceCode) -> Bool { left.text < right.text }

    public var description: String { text }
}

/// A window's number as it stands over the counter, from 1.
public struct WindowNumber: Comparable, Hashable, Sendable, CustomStringConvertible {
    public let value: Int

    public init(_ value: Int) {
        self.value = value
    }

    public static func < (left: WindowNumber, right: WindowNumber) -> Bool {
        left.value < right.value
    }

    public var description: String { "\(value)" }
}

/// A ticket's name within one day: `A012`, `A1000`.
public struct TicketNumber: Comparable, Hashable, Sendable, CustomStringConvertible {
    public let service: ServiceCode
    /// From 1, without a gap.
    public let sequence: Int

    public init(service: ServiceCode, sequence: Int) {
        self.service = service
        self.sequence = sequence
    }

    /// Reads `A012`, `a12`, `A1000` and `Ａ００１ `, as it is typed or scanned; anything else is `nil`.
    public init?(_ typed: String) {
        let text = FoldedText.code(typed)
        let letters = text.prefix { $0.isLetter && $0.isASCII }
        let digits = text.dropFirst(letters.count)
        guard !letters.isEmpty, digits.count <= 6, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let sequence = Int(digits), sequence >= 1
        else { return nil }
        self.init(service: ServiceCode(letters.uppercased()), sequence: sequence)
    }

    public static func < (left: TicketNumber, right: TicketNumber) -> Bool {
        (left.service, left.sequence) < (right.service, right.sequence)
    }

    public var description: String {
        let digits = "\(sequence)"
        return service.text + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

/// The code of a matter that the law knows: `MK-01`.
public struct ItemCode: Comparable, Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// Whether a file may call an item so: what stands in an address, on a paper and in a list
    /// without being written otherwise.
    public static func isWellFormed(_ text: String) -> Bool {
        (1...40).contains(text.unicodeScalars.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "A"..."Z", "0"..."9", "-", ".", "\u{4E00}"..."\u{9FFF}": true
                default: false
                }
            }
    }

    public static func < (left: ItemCode, right: ItemCode) -> Bool { left.text < right.text }

    public var description: String { text }
}

extension Department {
    /// Whether a file may be called so.
    public static func isWellFormed(_ code: String) -> Bool {
        (1...40).contains(code.utf8.count)
            && code.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
            }
    }
}

/// A class of visitors whose standing the hall has published, such as `ordinary` or `green`.
public struct ClassCode: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// The class of everybody who claims nothing.
    public static let ordinary = ClassCode("ordinary")

    /// The class of a ticket that the day before could not serve 次日优先.
    public static let carriedOver = ClassCode("carried_over")

    public var description: String { text }
}

/// The number on a member of staff's badge. Never a name.
public struct Badge: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }
}

/// What a visitor may tell the kiosk so that somebody comes to help. Erased the night after.
public enum Need: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
    /// 需要引导
    case guide
    /// 视力障碍
    case blind
    /// 听力障碍
    case deaf

    public static func < (left: Need, right: Need) -> Bool { left.rawValue < right.rawValue }

    /// What clerk and guide read.
    public var words: Words {
        switch self {
        case .guide: Words(zh: "需要引导", en: "needs a guide")
        case .blind: Words(zh: "视力障碍", en: "can't see well")
        case .deaf: Words(zh: "听力障碍", en: "can't hear well")
        }
    }
}

/// The codes on papers: characters that nobody mistakes for each other, about 6.5·10¹¹ codes.
public enum ShortCode {
    /// Without 0 O 1 I, and without S and Z, which are read as 5 and 2.
    public static let letters = Array("23456789ABCDEFGHJKLMNPQRTUVWXY")
    public static let count = 8

    /// The code in what was typed or scanned: alone, in any width and case, or at the end of the
    /// address of a slip or a notice; as it was folded where there is none.
    public static func typed(_ text: String) -> String {
        let address = text.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        let last =
            FoldedText.code(String(address)).split(separator: "/").last.map(String.init) ?? ""
        // With a hyphen in the middle, in brackets or with a full stop, as one writes a code down.
        let code = last.filter { letters.contains($0) }
        return code.count == count && last.count <= count + 2 ? code : last
    }

    /// Whether the folded text has the form of a code.
    public static func isCode(_ text: String) -> Bool {
        text.count == count && text.allSatisfy { letters.contains($0) }
    }
}

/// The two languages of screens and refusals.
public enum Language: String, CaseIterable, Hashable, Sendable { case zh, en }

/// One text in both languages.
public struct Words: Hashable, Sendable {
    public let zh: String
    public let en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    public subscript(language: Language) -> String { language == .zh ? zh : en }
}
