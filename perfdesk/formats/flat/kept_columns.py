"""Whether marks between cells still say the column of each, or blank cells were left out."""

from collections.abc import Iterator, Sequence

from perfdesk.formats.flat.meaning import suits
from perfdesk.formats.recognise.forms.heads import Column, Head
from perfdesk.formats.recognise.forms.regions import Region
from perfdesk.formats.recognise.forms.words import is_label, is_total
from perfdesk.formats.recognise.grid_rows import Row

_UNSUITED = -5.0
_LEVELS = ("level1", "level2", "project", "unit")


def keeps_columns(rows: Sequence[Row], regions: Sequence[Region], *, shows_blanks: bool) -> bool:
    """Every cell suits the head over it; where `shows_blanks`, shorter rows have blank cells before others."""
    for region in regions:
        if region.is_joined:
            continue
        ends = [*(head.start for head in region.heads[1:]), region.end]
        for head, end in zip(region.heads, ends, strict=True):
            body = [row for row in rows[head.end : end] if _is_indicator(row, head)]
            if not all(_fits(row, head) for row in body) or (shows_blanks and not _shows_blanks(body, head)):
                return False
    return True


def _is_indicator(row: Row, head: Head) -> bool:
    first = next((cell.text for cell in row if cell.text), "")
    return sum(bool(cell.text) for cell in row) > 1 and not (is_total(first) or is_label(first))


def _fits(row: Row, head: Head) -> bool:
    return all(suits(text, _concept(column, head)) > _UNSUITED for column, text in _said(row, head))


def _concept(column: Column, head: Head) -> str:
    name = next((each.at for each in head.columns if each.concept == "name"), 0)
    return "unit_of_value" if column.concept == "unit" and column.at > name else column.concept


def _said(row: Row, head: Head) -> Iterator[tuple[Column, str]]:
    for column in head.columns:
        if column.concept in _CHECKED and column.at < len(row) and row[column.at].text:
            yield column, row[column.at].text


_CHECKED = ("level1", "level2", "name", "sign", "weight", "score", "unit")
"""Columns whose cells tell by their looks whether they stand in the right place."""


def _shows_blanks(body: Sequence[Row], head: Head) -> bool:
    """A row that has no level of its own begins with blank cells; one without a middle cell has a blank there."""
    short = [row for row in body if sum(1 for _ in _cells(row, head)) < len(head.columns)]
    return not short or any(_has_blank_before(row, head) for row in short)


def _cells(row: Row, head: Head) -> Iterator[int]:
    return (c.at for c in head.columns if c.at < len(row) and row[c.at].text)


def _has_blank_before(row: Row, head: Head) -> bool:
    said = list(_cells(row, head))
    return bool(said) and len(said) < sum(column.at <= said[-1] for column in head.columns)
