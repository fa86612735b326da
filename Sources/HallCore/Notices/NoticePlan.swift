/// What `Config/hall.toml`, section `[notice]`, says.
package struct NoticePlan: Hashable, Sendable {
    /// With `{year}` and `{number}`.
    package var serialPattern = "宝许告〔{year}〕{number}号"
    /// 第一联 and 第二联, with who gets them, and up to two more: the first is the visitor's, the
    /// second the archive's.
    package var copyNames = ["第一联 交申请人", "第二联 存档"]
    /// With `{authority}`.
    package var sealPattern = "{authority}行政许可专用章"
    /// The same for what is no licence.
    package var serviceSealPattern = "{authority}业务专用章"
    /// What stands at the top of a paper of licences, where it is not the outcome's own title.
    package var titles: [NoticeOutcome: String] = [:]
    /// The same for what is no licence.
    package var serviceTitles: [NoticeOutcome: String] = [:]
    /// 保管期限: years on the shelf before a notice may be destroyed.
    package var keptYears = 30
    /// Characters of a reason or a note, at most.
    package var textCharactersMax = 200
    /// How many days before a document of an item ends `check` tells of it.
    package var documentDays = 90
    /// 复议、诉讼: what a refusal tells of remedies.
    package var remedies =
        "如不服本决定，可以自收到本告知书之日起六十日内依法申请行政复议，或者六个月内依法向人民法院提起行政诉讼。"

    package var clocks = ClockPlan()
    package var reading = ReadingPlan()

    package init() {}

    /// `nil` is the outcome's own.
    package func title(of outcome: NoticeOutcome, isLicence: Bool) -> String? {
        (isLicence ? titles : serviceTitles)[outcome]
    }

    /// - Parameter isLicence: of a licence, or of a service.
    package func seal(of authority: String, isLicence: Bool) -> String {
        let pattern = isLicence ? sealPattern : serviceSealPattern
        let parts = pattern.split(separator: "{authority}", omittingEmptySubsequences: false)
        return parts.map(String.init).joined(separator: authority)
    }
}

/// How a paper is read on a screen or aloud, by whoever knows the end of the applicant's telephone
/// number: `Config/hall.toml`, section `[notice.reading]`.
package struct ReadingPlan: Hashable, Sendable {
    /// How many of the last digits are asked for.
    package var digits = 4
    /// After so many wrong ones the paper is shut for so long.
    package var triesMax = 5
    package var shutMinutes = 60

    package init() {}
}
