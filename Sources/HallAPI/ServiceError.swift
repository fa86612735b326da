package import HallCore

/// Why a service gave nothing.
package enum ServiceError: Error, Hashable, Sendable {
    /// The hall says no; `code` is stable.
    case refused(code: String, Words)
    /// The world let us down: one sentence that says what to do.
    case fault(String)

    /// For a screen of staff, which speaks one language. What the machine said of a fault is for
    /// its log.
    package var staffWords: String {
        switch self {
        case .refused(_, let words): words.zh
        case .fault: "系统出了故障，没有办成：请找值班员，值班员看一下磁盘、网线和打印机，详情在日志里"
        }
    }

    package init(_ refusal: Refusal) {
        self = .refused(
            code: refusal.code,
            Words(zh: refusal.sentence(in: .zh), en: refusal.sentence(in: .en))
        )
    }
}
