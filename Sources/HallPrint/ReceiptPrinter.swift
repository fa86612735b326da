import HallCore
public import HallDevice
public import HallFlow
public import HallTypeset

/// A receipt printer: a profile, an encoder and a link, on a thread of its own.
public actor ReceiptPrinter: SlipPrinter {
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    public nonisolated let name: String
    private nonisolated let thread: OwnThread
    private let profile: PrinterProfile
    private let content: SlipContent
    private let typesetter: Typesetter
    private let link: any ByteLink
    private let patience: Duration

    public init(
        name: String,
        profile: PrinterProfile,
        content: SlipContent,
        typesetter: Typesetter,
        link: any ByteLink,
        patience: Duration
    ) {
        self.name = name
        thread = OwnThread(name: "device.\(name)")
        self.profile = profile
        self.content = content
        self.typesetter = typesetter
        self.link = link
        self.patience = patience
    }

    /// Fails closed: no paper, an open cover or silence, and no slip is begun.
    public func check() throws(PrinterFault) {
        do {
            try link.open(patience: patience)
            guard profile.answersStatus, link.answers else { return }
            try judge(status())
        } catch let fault as LinkFault {
            link.close()
            throw PrinterFault(kind(of: fault), printer: name)
        } catch let fault as PrinterFault {
            throw fault
        } catch {
            preconditionFailure("only the link throws here: \(error)")
        }
    }

    /// Not `async`: a second slip cannot begin before this one is out.
    public func print(_ slip: SlipOrder) throws(PrinterFault) {
        let raster: Raster
        let picture: [UInt8]
        do {
            raster = try typesetter.raster(
                content.elements(for: slip),
                widthDots: profile.widthDots,
                dotsPerInch: profile.dotsPerInch
            )
            picture = link.keepsPictures ? try raster.png() : []
        } catch {
            throw PrinterFault(.unwritable, printer: name)
        }
        var sent = false
        do {
            for band in EscPos(profile: profile).bands(of: raster) {
                try link.send(band, patience: patience)
                sent = true
            }
            if profile.answersStatus, link.answers { try judge(status()) }
            try link.finish(
                SentDocument(
                    name: "\(slip.view.ticket.number)-\(slip.copy)",
                    picture: picture
                )
            )
        } catch let fault as LinkFault {
            link.close()
            throw PrinterFault(
                kind(of: fault),
                printer: name,
                mayHavePrinted: sent || fault.sent > 0
            )
        } catch let fault as PrinterFault {
            // Out of paper after the last band: some of it may be out.
            throw PrinterFault(fault.kind, printer: name, mayHavePrinted: true)
        } catch {
            preconditionFailure("only the link throws here: \(error)")
        }
    }

    private func status() throws(LinkFault) -> PrinterStatus? {
        var answers: [UInt8] = []
        for request in PrinterStatus.requests {
            try link.send(request, patience: patience)
            let answer = try link.receive(1, patience: patience)
            guard let byte = answer.first else { throw LinkFault(.timedOut) }
            answers.append(byte)
        }
        return PrinterStatus(answers: answers)
    }

    private func judge(_ status: PrinterStatus?) throws(PrinterFault) {
        guard let status else { throw PrinterFault(.unanswered, printer: name) }
        if status.paperOut { throw PrinterFault(.paperOut, printer: name) }
        if status.coverOpen { throw PrinterFault(.coverOpen, printer: name) }
        if status.inError || status.offline { throw PrinterFault(.unanswered, printer: name) }
    }

    private func kind(of fault: LinkFault) -> PrinterFault.Kind {
        switch fault.kind {
        case .absent: .unplugged
        case .timedOut, .broken: .unanswered
        case .unwritable: .unwritable
        }
    }
}
