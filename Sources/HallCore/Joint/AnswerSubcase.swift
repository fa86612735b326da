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
        let progress = application.progress(of: part)
        if opinion == .notConcerned {
            guard part.condition != nil else { throw .subcase(.alwaysConcerned(part.name)) }
            // What its authority has said is no matter of ours any more.
            if let said = progress?.opinion, said != .notConcerned {
                throw .subcase(.answered(part.name))
            }
        } else if progress?.caseNumber == nil {
            throw .subcase(.notSent(part.name))
        }
        let (day, first) = (day ?? context.today, progress?.sentOn ?? acceptedOn)
        guard day >= first, day <= context.today else {
            throw .subcase(.dayWrong(day, from: first, to: context.today))
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
