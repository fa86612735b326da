import HallAPI
package import HallCore
package import HallTypeset

/// What stands on a notice's paper 《行政许可告知书》, in the order in which it is read.
package struct NoticePaper: Sendable {
    package let plan: NoticePlan
    /// What a phone puts before `/n/CODE`.
    package let address: PhoneAddress?
    private let setter: DocumentSetter

    package init(
        plan: NoticePlan,
        address: PhoneAddress?,
        setter: DocumentSetter = DocumentSetter()
    ) {
        self.plan = plan
        self.address = address
        self.setter = setter
    }

    /// A notice as it goes on paper.
    package struct Order: Hashable, Sendable {
        package var content: NoticeContent
        package var applicant: Applicant?
        /// 1 for the visitor, 2 for the archive, further ones as ``NoticePlan/copyNames`` has them.
        package var copy: Int
        /// What the QR code holds: where to look it up, and the signed statement.
        package var code: String

        package init(
            content: NoticeContent,
            applicant: Applicant?,
            copy: Int,
            code: String
        ) {
            self.content = content
            self.applicant = applicant
            self.copy = copy
            self.code = code
        }
    }

    /// The same order gives the same bytes.
    package func pdf(_ order: Order) throws(TypesetFault) -> [UInt8] {
        let content = order.content
        return try pdf(blocks(order), of: content, copy: content.copyNames[order.copy - 1])
    }

    /// - Parameter copy: what it is, at the head of each page.
    func pdf(
        _ blocks: [DocumentBlock],
        of content: NoticeContent,
        copy: String,
        scale: Double = 1
    ) throws(TypesetFault) -> [UInt8] {
        try setter.pdf(
            blocks,
            in: DocumentFrame(
                left: "\(content.hall)　\(copy)",
                right: content.serialText,
                foot: "\(content.serialText)　\(content.itemName)　短码 \(content.code)",
                mark: mark(of: content),
                created: content.issued.split(separator: " ").joined(separator: "T") + ":00",
                title: "\(content.title) \(content.serialText)",
                scale: scale
            )
        )
    }

    static let rehearsalMark = "演练 无效"

    /// Across each page of what nobody may rely on.
    private func mark(of content: NoticeContent) -> String {
        if content.isRehearsal { return Self.rehearsalMark }
        return content.isSample ? "样例 不作依据" : ""
    }

    /// What the visitor has to do comes first, what was decided next, the law and the rest below.
    package func blocks(_ order: Order) -> [DocumentBlock] {
        let content = order.content
        return titles(content) + toBring(content)
            + head(content, order.applicant)
            + [.heading("告知结果：\(result(content))"), .paragraph(outcome(content))]
            + ground(content) + promise(content)
            + numbered(sections(content) + [("办理地点与监督", [place(content)])])
            + [.space(4), .paragraph(closing(content), bold: true), .space(4)]
            + foot(order)
    }

    private func place(_ content: NoticeContent) -> DocumentBlock {
        .fields([
            DocumentField("办理地点", "\(content.place.window)　\(content.place.place)"),
            DocumentField("咨询电话", content.place.telephone),
            DocumentField("投诉电话", content.place.complaints),
        ])
    }

    private typealias PaperSection = (heading: String, blocks: [DocumentBlock])

    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]

    private func numbered(_ sections: [PaperSection]) -> [DocumentBlock] {
        zip(Self.numerals, sections).flatMap { numeral, section in
            [.heading("\(numeral)、\(section.heading)")] + section.blocks
        }
    }

    /// What still has to be brought, with a box to tick for each and where it is to be had.
    private func toBring(_ content: NoticeContent) -> [DocumentBlock] {
        let heading: String
        switch content.outcome {
        case .correction: heading = "需要补正的材料（\(content.missing.count)项）：请补齐后再来"
        case .advice: heading = "办理时需要提交的材料（\(content.missing.count)项）"
        case .accepted where content.isDeemed && !content.missing.isEmpty:
            heading = "还需要补正的材料（\(content.missing.count)项）"
        case .promiseLapsed: heading = "书面承诺补交而没有补交的材料（\(content.missing.count)项）"
        case .accepted where !content.promised.isEmpty, .doneAtOnce where !content.promised.isEmpty:
            return toFollow(content) + wished(content)
        case .received, .refused: return wished(content)
        default: return []
        }
        let items = content.missing.map { line in
            let material = line.material
            let form = "\(material.form) \(material.copies)份"
            let problem = content.outcome == .advice ? "" : state(line, "未提交") + "。"
            return DocumentItem(
                "\(material.name)（\(form)）",
                "\(problem)出具：\(material.issuer)。依据：\(material.basis)"
            )
        }
        return [.checklist(heading, items)] + wished(content)
    }

    /// A 告知书 and a receipt tell all; a paper about time alone tells of time alone, and a decision
    /// of the decision.
    private func sections(_ content: NoticeContent) -> [PaperSection] {
        // The applicant needs no law to take an application back.
        if content.outcome == .withdrawn { return [("办理期限", [list(content.limits)])] }
        if content.outcome.isOfDecision || content.outcome == .promiseLapsed
            || isAboutTime(content)
        {
            return [("办理期限", [list(content.limits)]), ("依据", [list(content.basis)])]
        }
        // Of what was promised: the rest of the matter stands on the paper of the promise.
        if content.outcome == .received, content.promise != nil {
            return materials(content)
                + [("办理期限", [list(content.limits)]), ("依据", [list(content.basis)])]
        }
        return materials(content) + [
            ("依据", [list(content.basis)]), ("条件", [list(content.conditions)]),
            ("程序", [.paragraph(content.procedure.joined(separator: " → "))]),
            ("时限", [list(content.limits)]), ("收费", [.paragraph(content.fee)]),
        ]
    }

    /// What was handed in, and of a refusal or a receipt what was not: what is to be brought stands
    /// above.
    private func materials(_ content: NoticeContent) -> [PaperSection] {
        guard content.outcome != .advice else { return [] }
        let given = table(content.complete, last: "说明", empty: "（无）")
        let rest = table(content.missing, last: "说明", empty: "（无）", missing: "未提交")
        let isAllGiven = content.complete.count == content.handedIn.count
        let first = (isAllGiven ? "已提交的材料" : "已提交和不需要提交的材料", [given])
        switch content.outcome {
        case .refused, .notNeeded: return [first, ("没有提交的材料（本次不需要补正）", [rest])]
        case .received:
            // What is not in order was handed in all the same.
            let isWrong = content.missing.contains(where: \.state.isHandedIn)
            let what = isWrong ? "还没有提交或者不符合要求的材料" : "还没有提交的材料"
            return [first, ((content.promise == nil ? "" : "承诺补交、") + what, [rest])]
        default: return [first]
        }
    }

    /// What the centre asks for and no law: told beside the list, and no part of it.
    private func wished(_ content: NoticeContent) -> [DocumentBlock] {
        let lines = content.wished.map { line in
            let material = line.material
            return "\(material.name)（\(material.form) \(material.copies)份；\(material.basis)）"
        }
        guard !lines.isEmpty else { return [] }
        return [.paragraph("下次来办理时请另带（不影响受理）：\(lines.joined(separator: "、"))。")]
    }

    private func isAboutTime(_ content: NoticeContent) -> Bool {
        content.outcome == .extended || content.outcome == .timeExcluded
    }

    static let applicantField = "申请人"

    /// Its name, its code and what it is; that of a licence stands in the title.
    private func matter(_ content: NoticeContent) -> String {
        let type =
            content.isLicence || content.type == .unclassified ? "" : "，\(content.type.words.zh)"
        return "\(content.itemName)（\(content.item)，\(content.kind.words.zh)\(type)）"
    }

    private func head(_ content: NoticeContent, _ applicant: Applicant?) -> [DocumentBlock] {
        var fields = isDecision(content) ? [] : [DocumentField("实施机关", content.authority)]
        fields += [
            DocumentField("事项", matter(content)),
            DocumentField("事项版本", content.itemVersion),
        ]
        if let applicant {
            let kind = applicant.kind == .person ? "" : "（\(applicant.kind.words.zh)）"
            fields.append(DocumentField(Self.applicantField, applicant.name + kind))
            if let code = applicant.creditCode {
                fields.append(DocumentField("统一社会信用代码", code))
            }
            fields.append(DocumentField("联系方式", applicant.contact))
            if let agent = applicant.agent {
                fields.append(DocumentField(applicant.capacity.words.zh, agent))
            }
        } else {
            fields.append(DocumentField(Self.applicantField, "（咨询，未留姓名）"))
        }
        if let application = content.application, application != content.serial {
            fields.append(DocumentField("办件", application.text(plan.serialPattern)))
        }
        if let follows = content.follows {
            fields.append(DocumentField("前次告知", follows.text(plan.serialPattern)))
        }
        if let separate = content.separate {
            fields.append(DocumentField("与另一办件的区别", separate))
        }
        if let reason = content.repeatReason {
            fields.append(DocumentField("再次告知的理由", reason))
        }
        fields += decision(content)
        if let size = content.size { fields.append(DocumentField("类别", size)) }
        if let dates = content.dates {
            fields.append(DocumentField("申请日期", dates.applied.chinese))
            if let received = dates.received {
                fields.append(DocumentField("收件日期", received.chinese))
            }
        }
        fields.append(
            DocumentField(content.outcome == .received ? "收件时间" : "告知时间", time(of: content))
        )
        return [.fields(fields)]
    }

    /// `2026年11月26日 10:05`.
    private func time(of content: NoticeContent) -> String {
        let parts = content.issued.split(separator: " ", maxSplits: 1).map(String.init)
        guard let day = parts.first.flatMap({ CivilDate($0) }) else { return content.issued }
        return ([day.chinese] + parts.dropFirst()).joined(separator: " ")
    }

    private func ground(_ content: NoticeContent) -> [DocumentBlock] {
        switch content.ground {
        case .otherAuthority(let authority):
            [
                .paragraph(
                    "该事项依法不属于\(content.authority)的职权范围，请向\(authority)申请"
                        + law(content, "第三十二条第一款第二项") + "。"
                ),
                .paragraph(content.remedies),
            ]
        case .provision(let provision, let because):
            [
                .paragraph("依据：\(provision)。理由：\(sentence(because))")
            ] + (content.remedies.isEmpty ? [] : [.paragraph(content.remedies)])
        case nil: content.remedies.isEmpty ? [] : [.paragraph(content.remedies)]
        }
    }

    private func table(
        _ lines: [NoticeContent.Line],
        last: String,
        empty: String,
        missing: String = ""
    ) -> DocumentBlock {
        .table(
            heads: [
                DocumentColumn("序", percent: 5), DocumentColumn("材料", percent: 35),
                DocumentColumn("形式和份数", percent: 13), DocumentColumn("依据", percent: 25),
                DocumentColumn(last, percent: 22),
            ],
            rows: lines.enumerated().map { index, line in
                [
                    "\(index + 1)", line.material.name,
                    "\(line.material.form) \(line.material.copies)份\n\(line.material.issuer)",
                    line.material.basis, state(line, missing),
                ]
            },
            empty: empty
        )
    }

    private func state(_ line: NoticeContent.Line, _ missing: String) -> String {
        switch line.state {
        case .handedIn: "已提交"
        case .missing: missing
        case .notInOrder(let why): "不符合要求：\(why)"
        case .corrected(let why): "已当场更正：\(why)"
        case .notApplicable: "不适用：没有这种情形，经申请人说明、经办人核对"
        case .obtained: "免提交：本中心从\(line.material.terms.source ?? "共享数据")取得"
        case .promised: "书面承诺"
        }
    }

    private func list(_ lines: [String]) -> DocumentBlock {
        .paragraph(
            lines.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
        )
    }

    /// 个人信息保护告知, where a name stands.
    private func kept(_ content: NoticeContent) -> String {
        guard content.applicantHash != nil else { return "" }
        let data = PersonalData(
            keeper: content.hall,
            contact: content.place.telephone,
            keptYears: plan.keptYears
        )
        return "\n" + data.line
    }

    private static func count(_ names: [String]) -> String {
        [2: "两", 3: "三", 4: "四"][names.count] ?? "\(names.count)"
    }

    private func foot(_ order: Order) -> [DocumentBlock] {
        let content = order.content
        let declared =
            content.isDeclaredTrue ? "申请人声明：所提交的材料真实、完整、有效。\n" : ""
        return [
            .boxes(
                [
                    declared + content.signing.box,
                    "经办人：\(content.handler)\n签名：",
                    "加盖 \(content.seal)",
                ],
                height: content.signing == .dictated ? 134 : 74
            ),
            .boxes(["签收人：", "签收时间：　　　年　　月　　日　　时　　分"], height: 30),
            .code(
                order.code,
                words: "短码 \(content.code)\n"
                    + (order.code.isEmpty ? "" : "扫码，或者")
                    + "在导询台报短码，可以查验内容是否与存档一致（不含印章真伪），以及是否有效。\n"
                    + "本文书一式\(Self.count(content.copyNames))份："
                    + "\(content.copyNames.joined(separator: "，"))。\(kept(content))"
            ),
        ]
    }
}
