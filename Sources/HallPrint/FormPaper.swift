package import HallCore
package import HallTypeset

/// A form as it is filled in by hand, and the same filled in as a sample.
package struct FormPaper: Sendable {
    private let setter: DocumentSetter

    package init(setter: DocumentSetter = DocumentSetter()) { self.setter = setter }

    /// The same sheet gives the same bytes.
    ///
    /// - Parameter hall: its name, at the head of each page.
    package func pdf(
        _ sheet: FormSheet,
        _ kind: FormKind,
        of item: Item,
        hall: String
    ) throws(TypesetFault) -> [UInt8] {
        let isSample = kind == .sample
        let lines = sheet.rows.map { row in
            row.fields.map {
                DocumentCell(label: $0.label, text: isSample ? $0.sample : "")
            }
        }
        let rows = zip(lines, sheet.rows).map { DocumentFormRow(cells: $0, lines: $1.lines) }
        let signed = isSample ? "张样例（示范）" : ""
        let day = isSample ? "2026年11月23日（示范）" : "　　　　年　　月　　日"
        let office = sheet.office.map { "\($0)\n" }
        return try setter.pdf(
            [
                .title(sheet.title), .paragraph(sheet.note), .space(4), .form(rows), .space(6),
                .paragraph(sheet.declaration),
                .boxes(["申请人签名或者盖章：\(signed)", "日期：\(day)"], height: 44),
            ] + (office.isEmpty ? [] : [.heading("以下由工作人员填写"), .boxes(office, height: 60)]),
            in: DocumentFrame(
                left: "\(hall)　\(kind.words.zh)",
                right: item.code.text,
                foot: "\(item.name.zh)　表格免费提供",
                mark: mark(kind, item),
                created: "2026-11-23T00:00:00",
                title: "\(sheet.title)（\(kind.words.zh)）"
            )
        )
    }

    /// A form that nobody has confirmed is a sample even where it is blank.
    private func mark(_ kind: FormKind, _ item: Item) -> String {
        if item.isSample { return kind == .blank ? "样表 未经核定" : "示范文本 样例" }
        return kind == .blank ? "" : "示范文本"
    }
}
