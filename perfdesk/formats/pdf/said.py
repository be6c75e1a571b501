"""What the pages of a PDF say, to compare it with what was drawn on them."""

import sys

from perfdesk.formats.pdf.own_pages import meant
from perfdesk.formats.pdf.page import text_of_page
from perfdesk.formats.pdf.pdfium import loaded, opened
from perfdesk.formats.pdf.radicals import without_radicals


def said_by_pages(data: bytes) -> list[str]:
    """The text layer of each page in the order it was drawn, without blanks. Raises Unreadable."""
    with opened(data, sys.maxsize) as (document, count):
        return [_said(document, number) for number in range(1, count + 1)]


def bare(text: str) -> str:
    """Without blanks, which Qt does not write, and with characters for the doubles that it may write instead."""
    return "".join(meant(without_radicals(text)).split())


def _said(document: int, number: int) -> str:
    with loaded(document, number) as page, text_of_page(page) as text:
        return bare(text.printed)
