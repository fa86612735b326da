import CExchange
import Foundation
import GRDB
import Glibc
import HallAPI
package import HallCore
package import HallFlow

/// A copy made ready beside the data folder that it will replace: see ``finish(marked:)``.
package struct Restoring {
    /// A data folder, whole: what belongs into it before it is put in place is written here.
    package let draft: String
    /// Papers of the copy that are not as they were filed; those that a list has destroyed since
    /// are none.
    package let rotten: [JournalVerifier.RottenPaper]
    /// Files of `keys/` without which notices of the copy can't be verified.
    package let keysMissing: [String]
    /// Whether there is no key to sign with: a new one has to be made.
    package let isWithoutSigningKey: Bool
    /// The first enquiry whose words are not as they were noted.
    package let enquiryChanged: EnquiryNumber?
    let data: String
    let claims: [HubClaim]

    /// Makes `copy` ready to take the place of a data folder on which no hub runs.
    ///
    /// - Throws: a fault where the copy's journal is not as it was written, or a hub runs; nothing
    ///   is changed then.
    package init(_ copy: String, to data: String) throws(JournalFault) {
        let files = FileManager.default
        let copy = copy.withoutSlashAtEnd
        // Where a link leads: the link stays, and what it leads to is replaced.
        let data = URL(filePath: data).resolvingSymlinksInPath().path
        let destroyed = Self.destroyed(in: data)
        var claims =
            files.fileExists(atPath: data) ? [try HubClaim(in: data, isReplaced: true)] : []
        let draft = data + ".restoring"
        let rotten: [JournalVerifier.RottenPaper]
        let keysMissing: [String]
        let enquiryChanged: EnquiryNumber?
        do {
            try DataCopies.clear(draft)
            try DataCopies.makeFolder(draft)
            for name in try files.contentsOfDirectory(atPath: copy) where name != DataCopies.archive
            {
                try DataCopies.copyAll(of: "\(copy)/\(name)", to: "\(draft)/\(name)")
            }
            // A copy that was carried elsewhere may have its papers in itself.
            let papers = URL(filePath: "\(copy)/\(DataCopies.archive)").resolvingSymlinksInPath()
                .path()
            guard files.fileExists(atPath: papers) else {
                throw JournalFault(.unreadable, detail: "the papers of \(copy) are not beside it")
            }
            try DataCopies.copyAll(of: papers, to: "\(draft)/\(DataCopies.archive)")
            // The draft is looked at: a copy on a medium that takes no writing can't be opened
            // itself.
            guard
                case .intact = try JournalVerifier(folder: draft, withPapers: false).verify()
            else {
                throw JournalFault(.damaged, detail: "the copy \(copy) is not as it was written")
            }
            rotten = try JournalVerifier(folder: draft).rottenPapers()
                .filter { !($0.isMissing && destroyed.contains($0.serial)) }
            keysMissing = try Self.keysMissing(in: draft, taking: data)
            enquiryChanged = try JournalVerifier(folder: draft).changedEnquiry()
            claims.append(try HubClaim(in: draft, isReplaced: true))
        } catch {
            do { try DataCopies.clear(draft) } catch {
                // The next restore clears it.
            }
            if let fault = error as? JournalFault { throw fault }
            throw JournalFault(.unwritable, detail: "\(draft): \(error.localizedDescription)")
        }
        (self.draft, self.data, self.claims, self.rotten) = (draft, data, claims, rotten)
        (self.keysMissing, self.enquiryChanged) = (keysMissing, enquiryChanged)
        isWithoutSigningKey = HallKeys(in: draft).names.current == nil
    }

    /// Public keys are no secret and never change: what the copy lacks is taken from the folder
    /// that is to be replaced, as far as it is there.
    private static func keysMissing(in draft: String, taking data: String) throws -> [String] {
        let keys = HallKeys(in: draft)
        let queue = try DataFolder(path: draft).readingQueue()
        let records = try queue.read { db in
            guard try db.tableExists("notice") else { return [] as [NoticeRecord] }
            return try String.fetchAll(db, sql: "SELECT record FROM notice").map(NoticeTables.read)
        }
        let used = Set(records.filter { $0.destroyedBy == nil }.map(\.issue.key))
        var missing: [String] = []
        for name in used.sorted() where keys.publicKey(named: name) == nil {
            let file = "keys/\(name).pub"
            if HallKeys(in: data).publicKey(named: name) != nil {
                try DataCopies.makeFolder(draft + "/keys")
                try DataCopies.clear("\(draft)/\(file)")
                try DataCopies.copyAll(of: "\(data)/\(file)", to: "\(draft)/\(file)")
            } else {
                missing.append(file)
            }
        }
        return missing
    }

    /// What lists have destroyed by the journal that is to be replaced, as far as that can be read.
    private static func destroyed(in data: String) -> Set<NoticeSerial> {
        do {
            let queue = try DataFolder(path: data).readingQueue()
            let records = try queue.read { db in
                try String.fetchAll(db, sql: "SELECT record FROM notice WHERE stage = 'destroyed'")
                    .map(NoticeTables.read)
            }
            return Set(records.map(\.serial))
        } catch { return [] }
    }

    /// Nothing was restored, and nothing of the draft stays.
    package func abandon() {
        do { try DataCopies.clear(draft) } catch {
            // The next restore clears it.
        }
    }

    /// Puts the draft in the place of the data folder, in one step: at every moment a whole hall is
    /// at its place, the old one or the new one. What was there is beside it then, and nothing of
    /// it is lost. Until this value ends, no hub starts on either.
    ///
    /// - Returns: where the old folder is now; `nil` where there was none.
    /// - Throws: a fault; the old folder is in its place then.
    package func finish(marked mark: String) throws(JournalFault) -> String? {
        // Two restores within a second have a place each.
        var old = "\(data).before-\(mark)"
        while FileManager.default.fileExists(atPath: old) { old += "-again" }
        try DataCopies.handOver(draft, toOwnerOf: data)
        sync()
        guard FileManager.default.fileExists(atPath: data) else {
            guard rename(draft, data) == 0 else { throw fault(data) }
            syncParent()
            return nil
        }
        // Under the name that the old one will have: what the exchange leaves there is the old one.
        guard rename(draft, old) == 0 else { throw fault(old) }
        guard exchange_names(old, data) == 0 else {
            let failed = fault(data)
            rename(old, draft)
            throw failed
        }
        syncParent()
        return old
    }

    private func fault(_ name: String) -> JournalFault {
        JournalFault(.unwritable, detail: "\(name): errno \(errno)")
    }

    /// The exchange itself is on disk.
    private func syncParent() {
        let above = (data as NSString).deletingLastPathComponent
        let parent = open(above.isEmpty ? "." : above, O_RDONLY | O_DIRECTORY)
        guard parent >= 0 else { return }
        fsync(parent)
        close(parent)
    }
}
