"""Which steps are listed: of a project, of a field, by a person, on a day."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from perfdesk.desk.past import PastStep
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.ui.captions import plain_label
from perfdesk.ui.flow import Flow, labelled
from perfdesk.wording import field_word

_FIELDS = tuple(
    dict.fromkeys(
        field
        for kind in (Project, Indicator)
        for field in FIELDS[kind]
        if field not in ("lettering", "parts", "extra", "tasks", "truncated", "level1_code", "level2_code")
    )
)


class Wanted(NamedTuple):
    """What is empty does not narrow the list."""

    here_only: bool
    field: str
    who: str
    day: str

    @property
    def needs_reading(self) -> bool:
        """Whether the journal's lines themselves have to be looked into."""
        return self.here_only or bool(self.field)


class Filters(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self.field, self.who, self.day = (QComboBox(self) for _ in range(4))
        self.count = plain_label("")
        self.item: Id | None = None
        self._lay_out()

    @property
    def wanted(self) -> Wanted:
        here = self.place.currentIndex() == 1
        return Wanted(here, self.field.currentData() or "", self._said(self.who), self._said(self.day))

    def show_item(self, item: Id | None, name: str) -> None:
        """What stands for the place at hand."""
        self.item = item
        self.place.setItemText(
            1, self.tr("只看：{name}").format(name=name) if name else self.tr("只看当前项目")
        )

    def offer(self, steps: Iterable[PastStep], days: Iterable[str]) -> None:
        """The people and days that there are; what was chosen stays chosen."""
        self._refill(self.who, self.tr("所有人"), dict.fromkeys(step.entry.who for step in steps))
        self._refill(self.day, self.tr("所有日期"), dict.fromkeys(days))

    def _refill(self, box: QComboBox, everything: str, choices: Iterable[str]) -> None:
        said = self._said(box)
        texts = [everything, *choices]
        if texts != [box.itemText(n) for n in range(box.count())]:
            with QSignalBlocker(box):
                box.clear()
                box.addItems(texts)
                box.setCurrentIndex(max(0, texts.index(said) if said in texts[1:] else 0))

    def _said(self, box: QComboBox) -> str:
        return box.currentText() if box.currentIndex() > 0 else ""

    def _lay_out(self) -> None:
        self.place.addItems([self.tr("所有项目"), self.tr("只看当前项目")])
        self.field.addItem(self.tr("所有栏目"), "")
        words: dict[str, str] = {}
        for field in _FIELDS:
            words.setdefault(field_word(field), field)
        for word, field in words.items():
            self.field.addItem(word, field)
        named = (
            (self.place, self.tr("项目(&P)"), self.tr("历史：项目")),
            (self.field, self.tr("栏目(&L)"), self.tr("历史：栏目")),
            (self.who, self.tr("谁(&W)"), self.tr("历史：谁")),
            (self.day, self.tr("日期(&D)"), self.tr("历史：日期")),
        )
        row, asked = QVBoxLayout(self), Flow(ends_right=True)
        row.setContentsMargins(8, 4, 8, 2)
        for box, label, name in named:
            said = plain_label(label)
            said.setBuddy(box)
            box.setAccessibleName(name)
            box.setMaximumWidth(240)
            box.currentIndexChanged.connect(self.changed)
            asked.addWidget(labelled(said, box))
        asked.addWidget(self.count)
        row.addLayout(asked)
