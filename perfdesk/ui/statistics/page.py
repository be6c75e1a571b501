"""The tab 统计: a question, its figures as a table and as bars, and beneath them the projects behind a figure."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.statistics.facts import Facts, Subject, facts_of
from perfdesk.desk.statistics.pivot import Pivot, Question, behind, pivot
from perfdesk.desk.statistics.sheets import Shown, shown_pivot
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui.captions import plain_label
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing
from perfdesk.ui.statistics.chart_view import ChartView
from perfdesk.ui.statistics.out import OutButton
from perfdesk.ui.statistics.pivot_model import PivotModel
from perfdesk.ui.statistics.question_bar import QuestionBar
from perfdesk.wording import StatisticsWords, place_words

_MOST_LISTED = 1000
_LOWEST = 48
"""Pixels of height that a list keeps on the smallest screen; the splitter gives it more where there is room."""
_ROOM = 16
"""Pixels between the words of two columns."""
_Counted = tuple[Facts, Pivot]


class StatisticsPage(QWidget):
    """Counted anew whenever the book has changed and somebody looks. `wanted` carries a Place, `written` a Path."""

    wanted = Signal(object)
    written = Signal(object)
    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, StatisticsWords()
        self._facts: Facts | None = None
        self._shown: Shown | None = None
        self._asked = Question(Subject.AMOUNTS, "unit")
        self._is_stale = True
        self._job: Job | None = None
        self.bar = QuestionBar(self)
        self.model, self.view, self.chart = PivotModel(self), QTableView(self), ChartView(self)
        self.out = OutButton(desk, self)
        self.items, self._caption, self.note = QListWidget(self), plain_label(""), plain_label("")
        self._lay_out()
        self._connect()

    def follow(self, _: Changed) -> None:
        self._is_stale = True
        if self.isVisible():
            self.count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.count()

    def count(self) -> None:
        """Beside the window: the first time pandas has to be loaded."""
        self._is_stale = False
        if self._job is not None:
            self._job.cancel()
        question, now = self.bar.question, self._desk.reckoning

        def work(_: object) -> _Counted:
            facts = facts_of(question.subject, now)
            return facts, pivot(facts, question)

        self._say(self.tr("正在统计…"))
        share_the_interpreter()
        self._job = Job(work, self)
        self._job.done.connect(self._show)
        self._job.ended.connect(stop_sharing)
        self._job.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a figure goes to what is behind it, Enter there to the item itself."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.view.hasFocus() and self.items.count():
            self.items.setCurrentRow(max(self.items.currentRow(), 0))
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.items.hasFocus() and self.items.currentItem() is not None:
            self._go(self.items.currentItem())

    def _show(self, counted: _Counted) -> None:
        self._facts, figures = counted
        if self.bar.offer_years(self._facts.years):
            self.count()
            return
        self._asked = figures.question
        self._shown = shown = shown_pivot(figures, self._words)
        self.model.show_pivot(shown)
        self._fit_columns()
        self.chart.show_pivot(shown, figures.question.columns)
        self.out.show_pivot(self._desk.reckoning, self._facts, shown, figures.question)
        self._say(self._note(shown))
        self._list_behind(self.view.currentIndex())

    def _note(self, shown: Shown) -> str:
        if (
            not self._desk.checking.is_checked
            and self._facts is not None
            and self._facts.subject == "findings"
        ):
            return self.tr("正在检查，检查完后这里会自动更新。")
        return shown.note if shown.rows else self.tr("这个文件里还没有可以统计的内容。")

    def _list_behind(self, index: QModelIndex) -> None:
        figure = self.model.figure_at(index)
        self.items.clear()
        if figure is None or self._facts is None or self._shown is None:
            self._caption.setText(self.tr("选中一个数，这里列出它由哪些项目组成；按回车转到项目。"))
            return
        found = behind(self._facts, self._asked, figure.row, figure.column)
        row, column = self.model.words_at(index)
        said = self.tr("{row} · {column}：{figure}，由以下 {count} 项组成")
        self._caption.setText(said.format(row=row, column=column, figure=figure.text, count=len(found)))
        for item_id in found[:_MOST_LISTED]:
            if self._desk.tree.has(item_id):
                entry = QListWidgetItem(self._name(item_id), self.items)
                entry.setData(Qt.ItemDataRole.UserRole, item_id)
        if len(found) > _MOST_LISTED:
            self._caption.setText(
                self._caption.text() + self.tr("（列出前 {count} 项）").format(count=_MOST_LISTED)
            )

    def _name(self, item_id: Id) -> str:
        """A table goes by its title, what is in it by where it stands."""
        table = self._desk.tree.table(item_id)
        return place_words(self._desk.tree, Place(item_id, "")) or (table.title if table is not None else "")

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _fit_columns(self) -> None:
        self.view.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.view.setColumnWidth(column, self.view.columnWidth(column) + _ROOM)

    def _go(self, entry: QListWidgetItem) -> None:
        self.wanted.emit(Place(entry.data(Qt.ItemDataRole.UserRole), ""))

    def _ask(self, _: Question) -> None:
        self.view.setCurrentIndex(QModelIndex())
        self.count()

    def _connect(self) -> None:
        self.bar.asked.connect(self._ask)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(lambda index, _: self._list_behind(index))
        self.model.modelReset.connect(lambda: self._list_behind(QModelIndex()))
        self.view.doubleClicked.connect(lambda _: self.items.setFocus(Qt.FocusReason.OtherFocusReason))
        self.items.itemDoubleClicked.connect(self._go)
        self.out.written.connect(lambda path: self.written.emit(Path(path)))
        self.out.troubled.connect(self.troubled)

    def _lay_out(self) -> None:
        self.view.setAccessibleName(self.tr("统计表"))
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setAlternatingRowColors(True)
        self.items.setAccessibleName(self.tr("组成这个数的项目"))
        self.items.setUniformItemSizes(True)
        for part in (self.view, self.items):
            part.setMinimumHeight(_LOWEST)
        self.note.setContentsMargins(8, 0, 8, 0)
        across, down = QSplitter(Qt.Orientation.Horizontal, self), QSplitter(Qt.Orientation.Vertical, self)
        across.addWidget(self.view)
        across.addWidget(self._scrolled_chart())
        across.setSizes([520, 480])
        down.addWidget(across)
        down.addWidget(self._lower())
        down.setSizes([330, 140])
        self.bar.add(self.out)
        head = QVBoxLayout()
        head.addWidget(self.bar)
        head.setContentsMargins(8, 6, 8, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(down, 1)

    def _scrolled_chart(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidget(self.chart)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(_LOWEST)
        return scroll

    def _lower(self) -> QWidget:
        lower = QWidget(self)
        beneath = QVBoxLayout(lower)
        beneath.setContentsMargins(8, 4, 8, 4)
        beneath.addWidget(self._caption)
        beneath.addWidget(self.items)
        return lower
