"""Cells as tab-separated text and as an HTML table, as Excel, WPS and LibreOffice put them on the clipboard."""

import csv
import re
from collections.abc import Sequence
from html import escape
from io import StringIO

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from perfdesk.ui.cells.html_cells import cells_in_html

_TOO_NARROW = re.compile(r"#{3,}")
"""What Excel shows, and copies, where a number is wider than its column."""


def put(block: Sequence[Sequence[str]]) -> None:
    mime = QMimeData()
    mime.setText(to_tsv(block))
    mime.setHtml(to_html(block))
    QGuiApplication.clipboard().setMimeData(mime)


def words() -> tuple[str, str]:
    """Plain text and HTML on the clipboard, each "" where there is none; Qt gives nothing at all for an empty one."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if mime is None:
        return "", ""
    return mime.text() if mime.hasText() else "", mime.html() if mime.hasHtml() else ""


def taken() -> list[list[str]]:
    """The cells on the clipboard, one for plain words; none where there is nothing to be put into cells.

    The text says what is shown. The HTML beside it is asked where there is no text, where the text shows only that
    a column is too narrow, and where lines within cells have torn the rows of the text apart.
    """
    text, html = words()
    block = from_tsv(text) if text.strip("\r\n") else []
    if (
        block
        and not _is_torn(block)
        and not any(_TOO_NARROW.fullmatch(c.strip()) for row in block for c in row)
    ):
        return block
    return (cells_in_html(html) if html else []) or block


def taken_text() -> str:
    """The clipboard's words as they are; of a table that is there as HTML only, its cells with tabs between."""
    text, html = words()
    return text or (to_tsv(cells_in_html(html)) if html else "")


def _is_torn(block: Sequence[Sequence[str]]) -> bool:
    return len({len(row) for row in block}) > 1


def to_html(block: Sequence[Sequence[str]]) -> str:
    style = "white-space:pre-wrap;mso-data-placement:same-cell"
    rows = ("".join(f'<td style="{style}">{_html(cell)}</td>' for cell in row) for row in block)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _html(text: str) -> str:
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')


def to_tsv(block: Sequence[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(block)
    return written.getvalue().removesuffix("\n")


def from_tsv(text: str) -> list[list[str]]:
    """Rows of cells; the line end behind the last row begins no further one.

    A quote that is never closed swallows what follows until csv gives up: then quotes are letters like others.
    """
    plain = text.removesuffix("\n").removesuffix("\r")
    try:
        return list(csv.reader(StringIO(plain, newline=""), dialect="excel-tab"))
    except csv.Error:
        return [line.split("\t") for line in plain.splitlines()]


def is_block(text: str) -> bool:
    """Whether the text is more than what belongs into one cell."""
    return "\t" in text or "\n" in text.rstrip("\r\n")
