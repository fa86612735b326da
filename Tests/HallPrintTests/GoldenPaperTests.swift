import CPangoCairo
import Foundation
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallPrint
import HallTestKit
import HallTypeset
import Testing

/// A page in shades of grey, a byte a dot.
private struct Picture: Equatable {
    let width: Int
    let height: Int
    let dots: [UInt8]

    /// - Throws: where there is no PNG at `path`.
    init(png path: String) throws {
        let surface = try #require(cairo_image_surface_create_from_png(path))
        defer { cairo_surface_destroy(surface) }
        try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, "\(path)")
        (width, height) = (
            Int(cairo_image_surface_get_width(surface)),
            Int(cairo_image_surface_get_height(surface))
        )
        // Whatever the file has, it is painted over white as grey: 4 bytes a dot, the first is blue.
        let page = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        defer { cairo_surface_destroy(page) }
        let context = cairo_create(page)
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_set_source_surface(context, surface, 0, 0)
        cairo_paint(context)
        cairo_surface_flush(page)
        let bytes = try #require(cairo_image_surface_get_data(page))
        let stride = Int(cairo_image_surface_get_stride(page))
        var dots: [UInt8] = []
        dots.reserveCapacity(width * height)
        for row in 0..<height {
            for column in 0..<width { dots.append(bytes[row * stride + column * 4]) }
        }
        self.dots = dots
    }

    /// The share of dots that are plainly of another shade, in the strip where it is greatest; 1
    /// where the sizes differ. By strips, so that a whole line that is gone counts as such.
    func differing(from other: Picture) -> Double {
        guard (width, height) == (other.width, other.height) else { return 1 }
        let strip = width * Self.stripRows
        return stride(from: 0, to: dots.count, by: strip).map { start in
            let range = start..<min(start + strip, dots.count)
            let count = range.count { abs(Int(dots[$0]) - Int(other.dots[$0])) > 64 }
            return Double(count) / Double(range.count)
        }.max() ?? 1
    }

    private static let stripRows = 16
}

@Suite struct `a paper that somebody has looked at` {
    private static let folder = "Tests/HallPrintTests/Golden"
    private static let isWriting = ProcessInfo.processInfo.environment["GOLDEN"] == "write"
    /// A font's next version moves some edges: one dot in 200 of a strip of 16 rows may differ.
    private static let differingMax = 0.005

    private static let settings = Result {
        try SettingsReader(root: "Tests/Centre", withStaff: false).settings()
    }

    private func check(_ text: String, _ name: String) throws {
        let path = "\(Self.folder)/\(name).txt"
        if Self.isWriting {
            try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text + "\n" == golden, "\(path): look at it, then GOLDEN=write make test")
    }

    private func check(png path: String, _ name: String) throws {
        let golden = "\(Self.folder)/\(name).png"
        if Self.isWriting {
            try Data(contentsOf: URL(filePath: path)).write(to: URL(filePath: golden))
        }
        let (new, old) = (try Picture(png: path), try Picture(png: golden))
        #expect(new.dots.contains { $0 < 64 }, "\(golden) is not empty")
        let differing = new.differing(from: old)
        #expect(
            differing <= Self.differingMax,
            "\(golden): a strip differs by \(differing); look at it, then GOLDEN=write make test"
        )
    }

    private func temporary(_ work: (TestFolder) throws -> Void) throws {
        let folder = TestFolder()
        try folder.make()
        try work(folder)
    }

    @Test(arguments: ["escpos-80mm", "escpos-58mm"])
    func `is the slip, in words and in dots`(profile name: String) throws {
        let settings = try Self.settings.get()
        let profile = try #require(settings.profiles[name])
        let content = SlipContent(
            hall: settings.hall,
            layout: settings.slip,
            publicAddress: try PhoneAddress("https://hall.example")
        )
        let job = try SampleSlip.order(in: settings.hall, copy: 2)
        try check(content.text(for: job), "slip")
        let raster = try Typesetter().raster(
            content.elements(for: job),
            widthDots: profile.widthDots,
            dotsPerInch: profile.dotsPerInch
        )
        try temporary { folder in
            try Data(raster.png()).write(to: URL(filePath: folder.path + "/slip.png"))
            try check(png: folder.path + "/slip.png", "slip-\(name)")
        }
    }

    @Test func `is the notice, in words and in dots`() throws {
        let settings = try Self.settings.get()
        let item = try #require(settings.hall.items.first { $0.code.text == "MK-01" })
        var draft = NoticeDraft(item: "MK-01", outcome: .correction, handler: "201")
        draft.applicant = Applicant(kind: .person, name: "张样例", contact: "0")
        draft.isDeclaredTrue = true
        let states: [MaterialState] = [.handedIn, .missing, .notInOrder("复印件不清楚")]
        let count = settings.hall.houseRules.materials(of: item, for: draft.applicant).count
        draft.materials = (0..<count).map { $0 < states.count ? states[$0] : .handedIn }
        let content = try NoticeRules(hall: settings.hall, plan: settings.notice).content(
            for: draft,
            in: NoticeRules.Context(
                serial: NoticeSerial(year: 2026, number: 3),
                code: "ABCDEFGH",
                date: TestHall.monday,
                time: "10:05",
                isRehearsal: true,
                applicantHash: "ff"
            )
        )
        let maker = NoticePaper(
            plan: settings.notice,
            address: try PhoneAddress("https://hall.example")
        )
        let words = maker.preview(of: content, for: draft.applicant).joined(separator: "\n")
        try check(words, "notice")
        let statement = NoticeStatement(serial: NoticeSerial(year: 2026, number: 3))
        let pdf = try maker.paper(
            of: content,
            for: draft.applicant,
            statement: statement,
            copy: 1
        )
        try temporary { folder in
            try Data(pdf).write(to: URL(filePath: folder.path + "/notice.pdf"))
            let pages = folder.path + "/notice"
            _ = try #require(
                try output("pdftoppm", ["-r", "72", "-gray", "-png", pages + ".pdf", pages])
            )
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".png") }.sorted()
            if !Self.isWriting {
                let known = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
                    .filter { $0.hasPrefix("notice-") }.sorted()
                #expect(files == known)
            }
            for file in files {
                try check(png: "\(folder.path)/\(file)", String(file.dropLast(4)))
            }
        }
    }
}
