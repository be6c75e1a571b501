"""The tables that hold the items: one for each kind, one column for each field, in the order of `fields_of`.

Amounts are TEXT decimals, never REAL; what is a sequence is TEXT in JSON.
"""

from perfdesk.domain.fields import Field, FieldKind, fields_of
from perfdesk.domain.notes import NOTE_KINDS
from perfdesk.store.values import KINDS

PARENTS = {
    "unit": "target_table", "project": "unit", "indicator": "project",
    "evaluation_row": "department_evaluation", "evaluated_indicator": "project_evaluation",
}  # fmt: skip
"""The table of the items around those of a table; those of the others stand in the book itself."""

NOTES = tuple(name for name, kind in KINDS.items() if kind in NOTE_KINDS)
"""The tables of notes; around them is a table of any kind, and they have no order: their position is 0."""


def _statement(name: str) -> str:
    around = PARENTS.get(name)
    parent = (
        f" REFERENCES {around} (id) DEFERRABLE INITIALLY DEFERRED"
        if around
        else ""
        if name in NOTES
        else " CHECK (parent = 'book')"
    )
    columns = [
        "id TEXT NOT NULL PRIMARY KEY",
        f"parent TEXT NOT NULL{parent}",
        "position INTEGER NOT NULL",
        *map(_column, fields_of(KINDS[name])),
        "hash TEXT NOT NULL",
    ]
    lines = ",\n    ".join(columns)
    return f"CREATE TABLE {name} (\n    {lines}\n) STRICT"


def _column(field: Field) -> str:
    kind = "INTEGER" if field.kind in (FieldKind.WHOLE, FieldKind.TRUTH) else "TEXT"
    return f"{field.name} {kind}" if field.may_be_none else f"{field.name} {kind} NOT NULL"


STATEMENTS_OF_ITEMS = {name: _statement(name) for name in KINDS}

# Deleting a row looks for its children by their parent: without these, undoing an import reads every table
# once for each of its rows.
INDEXES = tuple(f"CREATE INDEX {name}_parent ON {name} (parent)" for name in PARENTS)
