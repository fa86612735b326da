/// What an LED strip can do: a file of `Devices/boards/`.
public struct BoardProfile: Hashable, Sendable {
    public let name: String
    /// How it is spoken to.
    public let language: StripLanguage
    /// Whether it answers each frame; where it does not, sent is all that can be known.
    public let answers: Bool
    public let widthDots: Int
    public let heightDots: Int
    /// Bytes of text in one picture, at most.
    public let textBytesMax: Int
    /// Between two pictures, at least; faster ones are lost.
    public let refreshMilliseconds: Int
    /// After so long without a new picture the strip shows nothing by itself; 0 where it can't.
    public let expireSeconds: Int
    /// Onbon's `deviceType`, `FE` for any.
    public let deviceType: UInt8

    public init(
        name: String,
        language: StripLanguage,
        answers: Bool,
        widthDots: Int,
        heightDots: Int,
        textBytesMax: Int,
        refreshMilliseconds: Int,
        expireSeconds: Int,
        deviceType: UInt8 = 0xFE
    ) {
        self.name = name
        self.language = language
        self.answers = answers
        self.widthDots = widthDots
        self.heightDots = heightDots
        self.textBytesMax = textBytesMax
        self.refreshMilliseconds = refreshMilliseconds
        self.expireSeconds = expireSeconds
        self.deviceType = deviceType
    }
}
