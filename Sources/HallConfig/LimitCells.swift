import HallCore

/// 办理时限 of an item in the cells of a sheet, each in the words that office people use.
enum LimitCells {
    typealias Column = ItemSheet.Column

    private static let none = "无"
    private static let noExtension = "不可以"
    private static let starts: [(LimitRule.Start, String)] = [
        (.acceptance, "受理"), (.receipt, "收到申请"), (.completeSet, "收到全部有效文件"),
    ]
    private static let corrections: [(LimitRule.AfterCorrection, String)] = [
        (.restarts, "重新计算"), (.continues, "继续计算"),
    ]

    static func cells(of limit: Item.TimeLimit) -> [Column: String] {
        let rule = limit.counting
        var extended = rule.extensionMax.map { $0 == 0 ? noExtension : "\($0)" } ?? ""
        if let approver = rule.approver { extended += "，" + approver }
        return [
            .statutory: limit.statutory?.text ?? none,
            .start: starts.first { $0.0 == rule.start }?.1 ?? "",
            .afterCorrection: corrections.first { $0.0 == rule.afterCorrection }?.1 ?? "",
            .extended: extended,
            .excluded: limit.excluded.map { "\($0.name)：\($0.basis)" }.joined(separator: "\n"),
            .sizes: limit.sizes.map { "\($0.name)：\($0.number)，\($0.promisedDays)" }
                .joined(separator: "\n"),
        ]
    }

    /// - Parameter fault: told what can't be read, and in which column.
    static func limit(
        of row: SheetRow,
        promised: Int,
        basis: String,
        fault: (Column, String) -> Void
    ) -> Item.TimeLimit {
        let statutory = period(row.text(.statutory), fault)
        var rule = LimitRule()
        rule.unit = statutory?.unit ?? rule.unit
        rule.start = word(row, .start, starts, fault) ?? rule.start
        rule.afterCorrection = word(row, .afterCorrection, corrections, fault) ?? .restarts
        (rule.extensionMax, rule.approver) = extended(row.text(.extended), fault)
        let sizes = sizes(row, fault)
        if statutory == nil, !sizes.isEmpty { fault(.sizes, "没有法定期限的，不分类别") }
        let names = sizes.map(\.name)
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            fault(.sizes, "“\(name)”写了两次")
        }
        let limit = Item.TimeLimit(
            statutory: statutory,
            promisedDays: promised,
            basis: basis,
            counting: rule,
            excluded: pairs(row, .excluded, "整改：《…》第…条", fault).map {
                Item.ExcludedTime(name: $0.0, basis: $0.1)
            },
            sizes: sizes
        )
        if let statutory {
            if Period(promised).isLonger(than: statutory) {
                fault(.promised, "承诺时限不能比法定时限长")
            }
            for size in sizes
            where Period(size.promisedDays).isLonger(than: Period(size.number, statutory.unit)) {
                fault(.sizes, "“\(size.name)”的承诺时限不能比法定时限长")
            }
            if let most = sizes.map(\.number).max(), most != statutory.number {
                fault(.statutory, "要填分类中最长的 \(most)")
            }
        }
        return limit
    }

    /// `20个工作日`, `7日`, `24小时`, `无`; a number alone is working days, as in sheets of 0.3.
    private static func period(_ text: String, _ fault: (Column, String) -> Void) -> Period? {
        let typed = FoldedText.code(text).filter { !$0.isWhitespace }
        guard typed != none else { return nil }
        let digits = typed.prefix { $0.isASCII && $0.isNumber }
        let unit: Period.Unit? =
            switch typed.dropFirst(digits.count) {
            case "", "个工作日", "工作日": .workingDays
            case "日", "天", "个自然日", "自然日": .naturalDays
            case "小时", "个小时": .hours
            default: nil
            }
        let range = unit == .hours ? 1...240 : 0...365
        guard let number = Int(digits), let unit, range.contains(number) else {
            fault(.statutory, "要填 0 到 365，如 20个工作日、7日、24小时，没有规定的填“\(none)”，不是“\(text)”")
            return Period(0)
        }
        return Period(number, unit)
    }

    private static func word<Choice>(
        _ row: SheetRow,
        _ column: Column,
        _ words: [(Choice, String)],
        _ fault: (Column, String) -> Void
    ) -> Choice? {
        let text = FoldedText.key(of: row.text(column))
        guard !text.isEmpty else { return nil }
        if let found = words.first(where: { $0.1 == text }) { return found.0 }
        fault(column, "要填 \(words.map(\.1).joined(separator: "、")) 之一，不是“\(text)”")
        return nil
    }

    /// `3，登记机关负责人`; 不可以 is never, and an empty cell is the Administrative Licensing Law.
    private static func extended(
        _ text: String,
        _ fault: (Column, String) -> Void
    ) -> (Int?, String?) {
        guard !text.isBlank else { return (nil, nil) }
        let parts = text.split(maxSplits: 1) { "，,".contains($0) }.map(String.init)
        let approver = parts.count == 2 ? parts[1] : nil
        if parts[0] == noExtension { return (0, approver) }
        guard let days = Int(FoldedText.code(parts[0])), (0...365).contains(days) else {
            fault(.extended, "要填日数，如“3，登记机关负责人”，不可以延长的填“\(noExtension)”，不是“\(text)”")
            return (nil, nil)
        }
        return (days, approver)
    }

    private static func sizes(
        _ row: SheetRow,
        _ fault: (Column, String) -> Void
    ) -> [Item.SizeLimit] {
        pairs(row, .sizes, "类别：法定日数，承诺日数", fault).compactMap { name, text in
            let numbers = text.split { "，,".contains($0) }.compactMap {
                Int(FoldedText.code(String($0)))
            }
            guard numbers.count == 2, numbers.allSatisfy({ (0...365).contains($0) }) else {
                fault(.sizes, "要写成“类别：法定日数，承诺日数”，不是“\(text)”")
                return nil
            }
            return Item.SizeLimit(name: name, number: numbers[0], promisedDays: numbers[1])
        }
    }

    private static func pairs(
        _ row: SheetRow,
        _ column: Column,
        _ form: String,
        _ fault: (Column, String) -> Void
    ) -> [(String, String)] {
        row.text(column).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "：", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                fault(column, "要写成“\(form)”，不是“\(line)”")
                return nil
            }
            return (parts[0], parts[1])
        }
    }
}
