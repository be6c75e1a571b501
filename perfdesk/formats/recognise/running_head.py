"""The head of the table in running text: its words in order, on the first page and on each that repeats it."""

import re
from collections.abc import Sequence

from perfdesk.formats.recognise.brackets import without_brackets
from perfdesk.formats.recognise.columns import HEAD_WORDS, INDICATORS, NAME, column_of, is_table_head, squeeze
from perfdesk.formats.recognise.cover import is_furniture
from perfdesk.formats.recognise.page_lines import Line

_HEAD_LINES = 8


def find_head(lines: Sequence[Line]) -> tuple[int, int, list[str]] | None:
    """First line of the head, the line after it, and its columns in order; None where there is none."""
    for at in range(len(lines)):
        if squeeze(lines[at].text).startswith(tuple(squeeze(word)[:4] for word in HEAD_WORDS[NAME][:2])):
            for end in range(at + 1, min(at + _HEAD_LINES, len(lines)) + 1):
                order = _head_order("".join(squeeze(line.text) for line in lines[at:end]))
                if order is not None and INDICATORS in order:
                    return at, end, order
    return None


_HEAD_CUT = re.compile(
    "|".join(
        sorted((re.escape(squeeze(word)) for words in HEAD_WORDS.values() for word in words), key=len)[::-1]
    )
)


def _head_order(text: str) -> list[str] | None:
    """The columns that a head's text names, in order; None when anything else stands in it."""
    if without_brackets(_HEAD_CUT.sub("", text)):
        return None
    order = [column for word in _HEAD_CUT.findall(text) if (column := column_of(word))]
    return order if is_table_head(dict.fromkeys(order, 0)) else None


def without_heads(lines: Sequence[Line], head: str) -> list[Line]:
    """The body without the heads that each page repeats."""
    body: list[Line] = []
    at = 0
    while at < len(lines):
        end = _head_end(lines, at, head)
        if end == at and not is_furniture(lines[at].text):
            body.append(lines[at])
        at = max(end, at + 1)
    return body


def _head_end(lines: Sequence[Line], at: int, head: str) -> int:
    """The line after a repeated head that begins at `at`; `at` itself when none does."""
    text = ""
    for end in range(at, min(at + _HEAD_LINES, len(lines))):
        text += squeeze(lines[end].text)
        if text == head:
            return end + 1
        if not head.startswith(text):
            break
    return at
