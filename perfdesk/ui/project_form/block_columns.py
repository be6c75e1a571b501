"""Which columns of the indicator table a pasted block means: by its heads, else by what its first row says."""

from collections.abc import Sequence
from typing import NamedTuple

from perfdesk.desk.indicator_heads import indicator_field
from perfdesk.domain.codes import Level2, level_words
from perfdesk.domain.level2_match import named, split_level
from perfdesk.ui.project_form.block_edits import Block
from perfdesk.ui.project_form.columns import Column, Level1Column, Level2Column, NumberColumn

_LEVELS = (Level1Column, Level2Column)


class Meant(NamedTuple):
    """The rows without their heads, and the column of each of their cells: None for one that has no place."""

    columns: Sequence[Column | None]
    rows: Block


def meant(block: Block, columns: Sequence[Column], first: int, choices: Sequence[Level2] | None) -> Meant:
    """From the column `first` on, unless heads or, where `choices` are given, its first row say otherwise."""
    if (headed := _by_heads(block, columns)) is not None:
        return headed
    if choices is not None:
        name = next(at for at, column in enumerate(columns) if column.field == "name")
        is_names = max(map(len, block)) == 1 and first < name
        first = _by_first_row(block, columns, choices, name if is_names else first)
    return Meant(columns[first:], _with_levels_above(block, columns[first:]))


def _by_heads(block: Block, columns: Sequence[Column]) -> Meant | None:
    """None without a head: a first row that names at least two columns, the indicators' own among them."""
    found = [_column_of(cell, columns) for cell in block[0]] if block else []
    fields = [column.field for column in found if column is not None]
    if len(fields) < 2 or "name" not in fields or len(set(fields)) != len(fields):
        return None
    return Meant(found, _with_levels_above(block[1:], found))


def _by_first_row(block: Block, columns: Sequence[Column], choices: Sequence[Level2], otherwise: int) -> int:
    """Where a block that begins with numbers or with levels starts; else at the column of the cell it is put at."""
    first, width = block[0][0].strip(), max(len(row) for row in block)
    level1 = {level_words(each.level1_name) for each in choices} | {each.level1_code for each in choices}
    if first.isdecimal() and width > 1 and not _is_code(block, choices):
        return _at(columns, NumberColumn)
    if level_words(split_level(first)[1]) in level1:
        return _at(columns, Level1Column)
    return _at(columns, Level2Column) if width > 1 and named(first, choices) is not None else otherwise


def _with_levels_above(rows: Block, columns: Sequence[Column | None]) -> Block:
    """A level whose cell was merged over several rows stands in the first of them only."""
    filled: list[list[str]] = []
    for row in rows:
        cells = list(row)
        for at, column in enumerate(columns[: len(cells)]):
            if (
                isinstance(column, _LEVELS)
                and not cells[at].strip()
                and filled
                and any(map(str.strip, cells))
            ):
                cells[at] = filled[-1][at] if at < len(filled[-1]) else ""
        filled.append(cells)
    return filled


def _is_code(block: Block, choices: Sequence[Level2]) -> bool:
    """Whether every row begins with the code of a 二级指标: numbers of rows are 1, 2, 3."""
    codes = {each.code for each in choices}
    return all(row and row[0].strip() in codes for row in block)


def _at(columns: Sequence[Column], kind: type[Column]) -> int:
    return next(at for at, column in enumerate(columns) if isinstance(column, kind))


def _column_of(head: str, columns: Sequence[Column]) -> Column | None:
    field = indicator_field(head) if head.strip() else ""
    own = (column for column in columns if column.title == head.strip())
    return next(own, next((column for column in columns if field and column.field == field), None))
