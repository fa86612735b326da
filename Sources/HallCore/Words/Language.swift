/// The two languages of screens and refusals.
package enum Language: String, CaseIterable, Hashable, Sendable { case zh, en }
