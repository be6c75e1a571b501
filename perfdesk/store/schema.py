"""The tables of the file as SQLite holds them, and the names of their columns.

The statements are literal because their text is what an opened file is compared with (see `open_file`):
a table, trigger or view that PerfDesk did not make is not let in. Amounts are TEXT decimals, never REAL.
"""

from perfdesk.domain.items import FIELDS
from perfdesk.store.evaluation_schema import EVALUATION_INDEXES, EVALUATION_TABLES
from perfdesk.store.values import KINDS

_ITEM_TABLES = (
    """CREATE TABLE target_table (
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
    doubts TEXT NOT NULL,
    waivers TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES target_table (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE project (
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
) STRICT""",
    """CREATE TABLE indicator (
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
) STRICT""",
)

# The edit comes last in the journal: whoever wants the columns before it need not read through its megabytes.
_OTHER_TABLES = (
    """CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE journal (
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
) STRICT""",
    """CREATE TABLE source (
    sha256 TEXT NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    reader TEXT NOT NULL,
    content BLOB,
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE origin (
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source (sha256) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    trail TEXT NOT NULL,
    items TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (item, field)
) STRICT""",
)

# Deleting a row looks for its children by their parent: without these, undoing an import reads every table
# once for each of its rows.
_INDEXES = (
    "CREATE INDEX unit_parent ON unit (parent)",
    "CREATE INDEX project_parent ON project (parent)",
    "CREATE INDEX indicator_parent ON indicator (parent)",
)

# The third also stops INSERT OR REPLACE, which deletes without asking the delete trigger.
_TRIGGERS = (
    """CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_appended_to BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
)

STATEMENTS = (
    *_ITEM_TABLES, *EVALUATION_TABLES, *_OTHER_TABLES, *_INDEXES, *EVALUATION_INDEXES, *_TRIGGERS
)  # fmt: skip


ITEM_COLUMNS = {name: ("id", "parent", "position", *FIELDS[kind], "hash") for name, kind in KINDS.items()}
META_COLUMNS = ("key", "value", "hash")
JOURNAL_COLUMNS = ("seq", "at", "who", "action", "kind", "of", "state", "previous_hash", "hash", "edit")
