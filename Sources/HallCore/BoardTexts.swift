/// `Config/hall.toml`, section `[boards]`: what boards show beside the calls.
public struct BoardTexts: Hashable, Sendable {
    /// The hall's rules for everybody, one after the other in the quiet.
    public var notices: [String] = []
    /// What people read when they have to leave 疏散: one sentence that says so, and where to.
    public var evacuations = ["紧急情况，请听从工作人员指引，有序离开大厅。"]
    /// For a pause 暂停叫号 by the attendant.
    public var emergencies: [String] = []
    /// Without a call for so long it is quiet.
    public var quietSeconds = 60
    /// How long a card stays: nobody reads faster.
    public var cardSeconds = 12

    public init() {}

    /// An evacuation's text is one, whoever sends it and however; `nil` where the text says nothing.
    public func kind(of text: String?) -> Standstill.Kind? {
        text.map { evacuations.contains($0) } == true ? .evacuation : nil
    }
}
