/// `Config/hall.toml`, section `[strips]`: what a strip says in each state of its window.
/// `{window}`, `{ticket}`, `{reason}`, `{badge}` and `{services}` stand for themselves.
package struct StripTexts: Hashable, Sendable {
    package var idle = "您好，欢迎 {services} 工号{badge}"
    package var called = "请 {ticket} 到{window}号窗口"
    package var serving = "正在办理 {ticket}"
    package var paused = "暂停服务 {reason}"
    package var closed = "本窗口未开放"
    /// Before the first call and in the break: `{rest}` is 午休，14:30 起叫号，上午的号继续有效.
    package var rest = "{rest}"
    /// All that the window serves stands 停办: `{stop}` says why and until when.
    package var stopped = "{stop}"
    /// The whole hall stands still, or something has happened: over everything else.
    package var hall = "{reason}"

    package init() {}

    package static let placeholders = [
        "{window}", "{ticket}", "{reason}", "{badge}", "{services}", "{rest}", "{stop}",
    ]
}

/// `Config/hall.toml`, section `[strips]`: how often a picture is tried that did not arrive.
package struct StripTries: Hashable, Sendable {
    /// Until the next try at a strip that did not answer: longer each time, up to the last. Not
    /// empty.
    package var pausesSeconds = [1, 2, 4, 8, 15]
    /// Tries at a picture that a busy controller refuses, as fast as it can refresh.
    package var atOnceMax = 3
    /// A strip that answers and whose text does not expire is asked after so long whether it is
    /// there.
    package var askSeconds = 60

    package init() {}
}

/// What stands on the strip over one window. A whole picture: it needs no other one.
package struct StripPicture: Hashable, Sendable {
    package let text: String
    /// A call: it flashes where the strip can, and must not stay when it is over.
    package let isCall: Bool
    /// The newest fact in it.
    package let position: Int

    package init(text: String, isCall: Bool, position: Int) {
        self.text = text
        self.isCall = isCall
        self.position = position
    }
}

extension StripTexts {
    /// - Parameters:
    ///   - services: what the window does, in words.
    ///   - codes: the same, as services.
    package func picture(
        of window: WindowNumber,
        in board: BoardView,
        services: String,
        codes: [ServiceCode] = []
    ) -> StripPicture {
        let view = board.windows.first { $0.number == window }
        // One that is left to serve is enough to be called.
        let stops = board.services.filter { codes.contains($0.code) }.map(\.stop?.zh)
        let stop = stops.isEmpty || stops.contains(nil) ? nil : stops[0]
        func fill(_ text: String, _ reason: String = "") -> String {
            let values = [
                "\(window)", view?.ticket.map { "\($0)" } ?? "", reason, view?.staff?.text ?? "",
                services, board.rest?.zh ?? "", stop ?? "",
            ]
            var text = text
            for (place, value) in zip(Self.placeholders, values) {
                text = text.split(separator: place, omittingEmptySubsequences: false)
                    .joined(separator: value)
            }
            return text
        }
        func picture(_ text: String, isCall: Bool = false) -> StripPicture {
            StripPicture(text: text, isCall: isCall, position: board.position)
        }
        if let standstill = board.standstill { return picture(fill(hall, standstill.reason)) }
        switch view?.state {
        case .called: return picture(fill(called), isCall: true)
        case .serving: return picture(fill(serving))
        case .paused: return picture(fill(paused, view?.pauseReason ?? ""))
        case .free where stop != nil: return picture(fill(stopped))
        case .free where board.rest != nil: return picture(fill(rest))
        case .free: return picture(fill(idle))
        case .closed, nil: return picture(fill(closed))
        }
    }
}
