package import HallAPI
package import HallCore
import HallTypeset

/// A notice in words alone: before it is made for the desk's screen, and later for whoever reads it
/// on a screen or hears it.
extension NoticePaper {
    /// The same in lines of text, for the desk's screen.
    package func preview(of content: NoticeContent, for applicant: Applicant?) -> [String] {
        blocks(Order(content: content, applicant: applicant, copy: 1, code: "")).flatMap {
            block -> [String] in
            switch block {
            case .title(let text): [text, ""]
            case .heading(let text): ["", text]
            case .paragraph(let text, _): [text]
            case .fields(let fields): fields.map { "\($0.name)：\($0.value)" }
            case .table(_, let rows, let empty):
                rows.isEmpty
                    ? [empty]
                    : rows.map { row in
                        row.map { $0.split(separator: "\n").joined(separator: " ") }
                            .joined(separator: "　")
                    }
            case .checklist(let heading, let items):
                [heading]
                    + items.map { "□ \($0.text)" + ($0.detail.isEmpty ? "" : "　\($0.detail)") }
            case .boxes(let words, _):
                words.map { $0.split(separator: "\n").joined(separator: "　") }
            case .code, .space, .form: []
            }
        }
    }

    /// What is read by whoever holds the paper: all of it but the applicant and what is signed by
    /// hand.
    package func text(of content: NoticeContent) -> NoticeText {
        var parts: [(heading: String, lines: [String])] = [("", [])]
        for block in blocks(Order(content: content, applicant: nil, copy: 1, code: "")) {
            if let heading = Self.heading(of: block) { parts.append((heading, [])) }
            parts[parts.count - 1].lines += Self.reading(block)
        }
        return NoticeText(
            serial: content.serial,
            title: content.title,
            parts: parts.filter { !$0.lines.isEmpty }.map { Sheet.Part($0.heading, $0.lines) }
        )
    }

    private static func heading(of block: DocumentBlock) -> String? {
        switch block {
        case .heading(let text): text
        case .checklist(let text, _): text
        default: nil
        }
    }

    static func reading(_ block: DocumentBlock) -> [String] {
        switch block {
        case .paragraph(let text, _): text.split(separator: "\n").map(String.init)
        case .fields(let fields):
            fields.filter { $0.name != Self.applicantField }.map { "\($0.name)：\($0.value)" }
        case .table(let heads, let rows, let empty):
            rows.isEmpty ? [empty] : rows.map { Self.reading($0, heads) }
        case .checklist(_, let items):
            items.enumerated().map { index, item in
                "\(index + 1). \(item.text)" + (item.detail.isEmpty ? "" : "。\(item.detail)")
            }
        case .title, .heading, .boxes, .code, .space, .form: []
        }
    }

    /// Its number and its name, then each other column behind its head; what is empty is not read.
    private static func reading(_ row: [String], _ heads: [DocumentColumn]) -> String {
        let cells = zip(heads, row).dropFirst(2).compactMap { head, cell -> String? in
            let text = cell.split(separator: "\n").joined(separator: "，")
            return text.isEmpty ? nil : "\(head.head)：\(text)"
        }
        return (["\(row.prefix(2).joined(separator: ". "))"] + cells).joined(separator: "；")
    }
}
