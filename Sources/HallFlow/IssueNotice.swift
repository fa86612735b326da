public import HallAPI
public import HallCore

/// Makes the paper of a notice. The same notice gives the same bytes.
public protocol NoticeMaker: Sendable {
    /// - Parameter isDuplicate: from the archive, marked as a copy.
    func paper(
        of content: NoticeContent,
        for applicant: Applicant?,
        statement: NoticeStatement,
        copy: Int
    ) throws(PrinterFault) -> [UInt8]

    /// A stored paper, byte for byte, with a mark behind it: `mark` across each page, `line` at its
    /// foot.
    func marked(
        _ pdf: [UInt8],
        mark: String,
        line: String
    ) throws(PrinterFault) -> [UInt8]

    /// What a phone puts before `/n/CODE`.
    var address: PhoneAddress? { get }

    /// The same in lines of text, to be read before it is made.
    func preview(of content: NoticeContent, for applicant: Applicant?) -> [String]
}

/// Notices, from the desk's wish to the two papers: on disk first, then in the archive, then printed.
public struct NoticeCounter: Sendable {
    let desk: Desk
    var notices: NoticeDesk { desk.notices ?? first }
    private let first: NoticeDesk
    let maker: any NoticeMaker
    let tray: PrintQueue?

    /// `nil` where the desk keeps no notices.
    public init?(desk: Desk, maker: any NoticeMaker, tray: PrintQueue?) {
        guard let notices = desk.notices else { return nil }
        self.desk = desk
        first = notices
        self.maker = maker
        self.tray = tray
    }

    /// What somebody asks, done; the notice after it.
    public func perform(
        _ request: NoticeRequest,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        let staff = request.staff ?? ""
        guard !staff.isEmpty else { throw .refused(.people(.notAllowed)) }
        do { try request.checkFields() } catch { throw .refused(error) }
        if request.verb == .issue {
            guard var draft = request.draft else { throw .refused(.field(.fieldMissing("draft"))) }
            guard draft.handler.isEmpty || draft.handler == staff else {
                throw .refused(.field(.fieldNotYours("draft.handler")))
            }
            draft.handler = staff
            // What was issued for this key already is not looked at again, but answered.
            if try key.flatMap({ key throws(DeskError) in try answered(key) }) == nil {
                try await checkPaper(of: draft)
            }
            let record = try await desk.keep(.issue(draft), key: key)
            await printCopies(of: record.serial)
            return try reply(for: record.serial)
        }
        guard let named = request.notice else { throw .refused(.field(.fieldMissing("notice"))) }
        let serial = try serial(of: named)
        switch request.verb {
        case .decide:
            guard let isGranted = request.isGranted else {
                throw .refused(.field(.fieldMissing("granted")))
            }
            if !isGranted { return try await deny(serial, request, by: staff, key: key) }
            _ = try await desk.keep(.decide(serial, granted: true, by: staff), key: key)

        case .print: await printCopies(of: serial)
        case .open:
            guard let why = request.reason else { throw .refused(.field(.fieldMissing("reason"))) }
            guard let purpose = LookPurpose(why) else {
                throw .refused(.notice(.purposeUnknown(why)))
            }
            _ = try await desk.keep(.seen(serial, by: staff, purpose: purpose), key: key)
            return try reply(for: serial, withNames: true)
        case .copy: try await printDuplicate(of: serial, by: staff, key: key)
        case .quick: try await printQuick(serial)
        default:
            _ = try await desk.keep(try command(request, serial, staff), key: key)
            if request.verb == .settle, request.cameOut == false {
                await printCopies(of: serial)
            }
        }
        return try reply(for: serial)
    }

    /// 不予许可: the reason and its provision are signed and printed with the remedies (Administrative
    /// Licensing Law, art. 38), and the decision is recorded with that paper or not at all.
    private func deny(
        _ serial: NoticeSerial,
        _ request: NoticeRequest,
        by staff: String,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        guard let reason = request.reason, reason.isVisible else {
            throw .refused(.field(.fieldMissing("reason")))
        }
        guard let provision = request.provision, provision.isVisible else {
            throw .refused(.field(.fieldMissing("provision")))
        }
        guard let record = try record(of: serial), let application = record.issue.application else {
            throw .refused(.application(.notAccepted(serial)))
        }
        var draft = NoticeDraft(item: record.issue.item, outcome: .denied, handler: staff)
        draft.application = application
        draft.ground = .provision(provision, because: reason)
        if try key.flatMap({ key throws(DeskError) in try answered(key) }) == nil {
            try await checkPaper(of: draft)
        }
        let paper = try await desk.keep(.issue(draft), key: key)
        await printCopies(of: paper.serial)
        return try reply(for: paper.serial)
    }

    private func command(
        _ request: NoticeRequest,
        _ serial: NoticeSerial,
        _ staff: String
    ) throws(DeskError) -> NoticeCommand {
        switch request.verb {
        case .handOver: return .deliverResult(serial, by: staff)
        case .withdraw:
            guard let reason = request.reason else {
                throw .refused(.field(.fieldMissing("reason")))
            }
            return .withdraw(serial, reason: reason, by: staff)
        case .settle:
            guard let copy = request.copy else { throw .refused(.field(.fieldMissing("copy"))) }
            guard let cameOut = request.cameOut else {
                throw .refused(.field(.fieldMissing("came_out")))
            }
            guard copy == 1 || copy == 2 else {
                throw .refused(.field(.fieldWrong("copy", choices: ["1", "2"])))
            }
            return .settle(serial, copy: copy, cameOut: cameOut, by: staff)
        case .seal: return .seal(serial, by: staff)
        case .deliver:
            guard let way = request.way else { throw .refused(.field(.fieldMissing("way"))) }
            return .deliver(
                serial,
                way,
                detail: request.detail ?? "",
                witness: request.witness,
                by: staff
            )
        case .shelve:
            guard let shelf = request.shelf else { throw .refused(.field(.fieldMissing("shelf"))) }
            return .shelve(serial, shelf: shelf, by: staff)
        case .followUp:
            guard let followUp = request.followUp else {
                throw .refused(.field(.fieldMissing("follow_up")))
            }
            return .followUp(serial, followUp, by: staff)
        case .void:
            var other: NoticeSerial?
            if let text = request.replacedBy {
                other = try self.serial(of: text)
                guard other != serial, let other, (try record(of: other)) != nil else {
                    throw .refused(.notice(.unknown(text)))
                }
            }
            guard let reason = request.reason else {
                throw .refused(.field(.fieldMissing("reason")))
            }
            return .void(serial, reason: reason, replacedBy: other, by: staff)
        case .issue, .print, .open, .copy, .quick, .decide:
            throw .refused(.notice(.unknown("")))
        }
    }

    private func answered(_ key: CommandKey) throws(DeskError) -> AnsweredCommand? {
        do { return try notices.archive.answered(key) } catch { throw .fault(error) }
    }

    private func record(of serial: NoticeSerial) throws(DeskError) -> NoticeRecord? {
        do { return try notices.archive.record(of: serial) } catch { throw .fault(error) }
    }

    /// What is found by a name was looked at: a fact of each, before anything is told.
    public func find(_ query: NoticeQuery) async throws(DeskError) -> [NoticeReply] {
        let records: [NoticeRecord]
        do { records = try notices.archive.find(query) } catch { throw .fault(error) }
        if query.name != nil {
            guard let staff = query.staff, !staff.isEmpty else {
                throw .refused(.people(.notAllowed))
            }
            try await desk.keep(
                records.map { .seen($0.serial, by: staff, purpose: .search) }
            )
        }
        var replies: [NoticeReply] = []
        for record in records { replies.append(try reply(for: record)) }
        return replies
    }

    /// By serial, as a number or as on paper, or by short code.
    public func serial(of text: String) throws(DeskError) -> NoticeSerial {
        do throws(JournalFault) {
            if let record = try notices.archive.record(coded: ShortCode.typed(text)) {
                return record.serial
            }
            if let serial = NoticeSerial(text) { return serial }
        } catch { throw .fault(error) }
        throw .refused(.notice(.unknown(text)))
    }

    // MARK: Papers

    /// Copies that are still owed, the oldest notice first; `false` at the first that stays so.
    public func payDebts() async -> Bool {
        do throws(DeskError) {
            for record in try await desk.openNotices() where !record.owedCopies.isEmpty {
                guard await printCopies(of: record.serial) else { return false }
            }
            return true
        } catch {
            if case .fault(let fault) = error { tray?.attendant.hear(.notRecorded(fault)) }
            return false
        }
    }

    /// What is still owed of the two copies, in their order; what fails stays owed.
    @discardableResult
    public func printCopies(of serial: NoticeSerial) async -> Bool {
        do {
            guard let record = try notices.archive.record(of: serial) else { return true }
            for copy in record.owedCopies {
                let pdf = try await filed(record, copy: copy)
                guard let tray,
                    await tray.notice(NoticeOrder(serial: serial, copy: copy, pdf: pdf))
                else { return false }
            }
            return true
        } catch let fault as JournalFault {
            tray?.attendant.hear(.notRecorded(fault))
        } catch let fault as PrinterFault {
            tray?.attendant.hear(.printerTrouble(fault))
        } catch {
            tray?.attendant.hear(.notRecorded(JournalFault(.unwritable, detail: "notice")))
        }
        return false
    }

    /// Sets the paper once before anything is recorded: what can't be printed is not issued.
    private func checkPaper(of draft: NoticeDraft) async throws(DeskError) {
        let (content, applicant) = try await content(of: draft)
        do throws(Refusal) {
            do throws(PrinterFault) {
                _ = try maker.paper(
                    of: content,
                    for: applicant,
                    statement: NoticeStatement(serial: content.serial),
                    copy: 1
                )
            } catch { throw .draft(.textUnprintable(error.detail)) }
        } catch { throw .refused(error) }
    }

    /// The stored paper; made and stored where it is not there yet.
    private func filed(_ record: NoticeRecord, copy: Int) async throws -> [UInt8] {
        let archive = notices.archive
        if record.papers[copy - 1] != nil,
            let pdf = try archive.paper(of: record.serial, copy: copy)
        {
            guard try archive.digest(of: pdf, for: record.serial) == record.papers[copy - 1] else {
                throw JournalFault(.damaged, detail: "the paper \(record.serial)-\(copy)")
            }
            return pdf
        }
        let pdf = try paper(record, copy: copy)
        let digest = try archive.file(pdf, of: record.serial, copy: copy)
        _ = try await desk.keep(.file(record.serial, copy: copy, digest: digest))
        return pdf
    }

    private func paper(_ record: NoticeRecord, copy: Int) throws -> [UInt8] {
        guard let text = try notices.archive.content(of: record.serial),
            let content = NoticeContent(canonical: text)
        else { throw JournalFault(.damaged, detail: "no content of notice \(record.serial)") }
        return try maker.paper(
            of: content,
            for: try notices.archive.persons(of: record.serial).applicant,
            statement: NoticeStatement(record),
            copy: copy
        )
    }

    private func printQuick(_ serial: NoticeSerial) async throws(DeskError) {
        let text: String?
        do { text = try notices.archive.content(of: serial) } catch { throw .fault(error) }
        guard let content = text.flatMap({ NoticeContent(canonical: $0) }) else {
            throw .refused(.notice(.unknown("\(serial)")))
        }
        let sheet = content.quickCopy(address: maker.address)
        guard let tray, await tray.sheet(sheet) == nil else {
            throw .refused(.notice(.duplicateNotPrinted(serial)))
        }
    }

    private func printDuplicate(
        of serial: NoticeSerial,
        by staff: String,
        key: CommandKey?
    ) async throws(DeskError) {
        let record = try await desk.keep(.copy(serial, by: staff), key: key)
        let pdf: [UInt8]
        do {
            let when = desk.clockTime(desk.clock.now.milliseconds)
            pdf = try maker.marked(
                try await filed(record, copy: 2),
                mark: record.voidReason == nil ? "存档复制件" : "复制件 已作废",
                line: "存档复制件，与存档文件逐字节相同。\(when) 印，工号 \(staff)。没有印章和签名，不作办事依据。"
            )
        } catch let fault as JournalFault { throw .fault(fault) } catch {
            throw .fault(JournalFault(.unreadable, detail: "the paper of notice \(serial)"))
        }
        let order = NoticeOrder(serial: serial, copy: 2, pdf: pdf, isDuplicate: true)
        guard let tray, await tray.duplicate(order) else {
            throw .refused(.notice(.duplicateNotPrinted(serial)))
        }
    }
}
