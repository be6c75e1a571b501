"""What of each cell stands on which page: its box, the lines in it, and the ends that it goes on beyond."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from perfdesk.desk.plain_forms import CellKind
from perfdesk.ui.paper.bands import Page
from perfdesk.ui.paper.typesetting import SetCell


@dataclass(frozen=True, slots=True)
class Box:
    """A cell, or the part of it on one page (`is_part`). At an open end no line closes it: it goes on there."""

    cell: SetCell
    page: int
    top: float
    bottom: float
    lines: tuple[str, ...] = field(default=())
    begins_with_row: bool = True
    is_part: bool = False
    open_above: bool = False
    open_below: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class _Strip:
    """Where a row, or a part of it, stands: lines from `first` up to `last` of its cells."""

    page: int
    row: int
    top: float
    bottom: float
    first: int
    last: int | None


def boxes_of(cells: Sequence[SetCell], head: int, pages: Sequence[Page]) -> list[list[Box]]:
    """For each page its boxes, in reading order of their cells."""
    strips: dict[int, list[_Strip]] = {}
    for strip in _strips(pages):
        strips.setdefault(strip.row, []).append(strip)
    shut = {number for number, page in enumerate(pages) if number and page[0].row == head < page[-1].row}
    boxes: list[list[Box]] = [[] for _ in pages]
    for cell in cells:
        for box in _opened(list(_boxes_of_cell(cell, strips)), shut):
            boxes[box.page].append(box)
    return boxes


def _strips(pages: Sequence[Page]) -> Iterator[_Strip]:
    for number, page in enumerate(pages):
        top = 0.0
        for band in page:
            yield _Strip(number, band.row, top, top + band.height, band.first, band.last)
            top += band.height


def _boxes_of_cell(cell: SetCell, strips: dict[int, list[_Strip]]) -> Iterator[Box]:
    if cell.rows == 1:
        for strip in strips[cell.row]:
            yield Box(cell, strip.page, strip.top, strip.bottom, cell.lines[strip.first : strip.last])
        return
    by_page: dict[int, list[_Strip]] = {}
    for row in range(cell.row, cell.row + cell.rows):
        for strip in strips[row]:
            by_page.setdefault(strip.page, []).append(strip)
    parts = [_part(cell, page, found) for page, found in sorted(by_page.items())]
    for box, lines in zip(parts, _lines_of(cell, parts), strict=True):
        yield replace(box, lines=lines)


def _part(cell: SetCell, page: int, strips: Sequence[_Strip]) -> Box:
    first, last = min(strips, key=lambda strip: strip.top), max(strips, key=lambda strip: strip.bottom)
    return Box(cell, page, first.top, last.bottom, begins_with_row=first.first == 0)


def _lines_of(cell: SetCell, parts: Sequence[Box]) -> list[tuple[str, ...]]:
    """A name stands on each page where it has room beside a row that begins there; a label where it first has room.

    What has room nowhere goes from part to part, and the last one takes what is left.
    """
    fits = [part.begins_with_row and len(cell.lines) <= cell.room(part.height) for part in parts]
    if cell.kind is CellKind.NAME and fits[0]:
        return [cell.lines if fit else () for fit in fits]
    if True in fits:
        return [cell.lines if at == fits.index(True) else () for at in range(len(parts))]
    return list(_running(cell, parts))


def _running(cell: SetCell, parts: Sequence[Box]) -> Iterator[tuple[str, ...]]:
    rest = cell.lines
    for part in parts[:-1]:
        room = max(0, cell.room(part.height))
        yield rest[:room]
        rest = rest[room:]
    yield rest


def _opened(boxes: Sequence[Box], shut: set[int]) -> Iterator[Box]:
    """A page that begins with the repeated head closes what it and the page before it show of a cell."""
    for at, box in enumerate(boxes):
        above, below = at > 0 and box.page not in shut, at + 1 < len(boxes)
        open_below = below and boxes[at + 1].page not in shut
        yield replace(box, is_part=len(boxes) > 1, open_above=above, open_below=open_below)
