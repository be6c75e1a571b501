"""Grids to raw tables: the head row by its words, then row for row."""

from collections.abc import Iterator, Mapping, Sequence

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.draft import Residue
from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.recognise.columns import (
    COUNTING_HEADS,
    GOAL,
    INDICATORS,
    NAME,
    columns_of,
    is_table_head,
    squeeze,
)
from perfdesk.formats.recognise.cover import is_furniture, read_cover
from perfdesk.formats.recognise.markers import count_markers
from perfdesk.formats.recognise.raw_table import RawRow, RawTable, RawText, RowDoubt, amounts_of

Row = Sequence[Cell]


def read_grid(grid: Grid) -> RawTable | None:
    """None when no row of the grid is the head of a known table."""
    head = _find_head(grid.rows)
    if head is None:
        return None
    start, height, columns = head
    table = RawTable(read_cover(_cover_lines(grid.rows[:start])), paged=grid.paged)
    table.remarks = tuple(RowDoubt(code, "", params) for code, params in grid.remarks)
    table.residue.extend(table.cover.loose)
    head_rows = grid.rows[start : start + height]
    heads = {_line(row) for row in head_rows}
    counting = {
        at for row in head_rows for at, cell in enumerate(row) if squeeze(cell.text) in COUNTING_HEADS
    }
    for row in grid.rows[start + height :]:
        if _line(row) and _line(row) not in heads:
            _take(table, _without(row, counting), columns)
    _drop_signatures(table)
    table.markers = sum(count_markers(cell.text) for row in grid.rows[start:] for cell in row)
    return table


def _find_head(rows: Sequence[Row]) -> tuple[int, int, dict[str, int]] | None:
    """First row, number of rows (one or two) and columns of the head."""
    for start, row in enumerate(rows):
        below = rows[start + 1] if start + 1 < len(rows) else ()
        for height, heads in ((1, _texts(row)), (2, _two_rows(row, below))):
            columns = columns_of(heads)
            if is_table_head(columns) and (height == 2 or not _more_below(columns, below)):
                return start, height, columns
    return None


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _two_rows(upper: Row, lower: Row) -> list[str]:
    """Heads of two rows read together: the lower one where it says something, else the upper one.

    None of it unless the upper row names a column itself: the line above a head of one row is not part of it.
    """
    if not columns_of(_texts(upper)):
        return []
    width = max(len(upper), len(lower))
    up, low = _padded(upper, width), _padded(lower, width)
    return [below.text or above.text for above, below in zip(up, low, strict=True)]


def _more_below(columns: dict[str, int], below: Row) -> bool:
    """Whether the row under a head names further columns, so that both rows are the head."""
    return bool(columns_of(_texts(below)).keys() - columns.keys())


def _padded(row: Row, width: int) -> list[Cell]:
    return [*row, *([BLANK] * (width - len(row)))]


def _cover_lines(rows: Sequence[Row]) -> Iterator[str]:
    """A label and its value may stand in neighbouring cells: they are read as one line."""
    for row in rows:
        line = " ".join(cell.text for cell in row if cell.text)
        if line:
            yield line


def _line(row: Row) -> str:
    return squeeze("".join(cell.text for cell in row))


def _without(row: Row, positions: set[int]) -> list[Cell]:
    """The row with these cells blank."""
    return [BLANK if at in positions else cell for at, cell in enumerate(row)]


def _take(table: RawTable, row: Row, columns: dict[str, int]) -> None:
    """One row below the head into the table: a table row, furniture, or residue."""
    named = {name: row[at] if at < len(row) else BLANK for name, at in columns.items()}
    amounts, doubts = amounts_of(named.get(name, BLANK).text for name in AMOUNT_FIELDS)
    raw = RawRow(
        name=_unwrapped(named[NAME].text),
        amounts=amounts,
        goal=named.get(GOAL, BLANK).text,
        indicators=named[INDICATORS].text,
        indent=named[NAME].indent,
        page=_page(row),
        doubts=(*doubts, *_cell_doubts(named)),
        sources={name: RawText(cell.text, cell.trail) for name, cell in named.items() if cell.text},
    )
    elsewhere = [cell.text for at, cell in enumerate(row) if cell.text and at not in columns.values()]
    if raw.name or raw.has_text or not raw.amounts.is_blank:
        table.rows.append(raw)
    table.residue.extend(Residue(text, raw.page) for text in elsewhere if not is_furniture(text))


def _page(row: Row) -> int:
    """The page that the row begins on."""
    return next((spot.page for cell in row for _, spot in cell.trail), 1)


def _cell_doubts(named: Mapping[str, Cell]) -> tuple[RowDoubt, ...]:
    """What the reader itself was unsure of, at the field it went into."""
    return tuple(RowDoubt(cell.doubt, name) for name, cell in named.items() if cell.doubt)


def _drop_signatures(table: RawTable) -> None:
    """Lines under the table (填表人, 注 …) stand in the name's column and carry nothing else."""
    while table.rows and _is_bare_line(table.rows[-1]):
        row = table.rows.pop()
        if not is_furniture(row.name):
            table.residue.append(Residue(row.name, row.page))


def _is_bare_line(row: RawRow) -> bool:
    return not row.has_text and row.amounts.is_blank and not row.indent


def _unwrapped(name: str) -> str:
    """A name is one line; a break in its cell only makes it fit."""
    return "".join(part.strip() for part in name.splitlines())
