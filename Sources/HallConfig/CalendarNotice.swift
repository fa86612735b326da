package import HallCore

/// Reads the text of 国务院办公厅关于某年部分节假日安排的通知, as it is published: a paragraph a festival,
/// `春节：2月15日（…）至23日（…）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。`
package struct CalendarNotice: Hashable, Sendable {
    package let number: Int
    package let year: WorkingCalendar.Year
    /// The notice's title, where the text has it.
    package let source: String

    /// Why a text is no such notice: each sentence names what is wrong.
    package struct Unreadable: Error, Hashable, Sendable {
        package let words: Words
    }

    private static let festivals = ["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆"]

    /// - Throws: nothing of it is used then.
    package init(_ text: String) throws(Unreadable) {
        let plain = Self.plain(text)
        guard let number = Self.yearNumber(in: plain) else {
            throw Self.unreadable("没有找到是哪一年的安排", "It does not say for which year it is")
        }
        self.number = number
        source =
            text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
            .first { $0.contains("节假日安排的通知") } ?? "国务院办公厅关于\(number)年部分节假日安排的通知"
        for name in Self.festivals where !plain.contains(name) {
            throw Self.unreadable("缺少“\(name)”的安排", "The festival \(name) is missing")
        }
        var holidays: Set<CivilDate> = []
        var worked: Set<CivilDate> = []
        for sentence in plain.split(whereSeparator: { "。；;\n".contains($0) }) {
            if let end = sentence.range(of: "放假") {
                holidays.formUnion(try Self.days(in: sentence, before: end, of: number))
            } else if let end = sentence.range(of: "上班") {
                worked.formUnion(try Self.dates(in: sentence[..<end.lowerBound], of: number))
            }
        }
        let fixed = (1...12).flatMap { month in
            (1...31).compactMap { CivilDate(year: number, month: month, day: $0) }
        }.filter { StatutoryDays.contains($0) }
        guard StatutoryDays.isKnown(number), fixed.allSatisfy({ holidays.contains($0) }) else {
            let missing = fixed.filter { !holidays.contains($0) }.map(\.description)
            throw Self.unreadable(
                "法定的放假日没有放假：\(missing.joined(separator: "、"))",
                "Days that the regulation fixes are not free: \(missing.joined(separator: ", "))"
            )
        }
        if let wrong = worked.filter({ $0.weekday <= 5 || holidays.contains($0) }).min() {
            throw Self.unreadable(
                "\(wrong) 不是周末，不能是调休上班日",
                "\(wrong) is no weekend day: it can't be a make-up day"
            )
        }
        year = WorkingCalendar.Year(holidays: holidays, workedWeekends: worked)
    }

    private static func unreadable(_ zh: String, _ en: String) -> Unreadable {
        Unreadable(words: Words(zh: "这不是完整的放假通知：\(zh)", en: "No whole notice: \(en)"))
    }

    /// Without what stands in brackets and without spaces; full-width digits as digits.
    private static func plain(_ text: String) -> String {
        var result = ""
        var depth = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "（", "(": depth += 1
            case "）", ")": depth = max(depth - 1, 0)
            case _ where depth > 0: break
            case "\n", "\r": result += "\n"
            case _ where scalar.properties.isWhitespace: break
            case "０"..."９":
                result.unicodeScalars.append(
                    Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30))
                )
            case "—", "－", "-", "~", "～": result += "至"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func yearNumber(in text: String) -> Int? {
        for mark in ["年部分节假日", "年元旦"] {
            guard let end = text.range(of: mark)?.lowerBound else { continue }
            let digits = text[..<end].suffix(4)
            if digits.count == 4, let year = Int(digits), (2000...2100).contains(year) {
                return year
            }
        }
        return nil
    }

    /// The days of `1月1日至3日放假调休，共3天`; the number of days is compared.
    private static func days(
        in sentence: Substring,
        before end: Range<Substring.Index>,
        of year: Int
    ) throws(Unreadable) -> Set<CivilDate> {
        var found: Set<CivilDate> = []
        for part in sentence[..<end.lowerBound].split(separator: "、") {
            let ends = part.split(separator: "至")
            let dates = try dates(in: part, of: year)
            guard var first = dates.first, let last = dates.last else { continue }
            guard ends.count == dates.count, ends.count <= 2, first <= last else {
                throw unreadable("看不懂“\(sentence)”", "“\(sentence)” can't be read")
            }
            while first <= last {
                found.insert(first)
                first = first.adding(days: 1)
            }
        }
        if let count = count(in: sentence[end.upperBound...]), count != found.count {
            throw unreadable(
                "“\(sentence)”是 \(found.count) 天，不是 \(count) 天",
                "“\(sentence)” has \(found.count) days, not \(count)"
            )
        }
        return found
    }

    /// `共9天` or `放假1天`.
    private static func count(in text: Substring) -> Int? {
        guard let end = text.range(of: "天")?.lowerBound else { return nil }
        let digits = text[..<end].reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
        return Int(String(digits))
    }

    /// `2022年12月31日`, `1月1日` and, behind such a one, `3日`.
    private static func dates(in text: Substring, of year: Int) throws(Unreadable) -> [CivilDate] {
        var dates: [CivilDate] = []
        var (year, month, digits) = (year, 0, "")
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            defer { digits = "" }
            guard let number = Int(digits) else { continue }
            switch character {
            case "年": year = number
            case "月": month = number
            case "日":
                guard let date = CivilDate(year: year, month: month, day: number) else {
                    throw unreadable("没有 \(month)月\(number)日 这一天", "There is no \(month)-\(number)")
                }
                dates.append(date)
            default: break
            }
        }
        return dates
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { self[...].range(of: text) }
}
