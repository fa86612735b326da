public import HallCore

/// Makes the paper of a notice. The same notice gives the same bytes.
public protocol NoticeMaker: Sendable {
    /// - Parameter isDuplicate: from the archive, marked as a copy.
    func paper(
        of content: NoticeContent,
        for applicant: Applicant?,
        statement: NoticeStatement,
        copy: Int,
        isDuplicate: Bool
    ) throws(PrinterFault) -> [UInt8]
    /// What a phone puts before `/n/CODE`.
    var address: String { get }

    /// The same in lines of text, to be read before it is made.
    func preview(of content: NoticeContent, for applicant: Applicant?) -> [String]
}

/// Notices, from the desk's wish to the two papers: on disk first, then in the archive, then printed.
public struct NoticeCounter: Sendable {
    let desk: Desk
    let notices: NoticeDesk
    let maker: any NoticeMaker
    let tray: PaperTray?

    /// `nil` where the desk keeps no notices.
    public init?(desk: Desk, maker: any NoticeMaker, tray: PaperTray?) {
        guard let notices = desk.notices else { return nil }
        self.desk = desk
        self.notices = notices
        self.maker = maker
        self.tray = tray
    }

    /// What somebody asks, done; the notice after it.
    public func perform(
        _ request: NoticeRequest,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        let staff = request.staff ?? ""
        guard !staff.isEmpty else { throw .refused(.notAllowed) }
        if request.verb == .issue {
            guard var draft = request.draft else { throw .refused(.notice(.unknown(""))) }
            draft.handler = staff
            try await checkPaper(of: draft)
            let record = try await desk.keep(.issue(draft), key: key)
            await printCopies(of: record.serial)
            return try reply(for: record.serial)
        }
        let serial = try serial(of: request.notice ?? "")
        switch request.verb {
        case .print: await printCopies(of: serial)
        case .open:
            _ = try await desk.keep(
                .seen(serial, by: staff, purpose: request.reason ?? "查阅"),
                key: key
            )
            return try reply(for: serial, withNames: true)
        case .copy: try await printDuplicate(of: serial, by: staff, key: key)
        case .quick: try await printQuick(serial)
        case .destroy:
            try await destroy(serial, request, by: staff, key: key)
        default:
            _ = try await desk.keep(try command(request, serial, staff), key: key)
            if request.verb == .settle, request.cameOut == false {
                await printCopies(of: serial)
            }
        }
        return try reply(for: serial)
    }

    private func command(
        _ request: NoticeRequest,
        _ serial: NoticeSerial,
        _ staff: String
    ) throws(DeskError) -> NoticeCommand {
        switch request.verb {
        case .decide: return .decide(serial, granted: request.isGranted ?? true, by: staff)
        case .handOver: return .deliverResult(serial, by: staff)
        case .withdraw: return .withdraw(serial, by: staff)
        case .settle:
            return .settle(
                serial,
                copy: request.copy == 2 ? 2 : 1,
                cameOut: request.cameOut ?? true,
                by: staff
            )
        case .seal: return .seal(serial, by: staff)
        case .deliver:
            return .deliver(
                serial,
                request.way ?? .signedFor,
                detail: request.detail ?? "",
                witness: request.witness,
                by: staff
            )
        case .shelve: return .shelve(serial, shelf: request.shelf ?? "", by: staff)
        case .followUp:
            guard let followUp = request.followUp else { throw .refused(.reasonMissing) }
            return .followUp(serial, followUp, by: staff)
        case .void:
            var other: NoticeSerial?
            if let text = request.replacedBy {
                other = try self.serial(of: text)
                guard other != serial, let other, (try record(of: other)) != nil else {
                    throw .refused(.notice(.unknown(text)))
                }
            }
            return .void(serial, reason: request.reason ?? "", replacedBy: other, by: staff)
        case .issue, .print, .open, .copy, .destroy, .quick: throw .refused(.notice(.unknown("")))
        }
    }

    /// 销毁: what is stored of it goes, the papers first. What could not be finished is done again by
    /// the same wish; as long as the fact is not there, papers can be made anew.
    private func destroy(
        _ serial: NoticeSerial,
        _ request: NoticeRequest,
        by staff: String,
        key: CommandKey?
    ) async throws(DeskError) {
        let command = NoticeCommand.destroy(
            serial,
            list: request.list ?? "",
            approvedBy: request.approvedBy ?? "",
            by: staff
        )
        do {
            guard let record = try notices.archive.record(of: serial) else {
                throw DeskError.refused(.notice(.unknown("\(serial)")))
            }
            if let list = record.destroyedBy, list == request.list { return }
            let today = await desk.today
            do throws(Refusal) {
                _ = try notices.books.deed(
                    for: command,
                    on: record,
                    today: today,
                    witness: nil
                )
            } catch { throw DeskError.refused(error) }
            try notices.archive.removePapers(of: serial)
        } catch let error as DeskError { throw error } catch let fault as JournalFault {
            throw .fault(fault)
        } catch { throw .fault(JournalFault(.unwritable, detail: "\(error)")) }
        _ = try await desk.keep(command, key: key)
    }

    private func record(of serial: NoticeSerial) throws(DeskError) -> NoticeRecord? {
        do { return try notices.archive.record(of: serial) } catch { throw .fault(error) }
    }

    public func find(_ query: NoticeQuery) throws(DeskError) -> [NoticeReply] {
        let records: [NoticeRecord]
        do { records = try notices.archive.find(query) } catch { throw .fault(error) }
        var replies: [NoticeReply] = []
        for record in records { replies.append(try reply(for: record.serial)) }
        return replies
    }

    /// By serial, as a number or as on paper, or by short code.
    public func serial(of text: String) throws(DeskError) -> NoticeSerial {
        do throws(JournalFault) {
            if let record = try notices.archive.record(coded: text.uppercased()) {
                return record.serial
            }
            if let serial = NoticeSerial(text) { return serial }
        } catch { throw .fault(error) }
        throw .refused(.notice(.unknown(text)))
    }

    public func reply(
        for serial: NoticeSerial,
        withNames: Bool = false
    ) throws(DeskError) -> NoticeReply {
        do {
            guard let record = try notices.archive.record(of: serial) else {
                throw DeskError.refused(.notice(.unknown("\(serial)")))
            }
            let text = try notices.archive.content(of: serial)
            let content = text.flatMap { NoticeContent(canonical: $0) }
            let verdict = NoticeVerifier.verdict(on: record, content: text, signer: notices.signer)
            let statement = NoticeStatement(record)
            return NoticeReply(
                serial: "\(serial)",
                serialText: serial.text(notices.books.plan.serialPattern),
                code: record.issue.code,
                item: record.issue.item,
                itemName: content?.itemName ?? "",
                outcome: record.issue.outcome,
                outcomeText: record.issue.outcome.words.zh,
                handler: record.issue.handler,
                day: record.issue.day,
                stage: record.stage,
                stageText: record.stage.words.zh,
                copies: record.copies.map(\.rawValue),
                seal: record.seal,
                shelf: record.shelf,
                voidReason: record.voidReason == nil ? nil : try words(.void, of: serial),
                application: record.issue.application?.description,
                replacedBy: record.replacedBy?.description,
                verdict: verdict,
                verdictText: verdict.sentence,
                statement: statement.code(at: "", code: record.issue.code),
                content: withNames ? text : nil,
                applicant: withNames ? try applicant(of: serial) : nil
            )
        } catch let error as DeskError { throw error } catch let fault as JournalFault {
            throw .fault(fault)
        } catch { throw .fault(JournalFault(.unreadable, detail: "\(error)")) }
    }

    func applicant(of serial: NoticeSerial) throws(JournalFault) -> Applicant? {
        try notices.archive.persons(of: serial).first { $0.part == .applicant }
            .flatMap { Applicant(hashed: $0.text) }
    }

    /// Why it is void, or how its delivery went; empty where that was erased.
    private func words(
        _ part: NoticePerson.Part,
        of serial: NoticeSerial
    ) throws(JournalFault) -> String {
        try notices.archive.persons(of: serial).first { $0.part == part }?.text ?? ""
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
                    copy: 1,
                    isDuplicate: false
                )
            } catch { throw .notice(.textUnprintable(error.detail)) }
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
        let pdf = try paper(record, copy: copy, isDuplicate: false)
        let digest = try archive.file(pdf, of: record.serial, copy: copy)
        _ = try await desk.keep(.file(record.serial, copy: copy, digest: digest))
        return pdf
    }

    private func paper(_ record: NoticeRecord, copy: Int, isDuplicate: Bool) throws -> [UInt8] {
        guard let text = try notices.archive.content(of: record.serial),
            let content = NoticeContent(canonical: text)
        else { throw JournalFault(.damaged, detail: "no content of notice \(record.serial)") }
        return try maker.paper(
            of: content,
            for: try applicant(of: record.serial),
            statement: NoticeStatement(record),
            copy: copy,
            isDuplicate: isDuplicate
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
        do { pdf = try paper(record, copy: 2, isDuplicate: true) } catch {
            throw .fault(JournalFault(.unreadable, detail: "the paper of notice \(serial)"))
        }
        let order = NoticeOrder(serial: serial, copy: 2, pdf: pdf, isDuplicate: true)
        guard let tray, await tray.duplicate(order) else {
            throw .refused(.notice(.duplicateNotPrinted(serial)))
        }
    }
}

extension Applicant {
    /// Reads ``hashed`` back.
    init?(hashed text: String) {
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
            .compactMap { CanonicalText.unescaped($0) }
        guard parts.count == 5, let kind = Kind(rawValue: parts[0]) else { return nil }
        self.init(
            kind: kind,
            name: parts[1],
            creditCode: parts[2].isEmpty ? nil : parts[2],
            contact: parts[3],
            agent: parts[4].isEmpty ? nil : parts[4]
        )
    }
}
