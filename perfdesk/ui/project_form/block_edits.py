"""Edits of several cells of the indicator table at once, each as one Edit: paste, clear, copy across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from perfdesk.domain.codes import Level2
from perfdesk.domain.edits import Change, Edit, ItemInserted
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.ui.project_form.columns import (
    Column,
    Level1Column,
    Level2Column,
    difference,
    edit_of,
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
    rows = list(project.indicators)
    changes: list[Change] = []
    for row, cells in enumerate(block, target.row):
        if row < len(rows):
            changes += difference(rows[row], _with_cells(rows[row], cells, target))
        else:
            rows.append(_with_cells(_blank_after(rows[-1] if rows else None, target), cells, target))
            changes.append(ItemInserted(project.id, row, rows[row]))
    return edit_of("paste", changes)


def with_text_in(tree: Tree, cells: Iterable[Cell], text: str, choices: Sequence[Level2]) -> Edit | None:
    """The same text in all of the cells; an empty one clears them. Raises ValueError."""
    made: dict[Id, Indicator] = {}
    for item_id, column in cells:
        indicator = made.get(item_id, tree.owner(item_id, Indicator))
        made[item_id] = column.with_text(indicator, text, choices)
    changes = [c for at, after in made.items() for c in difference(tree.owner(at, Indicator), after)]
    return edit_of("change", changes)


def annual_as_cycle(tree: Tree, ids: Iterable[Id]) -> Edit | None:
    """年度指标值 becomes what 实施周期指标值 is, in each of the indicators."""
    changes: list[Change] = []
    for item_id in ids:
        indicator = tree.owner(item_id, Indicator)
        if indicator.cycle_value is not None:
            changes += difference(indicator, replace(indicator, annual_value=indicator.cycle_value))
    return edit_of("change", changes)


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
