/// espeak-ng as a command: text to a WAV of 16 bits.
package struct Espeak: Sendable {
    private let path: String
    private let wordsPerMinute: Int

    private static let patience = Duration.seconds(10)
    /// More than ten minutes of 16 bits at 22,050 a second.
    private static let bytesMax = 32 << 20

    package init(path: String = "/usr/bin/espeak-ng", wordsPerMinute: Int) {
        self.path = path
        self.wordsPerMinute = wordsPerMinute
    }

    /// The bytes of a WAV.
    ///
    /// By `cmn-latn-pinyin` and never by `cmn`, which reads hanzi as English (espeak-ng 1.51, its
    /// issue 1044).
    ///
    /// - Throws: what went wrong; also that the task was cancelled.
    package func wav(of text: String, isChinese: Bool) async throws(CommandFault) -> [UInt8] {
        let voice = isChinese ? "cmn-latn-pinyin" : "en"
        let program = SystemProgram(
            path: path,
            arguments: ["-v", voice, "-s", "\(wordsPerMinute)", "--stdout", "--", text]
        )
        return try await program.output(within: Self.patience, bytesMax: Self.bytesMax)
    }
}
