"""A table on the clipboard, as Excel, WPS and browsers put it there: HTML, or lines with tabs between the cells."""

import re

from perfdesk.ui.cells.clipboard import words

_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)


def holds_table() -> bool:
    """Whether there are rows on it, not a mere word or cell."""
    return _html() is not None or _text() is not None


def table() -> tuple[bytes, str] | None:
    """The table as the content of a file and its ending; None when there is none."""
    html, text = _html(), _text()
    said, ending = (html, ".html") if html is not None else (text, ".tsv")
    return (said.encode("utf-8", "replace"), ending) if said is not None else None


def _html() -> str | None:
    _, html = words()
    return html if len(_ROW.findall(html)) > 1 else None


def _text() -> str | None:
    text, _ = words()
    lines = [line for line in text.splitlines() if line.strip()]
    return text if len(lines) > 1 and sum("\t" in line for line in lines) > 1 else None
