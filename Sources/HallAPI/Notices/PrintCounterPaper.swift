package import HallCore

/// Prints a paper of the counter that goes with a notice. The applicant's name stands on it: that
/// somebody looked is on disk before.
package struct PrintCounterPaper: NoticeAsk {
    package var notice: NoticeName
    package var paper: CounterPaper

    package static let way = Way.notice("counter-paper")

    package init(_ notice: NoticeName, _ paper: CounterPaper) {
        self.notice = notice
        self.paper = paper
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.printCounterPaper(self, by: caller, key: key)
    }
}
