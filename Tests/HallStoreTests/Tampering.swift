import GRDB
import HallTestKit
import Testing

extension TestFolder {
    /// Changes the journal behind our back, as somebody with the file but without the key would.
    func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: database)
        try queue.writeWithoutTransaction { db in
            for trigger in ["fact_is_never_changed", "fact_is_never_deleted", "fact_has_no_gap"] {
                try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
            }
            try db.execute(sql: sql)
        }
    }
}
