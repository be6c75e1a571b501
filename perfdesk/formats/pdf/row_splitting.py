"""Rows where no line parts them, told by their amounts: one amount under the total is one row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.pdf.lines import Line
from perfdesk.formats.pdf.stretch import Row, Stretch
from perfdesk.formats.recognise.columns import INDICATORS, squeeze

DOUBT = "import.row_end"
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_FIRST = re.compile(r"\A1[、．.]\d{1,2}[-－–—][^\d\W]")
_MONEY = re.compile(r"-?\d[\d,]*\.\d\d")
_PADDING = 2.6
"""Of a letter's size: room that a full line leaves, at both sides and for the digit that did not fit."""
_ONE_TEXT = 1.7
"""Of a letter's size: how far lines of one text stand apart at most."""
_CLEARLY_WIDER = 1.25
_ALOOF = 2.2
_BESIDE = 2.0
"""Points between the middles of texts on one line, at most."""


def split_rows(rows: Sequence[Row], columns: Mapping[str, int], *, least: int = 2) -> tuple[list[Row], bool]:
    """The rows, those with several amounts cut between them, and whether any was.

    Where no line parts the rows of a page, one amount (`least`) may have the end of another row above it.
    """
    result: list[Row] = []
    for row in rows:
        anchors = _anchors(row, columns)
        result += _cut(row, anchors, columns) if len(anchors) >= least else [row]
    return result, len(result) > len(rows)


def _anchors(row: Row, columns: Mapping[str, int]) -> list[Line]:
    """The amounts of one column, the one that has most of them."""
    amounts = [
        [line for line in unbroken(row[columns[name]]) if _AMOUNT.fullmatch(squeeze(line.text))]
        for name in AMOUNT_FIELDS
        if name in columns and columns[name] in row
    ]
    return max(amounts, key=len, default=[])


def unbroken(cell: Stretch) -> list[Line]:
    """The lines of a cell, an amount that a narrow column broke over two of them as one."""
    lines: list[Line] = []
    for line in cell.lines:
        above = lines[-1] if lines else None
        if above and _is_broken(above, line, cell.right - cell.left):
            bottom = max(above.bottom, line.bottom)
            lines[-1] = above._replace(text=above.text + line.text, bottom=bottom)
        else:
            lines.append(line)
    return lines


def _is_broken(upper: Line, lower: Line, width: float) -> bool:
    """Whether the upper line fills the column and only both together have the two decimals of money."""
    both = squeeze(upper.text + lower.text)
    fills = width - (upper.x1 - upper.x0) < _PADDING * upper.em
    close = lower.top - upper.top < _ONE_TEXT * upper.em
    return fills and close and bool(_MONEY.fullmatch(both)) and not _MONEY.fullmatch(squeeze(upper.text))


def _cut(row: Row, anchors: Sequence[Line], columns: Mapping[str, int]) -> list[Row]:
    lines = [line for cell in row.values() for line in cell.lines]
    firsts = [
        line
        for line in (row[columns[INDICATORS]].lines if columns[INDICATORS] in row else ())
        if _FIRST.match(squeeze(line.text))
    ]
    gaps = _gaps(lines)
    if _begin_together(firsts, anchors):
        tops = [(_middle(anchor) - _BESIDE, "") for anchor in anchors]
        return _parted(row, tops + _cut_below(gaps, anchors[-1], tops, _usual(gaps)))
    usual = _usual(gaps)
    cuts = [_cut_above(_zone(gaps, anchors[0], None), firsts, anchors[0], usual, opening=True)]
    cuts += [
        _cut_above(_zone(gaps, lower, upper), [each for each in firsts if each.top > upper.top], lower, usual)
        for upper, lower in pairwise(anchors)
    ]
    return _parted(row, cuts + _cut_below(gaps, anchors[-1], cuts, usual))


def _usual(gaps: Sequence[tuple[float, float]]) -> float:
    return median([bottom - top for top, bottom in gaps]) if gaps else 0.0


def _begin_together(firsts: Sequence[Line], anchors: Sequence[Line]) -> bool:
    """Whether every list begins on the line of an amount: then all cells of a row begin on one line."""
    places = [_middle(anchor) for anchor in anchors]
    return len(firsts) > 1 and all(
        any(abs(_middle(first) - place) < _BESIDE for place in places) for first in firsts
    )


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _gaps(lines: Iterable[Line]) -> list[tuple[float, float]]:
    """The strips between lines in which no column says anything, from the top down."""
    gaps: list[tuple[float, float]] = []
    bottom: float | None = None
    for top, foot in sorted(map(_ink, lines)):
        if bottom is not None and top > bottom:
            gaps.append((bottom, top))
        bottom = foot if bottom is None else max(bottom, foot)
    return gaps


def _ink(line: Line) -> tuple[float, float]:
    """Top and bottom of what is printed: a font's boxes may be higher than the lines stand apart."""
    middle = _middle(line)
    half = 0.4 * min(line.em, line.bottom - line.top)
    return middle - half, middle + half


def _zone(gaps: Sequence[tuple[float, float]], lower: Line, upper: Line | None) -> list[tuple[float, float]]:
    start = _ink(upper)[1] if upper else float("-inf")
    return [gap for gap in gaps if gap[0] >= start - 0.5 and gap[1] <= _ink(lower)[0] + 0.5]


def _cut_above(
    zone: Sequence[tuple[float, float]],
    firsts: Sequence[Line],
    lower: Line,
    usual: float,
    *,
    opening: bool = False,
) -> tuple[float, str]:
    """Where the row of an amount begins, and a doubt: at the widest gap, else above its first indicator."""
    if opening and not zone:
        return float("-inf"), ""
    own = [line for line in firsts if _ink(line)[0] <= _ink(lower)[1]]
    if own:
        zone = [gap for gap in zone if gap[1] <= _ink(own[-1])[0] + 0.5] or zone
    if not zone:
        return _ink(lower)[0] - 0.1, DOUBT
    widest = max(zone, key=lambda gap: (round(gap[1] - gap[0], 1), gap[1]))
    if widest[1] - widest[0] > _CLEARLY_WIDER * usual:
        return (widest[0] + widest[1]) / 2, ""
    if opening:
        return float("-inf"), DOUBT
    return sum(zone[-1]) / 2, DOUBT


def _cut_below(
    gaps: Sequence[tuple[float, float]], last: Line, cuts: Sequence[tuple[float, str]], usual: float
) -> list[tuple[float, str]]:
    """Where the lines under the last row begin: behind a gap wider than any between rows."""
    between = [bottom - top for top, bottom in gaps if any(top <= at <= bottom for at, _ in cuts)]
    wide = max([_ALOOF * usual, *(_CLEARLY_WIDER * gap for gap in between)])
    ends = [gap for gap in gaps if gap[0] >= _ink(last)[1] and gap[1] - gap[0] > wide]
    return [(sum(ends[0]) / 2, "")] if ends else []


def _parted(row: Row, cuts: Sequence[tuple[float, str]]) -> list[Row]:
    """A piece for each amount, and one for what stands above the first of them."""
    bounds = [float("-inf"), *(at for at, _ in cuts), float("inf")]
    doubts = ["", *(doubt for _, doubt in cuts), ""]
    pieces: list[Row] = []
    for top, bottom, above, below in zip(bounds, bounds[1:], doubts, doubts[1:], strict=False):
        piece = {at: _within(cell, top, bottom, above or below) for at, cell in row.items()}
        if any(cell.lines for cell in piece.values()):
            pieces.append(piece)
    return pieces


def _within(cell: Stretch, top: float, bottom: float, doubt: str) -> Stretch:
    """Amounts, which tell the rows, are sure."""
    lines = [line for line in cell.lines if top <= _middle(line) < bottom]
    sure = all(_AMOUNT.fullmatch(squeeze(line.text)) for line in lines)
    return replace(cell, lines=lines, rows=1, open_above=False, open_below=False, doubt="" if sure else doubt)
