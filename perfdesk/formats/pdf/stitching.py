"""The parts of a table to one grid: columns of all pages made one, rows cut by a page joined, heads left once."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.pdf.heads import without_top
from perfdesk.formats.pdf.indents import Start, indents_of
from perfdesk.formats.pdf.lattice import NEAR
from perfdesk.formats.pdf.lines import cell_of_lines, text_of
from perfdesk.formats.pdf.page import Page, Part
from perfdesk.formats.pdf.row_splitting import DOUBT, split_rows
from perfdesk.formats.pdf.stretch import Row, Stretch
from perfdesk.formats.pdf.tables import Table, tables_of
from perfdesk.formats.pdf.unruled import REMARK
from perfdesk.formats.recognise.cutting import Meeting, meeting_of


def grids_of(pages: Sequence[Page]) -> tuple[Grid, ...]:
    """One for each table, in the order of the pages."""
    return tuple(_grid(table) for table in tables_of(pages))


def _grid(table: Table) -> Grid:
    xs = _columns(table.parts)
    start, height, columns = table.head or (0, 0, None)
    rows: list[Row] = []
    covers: list[Row] = []
    heads: list[Row] = []
    remarks = [part.remark for part in table.parts]
    for number, part in enumerate(table.parts):
        below = _rows(part, xs)
        if number == 0:
            covers, heads = below[:start], below[start : start + height]
            rows, below = below[: start + height], below[start + height :]
        else:
            below = without_top(below, covers, heads or rows)
        if columns is not None:
            least = 1 if part.remark and len(below) == 1 else 2
            below, was_split = split_rows(below, columns, least=least)
            remarks += [REMARK] if was_split else []
        _join(rows, below, columns, len(xs) - 1, is_first=number == 0)
    above = [(cell_of_lines([line], 0.0),) for line in table.above]
    under = [(cell_of_lines([line], 0.0),) for line in table.below]
    found = tuple((remark, ()) for remark in dict.fromkeys(remarks) if remark)
    return Grid("", (*above, *_cells(rows, len(xs) - 1), *under), table.parts[0].page, found, paged=True)


def _columns(parts: Sequence[Part]) -> list[float]:
    """The places of the columns of all parts, from the left edge of the table."""
    places = sorted(x - part.xs[0] for part in parts for x in part.xs)
    return [x for at, x in enumerate(places) if not at or x - places[at - 1] > 2 * NEAR]


def _rows(part: Part, xs: Sequence[float]) -> list[Row]:
    rows: list[Row] = [{} for _ in range(len(part.ys) - 1)]
    edges = (part.ys[0], part.ys[-1])
    for place, lines in zip(part.fields, part.lines, strict=True):
        left, right = part.xs[place.column], part.xs[place.column + place.columns]
        columns = range(_column(xs, left - part.xs[0]), _column(xs, right - part.xs[0]))
        ends = (place.open_above, place.open_below)
        stretch = Stretch(columns, place.rows, left, right, list(lines), *ends, edges)
        rows[place.row][columns.start] = stretch
    return rows


def _column(xs: Sequence[float], x: float) -> int:
    """The column that begins at a place."""
    return max(bisect_right(xs, x + 2 * NEAR) - 1, 0)


def _join(
    rows: list[Row], below: list[Row], columns: Mapping[str, int] | None, width: int, *, is_first: bool
) -> None:
    """The rows of a page to those above; on a further page the first may go on the last."""
    if rows and below and not is_first:
        last = _reaching_end(rows, width)
        meeting = _meeting(rows[-1], last, below[0], columns)
        if meeting is not Meeting.TWO_ROWS:
            _run_on(rows[-1], last, below.pop(0), DOUBT if meeting is Meeting.ONE_ROW_IT_SEEMS else "")
        else:
            _run_on_open(last, below[0])
    rows += below


def _meeting(upper: Row, last: Row, lower: Row, columns: Mapping[str, int] | None) -> Meeting:
    """By the lines where they tell: a row that a page cuts is closed neither above nor below the cut."""
    ends = [(last[at].open_below, cell.open_above) for at, cell in lower.items() if at in last]
    if ends and all(above and below for above, below in ends):
        return Meeting.ONE_ROW
    if any(above and below for above, below in ends):
        return Meeting.TWO_ROWS
    if columns is None and _is_rest(last, lower):
        return Meeting.ONE_ROW
    return meeting_of(_texts(upper), _texts(lower), columns)


def _texts(row: Row) -> dict[int, str]:
    return {at: text_of(cell.lines) for at, cell in row.items()}


def _reaching_end(rows: Sequence[Row], width: int) -> Row:
    """The cells that stand at the foot of a page, in whatever row they begin; `width` in columns."""
    found: Row = {}
    covered: set[int] = set()
    for up, row in enumerate(reversed(rows)):
        for at, cell in row.items():
            if cell.rows > up and at not in covered:
                found[at] = cell
                covered.update(cell.columns)
        if len(covered) >= width:
            break
    return found


def _is_rest(last: Row, lower: Row) -> bool:
    """Whether a row is the rest of one that the page before closed with a line: only texts that filled their cells
    go on, from the top of theirs, beside cells that say nothing more."""
    said = [at for at, cell in lower.items() if cell.lines]
    if not said or 2 * len(said) > len(lower) or min(said) == min(lower) or not _same_columns(last, lower):
        return False
    return all(last[at].lines and _fills(last[at], lower[at]) for at in said)


def _fills(upper: Stretch, lower: Stretch) -> bool:
    end, start = upper.lines[-1], lower.lines[0]
    return upper.edges[1] - end.bottom < end.em and start.top - lower.edges[0] < start.em


def _same_columns(last: Row, lower: Row) -> bool:
    return {at: cell.columns for at, cell in last.items()} == {at: cell.columns for at, cell in lower.items()}


def _run_on(upper: Row, last: Row, lower: Row, doubt: str) -> None:
    """The last row goes on, and with it the cells that begin above it and end with it."""
    for at, cell in lower.items():
        if at in upper or at in last:
            goes_on = upper[at] if at in upper else last[at]
            _lengthen(goes_on, cell, doubt if at in upper else "")
            goes_on.rows += cell.rows - 1
        else:
            upper[at] = cell


def _run_on_open(last: Row, lower: Row) -> None:
    """Cells over several rows go on where no line closes them, although the rows beside them end."""
    labels = _labels_again(last, lower)
    for at, cell in list(lower.items()):
        if at in labels or _is_open_between(last.get(at), cell):
            _lengthen(last[at], cell, "")
            last[at].rows += cell.rows
            del lower[at]


def _labels_again(last: Row, lower: Row) -> set[int]:
    """Labels at the left whose cells a page closes and the next one opens again, blank."""
    said = [at for at, cell in lower.items() if cell.lines]
    if not said or not _same_columns(last, lower):
        return set()
    return {at for at in lower if at < min(said) and last[at].lines}


def _is_open_between(upper: Stretch | None, lower: Stretch) -> bool:
    return upper is not None and upper.open_below and lower.open_above


def _lengthen(upper: Stretch, lower: Stretch, doubt: str) -> None:
    again = _printed_twice(upper, lower)
    rest = lower.lines[again:]
    if upper.lines and rest and doubt:
        upper.doubt = doubt
    upper.lines += rest
    upper.open_below, upper.edges = lower.open_below, lower.edges


def _printed_twice(upper: Stretch, lower: Stretch) -> int:
    """How many lines both pages print: a line that a page break cuts in two stands, half hidden, on either."""
    for count in range(min(len(upper.lines), len(lower.lines)), 0, -1):
        first, second = upper.lines[-count:], lower.lines[:count]
        same = [line.text for line in first] == [line.text for line in second]
        if same and (
            first[-1].bottom > upper.edges[1] or second[0].top < lower.edges[0] or _whole(upper, lower)
        ):
            return count
    return 0


def _whole(upper: Stretch, lower: Stretch) -> bool:
    """Whether the parts say the same: a cell over several rows may be printed again on each page."""
    both_open = upper.open_below and lower.open_above
    return both_open and len(upper.lines) == len(lower.lines) and lower.rows > 1


def _cells(rows: Sequence[Row], width: int) -> list[tuple[Cell, ...]]:
    indents = _indents(rows)
    return [
        tuple(_cell(row[at], indents.get((number, at), 0)) if at in row else BLANK for at in range(width))
        for number, row in enumerate(rows)
    ]


def _cell(stretch: Stretch, indent: int) -> Cell:
    width, columns = stretch.right - stretch.left, len(stretch.columns)
    said = cell_of_lines(stretch.lines, width, indent, stretch.doubt) if stretch.lines else BLANK
    return said if stretch.rows == columns == 1 else replace(said, rows=stretch.rows, columns=columns)


def _indents(rows: Sequence[Row]) -> dict[tuple[int, int], int]:
    """By row and column."""
    columns: dict[int, list[tuple[int, Start]]] = {}
    for number, row in enumerate(rows):
        for at, cell in row.items():
            if cell.lines and len(cell.columns) == 1:
                line = cell.lines[0]
                start = Start(line.x0 - cell.left, cell.right - line.x1, line.em)
                columns.setdefault(at, []).append((number, start))
    return {
        (number, at): indent
        for at, found in columns.items()
        for (number, _), indent in zip(found, indents_of([start for _, start in found]), strict=True)
    }
