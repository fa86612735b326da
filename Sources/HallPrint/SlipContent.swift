import HallAPI
package import HallCore
package import HallFlow
package import HallTypeset

/// What stands on a slip: the hall's words for one order.
package struct SlipContent: Sendable {
    private let hall: Hall
    private let layout: SlipLayout
    /// Where phones open `/t/CODE`; without it the code stands as text alone.
    private let publicAddress: PhoneAddress?

    package init(hall: Hall, layout: SlipLayout, publicAddress: PhoneAddress?) {
        self.hall = hall
        self.layout = layout
        self.publicAddress = publicAddress
    }

    /// From top to bottom, for the typesetter.
    package func elements(for order: SlipJob) -> [PageElement] {
        layout.filled(fields(for: order)).map { line, text in
            switch line.kind {
            case .text:
                .text(text, size: line.size, bold: line.bold, centered: line.align == .center)
            case .rule: .rule(thickness: line.size)
            case .space: .space(line.size)
            case .qr: .qr(text, side: line.size)
            }
        }
    }

    /// The same, for those who read on a screen.
    package func text(for order: SlipJob) -> String {
        layout.filled(fields(for: order)).compactMap { line, text in
            switch line.kind {
            case .text: text
            case .rule: String(repeating: "─", count: 24)
            case .qr: "[二维码 \(text)]"
            case .space: nil
            }
        }.joined(separator: "\n") + "\n"
    }

    func fields(for order: SlipJob) -> [SlipLayout.Field: String] {
        let ticket = order.view.ticket
        let item = ticket.item.flatMap { hall.item($0) }
        let date = CivilDate(of: order.at, offsetMinutes: order.offsetMinutes)
        let time = clockText(ticket.issuedAt, offsetMinutes: order.offsetMinutes).prefix(5)
        var fields: [SlipLayout.Field: String] = [
            .hall: hall.name.zh,
            .number: ticket.number.description,
            .service: hall.name(of: ticket.service).zh,
            .item: item?.name.zh ?? "",
            .sample: item?.isSample == true ? phrase(.sample_mark) : "",
            .version: item?.version ?? "",
            .mark: marks(order),
            .windows: windows(order.view.windows),
            .stations: hall.stationsText(order.view, in: .zh) ?? "",
            .ahead: order.view.ticket.state == .carriedOver
                ? phrase(.slip_tomorrow) : hall.aheadText(order.view, in: .zh) ?? "",
            .taken: "\(date) \(time)",
            .visitorClass: ticket.visitorClass == .ordinary
                ? "" : hall.classes[ticket.visitorClass]?.name.zh ?? "",
            .polite: phrase(.slip_polite),
            .keep: phrase(
                .slip_keep,
                [
                    "minutes": "\(hall.plan.limits.returnWithinMinutes)",
                    "times": "\(hall.plan.limits.returnsMax)",
                ]
            ),
            .code: ticket.code,
            .link: publicAddress?.ticket(ticket.code) ?? "",
            .linkCaption: publicAddress == nil ? "" : phrase(.slip_link),
            .complaints: hall.contact.complaints.contains(where: \.isNumber)
                ? phrase(.slip_complaints, ["number": hall.contact.complaints]) : "",
        ]
        // A break on the way is the line below, and no range of three hours.
        if order.view.breakEnds == nil, ticket.state == .waiting {
            fields[.wait] =
                order.view.stop?.zh ?? hall.waitText(order.view.wait, breakEnds: nil, in: .zh)
        }
        if let ends = order.view.breakEnds {
            fields[.breakEnds] = phrase(.slip_break, ["time": "\(ends)"])
        }
        return fields
    }

    private func marks(_ order: SlipJob) -> String {
        var marks: [String] = []
        if order.rehearsal { marks.append(phrase(.rehearsal_paper)) }
        if order.view.ticket.state == .carriedOver {
            marks.append(Ticket.State.carriedOver.words.zh)
        } else if order.copy > 1 {
            marks.append(phrase(.reprint_mark))
        }
        return marks.joined(separator: "  ")
    }

    /// The windows with their places, and that one is called: nobody is sent to two at once.
    private func windows(_ numbers: [WindowNumber]) -> String {
        let places = numbers.map {
            phrase(.window_place, ["number": "\($0)", "place": hall.place(of: $0).zh])
        }
        return phrase(.number_windows, ["windows": places.joined(separator: "、")])
    }

    private func phrase(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        hall.phrases.text(phrase, .zh, values)
    }
}
