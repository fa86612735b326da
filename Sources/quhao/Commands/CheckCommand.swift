import ArgumentParser
import Foundation
import HallAPI
import HallBoard
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallHub
import HallPrint
import HallStore
import HallTypeset

/// `quhao check`: what a person may have edited, before a visitor finds out.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Every fault in Config/, Devices/ and Assets/ at once, with file and line."
    )
    @Option(help: "As on this day, YYYY-MM-DD; else today.") var on: String?
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let settings = try place.settings()
            let hall = settings.hall
            let faults =
                settings.clashes().map {
                    ConfigFault(file: "Config/hall.toml", key: "printer", sentence: $0)
                }
                + settings.unprintable(by: Typesetter())
                + settings.layoutFaults().map(settings.located)
                + settings.recordingFaults(root: place.rootFolder)
                + certificateFaults(of: settings).map(settings.located)
            guard faults.isEmpty else { throw Failure.faultyHall(faults) }
            print(
                "\(hall.name.zh): \(hall.plan.services.count) services, "
                    + "\(hall.plan.windows.count) windows, \(hall.items.count) items "
                    + "(\(hall.items.filter(\.isSample).count) sample), no fault"
            )
            for line in try warnings(of: settings) { print(line) }
        } catch { throw end(with: error) }
    }

    private func certificateFaults(of settings: Settings) -> [ConfigFault] {
        guard !settings.hub.certificate.isEmpty else { return [] }
        do throws(HubFault) {
            try SiteCertificate.check(
                settings.hub.certificate,
                key: settings.hub.key,
                now: Date()
            )
            return []
        } catch {
            return [
                ConfigFault(
                    file: "Config/hall.toml",
                    key: "hub.tls_certificate",
                    sentence: error.sentence
                )
            ]
        }
    }

    /// What is no fault, and wants somebody to see to it.
    private func warnings(of settings: Settings) throws -> [String] {
        let zone = NamedZone(settings.timeZone)
        let now = Moment.ofMachine
        var today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
        if let on {
            guard let date = CivilDate(on) else {
                throw ValidationError("Write --on like 2026-11-23, not \(on).")
            }
            today = date
        }
        var lines: [String] = []
        if let missing = settings.hall.calendar.missingYear(on: today) {
            lines.append((missing.isUrgent ? "急：" : "提醒：") + missing.words.zh)
        }
        let real = settings.staff.filter { $0.role == .supervisor && !$0.sample }.count
        if real < 2 {
            lines.append(
                "提醒：Config/staff.toml 里监察室人员（supervisor）只有 \(real) 人，至少要有 2 人，"
                    + "否则投诉没有人能看，或者休假时无人答复"
            )
        }
        lines.append(phones(settings.hub.publicAddress))
        lines += settings.unsettled.map { "提醒：\($0)" }
        lines += settings.lapsingDocuments(on: today)
        lines += settings.unconfirmable
        lines += try vanished(settings)
        if let days = settings.certificateDaysLeft(now: Date()), days < SiteCertificate.warningDays
        {
            lines.append("急：证书还有 \(days) 天到期，请更换 tls_certificate")
        }
        return lines
    }

    /// What a phone would see of the codes on slips and notices.
    private func phones(_ address: PhoneAddress?) -> String {
        guard let address else {
            return "手机：不印二维码，号票和告知书上只有短码。要让手机能查，请填写 Config/hall.toml 的 public_address"
        }
        let reach = address.isPrivate ? "只有连着本大厅网络的手机能打开，移动数据打不开" : "任何手机都能打开"
        return "手机：二维码是 \(address.ticket("短码"))（\(reach)）"
    }

    /// Items that two people have confirmed and that their file has no more: they hold all the
    /// same.
    private func vanished(_ settings: Settings) throws -> [String] {
        let files = Set(try place.fileSettings().hall.items.map(\.code))
        return settings.hall.items.filter { !files.contains($0.code) }.map {
            "提醒：事项 \($0.code) \($0.name.zh) 经两人核定，文件里却没有了：仍按核定的办理。"
                + "确要取消，请由两人各运行一次 quhao items remove \($0.code)"
        }
    }
}

extension Settings {
    /// Items that two people could not confirm as their files have them.
    fileprivate var unconfirmable: [String] {
        hall.items.compactMap { item in
            item.emptyHeading.map { heading in
                "提醒：事项 \(item.code) \(item.name.zh) 的\(heading.words.zh)不完整"
                    + "（六项内容、每项材料都要有依据，许可事项要写明第几条），现在不能核定"
            }
        }
    }

    /// With the line on which it stands, where this knows it.
    fileprivate func located(_ fault: ConfigFault) -> ConfigFault { places.located(fault) }

    /// Days until the site's own certificate ends; `nil` where there is none, or it can't be read.
    func certificateDaysLeft(now: Date) -> Int? {
        guard !hub.certificate.isEmpty else { return nil }
        do throws(HubFault) {
            let end = try SiteCertificate.end(of: hub.certificate)
            return Int((end.timeIntervalSince(now) / 86_400).rounded(.down))
        } catch { return nil }
    }

    /// Lines of the slip that no printer of slips can print: too wide, or without a glyph.
    fileprivate func layoutFaults() -> [ConfigFault] {
        let typesetter = Typesetter()
        return printers.filter { printing.slips.contains($0.name) }.flatMap { printer in
            guard let profile = profiles[printer.profile], profile.language != .pdf else {
                return [] as [ConfigFault]
            }
            return slip.lines.enumerated().compactMap { index, line in
                fault(of: line, on: profile, typesetter).map { sentence in
                    ConfigFault(
                        file: "Assets/slips/ticket.toml",
                        key: "line[\(index + 1)]",
                        sentence: "\(sentence) (printer \(printer.name))"
                    )
                }
            }
        }
    }

    private func fault(
        of line: SlipLayout.Line,
        on profile: PrinterProfile,
        _ typesetter: Typesetter
    ) -> String? {
        let width = profile.widthDots * 254 / profile.dotsPerInch
        switch line.kind {
        case .rule, .space: return nil
        case .qr: return line.size > width ? "is wider than the paper of \(width / 10) mm" : nil
        case .text:
            let missing = typesetter.missing(in: line.text)
            if !missing.isEmpty { return "no font of this machine prints \"\(missing)\"" }
            // A number is never broken over two lines; other texts are, after any character.
            let sample = line.text.contains("{number}") ? "A1000" : "取"
            let needed = typesetter.width(of: sample, tenths: line.size, bold: line.bold)
            return needed > width
                ? "\"\(sample)\" needs \(needed / 10) mm, the paper has \(width / 10) mm" : nil
        }
    }

    /// Recordings that can't be played, and those without which calls are spoken by espeak.
    fileprivate func recordingFaults(root: String) -> [ConfigFault] {
        let folder = "\(root)/Assets/voice"
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            return []
        }
        func fault(_ name: String, _ sentence: String) -> ConfigFault {
            ConfigFault(file: "Assets/voice/\(name)", key: "", sentence: sentence)
        }
        let clips = names.filter { !$0.hasPrefix(".") && $0 != "README.md" }.sorted()
        let unreadable = clips.compactMap { name -> ConfigFault? in
            guard name.hasSuffix(".wav") else {
                return fault(name, "is no .wav, and is never played")
            }
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            guard let data, let sound = Sound(wav: [UInt8](data)) else {
                return fault(
                    name,
                    "can't be played: it has to be WAV, PCM, 16 bits, one channel (mono)"
                )
            }
            return sound.trimmed.samples.isEmpty ? fault(name, "is silent") : nil
        }
        // A folder with a note in it alone is a hall that espeak speaks for.
        guard clips.contains(where: { $0.hasSuffix(".wav") }) else { return unreadable }
        let missing = neededWords.subtracting(clips.map { String($0.dropLast(4)) }).sorted()
        return unreadable
            + missing.map {
                fault("\($0).wav", "is missing: every call with it is spoken by espeak")
            }
    }

    /// The words of every call that this hall can make.
    private var neededWords: Set<String> {
        var words: Set<String> = []
        for service in hall.plan.services {
            for window in hall.plan.windows {
                for sequence in [123, 456, 789, 1000] {
                    let ticket = TicketNumber(service: service.code, sequence: sequence)
                    let call = Announcement(ticket: ticket, window: window.number, position: 0)
                    words.formUnion(voice.plan.numbers.words(call))
                }
            }
        }
        return words
    }
}

extension Settings {
    /// What would come out of a printer as boxes, or stand so on a screen: no font of this machine
    /// has it.
    func unprintable(by typesetter: Typesetter) -> [ConfigFault] {
        texts.compactMap { text in
            let missing = typesetter.missing(in: text.text)
            guard !missing.isEmpty else { return nil }
            return places.located(
                ConfigFault(
                    file: text.file,
                    key: text.key,
                    sentence:
                        "no font of this machine prints \"\(missing)\": install one, or write "
                        + "it otherwise"
                )
            )
        }
    }
}
