"""A cell while its table is put together from pages."""

from dataclasses import dataclass

from perfdesk.formats.pdf.lines import Line


@dataclass(slots=True)
class Stretch:
    """The columns and rows that a cell goes over, the room it has, its lines, and which ends no line closes.

    `edges` are the top and the bottom of its part of the table, for lines that a page break cuts in two.
    """

    columns: range
    rows: int
    left: float
    right: float
    lines: list[Line]
    open_above: bool
    open_below: bool
    edges: tuple[float, float]
    doubt: str = ""


Row = dict[int, Stretch]
"""By the column in which each cell begins."""
