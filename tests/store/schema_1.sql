-- Schema version 1, frozen: every later version has to open a file made of this.
PRAGMA application_id = 1348879467;
PRAGMA user_version = 1;

CREATE TABLE target_table (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL CHECK (parent = 'book'),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    department TEXT NOT NULL,
    year INTEGER,
    currency_unit TEXT NOT NULL,
    dialect TEXT NOT NULL,
    totals TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES target_table (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE project (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    goal TEXT NOT NULL,
    preamble TEXT NOT NULL,
    truncated INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    level1_code TEXT NOT NULL,
    level1_name TEXT NOT NULL,
    level2_code TEXT NOT NULL,
    level2_name TEXT NOT NULL,
    name TEXT NOT NULL,
    cycle_value TEXT,
    annual_value TEXT,
    lettering TEXT,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    of INTEGER,
    state TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    edit TEXT NOT NULL
) STRICT;

CREATE INDEX unit_parent ON unit (parent);

CREATE INDEX project_parent ON project (parent);

CREATE INDEX indicator_parent ON indicator (parent);

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_appended_to BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

INSERT INTO meta VALUES ('application_version', '0.1.0', '988875d85548de153ca49792a317c4f8');
INSERT INTO meta VALUES ('created', '2025-01-02T03:04:05.678+00:00', 'f5803a2bfbbac9625e8b1bcc0d2f284c');
INSERT INTO meta VALUES ('created_by', '张三', 'b5972118aa4acc7f1b96fe26304f6084');
INSERT INTO meta VALUES ('genesis', '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a', '5479e603facff5dd4812ee7a5a533a3f');
