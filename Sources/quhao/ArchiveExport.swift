import Foundation
import HallAPI
import HallCore
import HallFlow
import HallPrint
import HallStore
import HallTypeset
import Logging

/// A part of the archive in a folder, which `sha256sum` and `openssl` alone can verify.
struct ArchiveExport {
    enum Subject {
        /// Such as `2026-11`.
        case month(String)
        /// All papers of one application, by the serial of any of them: what a body of
        /// reconsideration or a court asks for (Administrative Reconsideration Law, art. 48).
        case application(String)
    }

    let subject: Subject
    /// A new folder.
    let folder: String
    /// The data folder, for keys and papers.
    let data: String
    let hall: HallConnection
    /// 保管期限, as the cover of an application's file says it.
    var keptYears = NoticePlan().keptYears

    /// - Parameter badge: who looks at each notice for it, which is a fact.
    /// - Returns: how many notices there are in it.
    /// - Throws: that `folder` is there already, or what can't be read or written; what was written
    ///   until then stays, without its list of checksums.
    func write(by badge: Badge) async throws -> Int {
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw Failure.fault("\(folder) is there already: name a new folder.")
        }
        var index = "\u{FEFF}serial,number,item,outcome,handler,day,stage,key,content,papers\r\n"
        let (serials, application) = try await found()
        var replies: [NoticeReply] = []
        var files: [[String]] = []
        var counts: [Int] = []
        try make("notices")
        try make("keys")
        for serial in serials {
            let look = OpenNotice(NoticeName(serial), for: .export)
            let reply = try await hall.ask(look, by: badge)
            let (line, papers) = try export(reply)
            index += line
            replies.append(reply)
            files.append(papers)
            counts.append(pages(of: reply.serial))
        }
        try write(index, "index.csv")
        if let application {
            let contents = CaseContents(application, replies, files: files, counts: counts)
            try write(contents.text, "contents.txt")
            try writeCover(of: contents)
        }
        try write(Self.script, "verify.sh")
        if let key = HallKeys(in: data).names.current { try exportKey(key) }
        try checksums()
        return replies.count
    }

    /// What a machine without the fonts can't set is no reason to withhold the rest.
    private func writeCover(of contents: CaseContents) throws {
        let pdf: [UInt8]
        do throws(TypesetFault) {
            pdf = try CaseCover(keptYears: keptYears).pdf(contents, on: contents.days.last)
        } catch { return log.warning("no cover.pdf: \(error)") }
        try write(Data(pdf), "cover.pdf")
    }

    /// Pages of one copy as it lies in the archive; 0 where none was made yet.
    private func pages(of serial: NoticeSerial) -> Int {
        let archive = NoticeFiles(in: data)
        let pdf = archive.paper(of: serial, copy: 2) ?? archive.paper(of: serial, copy: 1)
        return pdf.flatMap { PDFStamp.pages(of: $0) } ?? 0
    }

    /// The notices to be exported, in their order, and the application whose papers they are.
    private func found() async throws -> ([NoticeSerial], ApplicationReply?) {
        switch subject {
        case .month(let month): return (try await serials(of: month), nil)
        case .application(let serial):
            var query = FindApplications()
            query.serial = serial
            guard let found = try await hall.ask(query).applications.first else {
                throw Refusal.notice(.unknown(serial))
            }
            return (found.papers, found)
        }
    }

    /// The month's notices, a page after the other, the oldest first.
    private func serials(of month: String) async throws -> [NoticeSerial] {
        var query = FindNotices()
        (query.from, query.to, query.limit) = (month + "-01", month + "-31", 500)
        var found: [NoticeReply] = []
        while true {
            let page = try await hall.ask(query).notices
            found += page
            guard page.count == query.limit, let last = page.last else { break }
            query.before = last.serial
        }
        return found.reversed().map(\.serial)
    }

    /// Writes the files of one notice: its line of the index, and the names of its papers.
    private func export(_ reply: NoticeReply) throws -> (line: String, papers: [String]) {
        let name = "notices/\(reply.serial)"
        let archive = NoticeFiles(in: data)
        var papers: [String] = []
        if let content = reply.content, let statement = NoticeStatement(code: reply.statement) {
            let serial = reply.serial
            try write(content, "\(name).txt")
            try write(String(decoding: statement.bytes, as: UTF8.self), "\(name).statement")
            try write(Data(unhex(statement.signature) ?? []), "\(name).sig")
            try write(statement.key, "\(name).key")
            try exportKey(statement.key)
            // Salt and name together hash to what is signed in the content.
            if let applicant = reply.applicant, let salt = try archive.applicantSalt(of: serial) {
                try write(Data(salt) + Data(applicant.hashed.utf8), "\(name).applicant")
            }
            for copy in reply.copies.indices.map({ $0 + 1 }) {
                guard let pdf = archive.paper(of: serial, copy: copy) else { continue }
                papers.append("\(name)-\(copy).pdf")
                try write(Data(pdf), papers.last ?? "")
            }
        }
        let statement = NoticeStatement(code: reply.statement)
        let line =
            [
                reply.serialText, "\(reply.serial)", reply.item.text, reply.outcome.rawValue,
                reply.handler.text,
                reply.day, reply.stage.rawValue, statement?.key ?? "", "\(name).txt",
                papers.joined(separator: " "),
            ].joined(separator: ",") + "\r\n"
        return (line, papers)
    }

    /// The public key in the form that `openssl` reads (RFC 8410, section 4).
    private func exportKey(_ key: String) throws {
        let keys = HallKeys(in: data)
        guard let raw = keys.publicKey(named: key) else { return }
        let head: [UInt8] = [
            0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
        ]
        let text = Data(head + raw).base64EncodedString()
        try write(
            "-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----\n",
            "keys/\(key).pem"
        )
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(name)",
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    private func write(_ text: String, _ name: String) throws { try write(Data(text.utf8), name) }

    private func write(_ data: Data, _ name: String) throws {
        try data.write(to: URL(filePath: "\(folder)/\(name)"))
    }

    private func checksums() throws {
        var lines = ""
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        for name in all {
            var isFolder: ObjCBool = false
            let path = "\(folder)/\(name)"
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                !isFolder.boolValue, let data = FileManager.default.contents(atPath: path)
            else { continue }
            lines += "\(NoticeHash.digest(of: [UInt8](data)))  \(name)\n"
        }
        try write(lines, "SHA256SUMS")
        // The list itself is signed: whoever changes a file can't make its checksum anew.
        guard let signed = HallKeys(in: data).sign(Array(lines.utf8)) else {
            throw Refusal.notice(.noKey)
        }
        try write(Data(unhex(signed.signature) ?? []), "SHA256SUMS.sig")
        try write(signed.key, "SHA256SUMS.key")
    }

    private static let script = """
        #!/bin/sh
        # Verifies this export with sha256sum and openssl (3.0 or later) alone.
        # Compare the names of the keys with the ones that the hall has published. A .applicant file
        # is a salt of 16 bytes and the name, as they were hashed.
        set -eu
        cd "$(dirname "$0")"
        openssl pkeyutl -verify -pubin -inkey "keys/$(cat SHA256SUMS.key).pem" -rawin \\
            -in SHA256SUMS -sigfile SHA256SUMS.sig >/dev/null 2>&1 ||
            { echo "the list of checksums has no genuine signature"; exit 1; }
        sha256sum --quiet --check SHA256SUMS
        count=0
        for text in notices/*.txt; do
            [ -e "$text" ] || break
            name="${text%.txt}"
            # The statement's third line is the digest of the content.
            [ "$(sha256sum <"$text" | cut -d' ' -f1)" = "$(sed -n 3p "$name.statement")" ] ||
                { echo "$text is not what was signed"; exit 1; }
            # The name belongs to the content by its salted hash.
            [ ! -e "$name.applicant" ] ||
                grep -q "^applicant.$(sha256sum <"$name.applicant" | cut -d' ' -f1)$" "$text" ||
                { echo "$name.applicant is not whom the content names"; exit 1; }
            openssl pkeyutl -verify -pubin -inkey "keys/$(cat "$name.key").pem" -rawin \\
                -in "$name.statement" -sigfile "$name.sig" >/dev/null 2>&1 ||
                { echo "$name has no genuine signature"; exit 1; }
            count=$((count + 1))
        done
        echo "$count notices: unchanged, signatures genuine"

        """
}
