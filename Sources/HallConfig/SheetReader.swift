import Foundation
import HallCore

/// Goes through the rows of a sheet and collects what is wrong instead of stopping at the first.
struct SheetReader {
    typealias Column = ItemSheet.Column
    private(set) var catalogue = ItemSheet.Catalogue()
    private(set) var faults: [ItemSheet.Fault] = []
    private let places: [Column: Int]
    /// The item whose materials are being read, and its first row.
    private var current: (item: Item, row: Int, cells: [Column: String])?
    private var materials: [Item.Material] = []

    init(header: [String]) throws {
        var places: [Column: Int] = [:]
        var faults: [ItemSheet.Fault] = []
        for (index, name) in header.enumerated() where !name.isEmpty {
            let column = Column.letters(index)
            guard let known = Column.named(name) else {
                let sentence = "不认识表头“\(name)”，请用导出的表头"
                faults.append(ItemSheet.Fault(row: 1, column: column, sentence: sentence))
                continue
            }
            if places[known] != nil {
                let sentence = "“\(name)”这一列出现了两次"
                faults.append(ItemSheet.Fault(row: 1, column: column, sentence: sentence))
            }
            places[known] = index
        }
        for column in Column.allCases where places[column] == nil {
            let sentence = "缺少“\(column.rawValue)”这一列"
            faults.append(ItemSheet.Fault(row: 1, column: "", sentence: sentence))
        }
        guard faults.isEmpty else { throw ItemSheet.Faults(faults: faults) }
        self.places = places
    }

    mutating func read(_ row: [String], number: Int) {
        guard row.contains(where: { !$0.isEmpty }) else { return }
        var cells: [Column: String] = [:]
        for (column, index) in places {
            var text = row.indices.contains(index) ? row[index] : ""
            // The mark that keeps a spreadsheet from taking text for a formula.
            if text.hasPrefix("'"), let second = text.dropFirst().first, "=+-@".contains(second) {
                text.removeFirst()
            }
            cells[column] = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let named = Set(places.values)
        for (index, text) in row.enumerated() where !named.contains(index) && !text.isBlank {
            let sentence = "这一列没有表头，不知道“\(text)”是哪一项；单元格里有逗号的，请用引号括起来"
            let column = Column.letters(index)
            faults.append(ItemSheet.Fault(row: number, column: column, sentence: sentence))
        }
        let row = SheetRow(number: number, cells: cells, places: places)
        for column in Column.allCases { look(at: row, column) }
        let code = row.code(.code)
        if code.isEmpty || code == current?.item.code.text {
            guard let current else {
                return fault(row, .code, "第一行必须有事项编号")
            }
            for column in Column.allCases
            where !Column.ofMaterial.contains(column) && column != .code {
                let text = row.text(column)
                guard text.isEmpty || text == current.cells[column] else {
                    fault(row, column, "和第 \(current.row) 行不一样；同一事项只在第一行填写")
                    continue
                }
            }
        } else {
            finishItem()
            if catalogue.items.contains(where: { $0.code.text == code }) {
                fault(row, .code, "事项 \(code) 出现了两次")
            }
            if !ItemCode.isWellFormed(code) {
                fault(row, .code, "事项编号只能用大写字母、数字、汉字、- 和 .，最多 40 个，不是“\(code)”")
            }
            current = (item(row), number, cells)
            add(department(row), row)
        }
        readMaterial(row)
    }

    mutating func finish() {
        finishItem()
        if catalogue.items.isEmpty, faults.isEmpty {
            faults.append(ItemSheet.Fault(row: 2, column: "", sentence: "表里没有事项"))
        }
    }

    private mutating func finishItem() {
        guard let current else { return }
        catalogue.items.append(current.item.with(materials: materials))
        materials = []
        self.current = nil
    }

    // MARK: Parts

    private mutating func readMaterial(_ row: SheetRow) {
        func text(_ column: Column) -> String? {
            let text = row.text(column)
            return text.isBlank ? nil : text
        }
        var terms = MaterialTerms()
        terms.condition = text(.condition)
        terms.source = text(.source)
        terms.applicants = kinds(row, .materialApplicants)
        terms.format = text(.format)
        terms.validity = text(.validity)
        materials.append(
            Item.Material(
                name: needed(row, .material),
                form: needed(row, .form),
                copies: number(row, .copies, in: 1...20),
                issuer: needed(row, .issuer),
                // Every material with its provision, or it is not asked for (R23, R154).
                basis: needed(row, .materialBasis),
                terms: terms
            )
        )
    }

    /// Both kinds of 0.3 together are everybody in a file: a sheet says which it means.
    private mutating func applicants(_ row: SheetRow) -> [Applicant.Kind] {
        let kinds = kinds(row, .applicants)
        if Set(kinds) == [.person, .enterprise] {
            fault(row, .applicants, "只写“个人、企业”看不出是不是所有人：所有人都可以的空着，否则请写明每一种")
        }
        return kinds
    }

    private mutating func kinds(_ row: SheetRow, _ column: Column) -> [Applicant.Kind] {
        row.text(column).split { "、,，; ".contains($0) }.compactMap { text in
            let kind = Applicant.Kind.allCases.first { $0.words.zh == text }
            if kind == nil {
                let all = Applicant.Kind.allCases.map(\.words.zh).joined(separator: "、")
                fault(row, column, "要填 \(all)，不是“\(text)”")
            }
            return kind
        }
    }

    private mutating func department(_ row: SheetRow) -> Department {
        if !Department.isWellFormed(row.word(.departmentCode)) {
            fault(row, .departmentCode, "部门编号只能用字母、数字、- 和 _，最多 40 个：它也是文件名")
        }
        return Department(
            code: row.word(.departmentCode),
            name: Words(zh: needed(row, .departmentName), en: needed(row, .departmentEnglish)),
            authority: needed(row, .authority)
        )
    }

    private mutating func add(_ department: Department, _ row: SheetRow) {
        guard let known = catalogue.departments.first(where: { $0.code == department.code }) else {
            return catalogue.departments.append(department)
        }
        if known != department {
            fault(row, .departmentName, "部门 \(department.code) 的名称或者实施机关和前面不一样")
        }
    }

    private mutating func item(_ row: SheetRow) -> Item {
        let atOnce = flag(row, .atOnce)
        let promised = number(row, .promised, in: 0...365)
        let limit = LimitCells.limit(
            of: row,
            promised: promised,
            basis: needed(row, .limitBasis)
        ) { fault(row, $0, $1) }
        if atOnce, promised > 0 { fault(row, .promised, "当场办结的，承诺时限是 0") }
        let service = service(row)
        return Item(
            code: ItemCode(row.code(.code)),
            department: row.word(.departmentCode),
            name: Words(zh: needed(row, .name), en: needed(row, .english)),
            initials: letters(row, .initials),
            service: service,
            route: route(row, after: service),
            kind: kind(row),
            doneAtOnce: atOnce,
            online: flag(row, .online),
            basis: basis(row),
            conditions: conditions(row),
            procedure: lines(row, .procedure),
            limit: limit,
            fee: Item.Fee(amount: amount(row), basis: needed(row, .feeBasis)),
            materials: [],
            type: type(row),
            guide: guide(row),
            applicants: applicants(row)
        )
    }

    // MARK: Cells

    /// What no paper can show; and a line break where a text is one line: in a list of materials it
    /// would be two materials to a reader.
    private mutating func look(at row: SheetRow, _ column: Column) {
        let lines = row.text(column).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count > 1, !Column.ofLines.contains(column) {
            fault(row, column, "格子里有换行（“\(lines[0])”之后），请写成一行")
        }
        let points = lines.flatMap { String($0).unprintable }
        if !points.isEmpty {
            fault(row, column, "有不能显示、不能打印的字符：\(points.joined(separator: " "))")
        }
    }

    private mutating func fault(_ row: SheetRow, _ column: Column, _ sentence: String) {
        let place = places[column].map(Column.letters) ?? ""
        faults.append(
            ItemSheet.Fault(
                row: row.number,
                column: "\(place)（\(column.rawValue)）",
                sentence: sentence
            )
        )
    }

    private mutating func needed(_ row: SheetRow, _ column: Column) -> String {
        let text = row.text(column)
        if text.isBlank { fault(row, column, "不能空着") }
        return text
    }

    private mutating func number(
        _ row: SheetRow,
        _ column: Column,
        in range: ClosedRange<Int>
    ) -> Int {
        let text = row.text(column)
        guard let number = Int(FoldedText.code(text)), range.contains(number) else {
            let bounds = "\(range.lowerBound) 到 \(range.upperBound)"
            fault(row, column, "要填 \(bounds) 的整数，不是“\(text)”")
            return range.lowerBound
        }
        return number
    }

    private mutating func flag(_ row: SheetRow, _ column: Column) -> Bool {
        switch FoldedText.key(of: row.text(column)) {
        case "是": return true
        case "否": return false
        default:
            fault(row, column, "要填“是”或者“否”，不是“\(row.text(column))”")
            return false
        }
    }

    /// 是, 否, or what it is instead of a licence.
    private mutating func type(_ row: SheetRow) -> MatterType {
        let text = FoldedText.key(of: row.text(.licence))
        if let named = MatterType.allCases.first(where: { $0.words.zh == text }) { return named }
        switch text {
        case "是": return .licence
        case "否": return .unclassified
        default:
            let names = MatterType.allCases.map(\.words.zh).joined(separator: "、")
            fault(row, .licence, "要填“是”“否”或者\(names)，不是“\(row.text(.licence))”")
            return .unclassified
        }
    }

    private mutating func service(_ row: SheetRow) -> ServiceCode {
        _ = needed(row, .service)
        return ServiceCode(row.code(.service))
    }

    private mutating func route(_ row: SheetRow, after first: ServiceCode) -> [ServiceCode] {
        let codes = row.codes(.route).map { ServiceCode($0) }
        for (before, code) in zip([first] + codes, codes) where before == code {
            fault(row, .route, "前一项业务就是 \(code)，不用再写")
        }
        return codes
    }

    /// `nil` where nothing is charged, in whatever words; a dash or 无 says nothing.
    private mutating func amount(_ row: SheetRow) -> String? {
        let text = needed(row, .fee)
        switch FoldedText.key(of: text) {
        case FoldedText.key(of: ItemSheet.free), "免费", "0", "0元": return nil
        case "无", "-", "/":
            fault(row, .fee, "要写“\(ItemSheet.free)”或者收费标准，不是“\(text)”")
            return nil
        default: return text
        }
    }

    private mutating func letters(_ row: SheetRow, _ column: Column) -> String {
        let text = FoldedText.key(of: needed(row, column)).lowercased()
        if !text.allSatisfy({ $0.isASCII && $0.isLowercase }) {
            fault(row, column, "要填拼音首字母，a 到 z")
        }
        return text
    }

    private mutating func kind(_ row: SheetRow) -> Item.Kind {
        let text = FoldedText.key(of: row.text(.kind))
        if let kind = Item.Kind.allCases.first(where: { $0.words.zh == text }) { return kind }
        let all = Item.Kind.allCases.map(\.words.zh).joined(separator: "、")
        fault(row, .kind, "要填 \(all) 之一，不是“\(text)”")
        return .promised
    }

    private mutating func lines(_ row: SheetRow, _ column: Column) -> [String] {
        needed(row, column).split(separator: "\n").map(String.init)
    }

    /// A sentence, and its provision in 【】 behind it; an empty one is none.
    private mutating func conditions(_ row: SheetRow) -> [Item.Condition] {
        lines(row, .conditions).map { line in
            guard line.last == "】", let start = line.lastIndex(of: "【") else {
                return Item.Condition(line)
            }
            let text = line[..<start].trimmingCharacters(in: .whitespaces)
            let basis = line[line.index(after: start)...].dropLast()
                .trimmingCharacters(in: .whitespaces)
            if text.isEmpty || !basis.isEmpty && text.contains(where: "【】".contains) {
                fault(row, .conditions, "要写成“条件【依据】”，不是“\(line)”")
            }
            return Item.Condition(text, basis: basis.isEmpty ? nil : basis)
        }
    }

    private mutating func basis(_ row: SheetRow) -> [Item.Basis] {
        lines(row, .basis).compactMap { line in
            guard line.hasPrefix("《"), let end = line.lastIndex(of: "》"),
                line.index(after: end) < line.endIndex
            else {
                fault(row, .basis, "要写成“《法律名称》第几条”，不是“\(line)”")
                return nil
            }
            var article = String(line[line.index(after: end)...])
            var until: CivilDate?
            let mark = "（有效期至"
            if article.hasSuffix("）"), let place = article.range(of: mark) {
                until = CivilDate(String(article[place.upperBound...].dropLast()))
                if until == nil { fault(row, .basis, "有效期要写成“\(mark)2026-12-31）”") }
                article = String(article[..<place.lowerBound])
            }
            return Item.Basis(
                law: String(line[line.index(after: line.startIndex)..<end]),
                article: article,
                until: until
            )
        }
    }

    private mutating func guide(_ row: SheetRow) -> [Item.GuideField] {
        row.text(.guide).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "：", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                fault(row, .guide, "要写成“名称：内容”，不是“\(line)”")
                return nil
            }
            return Item.GuideField(name: parts[0], value: parts[1])
        }
    }
}

/// A row, by its columns.
struct SheetRow {
    let number: Int
    let cells: [ItemSheet.Column: String]
    let places: [ItemSheet.Column: Int]

    func text(_ column: ItemSheet.Column) -> String { cells[column] ?? "" }

    /// A word of letters and digits, whatever width it was typed in.
    func word(_ column: ItemSheet.Column) -> String {
        text(column).precomposedStringWithCompatibilityMapping
    }

    func code(_ column: ItemSheet.Column) -> String { Self.code(text(column)) }

    /// A dot of a code is typed as one, and no middle dot of a name.
    private static func code(_ text: String) -> String {
        FoldedText.code(text).replacingOccurrences(of: "·", with: ".")
    }

    /// Codes, whatever stands between them.
    func codes(_ column: ItemSheet.Column) -> [String] {
        word(column).split { " ,、;/".contains($0) }.map { Self.code(String($0)) }
    }
}
