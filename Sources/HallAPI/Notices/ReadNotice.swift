package import HallCore

/// Whoever holds the paper may ask whether it is genuine and in force; no name is told.
package struct ReadNotice: Ask {
    package var notice: NoticeName

    package static let way = Way(.get, "/api/notices/{notice}", may: .everyone)

    package init(_ notice: NoticeName) { self.notice = notice }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        notice = try box.decode(NoticeName.self, forKey: .notice)
    }

    /// A serial in any writing: what stands in an address is plain.
    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(notice.description, forKey: .notice)
    }

    private enum CodingKeys: CodingKey { case notice }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> SeenNotice {
        let isStaff = Access.staff(.clerk, .guide, .attendant, .inspector).allows(caller)
        // Serials can be counted through; a code stands on the paper alone.
        guard isStaff || notice.isCode else {
            throw ServiceError(Refusal.notice(.unknown(notice.text)))
        }
        let reply = try await house.notice(notice)
        return isStaff ? .whole(reply) : .verdict(VerdictReply(reply))
    }
}
