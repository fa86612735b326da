/// What a printer's `DLE EOT` answers mean, in words that an attendant can act on.
///
/// Bits from Epson's ESC/POS command reference, `DLE EOT n` (10 04 n); every answer has the form
/// 0xx1xx10.
public struct PrinterStatus: Hashable, Sendable {
    public var coverOpen = false
    public var paperOut = false
    public var paperLow = false
    public var inError = false
    public var offline = false

    public init() {}

    /// The four requests, to be sent before a slip.
    public static let requests: [[UInt8]] = (1...4).map { [0x10, 0x04, $0] }

    /// - Parameter answers: the answers to `DLE EOT` 1, 2, 3 and 4; `nil` where one of them is not
    ///   of the form that such an answer has.
    public init?(answers: [UInt8]) {
        guard answers.count == 4, answers.allSatisfy({ $0 & 0b1001_0011 == 0b0001_0010 }) else {
            return nil
        }
        offline = answers[0] & 0x08 != 0
        coverOpen = answers[1] & 0x04 != 0
        inError = answers[1] & 0x40 != 0 || answers[2] & 0x2C != 0
        paperLow = answers[3] & 0x0C != 0
        paperOut = answers[1] & 0x20 != 0 || answers[3] & 0x60 != 0
    }
}
