/// The two languages of screens and refusals.
public enum Language: String, CaseIterable, Hashable, Sendable { case zh, en }
