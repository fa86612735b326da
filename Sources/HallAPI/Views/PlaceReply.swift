package import HallCore

package struct PlaceReply: Codable, Hashable, Sendable {
    package var number: WindowNumber
    package var place: String
    package var placeEnglish: String

    enum CodingKeys: String, CodingKey {
        case number, place
        case placeEnglish = "place_en"
    }
}
