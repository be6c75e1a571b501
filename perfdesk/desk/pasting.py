"""Where the rows of a pasted block go in a target table: by their heads or by position, onto rows and beyond them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from perfdesk.desk.block_edits import INDICATORS, ROW_FIELDS, Added, Texts, written
from perfdesk.desk.row_texts import row_text
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, SumVerdict, judge_sum, parse_amount
from perfdesk.domain.edits import Edit
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree

Block = Sequence[Sequence[str]]
_CONCEPTS = {
    "project": "name", "unit": "name", "total": "total", "fiscal": "fiscal", "special_account": "special_account",
    "other": "other", "own": "other", "goal": "goal", "annual_goal": "goal",
}  # fmt: skip
"""What the words of the statutory forms mean in a row."""
_SHORTENED = {"小计": "total", "其他": "other", "其他来源": "other", "目标": "goal", "指标": INDICATORS}
"""Heads as they are cut short in tables of one's own."""
_HEAD_ROWS = 3
"""A head of several lines (资金来源 over 总计) is no longer than that."""
_TOTAL = re.compile(r"(合\s*计|总\s*计)")


class RefusedCell(NotAnAmount):
    """What is no amount in a pasted block, the row of the block (from 1) and the field that it was meant for."""

    def __init__(self, text: str, line: int, field: str) -> None:
        super().__init__(text, line, field)
        self.line, self.field = line, field


class Spot(NamedTuple):
    """The cell from which a block goes: a row among those shown, or the one beyond, and the fields from there on."""

    row: int
    fields: Sequence[str] = ROW_FIELDS

    @property
    def is_at_name(self) -> bool:
        return "name" in self.fields[:1]


@dataclass(frozen=True, slots=True)
class Pasting:
    """`left_over` columns had no room; `sums` are rows of 合计, which are no projects.

    `is_by_heads`: the block named its columns, else they are those from the current cell on. `lines` are all rows of
    the block, by their number from 1.
    """

    rows: tuple[tuple[Id, Texts], ...]
    added: Added
    left_over: int = 0
    sums: int = 0
    is_by_heads: bool = False
    lines: tuple[tuple[int, Texts], ...] = ()

    @property
    def unlike(self) -> tuple[Decimal, Decimal] | None:
        """What its rows come to and what its own 合计 says, where those differ: rows of units may be among them."""
        printed = [_amount(texts) for _, texts in self.lines if _is_sum(texts)]
        own = [_amount(texts) for _, texts in self.lines if not _is_sum(texts)]
        total = sum((each for each in own if each is not None), Decimal(0))
        if len(printed) != 1 or printed[0] is None:
            return None
        is_like = judge_sum(printed[0] - total, len(own)) is not SumVerdict.WRONG
        return None if is_like else (total, printed[0])

    def edit(self, tree: Tree, table_id: Id) -> Edit | None:
        """Raises RefusedCell."""
        try:
            return written(tree, table_id, self.rows, self.added, "paste")
        except NotAnAmount as refusal:
            (text, *_) = refusal.args
            found = (
                (line, field)
                for line, texts in self.lines
                for field in AMOUNT_FIELDS
                if texts.get(field) == text
            )
            raise RefusedCell(text, *next(found, (1, "total"))) from None


def _is_sum(texts: Texts) -> bool:
    return bool(_TOTAL.fullmatch(texts.get("name", "").strip()))


def _amount(texts: Texts) -> Decimal | None:
    try:
        return parse_amount(texts.get("total", ""))
    except NotAnAmount:
        return None


def is_whole_table(block: Block) -> bool:
    """Whether it has a head with the indicators and rows of sums: then it is a table of its own, to be read as one."""
    heads = _heads_in(block)
    if heads is None or INDICATORS not in heads[0].values():
        return False
    return any(_TOTAL.fullmatch(cell.strip()) for row in block[heads[1] :] for cell in row[:2])


def pasting(table: TargetTable, shown: Sequence[Id], spot: Spot, block: Block) -> Pasting:
    """With a head the columns are those it names, and rows of names that the table has go onto them."""
    found = _heads_in(block)
    if found is not None:
        columns, first = found
        lines = _lines(block, columns, first)
        rows = _without_sums(lines)
        plan = _by_name(table, shown, spot, rows)
        return replace(plan, sums=len(lines) - len(rows), is_by_heads=True, lines=lines)
    block = _without_numbers(block, spot)
    columns = dict(enumerate(spot.fields))
    widest = max((len(row) for row in block), default=0)
    lines = tuple((at, _texts(row, columns)) for at, row in enumerate(block, 1))
    rows = _without_sums(lines)
    plan = _by_position(table, shown, spot, rows, max(0, widest - len(columns)))
    return replace(plan, sums=len(lines) - len(rows), lines=lines)


def _lines(block: Block, columns: dict[int, str], first: int) -> tuple[tuple[int, Texts], ...]:
    """The rows under a head that say anything."""
    return tuple((at, _texts(row, columns)) for at, row in enumerate(block, 1) if at > first and any(row))


def _without_sums(lines: Iterable[tuple[int, Texts]]) -> list[Texts]:
    """The table adds up by itself."""
    return [texts for _, texts in lines if not _is_sum(texts)]


def _texts(row: Sequence[str], columns: dict[int, str]) -> Texts:
    return {columns[at]: text for at, text in enumerate(row) if at in columns}


def _heads_in(block: Block) -> tuple[dict[int, str], int] | None:
    """Which column is which field, and the row after the head; None without one."""
    columns: dict[int, str] = {}
    below = 0
    for at, row in enumerate(block[:_HEAD_ROWS]):
        for column, text in enumerate(row):
            field = _field_of(text)
            if field is not None and field not in columns.values():
                columns[column], below = field, at + 1
    return (columns, below) if "name" in columns.values() and len(columns) > 1 else None


def _field_of(head: str) -> str | None:
    """By the words of the joined table, then by those of all forms."""
    # Imported here: only a paste asks for the vocabulary, and opening a file waits for every module.
    from perfdesk.formats.recognise.columns import column_of
    from perfdesk.formats.recognise.forms.words import bare, fact_concept, is_listed

    field = column_of(head) or (_CONCEPTS.get(fact_concept(head)) if is_listed(head) else None)
    return field or _SHORTENED.get(bare(head))


def _without_numbers(block: Block, spot: Spot) -> Block:
    """序号 before the names is no column of the table."""
    is_numbered = len(block) > 0 and all(
        len(row) > 1 and row[0].strip() == str(at) and not row[1].strip().replace(".", "").isdecimal()
        for at, row in enumerate(block, 1)
    )
    return [row[1:] for row in block] if is_numbered and spot.is_at_name else block


def _by_name(table: TargetTable, shown: Sequence[Id], spot: Spot, rows: Sequence[Texts]) -> Pasting:
    by_name: dict[str, list[Id]] = {}
    for project in table.projects:
        by_name.setdefault(project.name.strip(), []).append(project.id)
    known, new = [], []
    for texts in rows:
        same = by_name.get(texts.get("name", "").strip(), [])
        if same and texts.get("name", "").strip():
            known.append((same.pop(0), texts))
        else:
            new.append(texts)
    unit, _ = _unit_at(table, shown, spot.row)
    return Pasting(tuple(known), Added(new, unit))


def _by_position(
    table: TargetTable, shown: Sequence[Id], spot: Spot, rows: Sequence[Texts], left_over: int
) -> Pasting:
    """Down the rows shown. Rows with names of their own stay in the unit and make room there."""
    units = {unit.id: unit for unit in table.units}
    below = list(shown[spot.row :])
    stays = _stays(units, below, rows, spot)
    if stays:
        end = next((at for at, each in enumerate(below) if at and each in units), len(below))
        below = below[:end]
    onto = tuple(zip(below, rows, strict=False))
    unit, after = _unit_at(table, shown, spot.row + len(onto) - 1 if onto else spot.row)
    return Pasting(onto, Added(rows[len(onto) :], unit, after), left_over)


def _stays(units: dict[Id, Unit], below: Sequence[Id], rows: Sequence[Texts], spot: Spot) -> bool:
    """Unless the rows of units are given the names that they have."""
    if not spot.is_at_name:
        return False
    if below and below[0] in units:  # the unit one stands on is written into
        rows, below = rows[1:], below[1:]
    met = (
        (units[each].name, texts.get("name"))
        for each, texts in zip(below, rows, strict=False)
        if each in units
    )
    return not all(own == given for own, given in met)


def _unit_at(table: TargetTable, shown: Sequence[Id], row: int) -> tuple[Id | None, Id | None]:
    """The unit around a shown row, and the project after which others come; at the end, the last unit."""
    if not table.units:
        return None, None
    here = shown[row] if 0 <= row < len(shown) else (shown[-1] if shown else None)
    for unit in table.units:
        if unit.id == here:
            return unit.id, None
        if any(project.id == here for project in unit.projects):
            return unit.id, here
    return table.units[-1].id, None


def changed_projects(tree: Tree, edit: Edit) -> list[tuple[Unit | Project, str, str, str]]:
    """What stood in rows before and gives way to something else: the row, the field, before and after."""
    after = tree.after(edit)
    told = []
    for item_id in dict.fromkeys(_touched(tree, edit)):
        item, then = tree.item(item_id), after.item(item_id)
        if isinstance(item, Unit | Project) and isinstance(then, Unit | Project):
            pairs = (
                (field, row_text(tree, item, field), row_text(after, then, field)) for field in ROW_FIELDS
            )
            told += [(item, field, old, new) for field, old, new in pairs if old and old != new]
    return told


def _touched(tree: Tree, edit: Edit) -> list[Id]:
    ids = []
    for change in edit.changes:
        place = getattr(change, "place", None)
        ids.append(place.item if place is not None else change.parent)  # type: ignore[union-attr] # an item's
    return [each for each in ids if tree.has(each)]
