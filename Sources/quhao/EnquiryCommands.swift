import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enquiry",
        abstract: "Questions and complaints: note, assign, answer, tell, find.",
        subcommands: [
            EnquiryNoteCommand.self, EnquiryAssign.self, EnquiryAnswer.self, EnquiryTell.self,
            EnquiryExplain.self, EnquiryContact.self, EnquiryFind.self,
        ]
    )
}

/// What every step of an enquiry needs.
struct EnquiryArguments: ParsableArguments {
    @Argument(help: "Its number, such as 2026-3.") var enquiry: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func perform<Asked: EnquiryAsk>(
        _ step: (EnquiryNumber) throws -> Asked
    ) async throws {
        do {
            guard let number = EnquiryNumber(enquiry) else {
                throw Refusal.enquiry(.unknown(enquiry))
            }
            let ask = try step(number)
            let door = try reach.door()
            let signer = try await staff.supervisor(at: reach, door)
            show(try await door.ask(ask, as: signer, key: nil), asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

private func show(_ reply: EnquiryReply, asJSON: Bool) {
    if asJSON {
        do { try printJSON(reply) } catch { print("\(error)") }
        return
    }
    print("\(reply.number)  \(reply.stateText)  由 \(reply.owner) 答复  最迟 \(reply.due)")
    print("  问：\(reply.question)")
    if let answer = reply.answer { print("  答：\(answer)") }
    if let why = reply.explanation { print("  说明：\(why)") }
    if let visitor = reply.visitor { print("  联系方式：\(visitor)") }
}

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
    @Option(help: "The same key is noted once.") var key: String?
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
            let named = try key.map { text throws(Refusal) in
                guard let key = CommandKey(text) else { throw .people(.keyMalformed) }
                return key
            }
            let ask = NoteEnquiry(draft)
            let badge = try staff.badge(at: reach)
            let reply = try await reach.door().ask(ask, by: badge, key: named)
            show(reply, asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

struct EnquiryAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Gives the task to somebody else, or another day."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Option(help: "A badge, or a window such as 3号窗口.") var owner: String
    @Option(help: "Such as 2026-11-26.") var due: String?

    func run() async throws {
        let day = try due.map { text in
            guard let date = CivilDate(text) else {
                throw ValidationError("--due is a date such as 2026-11-26.")
            }
            return date
        }
        try await arguments.perform { AssignEnquiry($0, owner: owner, due: day) }
    }
}

struct EnquiryAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "The answer is found; the visitor is still to be told."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Argument(help: "The answer.") var text: String

    func run() async throws { try await arguments.perform { AnswerEnquiry($0, text: text) } }
}

struct EnquiryTell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tell",
        abstract: "The answer has reached the visitor: the task is closed."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Option(help: "oral or written.") var way: String

    func run() async throws {
        guard let way = EnquiryNote.Way(rawValue: way) else {
            throw ValidationError("--way is oral or written.")
        }
        try await arguments.perform { TellEnquirer($0, way) }
    }
}

struct EnquiryExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why it takes longer than it may, as it was told to the visitor."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Argument(help: "The explanation.") var text: String

    func run() async throws { try await arguments.perform { ExplainEnquiry($0, text: text) } }
}

struct EnquiryContact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact",
        abstract: "How to reach the visitor; that somebody looked is a fact."
    )
    @OptionGroup var arguments: EnquiryArguments

    func run() async throws { try await arguments.perform { SeeContact($0) } }
}

struct EnquiryFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Questions and answers by their words, the newest first."
    )
    @Argument(help: "Words of the question or the answer; all have to be there.")
    var words: [String] = []
    @Option(help: "open, answered or closed.") var state: String?
    @Option var owner: String?
    @Option var item: String?
    @Option(help: "The first day.") var from: String?
    @Option(help: "The last day.") var to: String?
    @Option(help: "At most so many.") var limit = 50
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        var query = FindEnquiries()
        if let state {
            guard let known = Enquiry.State(rawValue: state) else {
                throw ValidationError("--state is open, answered or closed.")
            }
            query.state = known
        }
        (query.owner, query.item, query.from, query.to) = (owner, item, from, to)
        query.words = words.joined(separator: " ")
        query.limit = limit
        do {
            let door = try reach.door()
            let signer = try await staff.supervisor(at: reach, door)
            let found = try await door.ask(query, as: signer, key: nil)
            guard !reach.json else { return try printJSON(found) }
            for reply in found.enquiries { show(reply, asJSON: false) }
            if found.enquiries.isEmpty { print("没有这样的记录。") }
        } catch { throw end(with: error) }
    }
}
