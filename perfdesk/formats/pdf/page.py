"""One page: its tables with the lines of text in every cell, and the lines that stand outside of them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from perfdesk.formats.pdf.lattice import Field, Lattice, inside_of_row, lattices, merged
from perfdesk.formats.pdf.lines import Line, lines_of
from perfdesk.formats.pdf.open_heads import OpenHead, open_head, parted_head
from perfdesk.formats.pdf.overflowing import take_in, unite_cut_texts
from perfdesk.formats.pdf.pdfium import loaded, pdfium
from perfdesk.formats.pdf.ruling import PageRules
from perfdesk.formats.pdf.shading import edges_of
from perfdesk.formats.pdf.unruled import REMARK, unruled
from perfdesk.formats.pdf.watermarks import without_watermarks
from perfdesk.formats.pdf.words import PageText, Word
from perfdesk.formats.unreadable import Unreadable

_OVER = 1.0
"""Points by which a word may stick out of its cell."""
_AT_EDGE = 0.8
"""Of a letter's size: how near the edge of a cell its text begins."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a table. `lines` are those of each of its fields."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]
    lines: tuple[tuple[Line, ...], ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`above`: for each part the lines between it and the part before it; `below`: those under the last one."""

    number: int
    parts: tuple[Part, ...] = ()
    above: tuple[tuple[Line, ...], ...] = ()
    below: tuple[Line, ...] = ()
    has_text: bool = False
    is_picture: bool = False


@contextmanager
def text_of_page(page: int, *, is_own: bool = False) -> Iterator[PageText]:
    text_page = pdfium().FPDFText_LoadPage(page)
    if not text_page:
        raise Unreadable("damaged_pdf")
    try:
        yield PageText(page, text_page, is_own=is_own)
    finally:
        pdfium().FPDFText_ClosePage(text_page)


def read_page(
    document: int, number: int, known: Sequence[float] | None = None, *, is_own: bool = False
) -> Page:
    """The page with that number, counted from 1. Raises Unreadable.

    `known`: the columns of the page before, where it had a table without ruling lines. `is_own`: see `own_pages`.
    """
    with loaded(document, number) as page, text_of_page(page, is_own=is_own) as text:
        words = text.words()
        if not words:
            return Page(number, is_picture=pdfium().FPDFPage_CountObjects(page) > 0)
        words, marks = without_watermarks(words, text)
        paths = PageRules(page, text.placing)
        rules = paths.rules()
        tables = lattices(rules)
        edges = [*rules, *edges_of(paths.boxes)] if not tables else []
        if not tables and (found := unruled(number, text, words, merged(edges), known)) is not None:
            part = Part(number, found.xs, found.ys, found.fields, found.lines, REMARK)
            shown = Page(number, (part,), (found.above,), found.below, True)
        else:
            shown = _page(number, text, words, tables or inside_of_row(merged(rules)))
        return replace(shown, below=(*shown.below, *lines_of(marks, number, text))) if marks else shown


@dataclass(slots=True)
class _Sorting:
    """Words on their way into fields."""

    tables: Sequence[Lattice]
    inside: list[dict[int, list[Word]]] = field(default_factory=list)
    outside: list[Word] = field(default_factory=list)

    def put(self, word: Word, table: int, number: int) -> None:
        self.inside[table].setdefault(number, []).append(word)


def _page(number: int, text: PageText, words: Sequence[Word], tables: Sequence[Lattice]) -> Page:
    sorting = _Sorting(tables, [{} for _ in tables])
    inner_first = sorted(range(len(tables)), key=lambda at: tables[at].area)
    for word in words:
        _sort(sorting, word, inner_first, text)
    for table, inside in zip(tables, sorting.inside, strict=True):
        unite_cut_texts(table, inside)
        sorting.outside = take_in(table, inside, sorting.outside)
    parts: list[Part] = []
    for table, inside in zip(tables, sorting.inside, strict=True):
        if inside:
            head = open_head(table, _between(parts, table, sorting.outside))
            taken = head.words if head else []
            sorting.outside = [word for word in sorting.outside if word not in taken]
            part = _with_parted_head(table, inside, _part(number, table, inside, text), text)
            parts.append(_with_head(part, head, text) if head else part)
    return _with_lines_outside(number, parts, lines_of(sorting.outside, number, text))


def _between(parts: Sequence[Part], table: Lattice, outside: Sequence[Word]) -> list[Word]:
    """The words above a table and under those before it."""
    start = max((part.ys[-1] for part in parts if part.ys[-1] <= table.ys[0]), default=float("-inf"))
    return [word for word in outside if start < (word.y0 + word.y1) / 2 < table.ys[0]]


def _sort(sorting: _Sorting, word: Word, inner_first: Iterable[int], text: PageText) -> None:
    x, y = _aim(word)
    for at in inner_first:
        table = sorting.tables[at]
        number = table.at(x, y)
        if number is None:
            continue
        if word.x0 >= table.left(number) - _OVER and word.x1 <= table.right(number) + _OVER:
            sorting.put(word, at, number)
            return
        walls = [edge for edge in _walls(table, y) if word.x0 < edge < word.x1]
        pieces = text.split_at(word, walls)
        for piece in pieces:
            aim = _overflowing(piece, table, y) if len(pieces) == 1 else (piece.x0 + piece.x1) / 2
            home = table.at(aim, y)
            if home is None:
                sorting.outside.append(piece)
            else:
                sorting.put(piece, at, home)
        return
    sorting.outside.append(word)


def _aim(word: Word) -> tuple[float, float]:
    """The middle of a word, inside of what clips it: a program that clips text to its cell says where it belongs."""
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    if word.clip is None:
        return x, y
    left, top, right, bottom = word.clip
    if right - left > 2 and bottom - top > 2:
        return min(max(x, left + 1), right - 1), min(max(y, top + 1), bottom - 1)
    return x, y


def _walls(table: Lattice, y: float) -> list[float]:
    numbers = dict.fromkeys(number for x in table.xs if (number := table.at(x + 0.1, y)) is not None)
    return [table.left(number) for number in numbers] + [table.right(number) for number in numbers]


def _overflowing(word: Word, table: Lattice, y: float) -> float:
    """Where a text belongs that runs over its cell: where it begins at an edge, else ends at one, else its middle."""
    first, last = table.at(word.x0 + _OVER, y), table.at(word.x1 - _OVER, y)
    if first is not None and word.x0 - table.left(first) <= _AT_EDGE * word.em:
        return word.x0 + _OVER
    if last is not None and table.right(last) - word.x1 <= _AT_EDGE * word.em:
        return word.x1 - _OVER
    return (word.x0 + word.x1) / 2


def _part(number: int, table: Lattice, inside: dict[int, list[Word]], text: PageText) -> Part:
    lines: list[tuple[Line, ...]] = [()] * len(table.fields)
    for at, words in inside.items():
        lines[at] = tuple(_in_own_rows(line, table, at, text) for line in lines_of(words, number, text))
    return Part(number, table.xs, table.ys, table.fields, tuple(lines))


def _in_own_rows(line: Line, table: Lattice, at: int, text: PageText) -> Line:
    """A text that is longer than its cell lies over other rows: it stands where it is in its own, or in its cell."""
    top, bottom = table.top(at), table.bottom(at)
    if max(top - line.top, line.bottom - bottom) <= _OVER:
        return line
    high, low = max(line.top, top), min(line.bottom, bottom)
    if high < low:
        return line._replace(box=text.placing.as_shown((line.x0, high, line.x1, low)))
    return line._replace(box=text.placing.as_shown((table.left(at), top, table.right(at), bottom)))


def _with_head(part: Part, head: OpenHead, text: PageText) -> Part:
    """The part with one row more, above the others."""
    fields = (*_fields_of(head, 0), *(replace(each, row=each.row + 1) for each in part.fields))
    lines = (*_lines_of_head(head, part.page, text), *part.lines)
    return replace(part, ys=(head.top, *part.ys), fields=fields, lines=lines)


def _with_parted_head(table: Lattice, inside: dict[int, list[Word]], part: Part, text: PageText) -> Part:
    found = parted_head(table, inside)
    if found is None:
        return part
    at, head = found
    fields = (*part.fields[:at], *_fields_of(head, part.fields[at].row), *part.fields[at + 1 :])
    lines = (*part.lines[:at], *_lines_of_head(head, part.page, text), *part.lines[at + 1 :])
    return replace(part, fields=fields, lines=lines)


def _fields_of(head: OpenHead, row: int) -> list[Field]:
    return [Field(row, over.start, 1, len(over), False, False) for over, _ in head.cells]


def _lines_of_head(head: OpenHead, page: int, text: PageText) -> list[tuple[Line, ...]]:
    return [tuple(lines_of(words, page, text)) for _, words in head.cells]


def _with_lines_outside(number: int, parts: Sequence[Part], lines: Sequence[Line]) -> Page:
    """Lines go to the table under them, those under the last one stand below it."""
    above: list[list[Line]] = [[] for _ in parts]
    below: list[Line] = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        under = [at for at, part in enumerate(parts) if middle < part.ys[0]]
        (above[under[0]] if under else below).append(line)
    return Page(number, tuple(parts), tuple(map(tuple, above)), tuple(below), True)
