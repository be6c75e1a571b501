"""Tab- and comma-separated text to a grid."""

import re
from functools import cache

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import Cell, Grid, cell
from perfdesk.formats.writers.delimited import without_apostrophe


def read_delimited(text: str, delimiter: str) -> Grid:
    """One row a line; a quoted field may hold delimiters and line breaks.

    A quote opens a quoted field only where it also closes one: project names such as `"政企通"平台` begin with a
    plain quotation mark, which Python's csv module would swallow.
    """
    quoted, plain = _fields(delimiter)
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        match = (quoted.match(text, at) if text.startswith('"', at) else None) or plain.match(text, at)
        assert match is not None, "the plain pattern matches anywhere, even nothing"
        rows[-1].append(match[1].replace('""', '"') if match.re is quoted else match[0])
        at = match.end() + 1
        if match.end() < len(text) and text[match.end()] == "\n":
            rows.append([])
    return Grid("", tuple(_cells(row, number) for number, row in enumerate(rows, 1)))


@cache
def _fields(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A quoted one and a plain one."""
    return re.compile(rf'"((?:[^"]|"")*+)"(?=[{delimiter}\n]|\Z)'), re.compile(rf"[^{delimiter}\n]*")


def _cells(row: list[str], number: int) -> tuple[Cell, ...]:
    return tuple(cell(without_apostrophe(field), Spot(line=number)) for field in row)
