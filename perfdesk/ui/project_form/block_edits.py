"""Edits of several cells of the indicator table at once, each as one Edit: paste, clear, copy across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfdesk.desk.block_edits import WithText, cells_written
from perfdesk.domain.codes import Level2
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, with_value
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.ui.project_form.columns import (
    Column,
    Level1Column,
    Level2Column,
)

Block = Sequence[Sequence[str]]
"""Rows of cell texts, as a spreadsheet puts them on the clipboard."""
Cell = tuple[Id, Column]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes: its first row, the columns of its cells, the codes that level names are looked up in."""

    project: Id
    row: int
    columns: Sequence[Column | None]
    choices: Sequence[Level2]


def filled(tree: Tree, target: Target, block: Block) -> Edit | None:
    """The block written over the cells from `target` on; rows are added as needed. Raises ValueError."""
    project = tree.owner(target.project, Project)
    rows, came = list(project.indicators), list[ItemInserted]()
    onto = max(0, len(rows) - target.row)
    for row, line in enumerate(block[onto:], target.row + onto):
        rows.append(_with_cells(_blank_after(rows[-1] if rows else None, target), line, target))
        came.append(ItemInserted(project.id, row, rows[row]))
    cells = (
        (item.id, _with_text(column, target.choices), text)
        for item, line in zip(project.indicators[target.row :], block[:onto], strict=False)
        for column, text in zip(target.columns, line, strict=False)
        if column is not None
    )
    return cells_written(tree, cells, "paste", came)


def with_text_in(tree: Tree, cells: Iterable[Cell], text: str, choices: Sequence[Level2]) -> Edit | None:
    """The same text in all of the cells; an empty one clears them. Raises ValueError."""
    each = ((item_id, _with_text(column, choices), text) for item_id, column in cells)
    return cells_written(tree, each, "change")


def annual_as_cycle(tree: Tree, ids: Iterable[Id]) -> Edit | None:
    """年度指标值 becomes what 实施周期指标值 is, in each of the indicators."""
    values = ((item_id, tree.owner(item_id, Indicator).cycle_value) for item_id in ids)
    cells = ((item_id, _with_annual_value, value) for item_id, value in values if value is not None)
    return cells_written(tree, cells, "change")


def _with_annual_value(item: Item, text: str) -> Item:
    return with_value(item, "annual_value", text)


def _with_text(column: Column, choices: Sequence[Level2]) -> WithText:
    def with_text(item: Item, text: str) -> Item:
        assert isinstance(item, Indicator)
        return column.with_text(item, text, choices)

    return with_text


def _blank_after(previous: Indicator | None, target: Target) -> Indicator:
    """As a new row begins: numbered on, and of the same levels unless the block brings its own."""
    brings_levels = any(isinstance(column, Level1Column | Level2Column) for column in target.columns)
    if previous is None or brings_levels:
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
    for column, text in zip(target.columns, cells, strict=False):
        if column is not None:
            indicator = column.with_text(indicator, text, target.choices)
    return indicator
