package import HallAPI
package import HallCore
import Synchronization

/// Wrong guesses at the end of a telephone number: after so many a paper is shut for a while, to
/// whoever asks. Of this process; what is guessed at is never told.
final class DigitGuesses: Sendable {
    private struct Tries {
        var wrong = 0
        var shutUntil: Int64 = 0
    }

    private let tries = Mutex<[NoticeSerial: Tries]>([:])
    /// Papers whose guesses are remembered, at most; then those that are shut alone.
    private static let papersMax = 10_000

    func isShut(_ serial: NoticeSerial, at now: Moment) -> Bool {
        tries.withLock { ($0[serial]?.shutUntil ?? 0) > now.milliseconds }
    }

    func right(_ serial: NoticeSerial) { tries.withLock { $0[serial] = nil } }

    func wrong(_ serial: NoticeSerial, at now: Moment, _ plan: ReadingPlan) {
        tries.withLock { tries in
            if tries.count >= Self.papersMax {
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
    /// - Parameter digits: of the telephone number that the applicant left; other characters count
    ///   for nothing.
    package func text(
        of name: NoticeName,
        digits: String
    ) async throws(DeskError) -> NoticeText {
        let record = try record(named: name)
        let serial = record.serial
        let now = desk.clock.now
        let plan = notices.rules.plan.reading
        guard !guesses.isShut(serial, at: now) else {
            throw .refused(.reading(.shut(minutes: plan.shutMinutes)))
        }
        let (content, applicant) = try readable(record)
        let contact = Self.digits(of: applicant?.contact ?? "")
        guard contact.count >= plan.digits else {
            throw .refused(.reading(.withoutTelephone))
        }
        let given = Self.digits(of: digits)
        guard !given.isEmpty else {
            throw .refused(.reading(.digitsMissing(plan.digits)))
        }
        guard given.count == plan.digits, contact.suffix(plan.digits).elementsEqual(given) else {
            guesses.wrong(serial, at: now, plan)
            throw .refused(.reading(.digitsWrong(plan.digits)))
        }
        guesses.right(serial)
        return maker.text(of: content)
    }

    private func readable(
        _ record: NoticeRecord
    ) throws(DeskError) -> (NoticeContent, Applicant?) {
        do throws(JournalFault) {
            let text = try notices.archive.content(of: record.serial)
            let applicant = try notices.archive.persons(of: record.serial).applicant
            guard let text, let content = NoticeContent(canonical: text) else {
                throw JournalFault(.damaged, detail: "no content of notice \(record.serial)")
            }
            return (content, applicant)
        } catch { throw .fault(error) }
    }

    private static func digits(of text: String) -> [Int] {
        FoldedText.key(of: text).compactMap(\.wholeNumberValue)
    }
}
