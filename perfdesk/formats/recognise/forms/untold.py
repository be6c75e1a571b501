"""What stands among the rows of indicators and was read into nothing: it is left over, and told so."""

import re
from collections.abc import Iterator, Sequence

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

    A row without a name may have it among what was left over.
    """
    texts = {"", *_said(form)}
    asked = [cell for row in rows for cell in row if cell.text not in texts and not _is_printed(cell)]
    said = "\n".join(map(squeeze, texts)) if asked else ""
    for cell in asked:
        if any(part not in said for part in _parts(cell)):
            form.leave(cell)
    for row in form.rows if form.residue else ():
        if not row.text("name"):
            row.doubts.append(RowDoubt("import.fact_missing", "name"))


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


def _is_printed(cell: Cell) -> bool:
    """What forms print themselves: labels, heads, the words of levels, page furniture."""
    text = cell.text
    is_word = is_label(text) or is_section(text) or is_total(text) or bool(head_concept(text))
    is_level = bare(text).endswith("指标")
    return len(bare(text)) < _LEAST or is_word or is_level or is_placeholder(text) or is_furniture(text)


def _parts(cell: Cell) -> Iterator[str]:
    """What may have gone to different places: lines, and a label with its text."""
    return (piece for piece in _EDGES.split(cell.text) if len(bare(piece)) >= _LEAST)
