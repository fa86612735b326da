import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryNoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Notes what was asked; without an answer it becomes a task with an owner."
    )
    @Argument(help: "What was asked.") var question: String
    @Option(help: "Given at once.") var answer: String?
    @Option(help: "telephone, on_site, online or letter.") var channel = "on_site"
    @Option(help: "The item it is about.") var item: String?
    @Flag(help: "It is about no item of the catalogue.") var general = false
    @Option(
        name: .customLong("told"),
        parsing: .upToNextOption,
        help: "By telephone: basis, conditions, procedure, limit, materials, fee; or all."
    )
    var told: [String] = []
    @Option(help: "Who finds the answer; else who noted it.") var owner: String?
    @Option(help: "Until when, such as 2026-11-26.") var due: String?
    @Option(help: "The ticket at the window: it ends as 待答复.") var ticket: String?
    @Option(help: "The notice that was given.") var notice: String?
    @Flag(
        help: "Ask how to reach the visitor, or read it from standard input; erased once told."
    )
    var visitor = false
    @Flag(help: "It is a complaint 投诉.") var complaint = false
    @Option(help: "Of a complaint that came through the door: oral or written.") var form: String?
    @Option(help: "Whom a complaint is about: a badge, or 中心主任.") var about: String?
    @OptionGroup var once: OnceKey
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        guard let channel = EnquiryNote.Channel(rawValue: channel) else {
            throw ValidationError("--channel is telephone, on_site, online or letter.")
        }
        var draft = EnquiryDraft()
        draft.kind = complaint ? .complaint : .enquiry
        draft.channel = channel
        draft.item = item
        draft.isGeneral = general
        draft.question = question
        draft.answer = answer
        draft.headings =
            told == ["all"]
            ? EnquiryNote.Heading.allCases : told.compactMap { EnquiryNote.Heading(rawValue: $0) }
        draft.owner = owner
        draft.about = about
        if let form {
            guard let known = EnquiryNote.Form(rawValue: form) else {
                throw ValidationError("--form is oral or written.")
            }
            draft.form = known
        }
        for word in told where told != ["all"] && EnquiryNote.Heading(rawValue: word) == nil {
            throw ValidationError(
                "--told is one of basis, conditions, procedure, limit, materials, fee; or all."
            )
        }
        if let due {
            guard let date = CivilDate(due) else {
                throw ValidationError("--due is a date such as 2026-11-26.")
            }
            draft.due = date
        }
        draft.ticket = ticket
        if visitor { draft.visitor = try asked("申请人的联系方式 how to reach the visitor") }
        if let notice {
            guard let serial = NoticeSerial(notice) else {
                throw ValidationError("--notice is a serial such as 2026-1.")
            }
            draft.notice = serial
        }
        do {
            let ask = NoteEnquiry(draft)
            let badge = try staff.badge(at: reach)
            let reply = try await reach.door().ask(ask, by: badge, key: try once.named())
            show(reply, asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}
