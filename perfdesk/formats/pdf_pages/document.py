"""A PDF as pdfium opens it. pdfium is imported here alone, and only when a PDF is read."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from perfdesk.formats.unreadable import Unreadable

MAX_PAGES = 500
_PASSWORD = 4
"""FPDF_ERR_PASSWORD of fpdfview.h."""


@contextmanager
def open_pdf(data: bytes) -> Iterator["Document"]:
    """Raises Unreadable."""
    import pypdfium2.raw as pdfium

    content = ctypes.create_string_buffer(data, len(data))
    handle = pdfium.FPDF_LoadMemDocument64(content, len(data), None)
    if not handle:
        raise Unreadable("encrypted" if pdfium.FPDF_GetLastError() == _PASSWORD else "damaged_pdf")
    try:
        yield Document(handle)
    finally:
        pdfium.FPDF_CloseDocument(handle)


class Document:
    """An open PDF; `count` is its number of pages."""

    def __init__(self, handle: object) -> None:
        import pypdfium2.raw as pdfium

        self._handle = handle
        self.count = int(pdfium.FPDF_GetPageCount(handle))
        if self.count < 1:
            raise Unreadable("damaged_pdf")
        if self.count > MAX_PAGES:
            raise Unreadable("too_many_pages", count=str(self.count), limit=str(MAX_PAGES))

    @contextmanager
    def page(self, index: int) -> Iterator[object]:
        """pdfium's handle of a page, counted from 0. Raises Unreadable."""
        import pypdfium2.raw as pdfium

        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            raise Unreadable("damaged_pdf")
        try:
            yield page
        finally:
            pdfium.FPDF_ClosePage(page)
