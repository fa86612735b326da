import GRDB

/// The journal's schema. A shipped migration is never edited; the next one is added below it.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 facts") { db in
            try db.execute(sql: facts)
            try add(.first, db)
            try db.execute(sql: guards)
        }
        migrator.registerMigration("2 commands, ticket data and reports") { db in
            try db.execute(sql: commands)
        }
        migrator.registerMigration("3 paper") { db in try add(.paper, db) }
        migrator.registerMigration("4 notices") { db in
            try add(.notices, db)
            try db.execute(sql: notices)
        }
        migrator.registerMigration("5 applications, enquiries and versions of items") { db in
            try add(.applications, db)
            try db.execute(sql: applications)
        }
        migrator.registerMigration("6 steps of windows") { db in
            try add(.windows, db)
            try db.execute(sql: windowSteps)
        }
        migrator.registerMigration("7 duty, the clock, serials after a restore") { db in
            try add(.duty, db)
            try db.execute(sql: serials)
        }
        migrator.registerMigration("8 promises") { db in
            try add(.promises, db)
            try db.execute(sql: promises)
        }
        migrator.registerMigration("9 names and identities, folded") { db in
            try db.execute(sql: folded)
            try NoticeTables.fold(db)
        }
        migrator.registerMigration("10 a head that was lost") { db in
            try add(.head, db)
        }
        migrator.registerMigration("11 return receipts of the post") { db in
            try add(.returns, db)
        }
        migrator.registerMigration("12 collections of what was granted, numbers of decisions") {
            db in
            try add(.collections, db)
            try db.execute(sql: decisions)
        }
        migrator.registerMigration("13 parts of joint matters") { db in
            try add(.joint, db)
        }
        return migrator
    }

    private static func add(_ since: FactLine.Since, _ db: Database) throws {
        for line in FactLine.added(since) {
            try db.execute(
                sql: "INSERT INTO kind (id, name) VALUES (?, ?)",
                arguments: [line.number, line.name]
            )
        }
    }

    /// Facts are added at the end, one after the other, and never touched again.
    private static let facts = """
        CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE fact (
            position INTEGER PRIMARY KEY,
            day      TEXT    NOT NULL CHECK (day GLOB '????-??-??'),
            kind     INTEGER NOT NULL REFERENCES kind (id),
            service  TEXT,
            sequence INTEGER CHECK ((sequence IS NULL) = (service IS NULL)),
            window   INTEGER,
            body     TEXT    NOT NULL,
            at       INTEGER NOT NULL,
            seal     BLOB    NOT NULL CHECK (length(seal) = 32)
        ) STRICT;
        CREATE TRIGGER fact_has_no_gap BEFORE INSERT ON fact
        WHEN NEW.position <> (SELECT ifnull(max(position), 0) + 1 FROM fact)
        BEGIN SELECT RAISE(ABORT, 'a fact is added at the end'); END;
        CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact
        BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;
        CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact
        BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
        """

    /// What must never happen is refused by a table, even if a bug asks for it.
    private static let guards = """
        CREATE TABLE day_opened (
            day TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE number_taken (
            day TEXT NOT NULL, service TEXT NOT NULL, sequence INTEGER NOT NULL CHECK (sequence \
            >= 1),
            PRIMARY KEY (day, service, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE open_call (
            window INTEGER PRIMARY KEY, service TEXT NOT NULL, sequence INTEGER NOT NULL,
            UNIQUE (service, sequence)
        ) STRICT;
        CREATE TRIGGER day_opens AFTER INSERT ON fact WHEN NEW.kind = 1
        BEGIN
            INSERT INTO day_opened (day, position) VALUES (NEW.day, NEW.position);
            DELETE FROM open_call;
        END;
        CREATE TRIGGER number_is_taken AFTER INSERT ON fact WHEN NEW.kind = 21
        BEGIN
            INSERT INTO number_taken (day, service, sequence)
            VALUES (NEW.day, NEW.service, NEW.sequence);
        END;
        CREATE TRIGGER call_opens AFTER INSERT ON fact WHEN NEW.kind IN (23, 33)
        BEGIN
            INSERT INTO open_call (window, service, sequence)
            VALUES (NEW.window, NEW.service, NEW.sequence);
        END;
        CREATE TRIGGER call_ends AFTER INSERT ON fact
        WHEN NEW.kind IN (29, 30, 32, 34, 35, 36)
            OR (NEW.kind = 28 AND json_extract(NEW.body, '$.holds') = 0)
        BEGIN
            DELETE FROM open_call WHERE service = NEW.service AND sequence = NEW.sequence;
        END;
        """

    /// The archive's index, the signed texts, and apart from both what is personal. A row of
    /// `notice` is the sum of its facts; a serial is never left out and never used again, not even
    /// a void one.
    private static let notices = """
        CREATE TABLE notice (
            year    INTEGER NOT NULL,
            number  INTEGER NOT NULL,
            code    TEXT    NOT NULL UNIQUE,
            item    TEXT    NOT NULL,
            outcome TEXT    NOT NULL,
            handler TEXT    NOT NULL,
            day     TEXT    NOT NULL,
            stage   TEXT    NOT NULL,
            record  TEXT    NOT NULL,
            PRIMARY KEY (year, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notice_by_item ON notice (item, day);
        CREATE INDEX notice_by_handler ON notice (handler, day);
        CREATE INDEX notice_by_outcome ON notice (outcome, day);
        CREATE INDEX notice_by_stage ON notice (stage, day);
        CREATE INDEX notice_by_day ON notice (day);
        CREATE TRIGGER notice_has_no_gap BEFORE INSERT ON notice
        WHEN NEW.number <> (
            SELECT ifnull(max(number), 0) + 1 FROM notice WHERE year = NEW.year
        )
        BEGIN SELECT RAISE(ABORT, 'a notice takes the next number of its year'); END;
        CREATE TRIGGER notice_is_never_deleted BEFORE DELETE ON notice
        BEGIN SELECT RAISE(ABORT, 'notices are never deleted'); END;
        CREATE TABLE notice_content (
            year INTEGER NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (year, number)
        ) STRICT;
        CREATE TRIGGER notice_content_is_never_changed BEFORE UPDATE ON notice_content
        BEGIN SELECT RAISE(ABORT, 'what was signed is never changed'); END;
        CREATE TABLE notice_person (
            year INTEGER NOT NULL, number INTEGER NOT NULL, part TEXT NOT NULL,
            name TEXT NOT NULL, text TEXT NOT NULL, salt BLOB NOT NULL,
            PRIMARY KEY (year, number, part)
        ) STRICT;
        CREATE INDEX notice_person_by_name ON notice_person (name);
        """

    /// Applications and enquiries as the sums of their facts; the words of enquiries apart from
    /// them: a later answer stands beside an earlier one. The 销毁清册 of a notice.
    private static let applications = """
        CREATE TABLE application (
            year INTEGER NOT NULL, number INTEGER NOT NULL, item TEXT NOT NULL,
            is_open INTEGER NOT NULL, record TEXT NOT NULL,
            PRIMARY KEY (year, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX application_open ON application (year, number) WHERE is_open = 1;
        CREATE TABLE enquiry (
            year INTEGER NOT NULL, number INTEGER NOT NULL, owner TEXT NOT NULL,
            item TEXT, state TEXT NOT NULL, day TEXT NOT NULL, record TEXT NOT NULL,
            PRIMARY KEY (year, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX enquiry_by_state ON enquiry (state, owner);
        CREATE TRIGGER enquiry_has_no_gap BEFORE INSERT ON enquiry
        WHEN NEW.number <> (
            SELECT ifnull(max(number), 0) + 1 FROM enquiry WHERE year = NEW.year
        )
        BEGIN SELECT RAISE(ABORT, 'an enquiry takes the next number of its year'); END;
        CREATE TABLE enquiry_text (
            year INTEGER NOT NULL, number INTEGER NOT NULL, part TEXT NOT NULL,
            turn INTEGER NOT NULL, text TEXT NOT NULL, salt BLOB NOT NULL,
            PRIMARY KEY (year, number, part, turn)
        ) STRICT;
        ALTER TABLE notice ADD COLUMN list TEXT;
        CREATE INDEX notice_by_list ON notice (list) WHERE list IS NOT NULL;
        CREATE TABLE item_fact (position INTEGER PRIMARY KEY) STRICT;
        CREATE TRIGGER item_is_versioned AFTER INSERT ON fact WHEN NEW.kind IN (101, 102)
        BEGIN INSERT INTO item_fact (position) VALUES (NEW.position); END;
        """

    /// Up to which a restore has left serials out, by year.
    private static let serials = """
        CREATE TABLE serials_skipped (
            year INTEGER PRIMARY KEY, notices INTEGER NOT NULL, enquiries INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER serials_are_skipped AFTER INSERT ON fact WHEN NEW.kind = 7
        BEGIN
            INSERT INTO serials_skipped (year, notices, enquiries)
            VALUES (json_extract(NEW.body, '$.year'), json_extract(NEW.body, '$.notices'),
                json_extract(NEW.body, '$.enquiries'))
            ON CONFLICT (year) DO UPDATE SET notices = max(notices, excluded.notices),
                enquiries = max(enquiries, excluded.enquiries);
        END;
        DROP TRIGGER notice_has_no_gap;
        CREATE TRIGGER notice_has_no_gap BEFORE INSERT ON notice
        WHEN NEW.number <> 1 + max(
            ifnull((SELECT max(number) FROM notice WHERE year = NEW.year), 0),
            ifnull((SELECT notices FROM serials_skipped WHERE year = NEW.year), 0)
        )
        BEGIN SELECT RAISE(ABORT, 'a notice takes the next number of its year'); END;
        DROP TRIGGER enquiry_has_no_gap;
        CREATE TRIGGER enquiry_has_no_gap BEFORE INSERT ON enquiry
        WHEN NEW.number <> 1 + max(
            ifnull((SELECT max(number) FROM enquiry WHERE year = NEW.year), 0),
            ifnull((SELECT enquiries FROM serials_skipped WHERE year = NEW.year), 0)
        )
        BEGIN SELECT RAISE(ABORT, 'an enquiry takes the next number of its year'); END;
        """

    /// A call that was taken back is over, and a step that was undone is a ticket in hand again.
    /// What windows note for each other stands apart from the chain.
    private static let windowSteps = """
        CREATE TRIGGER call_is_taken_back AFTER INSERT ON fact WHEN NEW.kind = 37
        BEGIN
            DELETE FROM open_call WHERE service = NEW.service AND sequence = NEW.sequence;
        END;
        CREATE TRIGGER step_is_undone AFTER INSERT ON fact
        WHEN NEW.kind = 38 AND NOT EXISTS (
            SELECT 1 FROM open_call
            WHERE window = NEW.window AND service = NEW.service AND sequence = NEW.sequence
        )
        BEGIN
            INSERT INTO open_call (window, service, sequence)
            VALUES (NEW.window, NEW.service, NEW.sequence);
        END;
        DROP VIEW report_service_day;
        CREATE VIEW report_service_day AS
        SELECT day, service,
            sum(kind = 21) AS issued, sum(kind = 23) - sum(kind = 37) AS called,
            sum(kind = 29) - sum(kind = 38 AND json_extract(body, '$.from') = 'served') AS served,
            sum(kind = 30) - sum(kind = 38 AND json_extract(body, '$.from') = 'missed') AS missed,
            sum(kind = 35) AS given_up, sum(kind = 24) AS called_out_of_order
        FROM fact WHERE service IS NOT NULL GROUP BY day, service;
        CREATE TABLE ticket_note (
            position INTEGER PRIMARY KEY, day TEXT NOT NULL, text TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT;
        """

    /// A ticket that was taken back is not given up. The years that two people have confirmed.
    private static let promises = """
        DROP VIEW report_service_day;
        CREATE VIEW report_service_day AS
        SELECT day, service,
            sum(kind = 21) AS issued, sum(kind = 23) - sum(kind = 37) AS called,
            sum(kind = 29) - sum(kind = 38 AND json_extract(body, '$.from') = 'served') AS served,
            sum(kind = 30) - sum(kind = 38 AND json_extract(body, '$.from') = 'missed') AS missed,
            sum(kind = 35) - sum(kind = 48) AS given_up, sum(kind = 24) AS called_out_of_order
        FROM fact WHERE service IS NOT NULL GROUP BY day, service;
        CREATE TABLE calendar_confirmed (
            year INTEGER PRIMARY KEY, digest TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER calendar_is_confirmed AFTER INSERT ON fact WHEN NEW.kind = 10
        BEGIN
            INSERT INTO calendar_confirmed (year, digest)
            VALUES (json_extract(NEW.body, '$.year'), json_extract(NEW.body, '$.digest'))
            ON CONFLICT (year) DO UPDATE SET digest = excluded.digest;
        END;
        """

    /// Beside the name as it was confirmed: by what it is found, and by what two of a name are told
    /// apart.
    private static let folded = """
        ALTER TABLE notice_person ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
        ALTER TABLE notice_person ADD COLUMN identity TEXT NOT NULL DEFAULT '';
        DROP INDEX notice_person_by_name;
        CREATE INDEX notice_person_by_name ON notice_person (name_key);
        CREATE INDEX notice_person_by_identity ON notice_person (identity);
        """

    /// 决定书文号 of a paper, folded: none of what was kept before.
    private static let decisions = """
        ALTER TABLE notice ADD COLUMN decision TEXT;
        CREATE INDEX notice_by_decision ON notice (decision) WHERE decision IS NOT NULL;
        """

    /// Answers by key; what belongs to a ticket alone and is erased; reports.
    private static let commands = """
        CREATE TABLE command (
            key TEXT PRIMARY KEY, digest TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticket_data (
            day TEXT NOT NULL, service TEXT NOT NULL, sequence INTEGER NOT NULL,
            needs TEXT NOT NULL, salt BLOB NOT NULL,
            PRIMARY KEY (day, service, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW report_service_day AS
        SELECT day, service,
            sum(kind = 21) AS issued, sum(kind = 23) AS called, sum(kind = 29) AS served,
            sum(kind = 30) AS missed, sum(kind = 35) AS given_up,
            sum(kind = 24) AS called_out_of_order
        FROM fact WHERE service IS NOT NULL GROUP BY day, service;
        """
}
