"""The rows of indicators under a head: levels that reach over several rows, and the texts of each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.forms.heads import TICKED, Column, Head
from perfdesk.formats.recognise.forms.raw import RawItem, raw_text
from perfdesk.formats.recognise.forms.words import head_concept, squeeze
from perfdesk.formats.recognise.grade_tick import is_box, is_tick
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.raw_table import RowDoubt

LEVELS = ("level1", "level2")
SHARED = ("level1", "level2", "level1_weight", "level2_weight")
_MERGED = (
    *("value", "cycle_value", "actual", "expected"),
    *("unit", "sign", "rule", "standard", "reason", "improvement"),
)
_PLACEHOLDER = re.compile(r"(?:指标|目标)?\s*+(?:\d++\s*+)?[:：]?|[….。．]+")
_CONTINUES = ("name", "value", "actual", "reason", "improvement", "rule", "explanation", "note", "expected")


class Rows:
    """Takes the rows of one head in turn and remembers what reaches down into the next."""

    def __init__(self, head: Head, group: str = "") -> None:
        self.head = head
        self._group = group
        self._above: dict[str, Cell] = {}
        self._merged: dict[int, tuple[Cell, int]] = {}
        self._sets = _sets(head)

    def take(self, row: Row) -> list[RawItem]:
        """The indicators of a row: one, or two where the head has two sets of columns; none where only levels stand."""
        row = self._with_merged(row)
        items = [self._item(row, span, columns) for span, columns in self._sets]
        return [item for item in items if item is not None]

    def _with_merged(self, row: Row) -> Row:
        """A value merged over several indicators is each one's; points and scores are only the first one's."""
        shared = {column.at for column in self.head.columns if column.concept in _MERGED}
        cells = list(row)
        for at in shared:
            cell = cells[at] if at < len(cells) else BLANK
            above, left = self._merged.get(at, (BLANK, 0))
            if cell.text:
                self._merged[at] = (cell, cell.rows - 1)
            elif left > 0:
                cells = [*cells, *[BLANK] * (at + 1 - len(cells))]
                cells[at] = replace(above, rows=1)
                self._merged[at] = (above, left - 1)
        return cells

    def _item(self, row: Row, span: str, columns: Sequence[Column]) -> RawItem | None:
        self._remember(row, columns)
        own = [column for column in columns if column.concept not in SHARED]
        said = {column.concept for column in own if _cell(row, column).text}
        if not said or all(_is_open(column, row) for column in own):
            return None
        item = RawItem(
            own=frozenset(c.concept for c in columns if c.concept in SHARED and _cell(row, c).text)
        )
        if item.own and said == {"weight"}:
            self._take_points_of_level(row, columns, item.own)
            return None
        for concept in SHARED:
            if (cell := self._above.get(concept + span, self._above.get(concept))) and cell.text:
                item.said[concept] = raw_text(cell)
                if cell.doubt:
                    item.doubts.append(RowDoubt(cell.doubt, concept))
        unsure = (
            c for c in columns if c.concept in SHARED and not _cell(row, c).text and _cell(row, c).doubt
        )
        item.doubts += [RowDoubt(_cell(row, column).doubt, column.concept) for column in unsure]
        for column in own:
            _take(item, column, _cell(row, column))
        if self._group:
            item.extra.append(("分组", raw_text(Cell(self._group))))
        return item

    def _take_points_of_level(self, row: Row, columns: Sequence[Column], levels: frozenset[str]) -> None:
        """A row with a level and its points alone heads the rows beneath."""
        level = "level2" if "level2" in levels else "level1"
        weight = next(_cell(row, column) for column in columns if column.concept == "weight")
        self._above[f"{level}_weight"] = weight

    def _remember(self, row: Row, columns: Sequence[Column]) -> None:
        """A level's name holds until the next one; a new level 1 ends level 2."""
        for column in columns:
            if column.concept not in SHARED:
                continue
            cell = _cell(row, column)
            if not cell.text:
                continue
            if column.concept == "level1" and squeeze(cell.text) != squeeze(
                self._above.get("level1", BLANK).text
            ):
                for below in [key for key in self._above if key.startswith(("level2", "level1_weight"))]:
                    del self._above[below]
            self._above[column.concept + (column.span if len(self._sets) > 1 else "")] = cell
            if column.concept == "level1":
                self._above["level1"] = cell


def is_placeholder(text: str) -> bool:
    """What a blank form prints where an indicator is to be filled in: `指标1：`, `……`."""
    return bool(_PLACEHOLDER.fullmatch(text.strip()))


def _is_open(column: Column, row: Row) -> bool:
    text = _cell(row, column).text.strip()
    return not text or (column.concept == "name" and is_placeholder(text))


def _sets(head: Head) -> list[tuple[str, tuple[Column, ...]]]:
    """By span, the columns of each indicator of a row: of the whole project and of the year where both have names.

    What belongs to neither alone (备注) is the last one's; the levels that both share are each one's.
    """
    spans = [c.span for c in head.columns if c.concept == "name"]
    if len(spans) < 2:
        return [("", head.columns)]
    return [(span, tuple(c for c in head.columns if _is_of(c, span, spans[-1]))) for span in spans]


def _is_of(column: Column, span: str, last: str) -> bool:
    return column.span == span or (not column.span and (column.concept in SHARED or span == last))


def _cell(row: Row, column: Column) -> Cell:
    return row[column.at] if column.at < len(row) else BLANK


def _take(item: RawItem, column: Column, cell: Cell) -> None:
    if column.concept.startswith(TICKED):
        if is_box(cell.text):
            return  # not ticked
        if cell.text and is_tick(cell.text):
            item.take("likelihood", Cell(column.head, trail=cell.trail), column.head)
        else:
            item.take("", cell, column.head)
        return
    if column.concept != "counting":
        item.take(column.concept, cell, column.head)
    if (
        not column.concept and cell.text and head_concept(column.head) == "level1"
    ):  # of a table beside this one
        item.doubts.append(RowDoubt("import.foreign_text", "name", (("text", cell.text),)))
    if column.is_guess and cell.text:
        rule = "import.points_as_value" if column.concept == "value" else "import.name_column"
        item.doubts.append(RowDoubt(rule, column.concept, (("text", column.head),)))


def goes_on(item: RawItem, above: RawItem | None, concepts: Iterable[str]) -> bool:
    """Whether a row is only the rest of the one above, which a page break cut: long texts without a number."""
    said = set(item.said) - set(SHARED)
    if above is None or item.extra or not said or not said <= set(_CONTINUES):
        return False
    numbers = [concept for concept in ("weight", "score") if concept in concepts]
    return bool(numbers) and "name" not in said and not any(item.text(concept) for concept in numbers)
