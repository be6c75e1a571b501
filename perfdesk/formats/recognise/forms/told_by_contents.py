"""The columns that no head names, told by what stands in them: names of 一级指标 or 二级指标, and signs of values."""

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.formats.recognise.forms.heads import Column, Head
from perfdesk.formats.recognise.forms.words import head_concept, is_total, level_named
from perfdesk.formats.recognise.grid_rows import Row

_LEVELS = {1: "level1", 2: "level2"}


_SIGNS = frozenset("≥≤＝=><＞＜≧≦")


def with_contents(head: Head, rows: Sequence[Row]) -> Head:
    """The head with its unknown columns before the names made levels where the rows beneath say nothing else.

    The column of the label beside the table is one of them. What only holds signs is no value; the numbers are beside.
    """
    head = _with_signs(head, rows)
    for level, concept in _LEVELS.items():
        if not head.has(concept):
            head = _with_level(head, rows, level, concept)
    return head


def _with_signs(head: Head, rows: Sequence[Row]) -> Head:
    """指标值 over three columns, with no head of its own over the first."""
    value = next((c for c in head.columns if c.concept == "value"), None)
    number = next((c for c in head.columns if not c.concept and head_concept(c.head) == "value"), None)
    if value is None or number is None or head.has("sign") or not _says_signs(rows, value.at):
        return head
    told = {value.at: "sign", number.at: "value"}
    return replace(head, columns=tuple(replace(c, concept=told.get(c.at, c.concept)) for c in head.columns))


def _says_signs(rows: Sequence[Row], at: int) -> bool:
    texts = [row[at].text for row in rows if at < len(row) and row[at].text]
    return 2 * sum(set(text.strip()) <= _SIGNS for text in texts) > len(texts)


def _with_level(head: Head, rows: Sequence[Row], level: int, concept: str) -> Head:
    name = next((column.at for column in head.columns if column.concept == "name"), 0)
    found = [c for c in head.columns if not c.concept and c.at < name and _says_levels(rows, c.at, level)]
    if found:
        columns = (replace(c, concept=concept) if c is found[0] else c for c in head.columns)
        return replace(head, columns=tuple(columns))
    if head.side is not None and _says_levels(rows, head.side, level):
        column = Column(head.side, concept, head.side_text)
        return replace(head, columns=(column, *head.columns), side=None, side_text="")
    return head


def _says_levels(rows: Sequence[Row], at: int, level: int) -> bool:
    """Whether most rows of a column are named by a level; what stands beneath the rows, 总计 at first, may be else."""
    cells = [row[at] for row in rows if at < len(row) and row[at].text and not is_total(row[at].text)]
    named = sum(cell.rows for cell in cells if level_named(cell.text, level))
    return 2 * named > sum(cell.rows for cell in cells)
