"""Units in a column of their own, beside their projects: the same rows with each unit above its projects."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.brackets import without_brackets
from perfdesk.formats.recognise.columns import GOAL, INDICATORS, NAME, squeeze
from perfdesk.formats.recognise.grid_rows import Row, padded

_HEADS = frozenset(
    (
        "单位", "单位名称", "预算单位", "预算单位名称", "资金使用单位", "使用单位", "用款单位", "项目单位",
        "实施单位", "项目实施单位",
    )
)  # fmt: skip
_SUBTOTALS = frozenset(("小计", "单位小计", "单位合计"))
_TOTALS = frozenset(("合计", "总计"))


class NumberedRow(NamedTuple):
    """`number` counts the grid's rows from 0; `is_unit` is None where a row's own look tells."""

    number: int
    row: Row
    is_unit: bool | None = None


def unit_column(heads: Sequence[str], taken: Iterable[int]) -> int | None:
    """Where the units stand; None where the column of names holds them too, or nothing does."""
    places = (at for at, head in enumerate(heads) if without_brackets(squeeze(head)) in _HEADS)
    return next((at for at in places if at not in taken), None)


def units_above(rows: Iterable[NumberedRow], unit: int, columns: Mapping[str, int]) -> Iterator[NumberedRow]:
    """A merged unit is said once, another file repeats it: a row of its own begins each that is new.

    A row with a unit and no project, or 小计 for one, is the unit's.
    """
    current: Cell = BLANK
    group: list[NumberedRow] = []
    for number, row, _ in rows:
        cells = padded(row, max(unit, *columns.values()) + 1)
        said = cells[unit]
        if said.text and squeeze(said.text) != squeeze(current.text):
            yield from group
            current = replace(said, indent=0)
            group = [NumberedRow(number, _only(cells, columns[NAME], current), is_unit=True)]
        cells[unit] = BLANK
        if _is_units_own(cells, columns, has_unit=bool(said.text)):
            cells[columns[NAME]] = current
            group[:1] = [NumberedRow(number, cells, is_unit=True)]
        else:
            group.append(NumberedRow(number, cells, is_unit=False))
    yield from group


def _is_units_own(cells: Sequence[Cell], columns: Mapping[str, int], *, has_unit: bool) -> bool:
    name = squeeze(cells[columns[NAME]].text)
    if any(cells[columns[field]].text for field in (GOAL, INDICATORS) if field in columns):
        return False
    return name in _SUBTOTALS or (has_unit and (not name or name in _TOTALS))


def _only(cells: Sequence[Cell], name: int, said: Cell) -> list[Cell]:
    return [said if at == name else BLANK for at in range(len(cells))]
