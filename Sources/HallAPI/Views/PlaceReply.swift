public import HallCore

public struct PlaceReply: Codable, Hashable, Sendable {
    public var number: WindowNumber
    public var place: String
    public var placeEnglish: String

    enum CodingKeys: String, CodingKey {
        case number, place
        case placeEnglish = "place_en"
    }
}
