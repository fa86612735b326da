import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "The one-time notice 告知书: issue, print, seal, deliver, shelve, verify.",
        subcommands: [
            NoticeKey.self, NoticeIssueCommand.self, NoticeFind.self, NoticeShow.self,
            NoticePrint.self, NoticeSettle.self, NoticeSeal.self, NoticeDeliver.self,
            NoticeShelve.self, NoticeFollowUpCommand.self, NoticeVoid.self, NoticeCopy.self,
            DestructionCommands.self, NoticeVerify.self, NoticeDue.self, NoticeDecide.self,
            NoticeHandOver.self, NoticeWithdraw.self, NoticeExtend.self, NoticeExclude.self,
            NoticeExport.self,
        ]
    )
}

struct NoticeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The hall's key for notices.",
        subcommands: [New.self, List.self]
    )

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key and signs with it from now on; old public keys are kept."
        )
        @OptionGroup var place: SiteOptions

        func run() throws {
            do { print(try HallKeys(in: place.dataFolder).makeKey()) } catch {
                throw end(with: error)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All public keys; the one that signs has a star."
        )
        @OptionGroup var place: SiteOptions

        func run() {
            let names = HallKeys(in: place.dataFolder).names
            for name in names.all { print(name == names.current ? "\(name) *" : name) }
        }
    }
}

/// What every step of a notice needs.
struct NoticeArguments: ParsableArguments {
    @Argument(help: "A serial such as 2026-1, or the short code on the paper.") var notice: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func perform<Asked: NoticeAsk>(_ step: (NoticeName) throws -> Asked) async throws {
        do {
            let ask = try step(NoticeName(notice))
            let badge = try staff.badge(at: reach)
            let door = try await reach.printingDoor()
            try show(try await door.ask(ask, by: badge), asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

func show(_ reply: NoticeReply, asJSON: Bool) throws {
    guard !asJSON else { return try printJSON(reply) }
    print("\(reply.serialText)  \(reply.outcomeText)  \(reply.itemName)  短码 \(reply.code)")
    print("\(reply.stageText)；\(reply.verdictText)")
}

struct NoticeIssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Issues a notice from a draft (JSON) and prints its two copies."
    )
    @Argument(help: "The draft's file, or - for standard input.") var draft: String
    @Option(help: "The same key never issues twice.") var key: String?
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        let data: Data
        let read: NoticeDraft
        do {
            data =
                draft == "-"
                ? FileHandle.standardInput.readDataToEndOfFile()
                : try Data(contentsOf: URL(filePath: draft))
            read = try JSONDecoder().decode(Strict<NoticeDraft>.self, from: data).value
        } catch let refusal as Refusal {
            throw ValidationError("\(draft): \(refusal.sentence(in: .en))")
        } catch { throw ValidationError("\(draft) is no draft of a notice: \(error)") }
        do {
            let badge = try staff.badge(at: reach)
            let door = try await reach.printingDoor()
            let named = try key.map { text throws(Refusal) in
                guard let key = CommandKey(text) else { throw .people(.keyMalformed) }
                return key
            }
            let reply = try await door.ask(IssueNotice(read), by: badge, key: named)
            try show(reply, asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

struct NoticeFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Notices by item, day, handler, outcome, stage or name, the newest first."
    )
    @Option var item: String?
    @Option var handler: String?
    @Option var outcome: String?
    @Option var stage: String?
    @Option(help: "The first day, such as 2026-11-01.") var from: String?
    @Option(help: "The last day.") var to: String?
    @Flag(help: "Ask for the applicant's whole name, or read it as a line of standard input.")
    var name = false
    @Option(help: "At most so many.") var limit = 50
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            var query = FindNotices()
            let badge = try staff.badge(at: reach, reading: true)
            query.item = item
            query.handler = handler
            query.outcome = try outcome.map { try read($0, "--outcome") }
            query.stage = try stage.map { try read($0, "--stage") }
            (query.from, query.to, query.limit) = (from, to, limit)
            if name { query.name = try asked("申请人姓名 the applicant's whole name") }
            let found = try await reach.door().ask(query, by: badge).notices
            guard !reach.json else { return try printJSON(found) }
            for notice in found {
                print(
                    [
                        notice.day, notice.serialText, notice.outcomeText, notice.itemName,
                        notice.handler, notice.stageText,
                    ].joined(separator: "  ")
                )
            }
        } catch { throw end(with: error) }
    }

    private func read<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        _ option: String
    ) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: text) else {
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(option) is one of \(all).")
        }
        return choice
    }
}

struct NoticeShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A notice with its content and its names; that somebody looked is a fact."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Why you look: handling, reply, reprint, inspection, export or court.")
    var purpose: String
    @Flag(help: "The signed text alone, as it is verified.") var content = false

    func run() async throws {
        do {
            let look = OpenNotice(NoticeName(arguments.notice), reason: purpose)
            let badge = try arguments.staff.badge(at: arguments.reach, reading: true)
            let reply = try await arguments.reach.door().ask(look, by: badge)
            if content {
                try emit(Array((reply.content ?? "").utf8))
            } else {
                try printJSON(reply)
            }
        } catch { throw end(with: error) }
    }
}

struct NoticePrint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Prints what is still owed of the two copies."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { PrintNotice($0) } }
}

struct NoticeSettle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Somebody has looked whether an unknown copy came out."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "1 or 2.") var copy: Int
    @Flag(inversion: .prefixedNo, help: "It came out.") var out: Bool

    func run() async throws {
        try await arguments.perform { SettleCopy($0, copy: copy, cameOut: out) }
    }
}

struct NoticeSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "用印: the authority's seal is on both copies."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { SealNotice($0) } }
}

struct NoticeDeliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "送达: signed for, posted, or refused before a witness."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "signed_for, posted or refused.") var way: String
    @Option(help: "The consignment's number, or the reason of the refusal.") var detail = ""
    @Option(help: "Who saw the refusal.") var witness: String?

    func run() async throws {
        guard let way = NoticeDelivery.Way(rawValue: way) else {
            throw ValidationError("--way is signed_for, posted or refused.")
        }
        try await arguments.perform {
            DeliverNotice($0, way, detail: detail, witness: witness)
        }
    }
}

struct NoticeShelve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shelve",
        abstract: "归档: the second copy is on the shelf."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Its number on the shelf.") var shelf: String

    func run() async throws { try await arguments.perform { ShelveNotice($0, shelf: shelf) } }
}

struct NoticeFollowUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up",
        abstract: "What became of it: completed or lapsed."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "completed or lapsed.") var how: String

    func run() async throws {
        guard let followUp = NoticeFollowUp(rawValue: how) else {
            throw ValidationError("--how is completed or lapsed.")
        }
        try await arguments.perform { FollowUpNotice($0, followUp) }
    }
}

struct NoticeVoid: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "作废, with a reason; its serial is never used again."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option var reason: String
    @Option(help: "The notice that stands in its place.") var replacedBy: String?

    func run() async throws {
        try await arguments.perform {
            VoidNotice($0, reason: reason, replacedBy: replacedBy.map { NoticeName($0) })
        }
    }
}

struct NoticeCopy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Prints the archive's copy once more, marked as a copy."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { CopyNotice($0) } }
}

struct NoticeVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "What can be known of a notice: with the archive, or with a public key alone."
    )
    @Argument(help: "The QR code's text, a short code or a serial.") var notice: String
    @Option(help: "The public key's file: no data folder is looked at.") var publicKey: String?
    @Option(help: "The content's file, as `notice show --content` gives it.") var content: String?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let verdict = try await verdict()
            if reach.json {
                try printJSON(["verdict": verdict.rawValue, "sentence": verdict.sentence])
            } else {
                print(verdict.sentence)
            }
            let isGood = [NoticeVerdict.genuine, .unchanged, .inForce].contains(verdict)
            if !isGood { throw ExitCode(1) }
        } catch { throw end(with: error) }
    }

    private func withArchive() async throws -> NoticeVerdict {
        let given = NoticeStatement(code: notice)
        let reply = try await reach.door().notice(given.map { "\($0.serial)" } ?? notice)
        guard let kept = NoticeStatement(code: reply.statement) else { return .notGenuine }
        // A code that somebody made up may name a notice that exists.
        guard given == nil || given == kept else { return .notGenuine }
        if let content {
            let text = try String(contentsOfFile: content, encoding: .utf8)
            guard NoticeHash.digest(of: text) == kept.digest else { return .changed }
        }
        return reply.verdict
    }

    private func verdict() async throws -> NoticeVerdict {
        guard let publicKey else {
            return try await withArchive()
        }
        guard let statement = NoticeStatement(code: notice) else {
            throw ValidationError("Without the archive, the QR code's whole text is needed.")
        }
        let keyText = try String(contentsOfFile: publicKey, encoding: .utf8)
        guard let key = unhex(keyText.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw ValidationError("\(publicKey) is no public key.")
        }
        let text = try content.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return NoticeVerifier.verdict(
            on: statement,
            content: text,
            digest: NoticeHash.digest,
            isGenuine: {
                HallKeys.name(of: key) == $0.key
                    ? NoticeHash.isGenuine($0.signature, of: $0.bytes, by: key) : nil
            }
        )
    }
}
