"""What the pages of a PDF say, to compare it with what was drawn on them."""

import re
import sys

from perfdesk.formats.pdf.own_pages import meant
from perfdesk.formats.pdf.page import text_of_page
from perfdesk.formats.pdf.pdfium import loaded, opened
from perfdesk.formats.pdf.radicals import without_radicals

_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
"""Blanks, controls, and what only tells how letters join, break or run."""


def said_by_pages(data: bytes) -> list[str]:
    """The text layer of each page in the order it was drawn, without blanks. Raises Unreadable."""
    with opened(data, sys.maxsize) as (document, count):
        return [_said(document, number) for number in range(1, count + 1)]


def bare(text: str) -> str:
    """Without what nobody sees, which Qt does not write, and with characters for the doubles it may write instead."""
    return _UNSEEN.sub("", meant(without_radicals(text)))


def _said(document: int, number: int) -> str:
    with loaded(document, number) as page, text_of_page(page) as text:
        return bare(text.printed)
