"""A table that its document splits into several, page by page or as its writer did: one grid for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perfdesk.formats.grid import Grid, Remark
from perfdesk.formats.recognise.cover import PAGE_NUMBER, is_furniture, opens_table
from perfdesk.formats.recognise.evaluation_words import is_title
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.page_breaks import joined_pages


class Part(NamedTuple):
    """A table as the document has it, counted from 1, and the lines above it."""

    number: int
    lines: Sequence[Row]
    rows: Sequence[Row]
    remarks: tuple[Remark, ...] = ()


@dataclass(slots=True)
class _Table:
    """The parts of one table: as many columns, and nothing said between them but what is `below`."""

    parts: list[Part]
    below: list[Row] = field(default_factory=list)


def joined(parts: Sequence[Part], below: Sequence[Row], *, over_lines: bool) -> tuple[Grid, ...]:
    """One grid for each table with the lines around it; `below` are those under the last.

    `over_lines`: lines between two parts do not part them unless they open a table; else only page numbers do not.
    """
    tables: list[_Table] = []
    for part in parts:
        if tables and _goes_on(tables[-1].parts[-1], part, over_lines=over_lines):
            tables[-1].parts.append(part)
            tables[-1].below += [line for line in part.lines if not is_furniture(line[0].text)]
        else:
            tables.append(_Table([part]))
    if tables:
        tables[-1].below += below
        return tuple(map(_grid, tables))
    return lines_alone(below)


def apart(parts: Sequence[Part], below: Sequence[Row]) -> tuple[Grid, ...]:
    """For a person to look at: each table for itself, in the order that spots count them in."""
    if not parts:
        return lines_alone(below)
    last = parts[-1].number
    return tuple(_grid(_Table([part], [*below] if part.number == last else [])) for part in parts)


def lines_alone(lines: Sequence[Row]) -> tuple[Grid, ...]:
    """The grid of a document that has no table."""
    return (Grid("", tuple(map(tuple, lines)), is_lines=True),) if lines else ()


def _goes_on(above: Part, part: Part, *, over_lines: bool) -> bool:
    if _width(above.rows) != _width(part.rows):
        return False
    texts = [line[0].text for line in part.lines]
    if not over_lines:
        return all(PAGE_NUMBER.fullmatch(text) for text in texts)
    return not any(opens_table(text) or is_title(text) for text in texts)


def _width(rows: Sequence[Row]) -> int:
    return max(map(len, rows), default=0)


def _grid(table: _Table) -> Grid:
    first, *others = table.parts
    rows = joined_pages([[*first.lines, *first.rows], *(part.rows for part in others)])
    remarks = dict.fromkeys(remark for part in table.parts for remark in part.remarks)
    return Grid(
        "", tuple(map(tuple, [*rows, *table.below])), first.number, tuple(remarks), paged=bool(others)
    )
