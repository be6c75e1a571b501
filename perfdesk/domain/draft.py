"""What an import read: values with their doubts, the proof that nothing was lost, and what found no place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Origin
from perfdesk.domain.standing import finding_of
from perfdesk.domain.table import TargetTable


class Residue(NamedTuple):
    """A piece of raw text that ended up in no field."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Which file, by name and content, was read by which reader."""

    file: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Counts that were made apart from each other: `markers` in the raw text, the rest in the draft.

    `markers` leaves out those in rows that the document printed a second time (`repeated_markers`).
    """

    markers: int = 0
    indicators: int = 0
    projects: int = 0
    repeated_rows: int = 0
    repeated_markers: int = 0
    residue: tuple[Residue, ...] = ()

    @property
    def holds(self) -> bool:
        return self.markers == self.indicators and not self.residue


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table of the file was understood: its column heads, the column taken for each field, each project's row.

    Columns and rows count from 0; no heads where the file has no columns (running text).
    """

    heads: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[Id, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a person says about a file before it is read again, by the number of the table in it.

    `columns`: (table, column) → the field it is ("" for none); `joined`: (table, row) that goes on the row above.
    `heads`: (sheet or table of the file, first row) → how many rows the head over the indicators has there;
    `concepts`: (sheet or table, column) → what stands under it ("" for something else).
    """

    columns: Mapping[tuple[int, int], str] = field(default_factory=dict)
    joined: frozenset[tuple[int, int]] = frozenset()
    heads: Mapping[tuple[int, int], int] = field(default_factory=dict)
    concepts: Mapping[tuple[int, int], str] = field(default_factory=dict)


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as read; nothing of it is in a book until a person accepts it.

    `origins`: for the fields of tables, units and projects (and a project's `indicators`), where they stood.
    `layouts`: one a table. `unread`: findings about tables of the file that were not understood.
    """

    source: SourceFile
    tables: tuple[Table, ...]
    proof: Proof
    origins: Mapping[Place, Origin] = field(default_factory=dict)
    layouts: tuple[Layout, ...] = ()
    unread: tuple[Finding, ...] = ()

    @property
    def target_tables(self) -> tuple[TargetTable, ...]:
        return tuple(table for table in self.tables if isinstance(table, TargetTable))

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """What the reader was unsure of; what is about a table stands with it."""
        return (*self.unread, *(finding_of(doubt) for table in self.tables for doubt in table.doubts))
