"""The forms that stand under one another in a sheet, a text or a document: a part of the grid for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfdesk.formats.recognise.cover import goes_on_above, is_furniture, read_cover
from perfdesk.formats.recognise.forms.heads import Head, heads_in
from perfdesk.formats.recognise.forms.words import fact_concept, squeeze
from perfdesk.formats.recognise.grid_rows import Row, line_of
from perfdesk.formats.recognise.table_head import find_head, joined_heads_in

_TITLE = re.compile(
    r"(?:绩效|支出|项目|目标|自评|评价|监控).{0,40}(?:表|申报书|目标书|报告表)(?:[（(].*[）)])?|.{0,40}绩效(?:目标|自评|自我评价|评价|监控|运行).{0,12}表.{0,20}"
)
_SENTENCE = re.compile(r"[。；，:：]")
_MOST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Region:
    """Rows `start` to before `end`, with the heads in them."""

    start: int
    end: int
    heads: tuple[Head, ...]

    @property
    def is_joined(self) -> bool:
        """Whether it is a table whose rows hold a project each, with its indicators joined in one cell."""
        return not self.heads[0].columns


def is_title(text: str) -> bool:
    """Whether a text is the title of a statutory form."""
    said = squeeze(text)
    return len(said) <= _MOST_TITLE and not _SENTENCE.search(said) and bool(_TITLE.search(said))


def has_head(rows: Sequence[Row]) -> bool:
    """Whether there is a form or a table at all; it is looked for no further than to its head."""
    return find_head(rows) is not None or next(heads_in(rows), None) is not None


def regions_of(rows: Sequence[Row], *, paged: bool, pointed: Sequence[Head] = ()) -> list[Region]:
    """Each head with a title or a project's name of its own above it begins a further form.

    A head without either repeats the one of the page before, or opens the next block of the same form. A paged file
    may print the title once more, too. `pointed` are heads that a person showed; nothing is looked for beside them.
    """
    heads = list(pointed or heads_in(rows))
    taken = {row for head in heads for row in range(head.start, head.end)}
    joined_heads = [] if pointed else joined_heads_in(rows)
    joined = [Head(start, end, ()) for start, end in joined_heads if start not in taken]
    heads = sorted([*heads, *joined], key=lambda head: head.start)
    if not heads:
        return []
    starts: list[int] = [0]
    groups: list[list[Head]] = [[heads[0]]]
    for above, head in pairwise(heads):
        between = _cover_between if not head.columns else _start_between
        start = between(rows, above.end, head.start)
        again = paged and start is not None and _says_the_same(rows, start, head, starts[-1], groups[-1][0])
        if start is None and bool(head.columns) is not bool(groups[-1][0].columns):
            start = head.start
        if start is None or again:
            groups[-1].append(head)
        else:
            starts.append(start)
            groups.append([head])
    ends = [*starts[1:], len(rows)]
    return [Region(s, e, tuple(g)) for s, e, g in zip(starts, ends, groups, strict=True)]


def _start_between(rows: Sequence[Row], after: int, head: int) -> int | None:
    """The first row of a form whose head is at `head`: its title with the lines above that belong to it."""
    opening = next((at for at in range(after, head) if _is_title_row(rows[at])), None)
    if opening is None:
        opening = next((at for at in range(after, head) if _names_project(rows[at])), None)
    if opening is None:
        return None
    while opening > after and (not line_of(rows[opening - 1]) or is_furniture(line_of(rows[opening - 1]))):
        opening -= 1
    return opening


_FACTS = 4
"""Most texts in a line of facts over a joined table: label and value each in a cell of its own."""


def _cover_between(rows: Sequence[Row], after: int, head: int) -> int | None:
    """Where the cover over a joined table begins: at its last title, else at its department; None without either."""
    start = next((at for at in reversed(range(after, head)) if _is_title_row(rows[at])), None)
    if start is None:
        first = head
        while first > after and _may_be_cover(rows[first - 1]):
            first -= 1
        start = next((at for at in range(first, head) if read_cover([_words(rows[at])]).department), None)
    while start is not None and start > after and rows[start - 1] and is_furniture(_words(rows[start - 1])):
        start -= 1
    return start


def _may_be_cover(row: Row) -> bool:
    """A row with amounts, or with as many texts as a project has, belongs to the table above."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) <= _FACTS and not any(
        text.replace(",", "").replace(".", "").isdecimal() for text in texts
    )


def _words(row: Row) -> str:
    return " ".join(cell.text for cell in row if cell.text)


def _is_title_row(row: Row) -> bool:
    texts = [cell.text for cell in row if cell.text]
    return 0 < len(texts) <= 2 and is_title(texts[0]) and not goes_on_above(texts[0])


def _names_project(row: Row) -> bool:
    texts = [cell.text for cell in row if cell.text]
    return len(texts) > 1 and fact_concept(texts[0]) == "project"


def _says_the_same(rows: Sequence[Row], start: int, head: Head, first: int, first_head: Head) -> bool:
    """Whether the lines above a head are those above the first head of the form: a page prints them again."""
    lines = [line_of(row) for row in rows[start : head.start] if line_of(row)]
    before = {line_of(row) for row in rows[first : first_head.start]}
    return bool(lines) and all(line in before for line in lines)
