"""Steps in words: when, who, what was done, where, and the values before and after."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.desk.past import PastStep, Standing
from perfdesk.desk.step_lines import MOST, PastItems, StepLine, lines_of
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.appraising import result
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value
from perfdesk.domain.notes import Appraisal, Mark, Note
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.tree import NotInBook
from perfdesk.ui.points import show_points
from perfdesk.ui.talk.words import TalkWords
from perfdesk.wording import action_word, field_word, place_words

_KNOWN = 2_000
"""Steps whose words are kept; a list of 20,000 is scrolled through a screen at a time."""


class Told(NamedTuple):
    """A step's words. `place` is where to go; None where there is nothing to go to."""

    did: str
    where: str
    before: str
    after: str
    place: Place | None


class StepWords(QObject):
    """Reads a step out of the journal when it is first asked for it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items, self._talk = PastItems(desk), TalkWords(desk, self)
        self._told: dict[int, Told] = {}
        self._days: dict[str, str] = {}

    def forget(self) -> None:
        """Names have changed since."""
        self._told.clear()

    def told(self, step: PastStep) -> Told:
        seq = step.entry.seq
        if seq not in self._told:
            if len(self._told) > _KNOWN:
                self._told.clear()
            self._told[seq] = self._tell(step)
        return self._told[seq]

    def lines(self, step: PastStep) -> list[StepLine]:
        """Empty for a step that is too large to be told line by line."""
        if self._desk.history.edit_length(step.entry.seq) > MOST:
            return []
        edit = self._desk.history.edit_of(step.entry.seq)
        self._items.note(edit)
        return list(lines_of(edit))

    def line(self, line: StepLine) -> tuple[str, str, str, str]:
        """Where, in which field, before and after."""
        where = self.where(Place(line.place.item, ""))
        field = field_word(line.place.field) if line.place.field else ""
        return where, field, *self._became(line)

    def _became(self, line: StepLine) -> tuple[str, str]:
        item = self.name(line.item) if line.item is not None else ""
        match line.what:
            case "value":
                return self.value(line.before), self.value(line.after)
            case "came":
                return "", self.tr("新增“{name}”").format(name=item)
            case "gone":
                return self.tr("删除“{name}”").format(name=item), ""
            case "moved":
                return "", self.tr("移动")

    def when(self, at: str) -> str:
        """By the clock of this computer."""
        try:
            return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
        except ValueError:
            return at

    def day(self, at: str) -> str:
        """By the same clock; a day has many steps, and an hour of it is worked out once."""
        hour = at[: len("2026-01-01T00")]
        if hour not in self._days:
            self._days[hour] = self.when(at)[: len("2026-01-01")]
        return self._days[hour]

    def standing(self, step: PastStep) -> str:
        return {
            Standing.HOLDS: "",
            Standing.UNDONE: self.tr("已撤销"),
            Standing.REPLACED: self.tr("已撤销，后来另有修改"),
            Standing.LEFT: self.tr("已退回到更早"),
            Standing.TAKEN_BACK: self.tr("已单独退回"),
            Standing.FETCHED: self.tr("已取回"),
        }[step.standing]

    def by(self, step: PastStep) -> str:
        """Who made it what it is, and when; empty where nobody did."""
        if step.by is None:
            return ""
        return self.tr("{who} {when}").format(who=step.by.who, when=self.when(step.by.at))

    def where(self, place: Place, *, with_unit: bool = True) -> str:
        if place.item == BOOK_ID:
            return self.tr("整个文件")
        try:
            return place_words(self._items, place, with_unit=with_unit) or self.tr("表头与合计")
        except NotInBook:
            return self.tr("（已删除）{field}").format(field=field_word(place.field) if place.field else "")

    def name(self, item: Item) -> str:
        """What an item is called where it is said to come or go; a note by what it says."""
        if isinstance(item, Mark):
            said = self._talk.verdict(item.verdict)
            return (
                self.tr("{verdict}：{reason}").format(verdict=said, reason=item.reason)
                if item.reason
                else said
            )
        if isinstance(item, Appraisal):
            told = result(item)
            return self.tr("{total} 分").format(total=show_points(told.total)) if told else self.tr("未评完")
        if isinstance(item, Note):
            return next((str(s) for f in ("text", "reason") if (s := getattr(item, f, ""))), self.tr("批注"))
        if isinstance(item, Indicator):
            return f"{item.number} {item.name}".strip()
        if isinstance(item, EvaluationRow | EvaluatedIndicator):
            return item.level3 if isinstance(item, EvaluationRow) else item.name
        for field in ("name", "project", "department", "title"):
            if said := getattr(item, field, "").strip():
                return str(said)
        return self.tr("未命名")

    def value(self, value: Value) -> str:
        if isinstance(value, Decimal):
            return show_amount(value)
        if isinstance(value, bool):
            return self.tr("是") if value else self.tr("否")
        if isinstance(value, TotalsMode):
            return {
                TotalsMode.AUTOMATIC: self.tr("随项目自动更新"),
                TotalsMode.PRINTED: self.tr("固定为打印的数"),
                TotalsMode.ABSENT: self.tr("没有合计行"),
            }[value]
        if isinstance(value, tuple):
            return self.tr("{count} 项").format(count=len(value)) if value else ""
        if isinstance(value, StrEnum):
            return value.value
        return "" if value is None else str(value)

    def _tell(self, step: PastStep) -> Told:
        action = step.entry.action
        lines = self.lines(step)
        if not lines:
            return Told(action_word(action), self.tr("内容较多，不逐项列出"), "", "", None)
        place = next((place for line in lines if (place := self._goal(line)) is not None), None)
        first = lines[0]
        field = first.place.field if len(lines) == 1 and first.what == "value" else None
        did = action_word(action, field)
        if len(lines) > 1:
            did = self.tr("{action}（{count} 处）").format(action=did, count=len(lines))
        before, after = self._became(first)
        is_gone = not self._desk.tree.has(first.place.item)
        return Told(did, self.where(first.place, with_unit=is_gone), before, after, place)

    def _goal(self, line: StepLine) -> Place | None:
        tree = self._desk.tree
        if line.item is not None and not isinstance(line.item, Note) and tree.has(line.item.id):
            return Place(line.item.id, "")
        here = line.place.item
        return line.place if here != BOOK_ID and tree.has(here) else None
