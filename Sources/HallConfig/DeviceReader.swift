import HallDevice

/// Reads `Devices/`: the profiles of printers and the tables of what they say.
struct DeviceReader {
    private let files: SettingsReader
    private let dialects: [String: StatusDialect]

    init(files: SettingsReader) {
        self.files = files
        var dialects: [String: StatusDialect] = [:]
        for file in files.files(in: "Devices/status") {
            guard let section = files.file(file) else { continue }
            dialects[Self.stem(of: file)] = Self.dialect(section)
        }
        self.dialects = dialects
    }

    /// Every profile by the name of its file; one that inherits is complete.
    func profiles() -> [String: PrinterProfile] {
        var sections: [String: Section] = [:]
        for file in files.files(in: "Devices/printers") {
            if let section = files.file(file) { sections[Self.stem(of: file)] = section }
        }
        var profiles: [String: PrinterProfile] = [:]
        for name in sections.keys.sorted() { _ = read(name, sections, &profiles, after: []) }
        return profiles
    }

    private static func stem(of file: String) -> String {
        String((file.split(separator: "/").last ?? "").dropLast(".toml".count))
    }

    // MARK: Profiles

    private func read(
        _ name: String,
        _ sections: [String: Section],
        _ profiles: inout [String: PrinterProfile],
        after heirs: [String]
    ) -> PrinterProfile? {
        if let known = profiles[name] { return known }
        guard let section = sections[name] else { return nil }
        var parent: PrinterProfile?
        if section.has("inherits") {
            let from = section.string("inherits")
            if heirs.contains(from) || from == name {
                section.fault("inherits", "goes round in a circle")
            } else {
                parent = read(from, sections, &profiles, after: heirs + [name])
                if parent == nil, sections[from] == nil {
                    section.fault("inherits", "there is no Devices/printers/\(from).toml")
                }
            }
        }
        let profile = self.profile(section, parent)
        checkSources(section)
        section.finish()
        profiles[name] = profile
        return profile
    }

    private func profile(_ section: Section, _ parent: PrinterProfile?) -> PrinterProfile {
        let language = section.choice(
            "language",
            PrinterProfile.Language.self,
            inherited: parent?.language,
            or: .escpos
        )
        let isPage = language == .pdf
        return PrinterProfile(
            name: section.string("name"),
            language: language,
            widthDots: widthDots(section, parent),
            dotsPerInch: section.int("dots_per_inch", in: 100...600, or: parent?.dotsPerInch),
            bandRows: section.int(
                "band_rows",
                in: 8...2000,
                or: parent?.bandRows ?? (isPage ? 256 : nil)
            ),
            feedDots: section.int(
                "feed_dots",
                in: 0...1000,
                or: parent?.feedDots ?? (isPage ? 0 : nil)
            ),
            cut: section.choice(
                "cut",
                PrinterProfile.Cut.self,
                inherited: parent?.cut ?? (isPage ? PrinterProfile.Cut.none : nil),
                or: .partial
            ),
            speed: section.int("millimetres_per_second", in: 5...1000, or: parent?.speed),
            fence: section.choice(
                "fence",
                PrinterProfile.Fence.self,
                inherited: parent?.fence ?? (isPage ? PrinterProfile.Fence.none : nil),
                or: .none
            ),
            text: section.choice(
                "text",
                PrinterProfile.Text.self,
                inherited: parent?.text ?? (isPage ? .raster : nil),
                or: .raster
            ),
            presenter: presenter(section) ?? parent?.presenter,
            dialects: status(section, parent),
            usb: usb(section),
            media: section.string(
                "media",
                allowEmpty: true,
                or: parent?.media ?? (isPage ? nil : "")
            )
        )
    }

    private func widthDots(_ section: Section, _ parent: PrinterProfile?) -> Int {
        let width = section.int("width_dots", in: 64...4096, or: parent?.widthDots)
        if width % 8 != 0 { section.fault("width_dots", "must be a multiple of 8") }
        return width
    }

    private func usb(_ section: Section) -> [PrinterProfile.USBID] {
        section.strings("usb", atLeast: 0, or: []).compactMap { text in
            let id = PrinterProfile.USBID(text)
            if id == nil { section.fault("usb", "must be like 04b8:0e28, not \"\(text)\"") }
            return id
        }
    }

    private func presenter(_ section: Section) -> PrinterProfile.Presenter? {
        let (clear, present) = (section.bytes("clear"), section.bytes("present"))
        guard !present.isEmpty || !clear.isEmpty else { return nil }
        return PrinterProfile.Presenter(present: present, clear: clear)
    }

    private func status(_ section: Section, _ parent: PrinterProfile?) -> [StatusDialect] {
        guard section.has("status") else { return parent?.dialects ?? [] }
        return section.strings("status", atLeast: 0).compactMap { name in
            if dialects[name] == nil {
                section.fault("status", "there is no Devices/status/\(name).toml")
            }
            return dialects[name]
        }
    }

    /// Each figure says where it comes from, or it is refused.
    private func checkSources(_ section: Section) {
        guard let sources = section.section("source") else { return }
        let free: Set = ["name", "inherits", "source", "language"]
        for key in section.keys where !free.contains(key) {
            if sources.has(key) {
                _ = sources.string(key)
            } else {
                section.fault(key, "has no source: say under [source] where it comes from")
            }
        }
        sources.finish()
    }

    // MARK: Dialects

    private static func dialect(_ section: Section) -> StatusDialect {
        let way = section.choice("way", StatusDialect.Way.self, or: .asked)
        let requests = way == .asked ? section.strings("requests") : []
        let length = section.int("length", in: 1...16)
        let marks = section.sections("marks", atLeast: way == .port ? 0 : 1).map { mark in
            defer { mark.finish() }
            return StatusDialect.Mark(
                mask: UInt8(mark.int("mask", in: 0...255)),
                value: UInt8(mark.int("value", in: 0...255))
            )
        }
        if marks.count > length { section.fault("marks", "are more than `length` bytes") }
        let bits = section.sections("bits").map { bits in
            defer { bits.finish() }
            return StatusDialect.Bits(
                answer: bits.int("answer", in: 1...max(requests.count, 1), or: 1),
                byte: bits.int("byte", in: 1...length),
                mask: UInt8(bits.int("mask", in: 1...255)),
                whenOff: bits.bool("when_off", or: false),
                means: bits.choice("means", PrinterCondition.self, or: .unanswered)
            )
        }
        defer { section.finish() }
        return StatusDialect(
            name: section.string("name"),
            source: section.string("source"),
            way: way,
            requests: requests.map { text in
                let bytes = Section.bytes(text)
                if bytes == nil {
                    section.fault("requests", "\"\(text)\" must be bytes such as 10 04 01")
                }
                return bytes ?? []
            },
            enabling: section.bytes("enabling"),
            length: length,
            marks: marks,
            bits: bits
        )
    }
}

extension Section {
    /// A choice that may be inherited.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Choice.Type,
        inherited: Choice?,
        or fallback: Choice
    ) -> Choice where Choice.RawValue == String {
        if let inherited, !has(key) { return inherited }
        return choice(key, type, or: fallback)
    }

    /// Bytes in hexadecimal, such as `1D 65 05`; none where the key is missing.
    func bytes(_ key: String) -> [UInt8] {
        guard has(key) else { return [] }
        let text = string(key)
        guard let bytes = Self.bytes(text) else {
            fault(key, "must be bytes such as 1D 65 05")
            return []
        }
        return bytes
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: " ")
        let bytes = parts.compactMap { $0.count == 2 ? UInt8($0, radix: 16) : nil }
        return bytes.count == parts.count && !bytes.isEmpty ? bytes : nil
    }
}
