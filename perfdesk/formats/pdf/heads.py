"""The head of a table where a page prints it again."""

from collections.abc import Sequence

from perfdesk.formats.pdf.lines import text_of
from perfdesk.formats.pdf.stretch import Row
from perfdesk.formats.recognise.columns import squeeze

_ALIKE = 0.6
"""Of the head's cells: how many must be the same; narrow columns cut words off."""


def without_top(below: list[Row], covers: Sequence[Row], heads: Sequence[Row]) -> list[Row]:
    """The rows of a further page without the head, and without the rows above it where the page repeats them."""
    said = [cover for cover in covers if any(cell.lines for cell in cover.values())]
    if said and below and (_is_again(below[0], said[0]) or _begins_with(below[0], said[0])):
        return without_heads(below, [*said, *heads])
    return without_heads(below, heads)


def without_heads(below: list[Row], heads: Sequence[Row]) -> list[Row]:
    """The rows of a further page without those at its beginning that say what the table's first rows say.

    A row cut by the page may share its cells with the head above it, where no line parts them.
    """
    kept = list(below)
    for head in heads:
        if not kept:
            break
        if _is_again(kept[0], head):
            kept.pop(0)
        elif _begins_with(kept[0], head):
            _take_off(kept[0], head)
            break
        elif head is heads[0]:
            break
    return kept


def _is_again(row: Row, head: Row) -> bool:
    said = {at: _words(row, at) for at in head if _words(head, at)}
    same = sum(text == _words(head, at) for at, text in said.items())
    return bool(said) and same >= _ALIKE * len(said) and not _longer(row, head)


def _longer(row: Row, head: Row) -> bool:
    return any(_words(row, at) != _words(head, at) and _head_lines(row, head, at) for at in head)


def _begins_with(row: Row, head: Row) -> bool:
    filled = [at for at in head if _words(head, at)]
    return bool(filled) and all(
        _words(row, at) == _words(head, at) or _head_lines(row, head, at) for at in filled
    )


def _take_off(row: Row, head: Row) -> None:
    for at in head:
        if at in row:
            row[at].lines = row[at].lines[_head_lines(row, head, at) :]
            row[at].open_above = True


def _head_lines(row: Row, head: Row, at: int) -> int:
    """How many lines a cell begins with that are the head's own."""
    wanted = _words(head, at)
    text = ""
    for count, line in enumerate(row[at].lines if at in row else (), 1):
        text += squeeze(line.text)
        if text == wanted:
            return count
    return 0


def _words(row: Row, at: int) -> str:
    return squeeze(text_of(row[at].lines)) if at in row else ""
