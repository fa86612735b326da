package import HallAPI
package import HallCore
import HallDevice
package import HallFlow
import HallTypeset

/// A notice to be taken along and read: in large print, or summed up in English. Signed by nobody,
/// and with nobody's name on it.
extension NoticePaper {
    /// 小二: what who reads no 小四 can read.
    private static let largeScale = 1.5

    package func readingCopy(
        of content: NoticeContent,
        _ form: ReadingForm,
        _ progress: ProgressReply?,
        in hall: Hall
    ) throws(PrinterFault) -> [UInt8] {
        try unprintable { () throws(TypesetFault) in
            let isLarge = form == .large
            return try pdf(
                isLarge ? large(content, progress) : english(content, progress, hall),
                of: content,
                copy: isLarge ? "大字版 供阅读" : "English summary",
                scale: isLarge ? Self.largeScale : 1
            )
        }
    }

    // MARK: Large print

    /// What to bring first, in words as large as a hand can hold; no table, whose columns would be
    /// too narrow for them.
    func large(_ content: NoticeContent, _ progress: ProgressReply?) -> [DocumentBlock] {
        let blocks = blocks(Order(content: content, applicant: nil, copy: 1, code: ""))
        let plain = blocks.flatMap { block -> [DocumentBlock] in
            switch block {
            // What this paper asked for and is not what is asked for today has no boxes to tick.
            case .checklist(let heading, let items) where progress?.asks(content) == false:
                [.heading("本文书签发时：\(heading)")] + items.map { .paragraph($0.text) }
            case .fields(let fields):
                fields.filter { $0.name != Self.applicantField }
                    .map { .paragraph("\($0.name)：\($0.value)") }
            case .table: Self.reading(block).map { .paragraph($0) }
            case .boxes, .code: []
            default: [block]
            }
        }
        let now = progress?.lines.map { DocumentBlock.paragraph($0, bold: true) } ?? []
        return [.paragraph(Self.isNoOriginal)] + now + plain
            + [.space(6), codeBlock(content, "扫码，或者在取号机上输入短码 \(content.code)，可以听内容、查进度。")]
    }

    private static let isNoOriginal = "大字版，供您阅读；以签字、盖章的文书为准。"

    private func codeBlock(_ content: NoticeContent, _ words: String) -> DocumentBlock {
        .code(address.map { "\($0)/n/\(content.code)" } ?? "", words: words)
    }

    // MARK: English

    /// What to bring, where and by when; materials and laws keep the names that every office knows.
    func english(
        _ content: NoticeContent,
        _ progress: ProgressReply?,
        _ hall: Hall
    ) -> [DocumentBlock] {
        let item = hall.item(content.item)?.name.en ?? content.itemName
        let window = Int(content.place.window.prefix { $0.isNumber }) ?? 0
        let number = progress?.collectWindow ?? WindowNumber(window)
        let place = hall.place(of: number)
        let isWindow = number.value > 0
        let all = content.missing + content.promised
        // Of an application what is asked for today, else what the paper says.
        let lines = progress.map { $0.missing + $0.owed } ?? all.map(\.material.name)
        let bring = lines.enumerated().map { index, name in
            let material = all.first { $0.material.name == name }?.material
            return DocumentItem(
                "\(index + 1). \(name)",
                material.map { Self.english($0) } ?? ""
            )
        }
        let state = progress.map { progress in
            [DocumentField(progress.on.map { "As of \($0)" } ?? "Progress", progress.textEn)]
                + (progress.parts ?? []).map { DocumentField("Part", $0.textEn) }
                + (progress.owedTextEn.map { [DocumentField("Promised", $0)] } ?? [])
        }
        return [
            .title("Summary of notice \(content.serialText)"),
            .paragraph(
                "For your information only. The signed and sealed Chinese paper is what counts.",
                bold: true
            ),
        ]
            + (bring.isEmpty ? [] : [.checklist(Self.bringWords(content), bring)])
            + [
                .fields(
                    [
                        DocumentField("Matter", "\(item) (\(content.itemName))"),
                        DocumentField("Result", content.outcome.words.en),
                        DocumentField("Authority", content.authority),
                        DocumentField("Date", content.issued),
                    ] + (state ?? []) + [
                        DocumentField(
                            "Where",
                            isWindow ? "Window \(number), \(place.en) (\(place.zh))" : hall.name.en
                        ),
                        DocumentField("Address", "\(hall.name.en), \(hall.contact.address)"),
                        DocumentField("Telephone", content.place.telephone),
                        DocumentField("Complaints", content.place.complaints),
                    ]
                )
            ]
            + (content.remedies.isEmpty ? [] : [.paragraph(Self.remediesWords(content.type))])
            + [.space(6), codeBlock(content, "Scan the code to see how far it has come.")]
    }

    private static func remediesWords(_ type: MatterType) -> String {
        guard type.hasRemedies else {
            return
                "The reason stands on the Chinese paper. If you are not content, please tell us: "
                + "see Complaints above."
        }
        return "The reason and the law stand on the Chinese paper. If you do not agree you may "
            + "apply for administrative reconsideration or go to court: where and within which "
            + "term stands there as well."
    }

    private static func bringWords(_ content: NoticeContent) -> String {
        switch content.outcome {
        case .refused, .notNeeded: "What was not handed in (nothing has to be brought)"
        case .advice: "Bring these when you apply"
        default: "Please bring"
        }
    }

    private static func english(_ material: Item.Material) -> String {
        let form =
            switch material.form {
            case "原件": "original"
            case "复印件": "photocopy"
            case "原件及复印件", "原件和复印件": "original and photocopy"
            case "电子件": "electronic file"
            default: material.form
            }
        let isOwn = material.issuer == "申请人自备"
        return "\(form), \(material.copies); "
            + (isOwn ? "provided by yourself" : "issued by \(material.issuer)")
    }
}

extension ProgressReply {
    /// Whether all that a paper lists is asked for still.
    fileprivate func asks(_ content: NoticeContent) -> Bool {
        let names = (content.missing + content.promised).map(\.material.name)
        return Set(names).isSubset(of: missing + owed)
    }
}
