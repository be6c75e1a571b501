"""Under the list of steps: everything that the current one changed, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.past import PastStep
from perfdesk.ui.captions import plain_label
from perfdesk.ui.flow import Flow
from perfdesk.ui.history.words import StepWords

_MOST = 200
"""Lines of a step that are listed."""
_FIELD = 1
"""The column of what was changed at a place: never cut, as it tells lines apart."""


class StepDetail(QWidget):
    """The first four signals are about the step shown; `later_wanted` names another one."""

    visit_wanted = Signal()
    back_wanted = Signal()
    take_wanted = Signal()
    fetch_wanted = Signal()
    later_wanted = Signal(int)

    def __init__(self, words: StepWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.lines = QTableWidget(0, 4, self)
        self.note = plain_label("")
        self.later = QListWidget(self)
        self.visit = QPushButton(self.tr("转到(&G)"), self)
        self.back = QPushButton(self.tr("回到这一步(&B)"), self)
        self.take = QPushButton(self.tr("只退回这一步(&T)"), self)
        self.fetch = QPushButton(self.tr("取回这一步(&F)"), self)
        self._later: list[int] = []
        self._lay_out()
        self.show_step(None, can_write=False, is_last=True)

    def show_step(self, step: PastStep | None, *, can_write: bool, is_last: bool) -> None:
        """`is_last`: the file is as this step left it."""
        lines = self._words.lines(step) if step is not None else []
        self.lines.setRowCount(0)
        for line in lines[:_MOST]:
            self._add(self._words.line(line))
        more = len(lines) - _MOST
        self.note.setText(self.tr("还有 {count} 处没有列出。").format(count=more) if more > 0 else "")
        self.note.setVisible(more > 0)
        self._hide_later()
        place = self._words.told(step).place if step is not None else None
        self.visit.setEnabled(place is not None)
        self.back.setEnabled(step is not None and can_write and not is_last)
        self.take.setEnabled(step is not None and can_write and step.can_be_taken_back)
        self.fetch.setEnabled(step is not None and can_write and step.can_be_fetched)

    def show_later(self, said: str, steps: Sequence[PastStep]) -> None:
        """Those that build on the step shown; one can go to each."""
        self.note.setText(said)
        self.note.show()
        self.later.clear()
        self._later = [step.entry.seq for step in steps]
        for step in steps:
            told = self._words.told(step)
            self.later.addItem(
                self.tr("{when} {who}：{did}　{where}　{before} → {after}").format(
                    when=self._words.when(step.entry.at), who=step.entry.who, **told._asdict()
                )
            )
        self.later.setVisible(bool(steps))
        self.lines.setVisible(not steps)

    def _hide_later(self) -> None:
        self.later.hide()
        self.lines.show()

    def _add(self, texts: Sequence[str]) -> None:
        row = self.lines.rowCount()
        self.lines.insertRow(row)
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            cell.setToolTip(text)
            self.lines.setItem(row, column, cell)

    def _lay_out(self) -> None:
        self.lines.setHorizontalHeaderLabels(
            [self.tr("位置"), self.tr("栏目"), self.tr("原来"), self.tr("改为")]
        )
        self.lines.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.lines.setAccessibleName(self.tr("这一步改动的内容"))
        self.lines.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.lines.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.lines.setTabKeyNavigation(False)
        self.lines.verticalHeader().hide()
        self.lines.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.lines.horizontalHeader().setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.ResizeToContents)
        self.later.setAccessibleName(self.tr("用到这一步的后来的修改"))
        self.later.itemActivated.connect(lambda _: self._go_later())
        self.later.itemClicked.connect(lambda _: self._go_later())
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        tips = {
            self.visit: self.tr("转到改动的地方（Enter）"),
            self.back: self.tr(
                "文件内容变回刚做完这一步时的样子；之后的修改留在历史里，可以撤销，也可以再取回"
            ),
            self.take: self.tr("只退回这一步，之后的修改不动；之后的修改用到它时会说明是哪几步"),
            self.fetch: self.tr("把撤销或退回的这一步重新做一次，后来的修改不动"),
        }
        acts = (self.visit_wanted, self.back_wanted, self.take_wanted, self.fetch_wanted)
        buttons = Flow()
        for (button, tip), wanted in zip(tips.items(), acts, strict=True):
            button.setToolTip(tip)
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 6)
        for part in (self.lines, self.note, self.later):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def _go_later(self) -> None:
        self.later_wanted.emit(self._later[self.later.currentRow()])
