"""Edits of several cells of the indicator table at once, each as one Edit: paste, clear, copy across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from perfdesk.desk.actions import NotAWholeNumber
from perfdesk.domain.codes import Level2
from perfdesk.domain.edits import Change, Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import with_value
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.ui.project_form.columns import FIELDS, Column, cell_text
from perfdesk.ui.project_form.level2_match import named, split_level

Block = Sequence[Sequence[str]]
"""Rows of cell texts, as a spreadsheet puts them on the clipboard."""
Cell = tuple[Id, Column]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes: its upper left cell, and the codes that its level names are looked up in."""

    project: Id
    row: int
    column: Column
    choices: Sequence[Level2]


def filled(tree: Tree, target: Target, block: Block) -> Edit | None:
    """The block written over the cells from `target` on; rows are added as needed. Raises NotAWholeNumber."""
    project = tree.owner(target.project, Project)
    rows = list(project.indicators)
    changes: list[Change] = []
    for row, cells in enumerate(block, target.row):
        if row < len(rows):
            changes += _differences(rows[row], _with_cells(rows[row], cells, target))
        else:
            rows.append(_with_cells(_blank_after(rows[-1] if rows else None, target), cells, target))
            changes.append(ItemInserted(project.id, row, rows[row]))
    return Edit("paste", tuple(changes)) if changes else None


def with_text_in(tree: Tree, cells: Iterable[Cell], text: str, choices: Sequence[Level2]) -> Edit | None:
    """The same text in all of the cells; an empty one clears them."""
    changes: list[Change] = []
    for item_id, column in cells:
        indicator = tree.owner(item_id, Indicator)
        if text or column is not Column.NUMBER:
            changes += _differences(indicator, _with_cell(indicator, column, text, choices))
    return Edit("change", tuple(changes)) if changes else None


def annual_as_cycle(tree: Tree, ids: Iterable[Id]) -> Edit | None:
    """年度指标值 becomes what 实施周期指标值 is, in each of the indicators."""
    changes: list[Change] = []
    for item_id in ids:
        indicator = tree.owner(item_id, Indicator)
        if indicator.cycle_value is not None:
            changes += _differences(indicator, replace(indicator, annual_value=indicator.cycle_value))
    return Edit("change", tuple(changes)) if changes else None


def columns_that_fit(block: Block, column: Column) -> int:
    """How many columns of the block have a place to the right of `column`, it included."""
    return min(max((len(cells) for cells in block), default=0), Column.MARK - column)


def _differences(before: Indicator, after: Indicator) -> list[Change]:
    return [
        ValueChange(Place(before.id, field), getattr(before, field), getattr(after, field))
        for fields in FIELDS.values()
        for field in fields
        if getattr(before, field) != getattr(after, field)
    ]


def _blank_after(previous: Indicator | None, target: Target) -> Indicator:
    """As a new row begins: numbered on, and of the same levels unless the block brings its own."""
    if previous is None or target.column <= Column.LEVEL2:
        return Indicator(new_id(), previous.number + 1 if previous else 1)
    return Indicator(
        new_id(),
        previous.number + 1,
        previous.level1_code,
        previous.level1_name,
        previous.level2_code,
        previous.level2_name,
    )


def _with_cells(indicator: Indicator, cells: Sequence[str], target: Target) -> Indicator:
    for column, text in zip(range(target.column, Column.MARK), cells, strict=False):
        indicator = _with_cell(indicator, Column(column), text, target.choices)
    return indicator


def _with_cell(indicator: Indicator, column: Column, text: str, choices: Sequence[Level2]) -> Indicator:
    if text == cell_text(indicator, column):
        return indicator
    match column:
        case Column.NUMBER:
            return replace(indicator, number=_number(text, indicator.number))
        case Column.LEVEL1:
            code, name = split_level(text)
            return replace(indicator, level1_code=code, level1_name=name)
        case Column.LEVEL2:
            return _with_level2(indicator, text, choices)
        case _:
            return _with_words(indicator, FIELDS[column][0], text)


def _with_words(indicator: Indicator, field: str, text: str) -> Indicator:
    """A blank on a value that is missing leaves it missing."""
    if (getattr(indicator, field) or "") == text:
        return indicator
    changed = with_value(indicator, field, text)
    assert isinstance(changed, Indicator)
    return changed


def _with_level2(indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
    """Both levels by the code list; words that it does not know are kept as they are, beside the old 一级."""
    choice = named(text, choices)
    if choice is None:
        code, name = split_level(text)
        return replace(indicator, level2_code=code, level2_name=name)
    return replace(
        indicator,
        level1_code=choice.level1_code,
        level1_name=choice.level1_name,
        level2_code=choice.code,
        level2_name=choice.name,
    )


def _number(text: str, present: int) -> int:
    plain = text.strip()
    if not plain:
        return present
    if not plain.isdecimal() or len(plain) > 4:
        raise NotAWholeNumber(text)
    return int(plain)
