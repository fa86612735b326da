package import HallCore

package struct ServiceReply: Codable, Hashable, Sendable {
    package var code: ServiceCode
    package var name: String
    package var nameEnglish: String
    package var waiting: Int
    package var issued: Int
    package var wait: WaitReply?
    /// Why no number can be had now, in both languages.
    package var closed: String?
    package var closedEnglish: String?

    enum CodingKeys: String, CodingKey {
        case code, name, waiting, issued, wait, closed
        case nameEnglish = "name_en"
        case closedEnglish = "closed_en"
    }
}
