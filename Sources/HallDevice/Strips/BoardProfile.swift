/// What an LED strip can do: a file of `Devices/boards/`.
package struct BoardProfile: Hashable, Sendable {
    package let name: String
    /// How it is spoken to.
    package let language: StripLanguage
    /// Whether it answers each frame; where it does not, sent is all that can be known.
    package let answers: Bool
    package let widthDots: Int
    package let heightDots: Int
    /// Bytes of text in one picture, at most.
    package let textBytesMax: Int
    /// Between two pictures, at least; faster ones are lost.
    package let refreshMilliseconds: Int
    /// After so long without a new picture the strip shows nothing by itself; 0 where it can't.
    package let expireSeconds: Int
    /// Onbon's `deviceType`, `FE` for any.
    package let deviceType: UInt8

    package init(
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
