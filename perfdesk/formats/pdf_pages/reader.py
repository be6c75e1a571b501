"""A PDF to grids: what each page shows, page after page, with the tables that go on made one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfdesk.formats import progress
from perfdesk.formats.grid import Cell, Grid
from perfdesk.formats.pdf_pages.document import Document, open_pdf
from perfdesk.formats.pdf_pages.indents import levelled
from perfdesk.formats.pdf_pages.page import PageContent, PageTable, content_of
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.cover import is_furniture
from perfdesk.formats.recognise.page_breaks import joined_pages
from perfdesk.formats.unreadable import Unreadable

_SAME_COLUMNS = 8.0
"""Points by which the columns of one table may stand elsewhere on another page."""

Row = Sequence[Cell]


def read_pdf(data: bytes) -> tuple[Grid, ...]:
    """One grid for each table, however many pages it fills, with the lines above and below it. Raises Unreadable."""
    with open_pdf(data) as document:
        pages = [_content(document, number) for number in range(1, document.count + 1)]
    if not any(page.has_text for page in pages):
        raise Unreadable("scanned_pdf")
    return tuple(table.grid() for table in _tables(pages))


def _content(document: Document, number: int) -> PageContent:
    progress.step(number - 1, document.count)
    with document.page(number - 1) as handle:
        return content_of(handle, number)


@dataclass(slots=True)
class _Table:
    """A table as it grows over the pages; `loose` are lines that stand between its parts."""

    cover: list[Row]
    parts: list[PageTable]
    loose: list[Row] = field(default_factory=list)

    def takes(self, part: PageTable) -> bool:
        """Whether a table on the next page, or further down, has the same columns."""
        xs, own = part.xs, self.parts[-1].xs
        near = (abs(one - other) <= _SAME_COLUMNS for one, other in zip(xs, own, strict=False))
        return len(xs) == len(own) and all(near)

    def grid(self) -> Grid:
        pages = [[*self.cover, *self.parts[0].rows], *(part.rows for part in self.parts[1:])]
        rows = [*joined_pages(levelled(pages, self.parts[0].xs)), *self.loose]
        remarks = tuple(dict.fromkeys(code for part in self.parts for code in part.remarks))
        return Grid(
            "",
            tuple(map(tuple, rows)),
            self.parts[0].page,
            tuple((code, ()) for code in remarks),
            paged=True,
        )


def _tables(pages: Sequence[PageContent]) -> list[_Table]:
    """A table goes on where one of the same columns follows and nothing but page furniture stands between."""
    running = _running_lines(pages)
    tables: list[_Table] = []
    loose: list[Row] = []
    for block in _blocks(pages, running):
        if not isinstance(block, PageTable):
            loose.append(block)
        elif tables and tables[-1].takes(block) and not any(_is_cover(row) for row in loose):
            tables[-1].parts.append(block)
            tables[-1].loose += loose
            loose = []
        else:
            tables.append(_Table(loose, [block]))
            loose = []
    if tables:
        tables[-1].loose += loose
    return tables


def _blocks(pages: Sequence[PageContent], running: frozenset[str]) -> Iterator[PageTable | Row]:
    """Tables and lines outside of them, in order; page numbers and lines that every page repeats are left out."""
    seen: set[str] = set()
    for page in pages:
        for block in page.blocks:
            if not isinstance(block, PageTable):
                line = squeeze(block[0].text)
                if is_furniture(block[0].text) or (line in running and line in seen):
                    continue
                seen.add(line)
            yield block


def _running_lines(pages: Sequence[PageContent]) -> frozenset[str]:
    """Lines outside of tables that stand on several pages."""
    counts: dict[str, int] = {}
    for page in pages:
        lines = {squeeze(block[0].text) for block in page.blocks if not isinstance(block, PageTable)}
        for line in lines:
            counts[line] = counts.get(line, 0) + 1
    return frozenset(line for line, count in counts.items() if count > 1)


def _is_cover(row: Row) -> bool:
    """Whether a line between two tables says that another one begins."""
    text = squeeze(row[0].text)
    return text.endswith("表") or "部门名称" in text or "单位：" in text or "单位:" in text
