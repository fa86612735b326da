import HallCore

/// Slips and printers, as they stand in the table `fact`.
extension FactLine {
    static let slips: [FactLine] = [
        FactLine(41, "slipIntended") { .slip(.slipIntended(try $0.ticket(), copy: $0.copy)) },
        FactLine(42, "slipSending") {
            .slip(
                .slipSending(try $0.ticket(), copy: $0.copy, printer: $0.find("printer") ?? "")
            )
        },
        FactLine(43, "slipPrinted") {
            .slip(
                .slipPrinted(try $0.ticket(), copy: $0.copy, promise: $0.find("promise") ?? .sent)
            )
        },
        FactLine(44, "slipUnknown") {
            .slip(.slipUnknown(try $0.ticket(), copy: $0.copy, reason: $0.find("reason") ?? ""))
        },
        FactLine(45, "slipOwed") {
            .slip(.slipOwed(try $0.ticket(), copy: $0.copy, reason: try $0.get("reason")))
        },
        FactLine(46, "slipRecoded") {
            .slip(
                .slipRecoded(
                    try $0.ticket(),
                    code: try $0.get("code"),
                    reason: try $0.get("reason")
                )
            )
        },
        FactLine(47, "slipSettled", since: .paper) {
            .slip(
                .slipSettled(
                    try $0.ticket(),
                    copy: $0.copy,
                    cameOut: $0.isSet("out"),
                    by: $0.find("by")
                )
            )
        },
    ]

    static let devices: [FactLine] = [
        FactLine(61, "alarmRaised", since: .paper) {
            .device(.alarmRaised(device: try $0.get("device"), try $0.get("trouble")))
        },
        FactLine(62, "alarmCleared", since: .paper) {
            .device(.alarmCleared(device: try $0.get("device"), try $0.get("trouble")))
        },
        FactLine(63, "rollChanged", since: .paper) {
            .device(.rollChanged(device: try $0.get("device"), by: try $0.get("by")))
        },
        FactLine(64, "testPageIntended", since: .paper) {
            .device(.testPageIntended(device: try $0.get("device"), by: try $0.get("by")))
        },
        FactLine(66, "emergencyIntended", since: .paper) {
            let first = try $0.ticket()
            return .device(
                .emergencyIntended(
                    first.service,
                    first: first.sequence,
                    count: try $0.integer("count"),
                    by: try $0.get("by")
                )
            )
        },
    ]
}

extension FactFields {
    fileprivate var copy: Int { number("copy") ?? 1 }
}

extension SlipDeed {
    var line: WrittenLine {
        switch self {
        case .slipIntended(let ticket, let copy): Self.line(41, ticket, copy)
        case .slipSending(let ticket, let copy, let printer):
            Self.line(42, ticket, copy) { $0["printer"] = printer }
        case .slipPrinted(let ticket, let copy, let promise):
            Self.line(43, ticket, copy) { $0["promise"] = promise }
        case .slipUnknown(let ticket, let copy, let reason):
            Self.line(44, ticket, copy) { $0["reason"] = reason }
        case .slipOwed(let ticket, let copy, let reason):
            Self.line(45, ticket, copy) { $0["reason"] = reason }
        case .slipRecoded(let ticket, let code, let reason):
            WrittenLine(46, ticket) {
                $0["code"] = code
                $0["reason"] = reason
            }
        case .slipSettled(let ticket, let copy, let cameOut, let badge):
            Self.line(47, ticket, copy) {
                $0["out"] = cameOut
                $0["by"] = badge
            }
        }
    }

    /// The first copy is written without its number.
    private static func line(
        _ number: Int,
        _ ticket: TicketNumber,
        _ copy: Int,
        _ write: (inout BodyWriter) -> Void = { _ in }
    ) -> WrittenLine {
        WrittenLine(number, ticket) {
            if copy > 1 { $0["copy"] = copy }
            write(&$0)
        }
    }
}

extension DeviceDeed {
    var line: WrittenLine {
        switch self {
        case .alarmRaised(let device, let trouble):
            WrittenLine(61) {
                $0["device"] = device
                $0["trouble"] = trouble
            }
        case .alarmCleared(let device, let trouble):
            WrittenLine(62) {
                $0["device"] = device
                $0["trouble"] = trouble
            }
        case .rollChanged(let device, let badge):
            WrittenLine(63) {
                $0["device"] = device
                $0["by"] = badge
            }
        case .testPageIntended(let device, let badge):
            WrittenLine(64) {
                $0["device"] = device
                $0["by"] = badge
            }
        case .emergencyIntended(let service, let first, let count, let badge):
            WrittenLine(66, TicketNumber(service: service, sequence: first)) {
                $0["count"] = count
                $0["by"] = badge
            }
        }
    }
}
