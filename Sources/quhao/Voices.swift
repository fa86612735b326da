import Foundation
import HallAPI
import HallBoard
import HallConfig
import HallCore
import HallFlow
import HallLinks
import Logging

/// Words to sound: spliced from the site's own recordings where all of them are there, else by
/// espeak-ng. A thread of its own, since it reads files.
actor HallSpeaker: Speaker {
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private nonisolated let thread = OwnThread(name: "speaker")
    private let clips: String
    private let espeak: Espeak
    /// Sentences that come again and again.
    private var kept: [String: Sound] = [:]

    /// Between two clips: what a breath takes.
    private static let gapMilliseconds = 50
    private static let keptMax = 300

    /// - Parameter clips: the folder of recordings: `请.wav`, `A.wav`, `零.wav`, `号窗口.wav` and so on.
    init(clips: String, espeak: Espeak) {
        self.clips = clips
        self.espeak = espeak
    }

    func sound(of call: Announcement, _ plan: VoicePlan) async throws(VoiceFault) -> Sound {
        if let spliced = spliced(plan.numbers.words(call)) { return spliced }
        return try await sound(of: plan.numbers.sentence(call), in: .zh)
    }

    func sound(of sentence: String, in language: Language) async throws(VoiceFault) -> Sound {
        let key = "\(language) \(sentence)"
        if let known = kept[key] { return known }
        let bytes: [UInt8]
        do throws(CommandFault) {
            bytes = try await espeak.wav(of: sentence, isChinese: language == .zh)
        } catch { throw .noSpeaker(error.detail) }
        guard let sound = Sound(wav: bytes)?.trimmed else { throw .noSpeaker("no PCM") }
        if kept.count >= Self.keptMax { kept.removeAll() }
        kept[key] = sound
        return sound
    }

    private func spliced(_ words: [String]) -> Sound? {
        var whole: Sound?
        for word in words {
            guard let clip = clip(word) else { return nil }
            whole = whole.map { $0 + .silence(Self.gapMilliseconds, rate: $0.rate) + clip } ?? clip
        }
        return whole
    }

    private func clip(_ word: String) -> Sound? {
        if let known = kept["clip \(word)"] { return known }
        let data = FileManager.default.contents(atPath: "\(clips)/\(word).wav")
        guard let data, let sound = Sound(wav: [UInt8](data))?.trimmed.normalized else {
            return nil
        }
        kept["clip \(word)"] = sound
        return sound
    }
}

/// A WAV and its words for each call, for a hall without loudspeakers and for tests.
struct FileSink: SoundSink {
    let folder: String

    func play(_ sound: Sound, name: String, words: String) throws(VoiceFault) {
        do {
            if !FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.createDirectory(
                    atPath: folder,
                    withIntermediateDirectories: false
                )
            }
            for (type, data) in [("wav", Data(sound.wav)), ("txt", Data(words.utf8))] {
                try data.write(to: URL(filePath: "\(folder)/\(name).\(type)"), options: .atomic)
            }
        } catch { throw .noSoundCard("\(error)") }
    }
}

struct AlsaSink: SoundSink {
    let player: Aplay

    func play(_ sound: Sound, name: String, words: String) async throws(VoiceFault) {
        do throws(CommandFault) {
            try await player.play(sound.wav, seconds: sound.length)
        } catch {
            throw .noSoundCard(error.detail)
        }
    }
}

extension VoiceSettings.Sink {
    /// `nil` where there is none.
    func made(data: String) -> (any SoundSink)? {
        switch self {
        case .none: nil
        case .file(let folder):
            FileSink(folder: folder.hasPrefix("/") ? folder : "\(data)/\(folder)")
        case .alsa(let device): AlsaSink(player: Aplay(device: device))
        }
    }
}

extension Settings {
    func speaker(root: String) -> HallSpeaker {
        HallSpeaker(
            clips: "\(root)/Assets/voice",
            espeak: Espeak(wordsPerMinute: voice.wordsPerMinute)
        )
    }

    /// The hall's own loudspeakers, then those of its zones.
    private func loudspeakers(data: String) -> [Loudspeaker] {
        let hall = voice.hall.made(data: data).map { sink in
            Loudspeaker(name: VoiceSettings.hallName, volume: voice.volume, sink: sink)
        }
        let zones = voice.zones.compactMap { zone in
            zone.loudspeaker.made(data: data).map { sink in
                Loudspeaker(
                    name: zone.name,
                    windows: zone.windows,
                    volume: zone.volume,
                    isApart: zone.isApart,
                    sink: sink
                )
            }
        }
        return (hall.map { [$0] } ?? []) + zones
    }

    /// The hall's voice; `nil` where it has none.
    func hallVoice(root: String, data: String, desk: Desk) -> HallVoice? {
        let loudspeakers = loudspeakers(data: data)
        guard !loudspeakers.isEmpty else { return nil }
        return HallVoice(
            plan: voice.plan,
            speaker: speaker(root: root),
            loudspeakers: loudspeakers,
            standstill: {
                await desk.read { day, _, _ in day.pauseReason }
            },
            isOpen: { call in
                await desk.read { day, _, _ in
                    let ticket = day.ticket(call.ticket)
                    guard let ticket, ticket.state == .called, ticket.window == call.window else {
                        return false
                    }
                    // Taken back and called again, it is another call.
                    guard let at = call.at, let open = ticket.call?.at else { return true }
                    return at >= open
                }
            },
            announced: { call in
                do {
                    try await desk.perform(ReportAnnounced(call.ticket, at: call.window))
                } catch {
                    log.warning("the announcement of \(call.ticket) is not recorded: \(error)")
                }
            },
            time: {
                await desk.read { day, _, now in day.time(at: now) }
            }
        )
    }
}

extension Settings {
    /// `nil` where the kiosk has no socket for headphones.
    func kioskVoice(root: String, data: String) -> KioskVoice? {
        voice.kiosk.made(data: data).map { KioskVoice(speaker: speaker(root: root), sink: $0) }
    }
}

extension HallVoice {
    func reply() async -> BoardsReply.Voice {
        let (state, now) = (state, await time())
        return BoardsReply.Voice(
            waiting: state.waiting,
            spoken: state.spoken,
            loudspeakers: loudspeakers.map { loudspeaker in
                let fault = state.faults[loudspeaker.name]
                let percent = loudspeaker.volume.percent(at: now)
                return BoardsReply.Loudspeaker(
                    name: loudspeaker.name,
                    windows: loudspeaker.windows?.map(\.value).sorted(),
                    percent: percent,
                    isWell: fault == nil,
                    stateText: fault?.sentence ?? (percent == 0 ? "无声叫号" : "正常")
                )
            }
        )
    }
}

/// The kiosk's own voice, through the socket for headphones: a new sentence stops the old one.
final class KioskVoice: Sendable {
    private let speaker: HallSpeaker
    private let sink: any SoundSink
    private let saying = Saying()

    init(speaker: HallSpeaker, sink: any SoundSink) {
        self.speaker = speaker
        self.sink = sink
    }

    private actor Saying {
        private var task: Task<Void, Never>?
        private var number = 0

        func next(_ say: @escaping @Sendable (Int) async -> Void) {
            task?.cancel()
            number += 1
            let number = self.number
            task = Task { await say(number) }
        }
    }

    func say(_ sentence: String, in language: Language) {
        let (speaker, sink, saying) = (self.speaker, self.sink, self.saying)
        Task {
            await saying.next { number in
                do throws(VoiceFault) {
                    let sound = try await speaker.sound(of: sentence, in: language)
                    guard !Task.isCancelled else { return }
                    try await sink.play(sound, name: "kiosk-\(number)", words: sentence)
                } catch {
                    // A new sentence has stopped it.
                    if !Task.isCancelled { log.warning("\(error.sentence)") }
                }
            }
        }
    }
}
