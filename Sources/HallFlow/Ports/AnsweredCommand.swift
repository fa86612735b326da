package import HallAPI
package import HallCore

/// What stands in the journal for a key: kept 48 hours.
package struct AnsweredCommand: Hashable, Sendable {
    package let key: CommandKey
    /// Tells the same request from another one under the same key.
    package let digest: String
    package let answer: Answer
    /// The day that the answer's tickets are of: `A001` comes again tomorrow.
    package let day: CivilDate
    package let at: Moment

    package init(key: CommandKey, digest: String, answer: Answer, day: CivilDate, at: Moment) {
        self.key = key
        self.digest = digest
        self.answer = answer
        self.day = day
        self.at = at
    }

    /// Whether this was the answer to a request with `digest`, as it stands on `day`. A digest of
    /// 0.3, which was made of a writing that no two processes shared, counts as equal for the 48
    /// hours that it is kept. Notices and enquiries have numbers of their year, so that those stay
    /// the same on other days.
    func isAnswer(to digest: String, on day: CivilDate) -> Bool {
        guard self.digest == digest || self.digest.utf8.count <= Self.digestCharactersOfOld else {
            return false
        }
        return self.day == day || answer.notice != nil || answer.enquiry != nil
    }

    /// Of 64 bits, hexadecimal.
    private static let digestCharactersOfOld = 16
}
