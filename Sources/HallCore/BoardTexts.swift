/// `Config/hall.toml`, section `[boards]`: what boards show beside the calls.
public struct BoardTexts: Hashable, Sendable {
    /// The hall's rules for everybody, one after the other in the quiet.
    public var notices: [String] = []
    /// For one press by the attendant: calling stops, and this stands over everything.
    public var emergencies: [String] = []
    /// Without a call for so long it is quiet.
    public var quietSeconds = 60
    /// How long a card stays: nobody reads faster.
    public var cardSeconds = 12

    public init() {}
}
