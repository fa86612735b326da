/// The keys of `Assets/phrases.toml`.
public enum Phrase: String, CaseIterable, Hashable, Sendable {
    case home_question
}
