"""Grids to raw tables: the head row by its words, then row for row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.draft import NO_HINTS, Hints, Residue
from perfdesk.domain.extra import EXTRA
from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.recognise.columns import GOAL, INDICATORS, NAME, numbers_columns, squeeze
from perfdesk.formats.recognise.cover import is_furniture, read_cover
from perfdesk.formats.recognise.grid_rows import Row, line_of, together
from perfdesk.formats.recognise.markers import count_markers
from perfdesk.formats.recognise.raw_table import RawRow, RawTable, RawText, RowDoubt, amounts_of
from perfdesk.formats.recognise.suspicions import TOTAL_NAMES
from perfdesk.formats.recognise.table_head import TableHead, find_head, table_head
from perfdesk.formats.recognise.unit_column import NumberedRow, unit_column, units_above
from perfdesk.formats.sheet_years import year_in


def read_grid(grid: Grid, number: int = 0, hints: Hints = NO_HINTS) -> RawTable | None:
    """The `number`-th table of its file. None when no row of the grid is the head of a known table."""
    found = find_head(grid.rows)
    return read_under(grid, table_head(grid.rows, *found), number, hints) if found is not None else None


def read_under(grid: Grid, head: TableHead, number: int = 0, hints: Hints = NO_HINTS) -> RawTable:
    """The rows under a head, whether it was found or shown by a person."""
    columns = _as_hinted(head.columns, number, hints)
    table = RawTable(read_cover(_cover_lines(grid.rows[: head.start])), paged=grid.paged)
    table.cover.year = table.cover.year or year_in(grid.name)
    table.remarks = tuple(RowDoubt(code, "", params) for code, params in grid.remarks)
    table.residue.extend(table.cover.loose)
    repeated = {line_of(row) for row in grid.rows[0 if grid.paged else head.start : head.end]}
    table.heads, table.columns = head.heads, columns
    body = _as_joined(grid.rows, {at for table_number, at in hints.joined if table_number == number})
    kept = (
        NumberedRow(at, _uncounted(row, head.counting, columns[NAME]))
        for at, row in enumerate(body[head.end :], head.end)
        if (line := line_of(row)) and line not in repeated and not numbers_columns([c.text for c in row])
    )
    unit = unit_column(table.heads, columns.values()) if head.unit is None else head.unit
    for each in kept if unit is None else units_above(kept, unit, columns):
        _take(table, each, columns)
    _drop_signatures(table)
    table.markers = sum(count_markers(cell.text) for row in grid.rows[head.start :] for cell in row)
    return table


def _as_hinted(columns: Mapping[str, int], number: int, hints: Hints) -> dict[str, int]:
    """The columns as a person says they are."""
    said = {column: name for (table, column), name in hints.columns.items() if table == number}
    kept = {name: at for name, at in columns.items() if at not in said and name not in said.values()}
    return kept | {name: at for at, name in said.items() if name}


def _as_joined(rows: Sequence[Row], joined: set[int]) -> list[Row]:
    """The rows, with those that a person joins to the row above emptied into it."""
    result: list[Row] = []
    above = 0
    for at, row in enumerate(rows):
        if at in joined and result:
            result[above] = together(result[above], row)
            row = ()
        else:
            above = at
        result.append(row)
    return result


def _cover_lines(rows: Sequence[Row]) -> Iterator[str]:
    """A label and its value may stand in neighbouring cells: they are read as one line."""
    for row in rows:
        line = " ".join(cell.text for cell in row if cell.text)
        if line:
            yield line


def _uncounted(row: Row, counting: Collection[int], name: int) -> list[Cell]:
    """The row without its number; a 合计 that is merged over numbers and names stands for the name."""
    label = next(
        (cell for at, cell in enumerate(row) if at in counting and squeeze(cell.text) in TOTAL_NAMES), None
    )
    cells = [BLANK if at in counting else cell for at, cell in enumerate(row)]
    if label is not None and name < len(cells) and not cells[name].text:
        cells[name] = label
    return cells


def _take(table: RawTable, taken: NumberedRow, columns: Mapping[str, int]) -> None:
    """One row below the head into the table: a table row, furniture, or residue."""
    number, row, is_unit = taken
    named = {name: row[at] if at < len(row) else BLANK for name, at in columns.items()}
    amounts, doubts = amounts_of(named.get(name, BLANK).text for name in AMOUNT_FIELDS)
    raw = RawRow(
        name=_unwrapped(named[NAME].text),
        amounts=amounts,
        goal=named.get(GOAL, BLANK).text,
        indicators=named.get(INDICATORS, BLANK).text,
        indent=named[NAME].indent,
        page=_page(row),
        doubts=(*doubts, *_cell_doubts(named)),
        number=number,
        is_unit=is_unit,
        sources={name: RawText(cell.text, cell.trail) for name, cell in named.items() if cell.text},
    )
    elsewhere = {at: cell for at, cell in enumerate(row) if cell.text and at not in columns.values()}
    loose = [
        cell.text for at, cell in elsewhere.items() if not table.head_at(at) and not is_furniture(cell.text)
    ]
    under = {
        f"{EXTRA}{head}": RawText(c.text, c.trail)
        for at, c in elsewhere.items()
        if (head := table.head_at(at))
    }
    raw = replace(raw, sources={**raw.sources, **under})
    numbers = [text for text, _ in under.values() if text.replace(",", "").replace(".", "").isdecimal()]
    if doubted := loose or numbers:  # a number under an unknown head may be one of the amounts
        told = RowDoubt("import.foreign_text", "", (("text", doubted[0][:20]),))
        raw = replace(raw, doubts=(*raw.doubts, told))
    if raw.name or raw.has_text or not raw.amounts.is_blank:
        table.rows.append(raw)
    table.residue.extend(Residue(text, raw.page) for text in loose)


def _page(row: Row) -> int:
    """The page that the row begins on."""
    return next((spot.page for cell in row for _, spot in cell.trail), 1)


def _cell_doubts(named: Mapping[str, Cell]) -> tuple[RowDoubt, ...]:
    """What the reader itself was unsure of, at the field it went into."""
    return tuple(
        RowDoubt(cell.doubt, name, (("line", cell.text[-40:]),)) for name, cell in named.items() if cell.doubt
    )


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
