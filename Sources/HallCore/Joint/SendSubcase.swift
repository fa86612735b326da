/// 转告: an authority's part of a joint matter was handed to it in the joint system 联审系统, which has
/// given it a number (R26). A later number takes the place of an earlier one until there is an
/// answer.
package struct SendSubcase: NoticeOrder, Codable {
    package var notice: NoticeName
    /// ``Subcase/code``, in any writing.
    package var subcase: String
    /// As the joint system has it: at least a digit, no blank.
    package var caseNumber: String
    /// The day on which it was handed over; `nil` is today.
    package var day: CivilDate?

    private enum CodingKeys: String, CodingKey {
        case notice, subcase, day
        case caseNumber = "case_number"
    }

    package init(
        _ notice: NoticeName,
        _ subcase: String,
        caseNumber: String,
        on day: CivilDate? = nil
    ) {
        self.notice = notice
        self.subcase = subcase
        self.caseNumber = caseNumber
        self.day = day
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let (application, part, acceptedOn) = try context.subcase(subcase, of: record)
        try checkNumber(of: part, in: context)
        // That it is not concerned was found here, and may have been a mistake.
        if let opinion = application.progress(of: part)?.opinion, opinion != .notConcerned {
            throw .subcase(.answered(part.name))
        }
        let day = day ?? context.today
        guard day >= acceptedOn, day <= context.today else {
            throw .subcase(.dayWrong(day, from: acceptedOn, to: context.today))
        }
        return .subcaseSent(
            application.serial,
            subcase: part.code,
            caseNumber: caseNumber,
            on: day,
            by: try context.badge()
        )
    }

    /// A word, a name or a telephone's number is no number of a case: it stands in the journal.
    private func checkNumber(
        of part: Subcase,
        in context: NoticeContext
    ) throws(Refusal) {
        guard caseNumber.contains(where: { $0.isWholeNumber }),
            !caseNumber.contains(where: \.isWhitespace)
        else { throw .subcase(.caseNumberMissing(part.name)) }
        guard caseNumber.unicodeScalars.count <= context.plan.textCharactersMax else {
            throw .draft(.textTooLong(max: context.plan.textCharactersMax))
        }
        guard !IDNumber.isIn(caseNumber, in: context.today.year) else {
            throw .draft(.idNumberInText)
        }
        guard !TelephoneNumbers.hasMobile(caseNumber, besides: []) else {
            throw .draft(.telephoneInText)
        }
        try caseNumber.checkPrintable()
    }
}
