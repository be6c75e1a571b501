"""The columns that no head names, told by what stands in them: names of 一级指标 or 二级指标, and signs of values."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from perfdesk.formats.recognise.forms.heads import Column, Head
from perfdesk.formats.recognise.forms.words import head_concept, is_total, level_named
from perfdesk.formats.recognise.grid_rows import Row

_LEVELS = {1: "level1", 2: "level2"}
_POINT = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_NO_LEVEL = ("", "indicators")
"""What a level's column means where its own head is blank: the head over it may be that of all levels."""
_MOST_POINTS = 100
_LEAST_ROWS = 2


_SIGNS = frozenset("≥≤＝=><＞＜≧≦")


def with_contents(head: Head, rows: Sequence[Row]) -> Head:
    """The head with its unknown columns before the names made levels where the rows beneath say nothing else.

    The column of the label beside the table is one of them. What only holds signs is no value; the numbers are beside.
    """
    head = _with_points_doubted(_with_signs(head, rows), rows)
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


def _with_points_doubted(head: Head, rows: Sequence[Row]) -> Head:
    """Where there are scores and no points, values that are mere numbers may be the points."""
    if not head.has("score") or any(head.has(concept) for concept in _POINTS):
        return head
    value = next((c for c in head.columns if c.concept == "value"), None)
    if value is None or not _says_points(rows, value.at):
        return head
    return replace(head, columns=tuple(replace(c, is_guess=c is value or c.is_guess) for c in head.columns))


_POINTS = ("weight", "level1_weight", "level2_weight")


def _says_points(rows: Sequence[Row], at: int) -> bool:
    texts = [row[at].text for row in rows if at < len(row) and row[at].text]
    return len(texts) >= _LEAST_ROWS and all(
        _POINT.fullmatch(text.strip()) and Decimal(text.strip()) <= _MOST_POINTS for text in texts
    )


def _says_signs(rows: Sequence[Row], at: int) -> bool:
    texts = [row[at].text for row in rows if at < len(row) and row[at].text]
    return 2 * sum(set(text.strip()) <= _SIGNS for text in texts) > len(texts)


def _with_level(head: Head, rows: Sequence[Row], level: int, concept: str) -> Head:
    name = next((column.at for column in head.columns if column.concept == "name"), 0)
    of_indicators = [row for row in rows if name < len(row) and row[name].text]
    unknown = (c for c in head.columns if c.concept in _NO_LEVEL and c.at < name)
    found = [c for c in unknown if _says_levels(of_indicators, c.at, level)]
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
