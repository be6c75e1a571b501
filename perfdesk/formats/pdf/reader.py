"""A PDF to grids: page for page, with the tables that go on over pages made one."""

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.formats import progress
from perfdesk.formats.grid import Grid, Remark
from perfdesk.formats.pdf import own_pages
from perfdesk.formats.pdf.page import Page, read_page
from perfdesk.formats.pdf.pdfium import creator, opened
from perfdesk.formats.pdf.stitching import grids_of
from perfdesk.formats.unreadable import Unreadable


def read_pdf(data: bytes) -> tuple[Grid, ...]:
    """One grid for each table, whatever pages it goes over, with the lines above and below it. Raises Unreadable."""
    with opened(data) as (document, count):
        is_own = creator(document) == own_pages.CREATOR
        pages: list[Page] = []
        for number in range(1, count + 1):
            pages.append(read_page(document, number, _known_columns(pages), is_own=is_own))
            progress.step(number, count)
    if not any(page.has_text for page in pages):
        raise Unreadable("scanned_pdf")
    grids = grids_of(pages)
    pictures = ", ".join(str(page.number) for page in pages if page.is_picture)
    told: tuple[Remark, ...] = (("import.pages_without_text", (("pages", pictures),)),) if pictures else ()
    return tuple(replace(grid, remarks=(*grid.remarks, *told)) for grid in grids)


def _known_columns(pages: Sequence[Page]) -> Sequence[float] | None:
    """The columns of the last page's table where no lines rule it."""
    parts = pages[-1].parts if pages else ()
    return parts[-1].xs if parts and parts[-1].remark else None
