/// How a notice is printed once more to be read, and not to be signed.
package enum ReadingForm: String, CaseIterable, Codable, Hashable, Sendable {
    /// 大字版, 18 pt, for old eyes.
    case large
    /// What to bring, where and by when, in English.
    case english
}
