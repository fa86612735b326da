public import HallCore

public struct ServiceReply: Codable, Hashable, Sendable {
    public var code: ServiceCode
    public var name: String
    public var nameEnglish: String
    public var waiting: Int
    public var issued: Int
    public var wait: WaitReply?
    /// Why no number can be had now, in both languages.
    public var closed: String?
    public var closedEnglish: String?

    enum CodingKeys: String, CodingKey {
        case code, name, waiting, issued, wait, closed
        case nameEnglish = "name_en"
        case closedEnglish = "closed_en"
    }
}
