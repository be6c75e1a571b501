"""Merged ranges of a sheet, put into its rows: how far each first cell reaches."""

from collections.abc import Iterable
from dataclasses import replace

from perfdesk.formats.grid import BLANK, Cell

Merge = tuple[int, int, int, int]
"""First row and column, from 0, and how many rows and columns."""
_FORM_WIDTH = 64


def put_merges(rows: list[tuple[Cell, ...]], merges: Iterable[Merge]) -> None:
    """Changes the rows. A range counts as far as the sheet has content, many reach down to its last row; across, it
    counts further where a form's last columns are blank.

    One that covers cells with content is left out: what stands there is read, so that nothing disappears.
    """
    height, width = len(rows), max(map(len, rows), default=0)
    changed = dict[int, list[Cell]]()
    room = height * width
    for top, left, down, across in merges:
        reach = min(across, max(width, _FORM_WIDTH) - left)
        down, across = min(down, height - top), min(across, width - left)
        room -= max(0, down) * max(0, across)
        if room < 0:
            break  # ranges that overlap: no spreadsheet makes them
        if down < 1 or across < 1 or down * reach == 1 or _covers_content(rows, top, left, down, across):
            continue
        row = changed.setdefault(top, [*rows[top]])
        row += [BLANK] * (left + 1 - len(row))
        row[left] = replace(row[left], rows=down, columns=reach)
    for at, cells in changed.items():
        rows[at] = tuple(cells)


def _covers_content(rows: list[tuple[Cell, ...]], top: int, left: int, down: int, across: int) -> bool:
    return any(
        each is not BLANK and (at, column) != (top, left)
        for at in range(top, top + down)
        for column, each in enumerate(rows[at][left : left + across], left)
    )
