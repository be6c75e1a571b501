"""Why no table of a file was read: what was met in it, so that a person knows what to do."""

import re
from collections.abc import Iterator, Sequence

from perfdesk.formats.grid import Cell, Grid, cell
from perfdesk.formats.recognise.forms.regions import is_title
from perfdesk.formats.recognise.forms.words import fact_concept, head_concept, is_label, squeeze
from perfdesk.formats.unreadable import Unreadable

_OURS = re.compile(r"绩效|指标|自评")
_HEAD_WORDS = re.compile(r"[一二三]级指标|指标值|完成值|分值|得分|权重")
_LEAST_HEAD_WORDS = 3
_SENTENCES = re.compile(r"[。；]")
_LEAST_SENTENCES = 2
_MARKS = re.compile(r"[\t|]")
_MOST_WORDS, _MOST_TITLE = 30, 60


def refusal_of(grids: Sequence[Grid]) -> Unreadable:
    """The reason of the first grid that speaks of performance; else of the first that says anything."""
    said = [grid for grid in grids if any(_texts(grid))]
    ours = [grid for grid in said if any(_OURS.search(each.text) for each in _texts(grid))]
    reasons = [reason for grid in ours if (reason := _of_ours(grid))]
    if reasons:
        return reasons[0]
    return _of_another(said[0]) if said else Unreadable("no_header")


def refusal_of_text(text: str) -> Unreadable:
    rows = (tuple(map(cell, _MARKS.split(line))) for line in text.split("\n"))
    return refusal_of([Grid("", tuple(rows), is_lines=True)])


def without_columns(text: str) -> Unreadable:
    """For a form whose words are there while their columns are not."""
    form = _title([line.strip(" |\t") for line in text.split("\n")])
    return Unreadable("no_columns", form=form) if form else Unreadable("no_columns_untitled")


def _of_ours(grid: Grid) -> Unreadable | None:
    texts = [each.text for each in _texts(grid)]
    form = _title(texts)
    if _lists_scores(grid):
        return Unreadable("scores_only", form=form or texts[0][:_MOST_WORDS])
    rows = [[each for each in row if each.text] for row in grid.rows]
    has_table = sum(len(row) > 1 for row in rows) > 1
    said = squeeze("".join(texts))
    if len(_HEAD_WORDS.findall(said)) >= _LEAST_HEAD_WORDS and not has_table:
        return without_columns("\n".join(texts))
    if has_table and (form or sum(map(is_label, texts)) > 1):
        return Unreadable("no_indicators", form=form or texts[0][:_MOST_WORDS])
    if not has_table and len(_SENTENCES.findall(said)) >= _LEAST_SENTENCES:
        return Unreadable("narrative", words=" ".join(texts[0].split())[:_MOST_WORDS])
    return None


def _of_another(grid: Grid) -> Unreadable:
    """What was met, and where: a sheet by its name, else a page or table by its number."""
    words = " ".join(each.text for each in _texts(grid))[:_MOST_WORDS]
    if grid.name:
        return Unreadable("other_sheet", place=grid.name, words=words)
    return Unreadable("other_page", place=str(grid.page), words=words)


def _lists_scores(grid: Grid) -> bool:
    """Projects with their scores in rows, but no indicators."""
    for row in grid.rows:
        heads = [each.text for each in row if each.text]
        names_project = any(fact_concept(text) == "project" for text in heads)
        concepts = {head_concept(text) or fact_concept(text) for text in heads}
        if len(heads) > 2 and names_project and concepts & {"score", "grade"} and "name" not in concepts:
            return True
    return False


def _title(texts: Sequence[str]) -> str:
    titles = (" ".join(text.split()) for text in texts if is_title(text))
    return next((title[:_MOST_TITLE] for title in titles), "")


def _texts(grid: Grid) -> Iterator[Cell]:
    return (each for row in grid.rows for each in row if each.text)
