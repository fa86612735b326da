package import HallCore

/// Whoever has the code on the paper, and knows the end of the applicant's telephone number, may
/// read it on a screen or have it read aloud: who can't see has no use of paper. What is asked
/// stands in the body, where no log has it.
package struct ReadNoticeText: Ask {
    package var notice: NoticeName
    /// The last digits of the telephone number that the applicant left.
    package var digits: String

    package static let way = Way(
        .post,
        "/api/notices/{notice}/text",
        may: .everyone,
        isQuestion: true
    )

    package init(_ notice: NoticeName, digits: String) {
        self.notice = notice
        self.digits = digits
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeText {
        // Serials can be counted through; a code stands on the paper alone.
        guard notice.isCode else { throw ServiceError(Refusal.notice(.unknown(notice.text))) }
        return try await house.text(of: notice, digits: digits)
    }
}

extension NoticeName {
    /// Whether it can be a short code and no serial.
    var isCode: Bool { text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}
