import TextCodes

/// How a kind of LED strip is spoken to: pure, a file each, and a line of ``StripLanguage/all``.
package protocol StripProtocol: Sendable {
    /// As `language` of a profile in `Devices/boards` says it.
    static var name: String { get }
    /// The greatest number of a controller.
    static var addressMax: Int { get }
    /// Whether there are controllers that answer a picture.
    static var canAnswer: Bool { get }

    /// The bytes that show a picture on a strip of this profile.
    static func frame(
        _ picture: StripText,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8]

    /// The same as the maker's manual has it, so that the bytes can be held against it.
    static func example(
        _ text: String,
        in size: StripSize,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8]

    /// The first whole answer in `bytes`; `nil` while none is there.
    static func answer(in bytes: [UInt8]) -> StripAnswer?
}

extension StripProtocol {
    package static var canAnswer: Bool { false }
    package static func answer(in bytes: [UInt8]) -> StripAnswer? { nil }
}

/// What a controller says to a picture.
package enum StripAnswer: Hashable, Sendable {
    case acknowledged
    /// With the protocol's own code.
    case refused(UInt8)
}

/// Text on a strip, and whether somebody is called by it.
package struct StripText: Hashable, Sendable {
    package var text: String
    package var isCall: Bool

    package init(_ text: String, isCall: Bool) {
        self.text = text
        self.isCall = isCall
    }

    /// As many whole characters in GB 18030 as go into one picture.
    func chinese(bytesMax: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let one = GB18030.shown(Self.plain(scalar))
            guard bytes.count + one.count <= bytesMax else { break }
            bytes += one
        }
        return bytes
    }

    /// Text, and never a command: controllers of Onbon take what stands behind a backslash for one
    /// (\C2 colours, \D changes the speed), and controls are nobody's text.
    private static func plain(_ scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return " " }
        return scalar == "\\" ? "＼" : String(scalar)
    }
}

/// In dots; what is not said is as in the maker's example.
package struct StripSize: Hashable, Sendable {
    package var widthDots: Int?
    package var heightDots: Int?

    package init(widthDots: Int? = nil, heightDots: Int? = nil) {
        self.widthDots = widthDots
        self.heightDots = heightDots
    }
}

/// A protocol as a profile names it.
package struct StripLanguage: Hashable, Sendable {
    /// Every protocol that there is.
    package static let all: [any StripProtocol.Type] = [
        OnbonFrame.self, AlphaFrame.self, CPowerFrame.self,
    ]

    package let spoken: any StripProtocol.Type

    package init(_ spoken: any StripProtocol.Type) { self.spoken = spoken }

    /// `nil` where there is none of this name.
    package init?(named name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        spoken = found
    }

    package static func == (left: StripLanguage, right: StripLanguage) -> Bool {
        left.spoken.name == right.spoken.name
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(spoken.name) }
}
