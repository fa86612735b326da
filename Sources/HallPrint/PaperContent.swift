import HallAPI
package import HallCore
package import HallDevice
package import HallFlow
package import HallTypeset

/// What stands on every paper of the hall, and how it gets into a printer's language.
package struct PaperContent: Sendable {
    private let hall: Hall
    private let slips: SlipContent
    private let typesetter: Typesetter

    package init(hall: Hall, slips: SlipContent, typesetter: Typesetter = Typesetter()) {
        self.hall = hall
        self.slips = slips
        self.typesetter = typesetter
    }

    /// From top to bottom.
    package func elements(for order: PrintJob, on profile: PrinterProfile) -> [PageElement] {
        switch order {
        case .slip(let slip): slips.elements(for: slip)
        case .test(let test): testPage(test, profile)
        case .emergency(let card): emergencyCard(card)
        case .notice, .form: []
        case .sheet(let sheet): elements(of: sheet)
        }
    }

    /// For a printer of dots or text.
    package func bands(
        of order: PrintJob,
        for profile: PrinterProfile
    ) throws(TypesetFault) -> (bands: [[UInt8]], rows: Int) {
        if profile.language == .pdf { return ([try pdf(of: order, for: profile)], 0) }
        switch order {
        case .notice, .form: throw .library("a notice or a form needs a printer of pages (A4)")
        default: break
        }
        let elements = elements(for: order, on: profile)
        let raster = try raster(elements, profile)
        let encoder = EscPos(profile: profile)
        guard profile.text == .gb18030 else {
            return (encoder.bands(of: raster), raster.heightDots)
        }
        let bands = try encoder.bands(of: elements) { element throws(TypesetFault) in
            try self.raster([element], profile)
        }
        return (bands, raster.heightDots)
    }

    package func picture(
        of order: PrintJob,
        for profile: PrinterProfile
    ) throws(TypesetFault) -> Raster {
        try raster(elements(for: order, on: profile), profile)
    }

    package func pdf(
        of order: PrintJob,
        for profile: PrinterProfile
    ) throws(TypesetFault) -> [UInt8] {
        switch order {
        case .notice(let notice): return notice.pdf
        case .form(let form): return form.pdf
        default: break
        }
        return try typesetter.pdf(
            elements(for: order, on: profile),
            widthDots: profile.widthDots,
            dotsPerInch: profile.dotsPerInch
        )
    }

    private func raster(
        _ elements: [PageElement],
        _ profile: PrinterProfile
    ) throws(TypesetFault) -> Raster {
        try typesetter.raster(
            elements,
            widthDots: profile.widthDots,
            dotsPerInch: profile.dotsPerInch
        )
    }

    // MARK: Pages that belong to no ticket

    /// Shows what has to be right in the profile: the width by a ruler and two edges, the feed and
    /// the cut by what is missing, characters, a code.
    private func testPage(_ order: TestJob, _ profile: PrinterProfile) -> [PageElement] {
        let date = CivilDate(of: order.at, offsetMinutes: order.offsetMinutes)
        let time = clockText(order.at, offsetMinutes: order.offsetMinutes)
        let millimetres = profile.widthDots * 254 / (profile.dotsPerInch * 10)
        return mark(order.rehearsal) + [
            .text("打印机测试页", size: 50, bold: true, centered: true),
            .text(hall.name.zh, size: 32, bold: false, centered: true),
            .text(
                "\(order.printer)  \(profile.name)\n\(date) \(time)",
                size: 28,
                bold: false,
                centered: false
            ),
            .space(10),
            .rule(thickness: 4),
            .ruler,
            .text(
                "上面的尺每格 1 毫米，应有 \(millimetres) 毫米（\(profile.widthDots) 点）。"
                    + "右边缺了，就把 width_dots 改小；多了白边，就改大。",
                size: 26,
                bold: false,
                centered: false
            ),
            .space(10),
            .text("取号 告知书 宝坻 0123456789", size: 60, bold: true, centered: false),
            .text("中文 国标 囧 镕 喆 㛃  ABC abc 0OIl1", size: 34, bold: false, centered: false),
            .text("永酬愛鷹 竇 籲 ￥ ￡ ± ℃ “”——……", size: 26, bold: false, centered: false),
            .qr("quhao print-test \(order.printer)", side: 240),
            .text("上面的码用手机扫，应读出 quhao print-test", size: 26, bold: false, centered: true),
            .rule(thickness: 2),
            .text("最后一行：切口应在这一行以下。", size: 30, bold: true, centered: true),
        ]
    }

    /// A card for the drawer: all that a clerk needs when no machine runs.
    private func emergencyCard(_ order: EmergencyJob) -> [PageElement] {
        let service = order.ticket.service
        let windows = hall.plan.windows.filter { $0.ranks[service] != nil }.map(\.number)
        let places = windows.map { "\($0)号窗口 \(hall.place(of: $0).zh)" }
        return mark(order.rehearsal) + [
            .text("应急号", size: 50, bold: true, centered: true),
            .text(hall.name.zh, size: 36, bold: true, centered: true),
            .rule(thickness: 4),
            .text(hall.name(of: service).zh, size: 44, bold: true, centered: true),
            .text(order.ticket.description, size: 170, bold: true, centered: true),
            .text(places.joined(separator: "\n"), size: 34, bold: true, centered: false),
            .space(20),
            .text("日期 ______年____月____日", size: 38, bold: false, centered: false),
            .space(20),
            .text("取号时间 ____时____分", size: 38, bold: false, centered: false),
            .space(20),
            .text("发放人 ________________", size: 38, bold: false, centered: false),
            .space(20),
            .rule(thickness: 2),
            .text("当日有效，按取号时间先后叫号。系统恢复后补录。", size: 28, bold: false, centered: true),
        ]
    }

    private func elements(of sheet: Sheet) -> [PageElement] {
        var elements: [PageElement] = [
            .text(hall.name.zh, size: 30, bold: false, centered: true),
            .text(sheet.title, size: 48, bold: true, centered: true),
            .text(sheet.subtitle, size: 40, bold: true, centered: true),
        ]
        for part in sheet.parts {
            elements += [
                .space(10), .rule(thickness: 3),
                .text(part.heading, size: 36, bold: true, centered: false),
            ]
            elements += part.lines.map { .text($0, size: 31, bold: false, centered: false) }
        }
        if !sheet.code.isEmpty { elements += [.space(16), .qr(sheet.code, side: 240)] }
        return elements + [
            .space(10), .rule(thickness: 2),
            .text(sheet.foot, size: 26, bold: false, centered: false),
        ]
    }

    private func mark(_ rehearsal: Bool) -> [PageElement] {
        guard rehearsal else { return [] }
        let words = hall.phrases.text(.rehearsal_paper, .zh)
        return [.text(words, size: 44, bold: true, centered: true)]
    }
}

extension PrintJob {
    /// By which a folder, a spooler or a fence knows it.
    var name: String {
        switch self {
        case .slip(let slip): "\(slip.view.ticket.number)-\(slip.copy)"
        case .test(let test): "test-\(test.printer)-\(test.at.milliseconds)"
        case .emergency(let card): "emergency-\(card.ticket)"
        case .notice(let notice):
            "notice-\(notice.serial)-\(notice.extra ?? "\(notice.copy)")"
        case .sheet(let sheet): sheet.name
        case .form(let form): "form-\(form.item)-\(form.kind.rawValue)"
        }
    }

    /// Four bytes of 20 to 7E hexadecimal that come back when this paper is printed; a slip's are
    /// the end of its code, so that no other slip's answer is taken for it.
    var fenceID: [UInt8] {
        let text: String
        switch self {
        case .slip(let slip): text = slip.view.ticket.code
        case .test: text = "TEST"
        case .emergency(let card): text = "\(card.ticket.sequence)"
        case .notice(let notice): text = "\(notice.serial.number)"
        case .sheet(let sheet): text = sheet.name
        case .form(let form): text = form.item.text
        }
        let letters = Array(text.utf8.suffix(4)).map { (0x20...0x7E).contains($0) ? $0 : 0x2D }
        return [UInt8](repeating: 0x2D, count: 4 - letters.count) + letters
    }
}
