import HallAPI
import HallCore

/// How far an application has come, as everybody is told who has a code of it.
extension NoticeCounter {
    /// `nil` where every paper of it is void.
    func progress(
        of application: Application,
        on today: CivilDate
    ) throws(JournalFault) -> ProgressReply? {
        guard !application.history.isEmpty else { return nil }
        let hall = notices.rules.hall
        let clock = notices.rules.clock(of: application, on: today)
        let asks = try asks(of: application)
        let words = application.progress(
            at: clock,
            asks,
            on: today,
            telephone: hall.contact.complaints
        ) { place(of: $0) }
        var reply = ProgressReply(
            stage: clock.stage,
            words,
            on: today,
            steps: application.history.map {
                ProgressReply.Step(day: $0.day, text: $0.words.zh)
            }
        )
        let parts = clock.acceptedOn == nil ? [] : application.subcaseWords
        reply.parts = parts.isEmpty ? nil : parts.map { ProgressReply.Part($0) }
        reply.owed = application.owed
        let owed = application.owedWords(on: today, hall.calendar)
        (reply.owedText, reply.owedTextEn) = (owed?.zh, owed?.en)
        reply.owedDue = application.owedDue(hall.calendar)?.certain
        if let collection = application.collection, clock.stage == .deliveryDue {
            reply.place = place(of: collection.window).zh
            (reply.collectFrom, reply.collectWindow) = (collection.from, collection.window)
            return reply
        }
        reply.due = clock.certain
        try tellMissing(asks, &reply)
        return reply
    }

    /// 联办事项 as the staff has them; `nil` where there are none.
    func subcases(of application: Application) -> [SubcaseReply]? {
        let today = desk.dateNow
        return SubcaseReply.all(
            of: application,
            notices.rules.clock(of: application, on: today),
            on: today,
            notices.rules.hall.calendar
        )
    }

    private func asks(of application: Application) throws(JournalFault) -> Application.Asks {
        do {
            return try application.asks { try notices.archive.record(of: $0)?.followUp }
        } catch let fault as JournalFault { throw fault } catch {
            throw JournalFault(.unreadable, detail: "\(error)")
        }
    }

    private func tellMissing(
        _ asks: Application.Asks,
        _ reply: inout ProgressReply
    ) throws(JournalFault) {
        guard case .paper(let serial) = asks else { return }
        let content = try notices.archive.content(of: serial)
            .flatMap { NoticeContent(canonical: $0) }
        guard let content, !content.missing.isEmpty else { return }
        reply.missing = content.missing.map(\.material.name)
        reply.place = [content.place.window, content.place.place].filter { !$0.isEmpty }
            .joined(separator: "　")
    }

    private func place(of window: WindowNumber) -> Words {
        let place = notices.rules.hall.place(of: window)
        return Words(
            zh: ["\(window)号窗口", place.zh].filter { !$0.isEmpty }.joined(separator: "　"),
            en: ["window \(window)", place.en].filter { !$0.isEmpty }.joined(separator: ", ")
        )
    }
}
