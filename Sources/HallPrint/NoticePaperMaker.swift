import HallAPI
package import HallCore
package import HallFlow
import HallTypeset

extension NoticePaper: NoticeMaker {
    package func paper(
        of content: NoticeContent,
        for applicant: Applicant?,
        statement: NoticeStatement,
        copy: Int
    ) throws(PrinterFault) -> [UInt8] {
        try unprintable { () throws(TypesetFault) in
            try pdf(
                Order(
                    content: content,
                    applicant: applicant,
                    copy: copy,
                    code: statement.code(at: address, code: content.code)
                )
            )
        }
    }

    package func marked(
        _ pdf: [UInt8],
        mark: String,
        line: String
    ) throws(PrinterFault) -> [UInt8] {
        try unprintable { () throws(TypesetFault) in
            try PDFStamp(mark: mark, line: line).stamped(pdf)
        }
    }

    func unprintable(
        _ body: () throws(TypesetFault) -> [UInt8]
    ) throws(PrinterFault) -> [UInt8] {
        do throws(TypesetFault) { return try body() } catch {
            // Code points alone: what can't be set may be a name.
            var detail = "pages"
            if case .missingGlyphs(let characters) = error {
                detail = characters.unicodeScalars.map { "U+" + String($0.value, radix: 16) }
                    .joined(separator: " ")
            }
            throw PrinterFault(.unprintable, printer: "", detail: detail)
        }
    }
}
