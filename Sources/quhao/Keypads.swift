import HallAPI
import HallBoard
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks
import Logging

extension Settings {
    /// Every line with pads, each on its own thread, until cancelled.
    func runKeypads(_ door: OwnHall) async {
        await withTaskGroup(of: Void.self) { group in
            for line in keypadLines(at: door) { group.addTask { await line.run() } }
        }
    }

    private func keypadLines(at door: OwnHall) -> [Keypad] {
        var lines: [KeypadSettings.Link: [Keypad.Pad]] = [:]
        for keypad in keypads {
            lines[keypad.link, default: []].append(
                Keypad.Pad(
                    address: keypad.address,
                    window: keypad.window,
                    actions: keypad.actions
                )
            )
        }
        return lines.map { link, pads in
            Keypad(
                name: link.device,
                kind: link.kind,
                link: link.made,
                pads: pads,
                repeats: .milliseconds(
                    keypads.first { $0.link == link }?.repeatMilliseconds ?? 0
                ),
                press: { window, action in await door.press(action, at: window) },
                picture: { window in await door.padPicture(of: window) },
                warn: { log.warning("\($0)") }
            )
        }
    }
}

extension KeypadSettings.Link {
    fileprivate var made: any ByteLink {
        switch self {
        case .evdev(let device): EvdevLink(device: device)
        case .caller(let device, let baud):
            SerialLink(device: device, baud: baud, flowControl: false)
        }
    }
}

extension OwnHall {
    /// What a key does, in the name of the clerk who opened the window.
    ///
    /// - Returns: `false` where the hall says no.
    func press(_ action: PadAction, at window: WindowNumber) async -> Bool {
        let (staff, isPaused, reason) = await desk.read { day, _, _ in
            let found = day.windows[window]
            return (
                found?.staff, found?.pauseReason != nil,
                day.plan.pauseReasons.first ?? "暂时离开"
            )
        }
        // A pad opens no window: nobody has shown who they are.
        guard let staff else { return false }
        do {
            let reply = try await ask(
                order(of: action, at: window, isPaused: isPaused, reason: reason),
                by: staff
            )
            return action != .next || reply.ticket != nil
        } catch { return false }
    }

    private func order(
        of action: PadAction,
        at window: WindowNumber,
        isPaused: Bool,
        reason: String
    ) -> any WindowAsk {
        switch action {
        case .next: ServeNext(at: window)
        case .recall: RecallTicket(at: window)
        case .arrived: ConfirmArrival(at: window)
        case .served: FinishTicket(at: window)
        case .missed: MissTicket(at: window)
        case .keep: KeepTicket(at: window)
        case .resume: ResumeTicket(at: window)
        case .undo: UndoStep(at: window)
        case .pause where isPaused: OpenWindow(at: window)
        case .pause: PauseWindow(at: window, reason: reason)
        case .line: TransferTicket(at: window, to: .line)
        }
    }

    func padPicture(of window: WindowNumber) async -> PadPicture? {
        await desk.read { day, _, _ in
            guard let found = day.windows[window] else { return nil }
            return PadPicture(
                waiting: day.waiting(at: window, limit: 999).count,
                ticket: found.ticket?.sequence
            )
        }
    }
}
