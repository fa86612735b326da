package import HallAPI
package import HallCore
import Synchronization

/// Wrong guesses at the end of a telephone number: after so many an application is shut for a
/// while, by whichever of its papers and to whoever asks. Of this process.
final class DigitGuesses: Sendable {
    private struct Tries {
        var wrong = 0
        var shutUntil: Int64 = 0
    }

    private let tries = Mutex<[NoticeSerial: Tries]>([:])
    /// Applications whose guesses are remembered, at most; then those that are shut alone.
    private static let applicationsMax = 10_000

    /// Minutes until it is open again, the last one counted whole; `nil` where it is.
    func minutesShut(_ serial: NoticeSerial, at now: Moment) -> Int? {
        let until = tries.withLock { $0[serial]?.shutUntil ?? 0 }
        let left = until - now.milliseconds
        return left > 0 ? Int((left + 59_999) / 60_000) : nil
    }

    func right(_ serial: NoticeSerial) { tries.withLock { $0[serial] = nil } }

    func wrong(_ serial: NoticeSerial, at now: Moment, _ plan: ReadingPlan) {
        tries.withLock { tries in
            if tries.count >= Self.applicationsMax {
                tries = tries.filter { $0.value.shutUntil > now.milliseconds }
            }
            var one = tries[serial] ?? Tries()
            if one.shutUntil > 0, one.shutUntil <= now.milliseconds { one = Tries() }
            one.wrong += 1
            if one.wrong >= plan.triesMax {
                one.shutUntil = now.milliseconds + Int64(plan.shutMinutes) * 60_000
            }
            tries[serial] = one
        }
    }
}

/// A notice on a screen or aloud, for whoever holds its paper.
extension NoticeCounter {
    /// - Parameter digits: the end of a telephone number that the applicant left; not looked at
    ///   where nobody is named.
    package func text(
        of name: NoticeName,
        digits: String
    ) async throws(DeskError) -> NoticeText {
        let record = try record(named: name)
        let content = try inForce(record).content
        guard !record.issue.isAnonymous else { return maker.text(of: content) }
        let serial = record.issue.application ?? record.serial
        let now = desk.clock.now
        let plan = notices.rules.plan.reading
        if let minutes = guesses.minutesShut(serial, at: now) {
            throw .refused(.reading(.shut(minutes: minutes)))
        }
        let applicant: Applicant?
        do { applicant = try notices.archive.persons(of: record.serial).applicant } catch {
            throw .fault(error)
        }
        let numbers = TelephoneNumbers.all(in: applicant?.contact ?? "", digits: plan.digits)
        guard !numbers.isEmpty else { throw .refused(.reading(.withoutTelephone)) }
        let given = TelephoneNumbers.digits(of: digits)
        guard !given.isEmpty else { throw .refused(.reading(.digitsMissing(plan.digits))) }
        guard given.count == plan.digits, numbers.contains(where: { $0.hasSuffix(given) }) else {
            guesses.wrong(serial, at: now, plan)
            throw .refused(.reading(.digitsWrong(plan.digits)))
        }
        guesses.right(serial)
        return maker.text(of: content)
    }

    /// What a notice says, and what is told of it.
    ///
    /// - Parameter verdicts: further ones with which it is good enough for what it is wanted for.
    /// - Throws: the verdict's sentence where it is none to be relied upon.
    func inForce(
        _ record: NoticeRecord,
        or verdicts: [NoticeVerdict] = []
    ) throws(DeskError) -> (content: NoticeContent, reply: NoticeReply) {
        let reply = try reply(for: record)
        guard ([.inForce, .denied] + verdicts).contains(reply.verdict) else {
            throw .refused(.reading(.notInForce(reply.verdict)))
        }
        let text: String?
        do { text = try notices.archive.content(of: record.serial) } catch { throw .fault(error) }
        guard let content = text.flatMap({ NoticeContent(canonical: $0) }) else {
            throw .refused(.reading(.notInForce(.changed)))
        }
        return (content, reply)
    }
}
