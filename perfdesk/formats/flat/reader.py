"""A text without columns to a grid that reads like any other; what the order does not tell for certain is doubted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfdesk.domain.grades import GRADES
from perfdesk.formats.flat.aligning import Aligning, Break, Placed
from perfdesk.formats.flat.beyond_order import gives_points, is_beyond_order, is_points_row
from perfdesk.formats.flat.facts import UNSURE, Row, fact_rows
from perfdesk.formats.flat.heads import FlatHead, heads_of
from perfdesk.formats.flat.level_doubts import with_inherited_doubts
from perfdesk.formats.flat.meaning import Look, is_level, look_of
from perfdesk.formats.flat.pieces import Flat, Order, is_parted, omitted_in, pieces_of
from perfdesk.formats.grid import BLANK, Cell, Grid
from perfdesk.formats.recognise.forms.cover import pairs_in
from perfdesk.formats.recognise.forms.words import (
    bare,
    fact_concept,
    head_concept,
    is_label,
    is_total,
)

_LEAST_FIT = -1.0
"""Worse than that by cell, the order tells nothing."""


_GROUP = re.compile(r".{1,10}绩效指标")
"""What stands on the left of a head and its rows."""
_NUMBER_BEHIND = re.compile(r"(?<![\d一二三四五])[\d一二三四五]+$")
_MARK = re.compile(r"[≥≤><=＝＞＜≧≦═≈]|>=|<=")
_TICK = re.compile(r"[√☑✓✔■●]")
_MOST_DOUBTED = 0.34
"""Of the cells of a body."""
_NOTE = re.compile(r"(?:备注|注|说明|填表说明|注释)\s*[:：]")
_NOTHING = "nothing"
"""A column where no cell of a row belongs."""
_FIGURES = (Look.NUMBER, Look.PERCENT, Look.MEASURED, Look.SIGNED, Look.SIGN)


class NoColumns(Exception):
    """The text holds a form, but its order does not tell the columns."""


def read_flat(text: str) -> Grid | None:
    """None for a text in which no head words follow one another. Raises NoColumns."""
    for order in _orders(text):
        pieces = pieces_of(text, order)
        heads = heads_of(pieces, by_line=order is Order.ROWS)
        if heads and (order is not Order.ROWS or all(_is_a_line(pieces, head) for head in heads)):
            left_out = [(piece.cell,) for piece in omitted_in(text, order)]
            return Grid("", (*_rows(pieces, heads, order), *left_out))
    return None


def _orders(text: str) -> tuple[Order, ...]:
    return (Order.ROWS, Order.MARKS) if is_parted(text) else (Order.LINES, Order.BLANKS)


def _is_a_line(pieces: Sequence[Flat], head: FlatHead) -> bool:
    """Whether the head's words are a line, and nothing else stands in it."""
    lines = {piece.line for piece in pieces[head.start : head.end]}
    is_whole = head.end == len(pieces) or pieces[head.end].begins
    return len(lines) == 1 and is_whole and _opens(pieces, head.start)


def _opens(pieces: Sequence[Flat], at: int) -> bool:
    """A line begins there, or behind the label of the table."""
    return pieces[at].begins or (at > 0 and pieces[at - 1].begins)


def _rows(pieces: Sequence[Flat], heads: Sequence[FlatHead], order: Order) -> Iterator[Row]:
    by_line = order is Order.ROWS
    at = 0
    starts = [*(head.start for head in heads[1:]), len(pieces)]
    for head, next_start in zip(heads, starts, strict=True):
        side = _side(pieces, at, head, by_line=by_line)
        yield from fact_rows(pieces[at : head.start - len(side)], by_line=by_line)
        label = [*side, *head.side][-1:]
        yield (label[0].cell if label else BLANK, *(piece.cell for piece in head.pieces))
        if _is_tangled(pieces, head, by_line=by_line) or any(
            _TICK.fullmatch(piece.text) for piece in pieces[head.end : next_start]
        ):
            raise NoColumns
        if not by_line and is_beyond_order(pieces[at : head.start], pieces[head.end : next_start], head):
            raise NoColumns
        at = _end_of_body(pieces, head.end, next_start, by_line=by_line)
        rows = _certain_enough(list(_body(pieces[head.end : at], head, order)))
        yield from with_inherited_doubts(rows, head)
        after = next((n for n in range(at, next_start) if _is_totals(pieces, n)), None)
        if after is not None:
            yield from fact_rows(pieces[at:after], by_line=by_line)
            at = _end_of_totals(pieces, after, next_start)
            yield from _totals(pieces[after:at], head)
    yield from fact_rows(pieces[at:], by_line=by_line)


def _is_tangled(pieces: Sequence[Flat], head: FlatHead, *, by_line: bool) -> bool:
    """Whether heads of several rows ran together, so that no order tells which columns there are."""
    if not by_line:
        return head.is_tangled
    above = [p for p in pieces[: head.start] if p.line == _line_beside(pieces, head.start - 1)]
    below = [p for p in pieces[head.end :] if p.line == _line_beside(pieces, head.end)]
    twice = (
        head.concepts.count("name") > 1 or len([p for p in head.pieces if head_concept(p.text) == "name"]) > 1
    )
    return twice or any(_are_heads(line) for line in (above, below))


def _certain_enough(rows: Sequence[Row]) -> Sequence[Row]:
    """Raises NoColumns where so many cells are doubted that a person had to type the table anew."""
    said = [cell for row in rows for cell in row if cell.text]
    if sum(bool(cell.doubt) for cell in said) > _MOST_DOUBTED * len(said):
        raise NoColumns
    return rows


def _line_beside(pieces: Sequence[Flat], at: int) -> int:
    return pieces[at].line if 0 <= at < len(pieces) else 0


def _are_heads(line: Sequence[Flat]) -> bool:
    heads = [piece for piece in line if head_concept(piece.text) and not is_level(piece.text)]
    return len(heads) > 1 and 2 * len(heads) >= len(line)


def _side(pieces: Sequence[Flat], first: int, head: FlatHead, *, by_line: bool) -> Sequence[Flat]:
    """The label before the head that only this part of the table has: 年度绩效目标1."""
    before = pieces[max(head.start - 1, first) : head.start]
    if not before or head.is_list:
        return ()
    is_of_part = bool(_GROUP.fullmatch(bare(before[0].text))) or (
        bool(_unnumbered(before[0].text))
        and is_label(_unnumbered(before[0].text))
        and not is_label(before[0].text)
    )
    return before if is_of_part or (by_line and not pieces[head.start].begins) else ()


def _unnumbered(label: str) -> str:
    return _NUMBER_BEHIND.sub("", bare(label))


def _end_of_body(pieces: Sequence[Flat], start: int, end: int, *, by_line: bool) -> int:
    """The first cell behind all levels' names that is none of an indicator: 合计, a note, or a label."""
    last = max((at for at in range(start, end) if is_level(pieces[at].text)), default=start)
    for at in range(last, end):
        after = look_of(pieces[at + 1].text) if at + 1 < end else Look.TEXT
        if (pieces[at].begins or not by_line) and _is_beneath(pieces[at].text, after):
            return at
    return end


def _is_beneath(text: str, after: Look) -> bool:
    """A label with a figure behind it may be an indicator's name: 预算执行率."""
    if is_level(text):
        return False
    if is_total(text) or _NOTE.match(text):
        return True
    if any(fact_concept(label) and value.text for label, value in pairs_in(Cell(text))):
        return True
    said = _unnumbered(text)
    return bool(said) and is_label(said) and after not in _FIGURES


def _body(pieces: Sequence[Flat], head: FlatHead, order: Order) -> Iterator[Row]:
    if order is Order.ROWS:
        yield from _rows_by_line(pieces, head)
        return
    if order is Order.BLANKS and "sign" not in head.concepts:
        pieces = _with_signs(pieces)
    breaks = [Break.LINE if order is Order.MARKS and piece.begins else Break.ANY for piece in pieces]
    aligning = Aligning([p.text for p in pieces], breaks, head.concepts, parts=order is Order.BLANKS)
    _want_fit(aligning.score(), len(pieces))
    yield from _grid_rows(pieces, aligning.placed(), head, is_first=True)


def _with_signs(pieces: Sequence[Flat]) -> list[Flat]:
    """`≥ 98%` is one value where no column is for signs alone."""
    found: list[Flat] = []
    for piece in pieces:
        if found and _MARK.fullmatch(found[-1].text) and look_of(piece.text) in _FIGURES:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {piece.text}")
        else:
            found.append(piece)
    return found


def _rows_by_line(pieces: Sequence[Flat], head: FlatHead) -> Iterator[Row]:
    lines = _by_line(pieces)
    if gives_points(head) and any(is_points_row(line) for line in lines):
        yield from _under_points_rows(lines, head)
        return
    aligned = [
        (line, _aligned(line, head.concepts, is_first=number == 0)) for number, line in enumerate(lines)
    ]
    _want_fit(sum(aligning.score() for _, aligning in aligned), len(pieces))
    for number, (row, aligning) in enumerate(aligned):
        yield from _grid_rows(row, aligning.placed(), head, is_first=number == 0)


def _aligned(line: Sequence[Flat], concepts: Sequence[str], *, is_first: bool) -> Aligning:
    breaks = [Break.ROW, *([Break.NONE] * (len(line) - 1))]
    return Aligning([piece.text for piece in line], breaks, concepts, parts=False, is_first=is_first)


def _under_points_rows(lines: Sequence[Sequence[Flat]], head: FlatHead) -> Iterator[Row]:
    """Level 1 has rows of its own, so that no other row begins with it."""
    concepts = [_NOTHING if concept == "level1" else concept for concept in head.concepts]
    for line in lines:
        if is_points_row(line):
            cells = [BLANK] * (1 + len(concepts))
            cells[1 + head.concepts.index("level1")] = line[0].cell
            cells[1 + head.concepts.index("weight")] = line[1].cell
            yield tuple(cells)
        else:
            yield from _grid_rows(
                line, _aligned(line, concepts, is_first=False).placed(), head, is_first=False
            )


def _want_fit(score: float, count: int) -> None:
    if count and score / count < _LEAST_FIT:
        raise NoColumns


def _by_line(pieces: Sequence[Flat]) -> list[list[Flat]]:
    rows: list[list[Flat]] = []
    for piece in pieces:
        if piece.begins or not rows:
            rows.append([])
        rows[-1].append(piece)
    return rows


def _grid_rows(
    pieces: Sequence[Flat], places: Sequence[Placed], head: FlatHead, *, is_first: bool
) -> Iterator[Row]:
    rows: list[list[Cell]] = []
    for piece, place in zip(pieces, places, strict=True):
        if place.row >= len(rows):
            rows.append([BLANK] * len(head.concepts))
        row = rows[place.row]
        row[place.column] = _with(row[place.column], piece, place)
        for rival in place.rivals:
            if rival != place.column:
                row[rival] = replace(row[rival], doubt=UNSURE)
    name = head.concepts.index("name")
    first = head.concepts.index("level1") if "level1" in head.concepts else None
    if first is not None and rows and not rows[0][first].text:
        rows[0][first] = Cell("", doubt=UNSURE) if is_first else rows[0][first]
    for row in rows:
        if not row[name].text and any(cell.text for cell in row[name + 1 :]):
            row[name] = Cell("", doubt=UNSURE)
        yield (BLANK, *row)


def _with(before: Cell, piece: Flat, place: Placed) -> Cell:
    doubt = UNSURE if place.rivals or place.continues else before.doubt
    if place.continues and before.text:
        return replace(before, text=f"{before.text} {piece.text}", doubt=doubt)
    return replace(piece.cell, doubt=doubt)


def _is_totals(pieces: Sequence[Flat], at: int) -> bool:
    """Whether 合计 stands there with nothing but numbers behind it."""
    return is_total(pieces[at].text) and at + 1 < len(pieces) and _is_number(pieces[at + 1])


def _is_number(piece: Flat) -> bool:
    return look_of(piece.text) in (Look.NUMBER, Look.POINTS)


def _end_of_totals(pieces: Sequence[Flat], start: int, end: int) -> int:
    at = start + 1
    while at < end and (_is_number(pieces[at]) or pieces[at].text in GRADES):
        at += 1
    return at


def _totals(pieces: Sequence[Flat], head: FlatHead) -> Iterator[Row]:
    """合计 with points and score; a single number may be either where the head has both."""
    row = [pieces[0].cell, *([BLANK] * len(head.concepts))]
    columns = [head.concepts.index(name) + 1 for name in ("weight", "score") if name in head.concepts]
    numbers = [piece for piece in pieces[1:] if _is_number(piece)]
    doubt = UNSURE if len(numbers) != len(columns) else ""
    for piece, column in zip(numbers, columns[-len(numbers) :] if numbers else (), strict=False):
        row[column] = replace(piece.cell, doubt=doubt)
    for column in columns:
        if doubt and not row[column].text:
            row[column] = Cell("", doubt=doubt)
    yield (*row, *(piece.cell for piece in pieces[1:] if piece not in numbers))
