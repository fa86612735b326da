/// What an authority has said in the joint system of its part of a joint matter. Nothing is said
/// outside of it: without its number there no word is taken (R26). A later word takes the place of
/// an earlier one until the whole is decided.
package struct AnswerSubcase: NoticeOrder, Codable {
    package var notice: NoticeName
    /// ``Subcase/code``, in any writing.
    package var subcase: String
    package var opinion: Subcase.Opinion
    /// The day on which it was said; `nil` is today.
    package var day: CivilDate?

    package init(
        _ notice: NoticeName,
        _ subcase: String,
        _ opinion: Subcase.Opinion,
        on day: CivilDate? = nil
    ) {
        self.notice = notice
        self.subcase = subcase
        self.opinion = opinion
        self.day = day
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let (application, part, acceptedOn) = try context.subcase(subcase, of: record)
        if opinion == .notConcerned {
            guard part.condition != nil else { throw .subcase(.alwaysConcerned(part.name.zh)) }
        } else if application.progress(of: part)?.caseNumber == nil {
            throw .subcase(.notSent(part.name.zh))
        }
        let day = day ?? context.today
        guard day >= acceptedOn, day <= context.today else {
            throw .subcase(.dayWrong(day, from: acceptedOn, to: context.today))
        }
        return .subcaseAnswered(
            application.serial,
            subcase: part.code,
            opinion,
            on: day,
            by: try context.badge()
        )
    }
}
