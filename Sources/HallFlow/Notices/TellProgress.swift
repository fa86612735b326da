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
        let words = application.progress(
            at: clock,
            on: today,
            telephone: hall.contact.complaints
        ) { place(of: $0) }
        var reply = ProgressReply(
            stage: clock.stage,
            words,
            due: clock.certain,
            steps: application.history.map {
                ProgressReply.Step(day: $0.day, text: $0.words.zh)
            }
        )
        let asking = try application.askingPaper.flatMap { serial throws(JournalFault) in
            try notices.archive.content(of: serial).flatMap { NoticeContent(canonical: $0) }
        }
        reply.missing = asking?.missing.map(\.material.name) ?? []
        reply.owed = application.owed
        reply.owedDue = clock.owedDue
        if let collection = application.collection, clock.stage == .deliveryDue {
            reply.place = place(of: collection.window).zh
            (reply.collectFrom, reply.collectWindow) = (collection.from, collection.window)
        } else if let asking, !reply.missing.isEmpty {
            reply.place = [asking.place.window, asking.place.place].filter { !$0.isEmpty }
                .joined(separator: "　")
        }
        return reply
    }

    private func place(of window: WindowNumber) -> Words {
        let place = notices.rules.hall.place(of: window)
        return Words(
            zh: ["\(window)号窗口", place.zh].filter { !$0.isEmpty }.joined(separator: "　"),
            en: ["window \(window)", place.en].filter { !$0.isEmpty }.joined(separator: ", ")
        )
    }
}
