"""The rows of indicators under a head: levels that reach over several rows, and the texts of each."""

from collections.abc import Iterable, Sequence

from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.forms.heads import TICKED, Column, Head
from perfdesk.formats.recognise.forms.raw import RawItem, raw_text
from perfdesk.formats.recognise.forms.words import squeeze
from perfdesk.formats.recognise.grade_tick import is_tick
from perfdesk.formats.recognise.grid_rows import Row

LEVELS = ("level1", "level2")
SHARED = ("level1", "level2", "level1_weight", "level2_weight")
_CONTINUES = ("name", "value", "actual", "reason", "improvement", "rule", "explanation", "note", "expected")


class Rows:
    """Takes the rows of one head in turn and remembers what reaches down into the next."""

    def __init__(self, head: Head, group: str = "") -> None:
        self.head = head
        self._group = group
        self._above: dict[str, Cell] = {}
        self._sets = _sets(head)

    def take(self, row: Row) -> list[RawItem]:
        """The indicators of a row: one, or two where the head has two sets of columns. None for levels alone."""
        items = [self._item(row, columns) for columns in self._sets]
        return [item for item in items if item is not None]

    def _item(self, row: Row, columns: Sequence[Column]) -> RawItem | None:
        self._remember(row, columns)
        own = [column for column in columns if column.concept not in SHARED]
        if not any(_cell(row, column).text for column in own):
            return None
        item = RawItem(
            own=frozenset(c.concept for c in columns if c.concept in SHARED and _cell(row, c).text)
        )
        for concept in SHARED:
            if (cell := self._above.get(concept + columns[-1].span, self._above.get(concept))) and cell.text:
                item.said[concept] = raw_text(cell)
        for column in own:
            _take(item, column, _cell(row, column))
        if self._group:
            item.extra.append(("分组", raw_text(Cell(self._group))))
        return item

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


def _sets(head: Head) -> list[tuple[Column, ...]]:
    """The columns of each indicator of a row: those of the whole project and of the year where both have names."""
    spans = [c.span for c in head.columns if c.concept == "name"]
    if len(spans) < 2:
        return [head.columns]
    sets = []
    for span in spans:
        sets.append(tuple(c for c in head.columns if c.span in ("", span)))
    return sets


def _cell(row: Row, column: Column) -> Cell:
    return row[column.at] if column.at < len(row) else BLANK


def _take(item: RawItem, column: Column, cell: Cell) -> None:
    if column.concept.startswith(TICKED):
        if cell.text and is_tick(cell.text):
            item.take("likelihood", Cell(column.head, trail=cell.trail), column.head)
        else:
            item.take("", cell, column.head)
        return
    if column.concept != "counting":
        item.take(column.concept, cell, column.head)


def goes_on(item: RawItem, above: RawItem | None, concepts: Iterable[str]) -> bool:
    """Whether a row is only the rest of the one above, which a page break cut: long texts without a number."""
    said = set(item.said) - set(SHARED)
    if above is None or item.extra or not said or not said <= set(_CONTINUES):
        return False
    numbers = [concept for concept in ("weight", "score") if concept in concepts]
    return bool(numbers) and "name" not in said and not any(item.text(concept) for concept in numbers)
