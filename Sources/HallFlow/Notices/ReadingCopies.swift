package import HallAPI
package import HallCore

/// Papers of a notice to take along: read by whoever needs it, signed by nobody.
extension NoticeCounter {
    /// A short copy on the receipt printer, 80 mm wide.
    package func printQuickCopy(of name: NoticeName) async throws(DeskError) -> NoticeReply {
        let (content, reply) = try inForce(try record(named: name))
        let progress = reply.progress?.lines ?? []
        let sheet = content.quickCopy(address: maker.address, progress: progress)
        guard let tray, await tray.sheet(sheet) == nil else {
            throw .refused(.notice(.duplicateNotPrinted(reply.serial)))
        }
        return reply
    }

    /// On A4, in large print or summed up in English.
    package func printReadingCopy(
        of name: NoticeName,
        _ form: ReadingForm
    ) async throws(DeskError) -> NoticeReply {
        let (content, reply) = try inForce(try record(named: name))
        let pdf: [UInt8]
        do throws(Refusal) {
            do throws(PrinterFault) {
                pdf = try maker.readingCopy(
                    of: content,
                    form,
                    reply.progress,
                    in: notices.rules.hall
                )
            } catch { throw .draft(.textUnprintable(error.detail)) }
        } catch { throw .refused(error) }
        let paper = NoticeJob(serial: reply.serial, copy: 1, pdf: pdf, extra: form.rawValue)
        guard let tray, await tray.duplicate(paper) else {
            throw .refused(.notice(.duplicateNotPrinted(reply.serial)))
        }
        return reply
    }

    /// 送达回证 and its like, with the applicant's name: a look, on disk before it is printed.
    package func print(
        _ order: PrintCounterPaper,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        // What came is handed on or given back, also where its paper is void.
        let record = try record(named: order.notice)
        let content = try inForce(record, or: [.void, .replaced]).content
        let look = OpenNotice(NoticeName(content.serial), for: .handling)
        let serial = try await desk.keep(look, by: caller, key: key).serial
        let pdf: [UInt8]
        do {
            pdf = try maker.counterPaper(
                order.paper,
                of: content,
                for: try notices.archive.persons(of: serial).applicant
            )
        } catch let fault as JournalFault { throw .fault(fault) } catch {
            throw .refused(.notice(.duplicateNotPrinted(serial)))
        }
        let paper = NoticeJob(serial: serial, copy: 1, pdf: pdf, extra: order.paper.rawValue)
        guard let tray, await tray.duplicate(paper) else {
            throw .refused(.notice(.duplicateNotPrinted(serial)))
        }
        return try reply(for: serial)
    }
}
