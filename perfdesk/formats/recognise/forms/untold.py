"""What stands among the rows of indicators and was read into nothing: it is left over, and told so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from perfdesk.formats.grid import Cell
from perfdesk.formats.recognise.cover import is_furniture
from perfdesk.formats.recognise.forms.raw import RawForm, Texts
from perfdesk.formats.recognise.forms.rows import is_placeholder
from perfdesk.formats.recognise.forms.words import bare, head_concept, is_label, is_section, is_total, squeeze
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.raw_table import RowDoubt

_EDGES = re.compile(r"[:：\s]+")
_LEAST = 3
"""Shorter texts are numbers of rows, ticks, dashes and points that a level sums up."""


def leave_untold(form: RawForm, rows: Sequence[Row]) -> None:
    """Each text that is neither in the form nor the form's own: a name without a row, a cell that a rule passed by.

    A text that stands in several columns has to be in the form as often: which of its cells was passed by is not
    known, and neither is that one was where another was read into several places. Down a column it may be repeated.
    A row without a name may have it among what was left over.
    """
    read = Counter(_said(form))
    asked = [(cell, times) for cell, times in _unread(rows, read) if not _is_printed(cell)]
    said = "\n".join(map(squeeze, read.elements())) if asked else ""
    for cell, times in asked:
        if any(said.count(part) < times for part in _parts(cell)):
            form.leave(cell)
    for row in form.rows if form.residue else ():
        if not row.text("name"):
            row.doubts.append(RowDoubt("import.fact_missing", "name"))


def _unread(rows: Sequence[Row], read: Mapping[str, int]) -> Iterator[tuple[Cell, int]]:
    """The cells whose text is not in the form as often as it has to be, and how often that is."""
    columns = defaultdict[str, set[int]](set)
    for column, cell in ((column, cell) for row in rows for column, cell in enumerate(row) if cell.text):
        before, there = len(columns[cell.text]), columns[cell.text] | {column}
        columns[cell.text] = there
        if cell.text not in read:
            yield cell, 1
        elif len(there) > max(before, read[cell.text]):
            yield cell, len(there)


def _said(form: RawForm) -> Iterator[str]:
    items: list[Texts] = [form, *form.rows, *form.tasks, *form.projects]
    items += [row for project in form.projects for row in project.rows]
    for item in items:
        yield from item.heads_of.values()
        yield from (text.text for text in item.said.values())
        for head, text in item.extra:
            yield from (head, text.text)
    yield from (piece.text for piece in form.residue)
    yield from form.heads
    yield from form.parted


def _is_printed(cell: Cell) -> bool:
    """What forms print themselves: labels, heads, the words of levels, page furniture."""
    text = cell.text
    is_word = is_label(text) or is_section(text) or is_total(text) or bool(head_concept(text))
    is_level = bare(text).endswith("指标")
    return len(bare(text)) < _LEAST or is_word or is_level or is_placeholder(text) or is_furniture(text)


def _parts(cell: Cell) -> Iterator[str]:
    """What may have gone to different places: lines, and a label with its text."""
    return (piece for piece in _EDGES.split(cell.text) if len(bare(piece)) >= _LEAST)
