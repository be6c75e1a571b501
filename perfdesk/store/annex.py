"""What is kept beside the book: the imported files themselves and where each value stood in them.

It is written once, with the import, and never changed; undoing the import leaves it, for redoing finds it again.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, cast

from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Origin, Spot
from perfdesk.store.errors import Damage
from perfdesk.store.json_text import to_json
from perfdesk.store.rows import row_hash

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Annex(NamedTuple):
    """One imported file; `content` is None for one too large to be kept."""

    source: SourceFile
    content: bytes | None
    origins: Mapping[Place, Origin]


def recorded(kind: str, name: str, content: bytes) -> Annex:
    """A record of the program's own, kept like a file under its kind as the reader."""
    return Annex(SourceFile(name, _digest(content), kind), content, {})


def write_annex(connection: "Connection", annex: Annex) -> None:
    source = (annex.source.sha256, annex.source.file, annex.source.reader)
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO source VALUES (?, ?, ?, ?, ?)",
        (*source, annex.content, row_hash("source", source)),
    )
    rows = [_row(place, origin) for place, origin in annex.origins.items()]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def origin_at(connection: sqlite3.Connection, place: Place) -> Origin | None:
    """Of a field that is read from a cell of its own."""
    found = connection.execute(f"{_SELECT} WHERE item = ? AND field = ?", place).fetchone()
    return _origin(*found) if found else None


def origin_with(connection: sqlite3.Connection, item: Id) -> Origin | None:
    """Of the cell that the item, an indicator, was read from together with others."""
    found = connection.execute(f"{_SELECT} WHERE instr(items, ?)", (f'"{item}"',)).fetchone()
    return _origin(*found) if found else None


def source_file(connection: sqlite3.Connection, digest: str) -> tuple[SourceFile, bytes | None] | None:
    select = "SELECT file, reader, content FROM source NOT INDEXED WHERE sha256 = ?"
    found = connection.execute(select, (digest,)).fetchone()
    return (SourceFile(found[0], digest, found[1]), found[2]) if found else None


def kept_by(connection: sqlite3.Connection, reader: str) -> list[bytes]:
    """The contents of what a `reader` left, in the order in which it came: the program's own records, too."""
    found = connection.execute("SELECT content FROM source WHERE reader = ? ORDER BY rowid", (reader,))
    return [content for (content,) in found if content is not None]


def annex_damage(connection: sqlite3.Connection) -> list[Damage]:
    """Rows that are not as written, and contents that are not what their name says."""
    sources = connection.execute("SELECT sha256, file, reader, content, hash FROM source").fetchall()
    wrong = tuple(
        str(row[0])
        for row in sources
        if row_hash("source", row[:3]) != row[-1] or (row[3] is not None and _digest(row[3]) != row[0])
    )
    origins = connection.execute(
        "SELECT item, field, source, text, trail, items, hash FROM origin"
    ).fetchall()
    changed = tuple(str(row[0]) for row in origins if row_hash("origin", row[:-1]) != row[-1])
    found = (Damage("source", wrong, "changed"), Damage("origin", changed, "changed"))
    return [damage for damage in found if damage.rows]


_SELECT = "SELECT source, text, trail, items FROM origin NOT INDEXED"
"""By the rows alone, which have hashes: a damaged index would say that a value was typed."""


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _row(place: Place, origin: Origin) -> tuple[str, ...]:
    trail = to_json([[start, *_plain(spot)] for start, spot in origin.trail])
    columns = (place.item, place.field, origin.source, origin.text, trail, to_json(list(origin.items)))
    return (*columns, row_hash("origin", columns))


def _plain(spot: Spot) -> Iterator[object]:
    """Boxes to a tenth of a point: a screen shows no finer."""
    box = [round(edge, 1) for edge in spot.box] if spot.box else None
    return iter((spot.page, box, spot.sheet, spot.cell, spot.line))


def _origin(source: str, text: str, trail: str, items: str) -> Origin:
    steps = cast(list[tuple[int, int, list[float] | None, str, str, int]], json.loads(trail))
    return Origin(
        source, text, tuple(_step(*step) for step in steps), tuple(cast(list[Id], json.loads(items)))
    )


def _step(
    start: int, page: int, box: list[float] | None, sheet: str, cell: str, line: int
) -> tuple[int, Spot]:
    edges = (box[0], box[1], box[2], box[3]) if box else None
    return start, Spot(page, edges, sheet, cell, line)
