"""Rows of a grid as they are cut and joined."""

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.domain.origin import joined_trails
from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.page_lines import unwrapped

Row = Sequence[Cell]


def padded(row: Row, width: int) -> list[Cell]:
    return [*row, *([BLANK] * (width - len(row)))]


def line_of(row: Row) -> str:
    """All that stands in a row, without white space."""
    return squeeze("".join(cell.text for cell in row))


def together(upper: Row, lower: Row, doubt: str = "") -> Row:
    """Two parts of one row, cell by cell; `doubt` goes to the cells that both parts have a share in."""
    width = max(len(upper), len(lower))
    pairs = zip(padded(upper, width), padded(lower, width), strict=True)
    return [_one_cell(above, below, doubt) for above, below in pairs]


def _one_cell(upper: Cell, lower: Cell, doubt: str) -> Cell:
    if not upper.text or not lower.text:
        return replace(upper if upper.text else lower, indent=max(upper.indent, lower.indent))
    trail = joined_trails([(upper.text, upper.trail), (lower.text, lower.trail)])
    return Cell(unwrapped([upper.text, lower.text]), upper.indent, trail, upper.doubt or lower.doubt or doubt)
