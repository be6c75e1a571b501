"""What one page shows: its tables and the lines outside of them, from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.pdf_pages.cells import RuledTable, tables_of
from perfdesk.formats.pdf_pages.clips import Clips
from perfdesk.formats.pdf_pages.glyphs import Glyph, PageText
from perfdesk.formats.pdf_pages.lines import PageLines
from perfdesk.formats.pdf_pages.overflow import Point, aims_of
from perfdesk.formats.pdf_pages.place import placing_of
from perfdesk.formats.pdf_pages.strokes import strokes_of

_SAMPLE = 40

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class PageTable:
    """The part of a table that stands on a page; `xs`: where its columns begin and end."""

    page: int
    xs: tuple[float, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContent:
    """A line outside of a table is a row of one cell."""

    blocks: tuple[PageTable | Row, ...]
    has_text: bool


def content_of(handle: object, number: int) -> PageContent:
    """Of the page that pdfium gave the handle for; pages are counted from 1."""
    placing = placing_of(handle)
    tables = tables_of(strokes_of(handle, placing))
    text = PageText(handle, placing)
    try:
        glyphs = text.glyphs()
        if not glyphs:
            return PageContent((), has_text=False)
        lines = PageLines(text, number, _size(text, glyphs))
        aims = aims_of(tables, glyphs, lines.size, Clips(text, placing))
        return PageContent(_blocks(tables, glyphs, aims, lines), has_text=True)
    finally:
        text.close()


def _size(text: PageText, glyphs: Sequence[Glyph]) -> float:
    """The height of most of the page's characters."""
    sample = glyphs[:: max(1, len(glyphs) // _SAMPLE)]
    sizes = sorted(text.size(glyph) for glyph in sample)
    return max(sizes[len(sizes) // 2], 1.0)


def _blocks(
    tables: Sequence[RuledTable], glyphs: Sequence[Glyph], aims: Sequence[Point], lines: PageLines
) -> tuple[PageTable | Row, ...]:
    inside: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in tables]
    outside: list[Glyph] = []
    for glyph, (x, y) in zip(glyphs, aims, strict=True):
        for table, cells in zip(tables, inside, strict=True):
            cell = table.cell_at(x, y)
            if cell is not None:
                cells.setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    placed: list[tuple[float, PageTable | Row]] = []
    for table, cells in zip(tables, inside, strict=True):
        if cells:
            placed.append((table.ys[0], PageTable(lines.page, table.xs, _rows(table, cells, lines))))
    placed += ((line[0].y, [lines.cell(line, line[0].x)]) for line in lines.lines(outside))
    return tuple(block for _, block in sorted(placed, key=lambda each: each[0]))


def _rows(table: RuledTable, cells: dict[tuple[int, int], list[Glyph]], lines: PageLines) -> tuple[Row, ...]:
    """Row for row; a cell over several fields stands in its first."""
    return tuple(
        tuple(
            lines.cell(cells[row, column], table.xs[column]) if (row, column) in cells else BLANK
            for column in range(len(table.xs) - 1)
        )
        for row in range(len(table.ys) - 1)
    )
