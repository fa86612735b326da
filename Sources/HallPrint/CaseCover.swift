package import HallAPI
import HallCore
package import HallTypeset

/// 窗口环节文书卷: the cover of one application's file, with 卷内目录 and what of it lies elsewhere.
package struct CaseCover: Sendable {
    private let setter: DocumentSetter
    /// 保管期限, in years.
    private let keptYears: Int

    package init(keptYears: Int, setter: DocumentSetter = DocumentSetter()) {
        self.keptYears = keptYears
        self.setter = setter
    }

    /// - Parameter day: on which it is put together: `2026-12-01`.
    package func pdf(_ contents: CaseContents, on day: String) throws(TypesetFault) -> [UInt8] {
        let application = contents.application
        return try setter.pdf(
            blocks(contents),
            in: DocumentFrame(
                left: "\(contents.hall)　文书卷",
                right: application.serialText,
                foot: "\(application.serialText)　\(application.itemName)",
                mark: contents.isRehearsal ? NoticePaper.rehearsalMark : "",
                created: "\(day)T00:00:00",
                title: "文书卷 \(application.serialText)"
            )
        )
    }

    package func blocks(_ contents: CaseContents) -> [DocumentBlock] {
        let application = contents.application
        let name = contents.applicant.map { [DocumentField("申请人", $0.name)] } ?? []
        let number = application.caseNumber.map { [DocumentField("审批办件编号", $0)] } ?? []
        let fields =
            [
                DocumentField("立卷单位", contents.hall),
                DocumentField("实施机关", contents.authority),
                DocumentField("事项", "\(application.itemName)（\(application.item)）"),
                DocumentField("办件", application.serialText),
            ] + number + name
        return [.title("窗口环节文书卷"), .fields(fields)]
            + [
                .fields(
                    [
                        DocumentField(
                            "起止日期",
                            "\(chinese(contents.days.first)) 至 \(chinese(contents.days.last))"
                        ),
                        DocumentField("阶段", application.stageText),
                        DocumentField("页数", "\(contents.pageCount) 页（不含封面和目录）"),
                        DocumentField("保管期限", "\(keptYears) 年"),
                        DocumentField("签名密钥", contents.key),
                    ]
                ),
                .heading("卷内目录"),
                .table(
                    heads: [
                        DocumentColumn("序", percent: 6), DocumentColumn("文书", percent: 40),
                        DocumentColumn("文号", percent: 26), DocumentColumn("日期", percent: 16),
                        DocumentColumn("页次", percent: 12),
                    ],
                    rows: contents.rows,
                    empty: "（无）"
                ),
                .heading("不在本卷、存于别处的"),
                .paragraph(contents.elsewhere.joined(separator: "\n")),
                .space(8),
                .boxes(["立卷人：", "检查人：", "归档日期："], height: 44),
            ]
    }

    private func chinese(_ day: String) -> String { CivilDate(day)?.chinese ?? day }
}
