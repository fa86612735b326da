/// One way in which printers say how they are: a file in `Devices/status/`.
///
/// A dialect is a table: the requests, the form by which an answer is told from other bytes, and
/// what each bit means. The program knows no bit of any printer.
package struct StatusDialect: Hashable, Sendable {
    /// Where the answer comes from.
    package enum Way: String, CaseIterable, Hashable, Sendable {
        /// The printer answers each request at once, also where it is busy or off line.
        case asked
        /// The printer speaks by itself whenever something changes, once it was told to.
        case automatic
        /// A byte of the USB printer class, `GET_PORT_STATUS`: works where bulk transfers hang.
        case port
    }

    /// Bytes that an answer has at its front.
    package struct Mark: Hashable, Sendable {
        package let mask: UInt8
        package let value: UInt8

        package init(mask: UInt8, value: UInt8) {
            self.mask = mask
            self.value = value
        }

        func fits(_ byte: UInt8) -> Bool { byte & mask == value }
    }

    /// Some bits of one byte, and what any of them means.
    package struct Bits: Hashable, Sendable {
        /// The answer's number, from 1, where several requests are asked in turn.
        package let answer: Int
        /// The byte's place in the answer, from 1.
        package let byte: Int
        package let mask: UInt8
        /// The bits mean it when they are off.
        package let whenOff: Bool
        package let means: PrinterCondition

        package init(
            answer: Int,
            byte: Int,
            mask: UInt8,
            whenOff: Bool,
            means: PrinterCondition
        ) {
            self.answer = answer
            self.byte = byte
            self.mask = mask
            self.whenOff = whenOff
            self.means = means
        }
    }

    package let name: String
    /// The manual and its section.
    package let source: String
    package let way: Way
    /// Sent one after the other, each when the one before is answered.
    package let requests: [[UInt8]]
    /// What makes the printer speak by itself; sent after each `ESC @`, which ends it.
    package let enabling: [UInt8]
    /// Bytes of one answer.
    package let length: Int
    package let marks: [Mark]
    package let bits: [Bits]

    package init(
        name: String,
        source: String,
        way: Way,
        requests: [[UInt8]],
        enabling: [UInt8],
        length: Int,
        marks: [Mark],
        bits: [Bits]
    ) {
        self.name = name
        self.source = source
        self.way = way
        self.requests = requests
        self.enabling = enabling
        self.length = length
        self.marks = marks
        self.bits = bits
    }

    /// - Parameters:
    ///   - answer: as long as ``length``; shorter ones mean nothing.
    ///   - number: which request it answers, from 1.
    package func conditions(of answer: [UInt8], to number: Int = 1) -> Set<PrinterCondition> {
        var found: Set<PrinterCondition> = []
        for bits in bits where bits.answer == number && answer.indices.contains(bits.byte - 1) {
            let isOn = answer[bits.byte - 1] & bits.mask != 0
            if isOn != bits.whenOff { found.insert(bits.means) }
        }
        return found
    }
}

/// Tells a printer's answers from each other and from whatever else comes over the wire: flow
/// control, half answers, answers that nobody asked for.
package struct StatusStream: Sendable {
    package enum Answer: Hashable, Sendable {
        /// An answer in the dialect with this place in the profile's list.
        case status(dialect: Int, [UInt8])
        /// All that was sent before the fence with these four bytes is on paper.
        case fence([UInt8])
        /// `GS r`: answered in its turn, when what was sent before it has been worked off.
        case queued(UInt8)
    }

    private let dialects: [StatusDialect]
    private let awaitsQueued: Bool
    private var bytes: [UInt8] = []

    /// - Parameter awaitsQueued: an answer to `GS r` is looked for.
    package init(dialects: [StatusDialect], awaitsQueued: Bool = false) {
        self.dialects = dialects
        self.awaitsQueued = awaitsQueued
    }

    /// The answers that are complete with `new`; what is none is dropped.
    package mutating func take(_ new: [UInt8]) -> [Answer] {
        bytes += new
        var answers: [Answer] = []
        while let step = next() {
            bytes.removeFirst(step.count)
            if let answer = step.answer { answers.append(answer) }
        }
        return answers
    }

    /// What stands at the front; `nil` while it may still become an answer.
    private func next() -> (count: Int, answer: Answer?)? {
        guard let first = bytes.first else { return nil }
        var mayGrow = false
        // Process ID response of GS ( H, function 48: 37 22 d1 d2 d3 d4 00.
        if Self.fits(bytes, Self.fenceMarks) {
            if bytes.count >= Self.fenceLength {
                return (Self.fenceLength, .fence(Array(bytes[2..<6])))
            }
            mayGrow = true
        }
        for (index, dialect) in dialects.enumerated()
        where dialect.way != .port && Self.fits(bytes, dialect.marks) {
            if bytes.count >= dialect.length {
                return (
                    dialect.length,
                    .status(dialect: index, Array(bytes[0..<dialect.length]))
                )
            }
            mayGrow = true
        }
        if mayGrow { return nil }
        // 0xx0xxxx, Epson's form of the answers to GS r and GS I.
        return (1, awaitsQueued && first & 0x90 == 0 ? .queued(first) : nil)
    }

    private static let fenceLength = 7
    private static let fenceMarks = [
        StatusDialect.Mark(mask: 0xFF, value: 0x37), StatusDialect.Mark(mask: 0xFF, value: 0x22),
    ]

    /// As far as there are bytes.
    private static func fits(_ bytes: [UInt8], _ marks: [StatusDialect.Mark]) -> Bool {
        zip(bytes, marks).allSatisfy { $1.fits($0) }
    }
}
