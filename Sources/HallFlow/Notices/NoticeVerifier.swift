import HallAPI
package import HallCore

/// Says what can be known of a notice, from what there is.
package enum NoticeVerifier {
    /// With the public key and the code, and the content where there is a file of it.
    package static func verdict(
        on statement: NoticeStatement,
        content: String?,
        digest: (String) -> String,
        isGenuine: (NoticeStatement) -> Bool?
    ) -> NoticeVerdict {
        guard let genuine = isGenuine(statement) else { return .keyUnknown }
        guard genuine else { return .notGenuine }
        guard let content else { return .genuine }
        guard digest(content) == statement.digest,
            NoticeContent(canonical: content)?.serial == statement.serial
        else { return .changed }
        return .unchanged
    }

    /// With the archive: what is stored against what was signed, and whether it still holds.
    package static func verdict(
        on record: NoticeRecord,
        content: String?,
        signer: any NoticeSigner
    ) -> NoticeVerdict {
        let plain = verdict(
            on: NoticeStatement(record),
            content: content,
            digest: { signer.digest(of: $0) },
            isGenuine: { signer.isGenuine($0.signature, of: $0.bytes, key: $0.key) }
        )
        switch plain {
        case .unchanged:
            if record.replacedBy != nil { return .replaced }
            return record.voidReason == nil ? .inForce : .void
        case .genuine: return record.destroyedBy == nil ? .changed : .destroyed
        default: return plain
        }
    }
}
