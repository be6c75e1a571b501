"""Which parts of tables, on which pages, are one table, and which lines around them are its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from perfdesk.formats.grid import Cell
from perfdesk.formats.pdf.lattice import NEAR, Field
from perfdesk.formats.pdf.lines import Line, text_of
from perfdesk.formats.pdf.page import Page, Part
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.cover import is_furniture
from perfdesk.formats.recognise.table_head import find_head

_SAME_WIDTH = 6.0
_BESIDE = 20.0
"""Points between two parts on one page that are one table all the same."""


@dataclass
class Table:
    """A table as it grows: its parts, the lines above and below it; `known` are the lines that pages may repeat."""

    parts: list[Part]
    above: list[Line]
    below: list[Line] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    @cached_property
    def head(self) -> tuple[int, int, dict[str, int]] | None:
        """First row, number of rows and columns of the head where it is one that is known."""
        return find_head(cells_of(self.parts[0]))


def tables_of(pages: Sequence[Page]) -> list[Table]:
    """In the order of the pages. Lines of pages without a table go to the table before, else to the one behind."""
    tables: list[Table] = []
    waiting: list[Line] = []
    for page in pages:
        for shown, above in zip(page.parts, page.above, strict=True):
            lines = _content(above)
            says_no_more = bool(tables) and _known(lines) <= tables[-1].known
            part = _widened(shown, tables[-1].parts[-1]) if says_no_more else shown
            table = next((table for table in reversed(tables) if _goes_on(table, part, lines)), None)
            if table is None:
                tables.append(Table([part], [*waiting, *lines], known=_known(lines)))
                waiting = []
            else:
                table.parts.append(part)
                _set_back(table.above, lines)
                _add_below(table, lines)
        if tables:
            _add_below(tables[-1], _content(page.below))
        else:
            waiting += _content(page.below)
    return tables


def _widened(part: Part, last: Part) -> Part:
    """The part with the columns that a page leaves out: cells merged down from the page before have no line there."""
    missing = [x for x in last.xs if x < part.xs[0] - 2 * NEAR]
    same_places = all(min(abs(x - known) for known in last.xs) <= NEAR for x in part.xs)
    if not missing or not same_places or part.page != last.page + 1 or abs(part.xs[-1] - last.xs[-1]) > NEAR:
        return part
    fields = tuple(replace(place, column=place.column + len(missing)) for place in part.fields)
    return replace(part, xs=(*missing, *part.xs), fields=fields)


def cells_of(part: Part) -> list[list[Cell]]:
    """The rows of a part as bare text."""
    rows = [[Cell("")] * (len(part.xs) - 1) for _ in range(len(part.ys) - 1)]
    for place, lines in zip(part.fields, part.lines, strict=True):
        rows[place.row][place.column] = Cell(text_of(lines))
    return rows


def _add_below(table: Table, lines: Sequence[Line]) -> None:
    """What stands under a table stays with it; a line that every page shows, only once."""
    table.below += [line for line in lines if _plain(line) not in table.known]
    table.known |= _known(lines)


def _set_back(above: list[Line], again: Sequence[Line]) -> None:
    """What further pages say above the table again says less about it than what the first page alone says."""
    repeated = _known(again)
    above.sort(key=lambda line: _plain(line) in repeated)


def _first_text(part: Part) -> str:
    """What a form begins with on each of its pages."""
    return next((squeeze(text_of(lines)) for lines in part.lines if lines), "")


def _content(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not is_furniture(line.text)]


def _plain(line: Line) -> str:
    """Without numbers: a line that every page repeats may count the pages."""
    return "".join(char for char in squeeze(line.text) if not char.isdigit())


def _known(lines: Sequence[Line]) -> set[str]:
    return {_plain(line) for line in lines}


def _goes_on(table: Table, part: Part, above: Sequence[Line]) -> bool:
    """Columns at the same places or cells that the page cut, and above nothing but what stood there before."""
    last = table.parts[-1]
    if not 0 <= part.page - last.page <= 1:
        return False
    if not _same_columns(last.xs, part.xs) and not _is_cut(last, part):
        return False
    if last.page == part.page:
        return not above and 0 <= part.ys[0] - last.ys[-1] <= _BESIDE
    if not above:
        return not _is_next_form(table, part)
    if table.head is None:
        return _known(above) <= table.known and _first_text(part) != _first_text(table.parts[0])
    return _known(above) <= table.known or find_head(cells_of(part)) is None


def _is_next_form(table: Table, part: Part) -> bool:
    """Whether the page begins with the line over the whole width that the table began with: a form on each page."""
    first = table.parts[0]
    title, again = first.fields[0], part.fields[0]
    if title.columns < len(first.xs) - 1 or again.columns < len(part.xs) - 1:
        return False
    if not first.lines[0] or text_of(first.lines[0]) != text_of(part.lines[0]):
        return False
    opening = slice(1, _opening(table))
    pairs = zip(map(text_of, first.lines[opening]), map(text_of, part.lines[opening]), strict=False)
    # The rest of a row may stand under the head in its cells, where no line parts them.
    return not all(below == above or (above and below.startswith(above)) for above, below in pairs)


def _opening(table: Table) -> int:
    """How many of its fields a table begins with before it says anything of its own."""
    if table.head is None:
        return 9
    start, height, _ = table.head
    return sum(place.row < start + height for place in table.parts[0].fields)


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """One width, and the lines of the one among those of the other; left and right pages may be shifted."""
    if abs((one[-1] - one[0]) - (other[-1] - other[0])) > _SAME_WIDTH:
        return False
    few, many = sorted(([x - xs[0] for x in xs] for xs in (one, other)), key=len)
    return all(min(abs(x - y) for y in many) <= 2 * NEAR for x in few)


def _is_cut(upper: Part, lower: Part) -> bool:
    """Whether the cells that one page leaves open at its foot are those that the next one leaves open at its head.

    The rows of a form have columns of their own: above and below the cut they need have no other line in common.
    """
    foot = len(upper.ys) - 1
    end = [each for each in upper.fields if each.open_below and each.row + each.rows == foot]
    start = [each for each in lower.fields if each.open_above and each.row == 0]
    return upper.page + 1 == lower.page and _same_edges(_edges(upper, end), _edges(lower, start))


def _edges(part: Part, row: Sequence[Field]) -> list[float]:
    """Where cells begin and end, from the left edge of the table."""
    cells = sorted((place.column, place.column + place.columns) for place in row)
    return [part.xs[column] - part.xs[0] for ends in cells for column in ends]


def _same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    if not one or len(one) != len(other):
        return False
    return all(abs(x - y) <= 2 * NEAR for x, y in zip(one, other, strict=True))
