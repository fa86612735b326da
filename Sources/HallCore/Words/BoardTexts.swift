/// `Config/hall.toml`, section `[boards]`: what boards show beside the calls.
package struct BoardTexts: Hashable, Sendable {
    /// The hall's rules for everybody, one after the other in the quiet.
    package var notices: [String] = []
    /// What people read when they have to leave 疏散: one sentence that says so, and where to.
    package var evacuations = ["紧急情况，请听从工作人员指引，有序离开大厅。"]
    /// For a pause 暂停叫号 by the attendant.
    package var emergencies: [String] = []
    /// Without a call for so long it is quiet.
    package var quietSeconds = 60
    /// How long a card stays: nobody reads faster.
    package var cardSeconds = 12

    package init() {}

    /// A known text says what it is, whoever sends it, with whatever spaces and stops; `nil` where
    /// the text is none of these.
    package func kind(of text: String?) -> Standstill.Kind? {
        guard let text else { return nil }
        let said = Self.words(text)
        if evacuations.contains(where: { Self.words($0) == said }) { return .evacuation }
        return emergencies.contains { Self.words($0) == said } ? .pause : nil
    }

    /// What an order to pause is of: what it says, else what its text is known as.
    ///
    /// - Throws: ``FieldRefusal/fieldMissing(_:)`` where neither tells,
    ///   ``FieldRefusal/fieldWrong(_:choices:)`` where a text by which people leave is sent as a
    ///   pause.
    package func kind(
        _ kind: Standstill.Kind?,
        of text: String?
    ) throws(Refusal) -> Standstill.Kind {
        let known = self.kind(of: text)
        guard let kind = kind ?? known else {
            throw text == nil ? .field(.fieldMissing("reason")) : .field(.fieldMissing("kind"))
        }
        guard kind == .evacuation || known != .evacuation else {
            throw .field(.fieldWrong("kind", choices: [Standstill.Kind.evacuation.rawValue]))
        }
        return kind
    }

    private static func words(_ text: String) -> String {
        FoldedText.key(of: text).filter { $0.isLetter || $0.isNumber }
    }
}
