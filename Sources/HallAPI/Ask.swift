package import HallCore

/// Something that the hall can be asked over the wire, by a page, a pad or a command: an order or a
/// question.
///
/// Its stored properties are the fields of the request, by their coding keys: those that
/// ``Way/path`` names stand in the path, the others in the body of a POST or the query of a GET.
/// Required is what is no Optional; whatever else is sent is refused by its name.
package protocol Ask: Codable, Sendable {
    associatedtype Reply: Codable & Sendable

    /// Where and by whom it is asked.
    static var way: Way { get }

    /// Carries it out.
    ///
    /// - Parameters:
    ///   - caller: whom ``Way/may`` has let in.
    ///   - key: the same key and ask give the same answer, within 48 hours; `nil` for questions.
    /// - Throws: a refusal, or a fault of the world; nothing was done then.
    func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> Reply
}

/// One line of the table of asks.
package struct Way: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable { case get = "GET", post = "POST" }

    package let method: Method
    /// Such as `/api/windows/{window}/recall`; what stands in braces is a field of the ask.
    package let path: String
    /// Where several asks share a path: what the body's `verb` says for this one.
    package let bodyVerb: String?
    package let may: Access
    /// Whether it changes nothing, so that no key is needed.
    package let isQuestion: Bool
    /// Whether a supervisor in whose name this machine asks shows a PIN with it: complaints are for
    /// nobody else.
    package let needsPIN: Bool
    /// What the caller waits for, in minutes, where papers come out before the answer.
    package let patienceMinutes: Int?

    package init(
        _ method: Method,
        _ path: String,
        verb: String? = nil,
        may: Access,
        isQuestion: Bool? = nil,
        needsPIN: Bool = false,
        patienceMinutes: Int? = nil
    ) {
        self.method = method
        self.path = path
        bodyVerb = verb
        self.may = may
        self.isQuestion = isQuestion ?? (method == .get)
        self.needsPIN = needsPIN
        self.patienceMinutes = patienceMinutes
    }

    /// The names in the path, in their order.
    package var names: [String] {
        path.split(separator: "/").filter { $0.first == "{" }.map {
            String($0.dropFirst().dropLast())
        }
    }

    /// What to do, where the body or the end of the path says it: a body may say again what the
    /// path says.
    package var verb: String? {
        if let bodyVerb { return bodyVerb }
        guard !isQuestion, let last = path.split(separator: "/").last, last.first != "{" else {
            return nil
        }
        return String(last)
    }
}
