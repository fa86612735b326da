/// A paper of 80 mm to take along that gives no right: the guide of an item, or a quick copy of a
/// notice.
package struct Sheet: Codable, Hashable, Sendable {
    package struct Part: Codable, Hashable, Sendable {
        /// Empty for none.
        package let heading: String
        package let lines: [String]

        package init(_ heading: String, _ lines: [String]) {
            self.heading = heading
            self.lines = lines
        }
    }

    /// By which a folder or a spooler knows it.
    package let name: String
    package let title: String
    package let subtitle: String
    package let parts: [Part]
    /// What the QR code holds; empty for none.
    package let code: String
    /// What it is not, such as 此件不代替加盖印章的告知书.
    package let foot: String

    package init(
        name: String,
        title: String,
        subtitle: String,
        parts: [Part],
        code: String,
        foot: String
    ) {
        self.name = name
        self.title = title
        self.subtitle = subtitle
        self.parts = parts
        self.code = code
        self.foot = foot
    }
}

extension Item {
    /// The guide 办事指南 to take along without a number (R3): the six headings, where to go, and which
    /// text of the item it is.
    ///
    /// - Parameter day: on which it is taken along: what may be promised is told while it holds.
    package func guide(in hall: Hall, on day: CivilDate) -> Sheet {
        let windows = hall.plan.windows.filter { $0.ranks[service] != nil }
            .map { "\($0.number)号窗口 \(hall.place(of: $0.number).zh)" }
        let materials = materials.enumerated().map { index, material in
            "\(index + 1). \(material.fullName)（\(material.formWords)，\(material.issuer)）"
                + (material.terms.source.map { "\n   本中心可以从\($0)取得的，免提交" } ?? "")
                + "\n   依据：\(material.basis)"
        }
        let free = fee.basis.isEmpty ? "不收费" : "不收费（\(fee.basis)）"
        return Sheet(
            name: "guide-\(code)",
            title: "办事指南",
            subtitle: name.zh,
            parts: [
                Sheet.Part(
                    "要带的材料",
                    materials + promises(on: day, in: hall.documents).map(\.line)
                        + hall.houseRules.map(\.line)
                ),
                Sheet.Part(
                    "时限",
                    ["\(limit.words.zh)。依据：\(limit.basis)"] + limit.countingWords
                        + toldSubcases
                ),
                Sheet.Part("收费", [fee.amount.map { "\($0)（\(fee.basis)）" } ?? free]),
                Sheet.Part("条件", toldConditions.enumerated().map { "\($0 + 1). \($1)" }),
                Sheet.Part("程序", [procedure.joined(separator: " → ")]),
                Sheet.Part("依据", toldBasis(on: day, in: hall.documents)),
            ]
                + [
                    Sheet.Part(
                        "表格",
                        [FormKind.told(hall.forms[code] ?? [], isPrinted: hall.printsForms)]
                    )
                ]
                + Self.others(official.told + guide)
                + [
                    Sheet.Part(
                        "到哪里办",
                        windows + ["咨询 \(hall.contact.telephone)　投诉 \(hall.contact.complaints)"]
                    )
                ],
            code: "",
            foot: "\(code)　版本：\(version)"
        )
    }
}

extension Item {
    private static func others(_ fields: [GuideField]) -> [Sheet.Part] {
        fields.isEmpty ? [] : [Sheet.Part("其他", fields.map { "\($0.name)：\($0.value)" })]
    }
}

extension NoticeContent {
    /// A quick copy, 80 mm wide: without names, and no substitute for the sealed paper.
    ///
    /// - Parameter progress: where its application stands on the day on which it comes out, with
    ///   that day, so that it serves as 领证通知 too; empty where there is none.
    package func quickCopy(address: PhoneAddress?, progress: [String] = []) -> Sheet {
        func line(_ line: Line) -> String {
            switch line.state {
            case .notInOrder(let why): "□ \(line.material.name)：\(why)"
            case .missing: "□ \(line.material.name)（\(line.material.form) \(line.material.copies)份）"
            case .handedIn, .corrected: "√ \(line.material.name)"
            case .notApplicable: "○ \(line.material.name)：不适用"
            case .obtained: "○ \(line.material.name)：免提交"
            case .promised: "□ \(line.material.name)：\(promise?.stateWords ?? "")"
            }
        }
        let none = ["（无）"]
        // Where it stands today is said above: the lists are of the day of the paper.
        let then = progress.isEmpty ? "" : "本文书签发时："
        return Sheet(
            name: "quick-\(serial)",
            title: title,
            subtitle: "\(serialText)\n\(itemName)",
            parts: (progress.isEmpty ? [] : [Sheet.Part("办理进度", progress)]) + [
                Sheet.Part("结果：\(outcome.words.zh)", note.isEmpty ? [] : [note]),
                Sheet.Part(
                    then
                        + ([.refused, .notNeeded].contains(outcome)
                            ? "没有提交的材料（不需要补正）" : "要补正的材料"),
                    missing.isEmpty ? none : missing.map(line)
                ),
            ]
                + (promised.isEmpty ? [] : [Sheet.Part(then + "书面承诺的材料", promised.map(line))])
                + [
                    Sheet.Part("已提交的材料", complete.isEmpty ? none : complete.map(line)),
                    Sheet.Part("时限", limits),
                    Sheet.Part("收费", [fee]),
                    Sheet.Part(
                        "到哪里办",
                        ["\(place.window) \(place.place)", "电话 \(place.telephone)", "短码 \(code)"]
                    ),
                ],
            code: address.map { "\($0)/n/\(code)" } ?? "",
            foot: (isRehearsal ? "演练 无效。" : "") + "快捷副本，不代替加盖印章的纸质文书。"
        )
    }
}
