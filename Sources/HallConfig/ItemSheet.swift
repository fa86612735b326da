package import HallCore
import SwiftCSV

/// The catalogue as a sheet for office programs: CSV (RFC 4180) with a byte order mark, a row a
/// material; what belongs to the item stands in its first row.
package enum ItemSheet {
    /// Departments and items as they stand in a sheet.
    package struct Catalogue: Hashable, Sendable {
        package var departments: [Department] = []
        package var items: [Item] = []

        package init(departments: [Department] = [], items: [Item] = []) {
            self.departments = departments
            self.items = items
        }
    }

    /// One cell that can't be read, as an office program counts: the first row is 1.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package let row: Int
        /// Letters, such as `AB`; empty for the whole row.
        package let column: String
        package let sentence: String

        package var description: String {
            column.isEmpty ? "第 \(row) 行：\(sentence)" : "第 \(row) 行 \(column) 列：\(sentence)"
        }
    }

    /// All that is wrong with a sheet.
    package struct Faults: Error, Hashable, Sendable {
        package let faults: [Fault]
    }

    enum Column: String, CaseIterable {
        case departmentCode = "部门编号"
        case departmentName = "部门名称"
        case departmentEnglish = "部门英文名"
        case authority = "实施机关"
        case code = "事项编号"
        case name = "事项名称"
        case english = "英文名称"
        case initials = "首字母"
        case service = "业务"
        case route = "后续业务"
        case kind = "类别"
        case atOnce = "当场办结"
        case online = "网上可办"
        case licence = "行政许可"
        case basis = "依据"
        case conditions = "条件"
        case procedure = "程序"
        case statutory = "法定期限"
        case promised = "承诺工作日"
        case limitBasis = "时限依据"
        case fee = "收费"
        case feeBasis = "收费依据"
        case guide = "服务指南其他内容"
        case material = "材料名称"
        case form = "材料形式"
        case copies = "份数"
        case issuer = "出具单位"
        case materialBasis = "材料依据"
        case start = "期限起算"
        case afterCorrection = "补正后期限"
        case extended = "可延长"
        case excluded = "不计入的时间"
        case sizes = "分类期限"
        case applicants = "申请人"
        case condition = "适用情形"
        case source = "共享来源"
        case materialApplicants = "材料适用的申请人"
        case format = "规格"
        case validity = "有效期"

        /// Cells with a line for each condition, step or provision.
        static let ofLines: [Column] = [
            .basis, .conditions, .procedure, .guide, .excluded, .sizes,
        ]
        static let ofMaterial: [Column] = [
            .material, .form, .copies, .issuer, .materialBasis, .condition, .source,
            .materialApplicants, .format, .validity,
        ]

        /// A header; that of 0.3 for the law's limit, too.
        static func named(_ header: String) -> Column? {
            header == "法定工作日" ? .statutory : Column(rawValue: header)
        }

        /// As an office program names the place.
        static func letters(_ index: Int) -> String {
            let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
            return index < 26 ? letter : letters(index / 26 - 1) + letter
        }
    }

    static let free = "不收费"

    // MARK: Writing

    /// With the byte order mark, by which office programs know UTF-8.
    package static func csv(_ catalogue: Catalogue) -> String {
        var rows = [Column.allCases.map(\.rawValue)]
        for item in catalogue.items {
            let department = catalogue.departments.first { $0.code == item.department }
            for (index, material) in item.materials.enumerated() {
                let cells = cells(of: item, department, material)
                rows.append(
                    Column.allCases.map { column in
                        let isShown =
                            index == 0 || column == .code || Column.ofMaterial.contains(column)
                        return isShown ? cells[column] ?? "" : ""
                    }
                )
            }
        }
        return OfficeSheet.csv(rows)
    }

    /// A sentence of 0.3 that ends in 【…】 is told from one with its provision by an empty one.
    private static func conditionLine(_ condition: Item.Condition) -> String {
        guard let basis = condition.basis else {
            return condition.text + (condition.text.last == "】" ? "【】" : "")
        }
        return "\(condition.text)【\(basis)】"
    }

    private static func cells(
        of item: Item,
        _ department: Department?,
        _ material: Item.Material
    ) -> [Column: String] {
        func yes(_ flag: Bool) -> String { flag ? "是" : "否" }
        let cells: [Column: String] = [
            .departmentCode: item.department, .departmentName: department?.name.zh ?? "",
            .departmentEnglish: department?.name.en ?? "",
            .authority: department?.authority ?? "", .code: item.code.text, .name: item.name.zh,
            .english: item.name.en, .initials: item.initials, .service: item.service.text,
            .route: item.route.map(\.text).joined(separator: " "), .kind: item.kind.words.zh,
            .atOnce: yes(item.doneAtOnce), .online: yes(item.online),
            .licence: item.isLicence || item.type == .unclassified
                ? yes(item.isLicence) : item.type.words.zh,
            .basis: item.basis.map { $0.text + ($0.until.map { "（有效期至\($0)）" } ?? "") }
                .joined(separator: "\n"),
            .conditions: item.conditions.map(conditionLine).joined(separator: "\n"),
            .procedure: item.procedure.joined(separator: "\n"),
            .promised: "\(item.limit.promisedDays)",
            .limitBasis: item.limit.basis, .fee: item.fee.amount ?? free,
            .feeBasis: item.fee.basis,
            .guide: item.guide.map { "\($0.name)：\($0.value)" }.joined(separator: "\n"),
            .material: material.name, .form: material.form, .copies: "\(material.copies)",
            .issuer: material.issuer, .materialBasis: material.basis,
            .applicants: kinds(item.applicants),
        ]
        return cells.merging(LimitCells.cells(of: item.limit)) { $1 }
            .merging(termCells(of: material.terms)) { $1 }
    }

    private static func kinds(_ kinds: [Applicant.Kind]) -> String {
        kinds.map(\.words.zh).joined(separator: "、")
    }

    private static func termCells(of terms: MaterialTerms) -> [Column: String] {
        [
            .condition: terms.condition ?? "", .source: terms.source ?? "",
            .materialApplicants: kinds(terms.applicants), .format: terms.format ?? "",
            .validity: terms.validity ?? "",
        ]
    }

    // MARK: Reading

    /// - Throws: every cell that can't be read; nothing is taken of a sheet with one.
    package static func read(_ text: String) throws(Faults) -> Catalogue {
        var text = text
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        var reader: SheetReader
        do {
            let plain = ScalarText(text)
            let csv = try EnumeratedCSV(string: plain.text, delimiter: .comma, loadColumns: false)
            reader = try SheetReader(header: csv.header.map(plain.original))
            for (index, row) in csv.rows.enumerated() {
                reader.read(row.map(plain.original), number: index + 2)
            }
        } catch let faults as Faults { throw faults } catch {
            throw Faults(
                faults: [
                    Fault(row: 1, column: "", sentence: "不是用逗号分隔的 CSV，请在 WPS 或 Excel 里另存为 CSV")
                ]
            )
        }
        reader.finish()
        guard reader.faults.isEmpty else { throw Faults(faults: reader.faults) }
        return reader.catalogue
    }
}
