"""The tables of the file as SQLite holds them, and the names of their columns.

The text of the statements is what an opened file is compared with (see `open_file`): a table, trigger or view that
PerfDesk did not make is not let in. The tests keep the text of every version.
"""

from perfdesk.domain.fields import FIELDS
from perfdesk.store.item_tables import INDEXES, STATEMENTS_OF_ITEMS
from perfdesk.store.values import KINDS

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

STATEMENTS = (*STATEMENTS_OF_ITEMS.values(), *_OTHER_TABLES, *INDEXES, *_TRIGGERS)


ITEM_COLUMNS = {name: ("id", "parent", "position", *FIELDS[kind], "hash") for name, kind in KINDS.items()}
META_COLUMNS = ("key", "value", "hash")
JOURNAL_COLUMNS = ("seq", "at", "who", "action", "kind", "of", "state", "previous_hash", "hash", "edit")
