/// 转告: an authority's part of a joint matter was handed to it in the joint system 联审系统, which has
/// given it a number (R26). A later number takes the place of an earlier one until there is an
/// answer.
package struct SendSubcase: NoticeOrder, Codable {
    package var notice: NoticeName
    /// ``Subcase/code``, in any writing.
    package var subcase: String
    package var caseNumber: String

    private enum CodingKeys: String, CodingKey {
        case notice, subcase
        case caseNumber = "case_number"
    }

    package init(_ notice: NoticeName, _ subcase: String, caseNumber: String) {
        self.notice = notice
        self.subcase = subcase
        self.caseNumber = caseNumber
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let (application, part, _) = try context.subcase(subcase, of: record)
        guard FoldedText.key(of: caseNumber).contains(where: { $0.isLetter || $0.isNumber }) else {
            throw .subcase(.caseNumberMissing(part.name.zh))
        }
        guard !IDNumber.isIn(caseNumber, in: context.today.year) else {
            throw .draft(.idNumberInText)
        }
        guard caseNumber.unicodeScalars.count <= context.plan.textCharactersMax else {
            throw .draft(.textTooLong(max: context.plan.textCharactersMax))
        }
        try caseNumber.checkPrintable()
        // That it is not concerned was found here, and may have been a mistake.
        if let opinion = application.progress(of: part)?.opinion, opinion != .notConcerned {
            throw .subcase(.answered(part.name.zh))
        }
        return .subcaseSent(
            application.serial,
            subcase: part.code,
            caseNumber: caseNumber,
            by: try context.badge()
        )
    }
}
