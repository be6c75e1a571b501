"""What stands under the rows of a form: 总分, the grade, labels with their texts, notes and signatures."""

import re
from decimal import Decimal
from itertools import accumulate

from perfdesk.domain.amounts import NotAnAmount
from perfdesk.domain.grades import GRADES
from perfdesk.formats.grid import Cell
from perfdesk.formats.recognise.cover import is_furniture
from perfdesk.formats.recognise.forms.amounts import amount_in
from perfdesk.formats.recognise.forms.cover import note_unit, pairs_in, read_pairs
from perfdesk.formats.recognise.forms.heads import Head
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.forms.words import (
    bare,
    fact_concept,
    is_label,
    is_section,
    is_total,
    level_named,
    squeeze,
)
from perfdesk.formats.recognise.grid_rows import Row

_NOTE = re.compile(r"^(备注|注|说明|填表说明|注释)\s*[:：]\s*")
_LEVEL = re.compile(r"指标(?:[（(]|$)|^(?:产出|效益|满意度|成本|决策|过程|管理)")
_MOST_LABEL = 30
SUBTOTALS = ("小计", "单位小计")


def takes_beneath(form: RawForm, row: Row, head: Head) -> bool:
    """Reads a row that is no indicator's; False for a row that may be one."""
    cells = [cell for cell in row if cell.text]
    if not cells:
        return True
    first = cells[0]
    if form.note and len(cells) == 1 and not is_label(first.text) and not pairs_in_cell(first):
        form.go_on_with_note(first)
        return True
    form.note = ""
    if is_total(first.text) and not _is_named(row, head):
        _take_totals(form, row, head)
        return True
    if squeeze(first.text) in SUBTOTALS and not _is_named(row, head):
        _leave_what_is_no_sum(form, row, head)
        return True
    if len(cells) == 1:
        return _take_lone(form, first, head, row)
    if all(pairs_in_cell(cell) for cell in cells):
        for cell in cells:
            read_pairs(form, cell)
        return True
    if _is_pair(row, head, cells, is_summed="total_weight" in form.said):
        _take_labels(form, cells)
        return True
    return False


def is_remark(cell: Cell) -> bool:
    """A note, a signature or page furniture in a line of its own."""
    return bool(_NOTE.match(cell.text)) or is_furniture(cell.text) or pairs_in_cell(cell)


def pairs_in_cell(cell: Cell) -> bool:
    return bool(list(pairs_in(cell)))


def _take_lone(form: RawForm, cell: Cell, head: Head, row: Row) -> bool:
    """A note, a signature, a label with nothing beside it, or page furniture."""
    if is_furniture(cell.text):
        return True
    if note := _NOTE.match(cell.text):
        form.take("", Cell(cell.text[note.end() :].strip(), trail=cell.trail), note[1])
        form.note = note[1]
        return True
    if pairs_in_cell(cell):
        read_pairs(form, cell)
        return True
    at = next(n for n, each in enumerate(row) if each.text)
    own = next((column for column in head.columns if column.at == at), None)
    return is_label(cell.text) and (own is None or own.concept != "name")


def _is_named(row: Row, head: Head) -> bool:
    """Whether the row says something in the column of the indicators' names beside its first cell."""
    names = [c.at for c in head.columns if c.concept == "name" and c.at < len(row)]
    first = next(at for at, cell in enumerate(row) if cell.text)
    return any(at != first and row[at].text and not _number(row[at]) for at in names)


def _is_pair(row: Row, head: Head, cells: list[Cell], *, is_summed: bool) -> bool:
    """A known label, or an unknown one that reaches over the levels, with a text and nothing to score by.

    Under the sum of the rows (`is_summed`) its text may stand where the indicators' names do.
    """
    first = next(at for at, cell in enumerate(row) if cell.text)
    text = row[first].text
    levels = [column.at for column in head.columns if column.concept in ("level1", "level2")]
    names = [column.at for column in head.columns if column.concept == "name"]
    reaches_over = any(first + row[first].columns > at > first for at in names)
    if len(cells) == 2 and reaches_over and not _number(cells[1]):
        return True
    if len(cells) == 2 and not _LEVEL.search(squeeze(text)):
        beside = next(at for at, cell in enumerate(row) if cell is cells[1])
        if head.reaches_over_values(cells[1], beside):
            return True
    is_over_levels = len(levels) > 1 and first <= min(levels) and first + row[first].columns > max(levels)
    if is_over_levels and len(cells) == 2 and cells[1].columns > 1 and not _LEVEL.search(squeeze(text)):
        return True
    at_levels = first in levels or first == head.side or first < min(levels, default=0)
    if not at_levels or len(bare(text)) > _MOST_LABEL:
        return False
    numbers = [c.at for c in head.columns if c.concept in ("weight", "score", "value", "actual")]
    measured = any(at < len(row) and row[at].text for at in numbers)
    beside_the_levels = first == head.side or first < min(levels, default=0)
    is_block = is_section(text) or squeeze(text) in squeeze(head.side_text)
    is_level = bool(_LEVEL.search(squeeze(text)))
    if beside_the_levels and not is_block and not is_level and len(bare(text)) > 1:
        return not (measured and _is_named(row, head) and any(map(_names_level, cells)))
    if is_level or (measured and _is_named(row, head)):
        return False
    if is_label(text):
        return True
    return len(cells) == 2 and not measured and (is_summed or not _is_named(row, head))


def _names_level(cell: Cell) -> bool:
    return level_named(cell.text, 1) or level_named(cell.text, 2)


def _take_labels(form: RawForm, cells: list[Cell]) -> None:
    at = 0
    while at < len(cells):
        label, value = cells[at], cells[at + 1] if at + 1 < len(cells) else None
        note_unit(form, label.text, label)
        if value is None or is_label(value.text):
            if not is_label(label.text):
                form.leave(label)
            at += 1
        else:
            form.take(fact_concept(label.text), value, label.text)
            at += 2


def _leave_what_is_no_sum(form: RawForm, row: Row, head: Head) -> None:
    """A subtotal of points says nothing that the rows above it do not say, where it is their sum."""
    points = {c.at: c.concept for c in head.columns if c.concept in ("weight", "score")}
    for at, cell in enumerate(row):
        is_sum = at in points and _adds_up(form, points[at], cell)
        if cell.text and not is_sum and squeeze(cell.text) not in SUBTOTALS:
            form.leave(cell)


def _adds_up(form: RawForm, concept: str, cell: Cell) -> bool:
    """Whether some rows in turn, up to the last one, have these points together."""
    printed = _points(cell)
    sums = accumulate(_points(Cell(row.text(concept))) or Decimal(0) for row in reversed(form.rows))
    return printed is not None and printed in sums


def _points(cell: Cell) -> Decimal | None:
    try:
        return amount_in(cell.text, "")[0]
    except NotAnAmount:
        return None


def _take_totals(form: RawForm, row: Row, head: Head) -> None:
    """Points and score by their columns; where cells are merged otherwise, the first and the last number."""
    places = {c.concept: c.at for c in head.columns if c.concept in ("weight", "score")}
    levels = [c.at for c in head.columns if c.concept in ("level1_weight", "level2_weight")]
    if "weight" not in places and levels:
        places["weight"] = levels[0]
    cells = {at: cell for at, cell in enumerate(row) if cell.text or cell.doubt}
    first = min(at for at, cell in cells.items() if cell.text)
    del cells[first]
    numbers = {at: cell for at, cell in cells.items() if _number(cell) or (cell.doubt and not cell.text)}
    by_column = {concept: at for concept, at in places.items() if at in numbers}
    if not by_column and numbers:
        ats = sorted(numbers)
        by_column = {"score": ats[-1]} if len(ats) == 1 else {"weight": ats[0], "score": ats[-1]}
    elif "score" not in by_column and (
        left := [at for at in sorted(numbers) if at not in by_column.values()]
    ):
        by_column["score"] = left[-1]
    if not by_column and cells and squeeze(list(cells.values())[-1].text) not in GRADES:
        by_column = {"score": list(cells)[-1]}  # in words, or in no number at all: whoever reads it says so
    for concept, at in by_column.items():
        form.take(f"total_{concept}", cells.pop(at), row[first].text)
    points = form.text("total_weight")
    for at, cell in cells.items():
        if at in levels and cell.text == points:
            continue  # every level's points add up to the same
        if squeeze(cell.text) in GRADES:
            form.take("grade", cell, "评价等级")
        elif cell.text and not set(cell.text) <= set("-—–/ "):
            form.leave(cell)


def _number(cell: Cell) -> bool:
    return _points(cell) is not None
