"""The tab 历史: the steps of the file, newest first, narrowed by what one looks for."""

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.past import PastStep
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children
from perfdesk.domain.table import Project
from perfdesk.ui.fonts import line_height
from perfdesk.ui.history.detail import StepDetail
from perfdesk.ui.history.filters import Filters, Wanted
from perfdesk.ui.history.search import Search
from perfdesk.ui.history.steps_model import AFTER, BEFORE, DID, STANDING, WHEN, WHERE, WHO, StepsModel
from perfdesk.ui.history.words import StepWords

_LAG = 50
"""Milliseconds after a change before the list is made anew, so that fast typing pays for it once."""

_A_TIME = "0000-00-00 00:00"


class HistoryPanel(QWidget):
    """`wanted` carries what is to be done (`back`, `take`, `fetch`) and the number of the step; `visit` a Place."""

    wanted = Signal(str, int)
    visit = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = StepWords(desk, self)
        self.model = StepsModel(self._words, self)
        self.filters = Filters(self)
        self.view = _Steps(self.model, self)
        self.detail = StepDetail(self._words, self)
        self._steps: list[PastStep] = []
        self._search = Search(desk, self)
        self._shown: tuple[Wanted, Id | None, int] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LAG)
        self._connect()
        self._lay_out()

    def follow(self, _: Changed) -> None:
        """Only while somebody looks."""
        if self.isVisible():
            self._timer.start()

    def show_item(self, item: Id) -> None:
        """What 只看 stands for: the project at hand, or the table."""
        tree = self._desk.tree
        here = item if item != BOOK_ID and tree.has(item) else None
        name = self._words.name(tree.item(here)) if here is not None else ""
        self.filters.show_item(here, name)
        if self.filters.wanted.here_only:
            self.follow_filters()

    def settle(self) -> None:
        """Does now what timers would do in a moment."""
        self._timer.stop()
        self._refresh()
        self._search.finish()

    @property
    def current(self) -> PastStep | None:
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def select(self, seq: int) -> None:
        """Also where the filters hide it."""
        if self.model.row_of(seq) is None:
            self.filters.place.setCurrentIndex(0)
            self.filters.field.setCurrentIndex(0)
            self.filters.who.setCurrentIndex(0)
            self.filters.day.setCurrentIndex(0)
            self.settle()
        row = self.model.row_of(seq)
        if row is not None:
            self.view.go_to(row)

    def say_later(self, said: str, steps: tuple[int, ...]) -> None:
        known = {step.entry.seq: step for step in self._steps}
        self.detail.show_later(said, [known[seq] for seq in steps if seq in known])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def follow_filters(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        if self._desk.is_writing:  # it is told when that is over
            return
        here = self.filters.item if self.filters.wanted.here_only else None
        if self._shown is None or self._shown[2] != self._desk.history.head:
            self._words.forget()
            self._steps = self._desk.history.past.steps()
            self.filters.offer(self._steps, (self._words.day(s.entry.at) for s in self._steps))
        now = self.filters.wanted, here, self._desk.history.head
        if now != self._shown:
            self._shown = now
            self._list()

    def _list(self) -> None:
        current = self.current
        wanted = self.filters.wanted
        steps = [step for step in self._steps if self._is_by(step, wanted)]
        self._search.stop()
        self.model.show_rows([] if wanted.needs_reading else steps)
        if wanted.needs_reading:
            self._search.begin(steps, self._items_here() if wanted.here_only else (), wanted.field)
        else:
            self._say_count()
        row = self.model.row_of(current.entry.seq) if current is not None else None
        self.view.go_to(row if row is not None else 0)
        self._show_detail()

    def _found(self, steps: list[PastStep]) -> None:
        first = not self.model.rows
        self.model.add_rows(steps)
        if first and self.model.rows:
            self.view.go_to(0)
        self._say_count()

    def _is_by(self, step: PastStep, wanted: Wanted) -> bool:
        on_day = not wanted.day or self._words.day(step.entry.at) == wanted.day
        return on_day and (not wanted.who or step.entry.who == wanted.who)

    def _items_here(self) -> tuple[Id, ...]:
        """The project with its indicators; of anything else, itself."""
        here = self.filters.item
        if here is None:
            return ()
        item = self._desk.tree.items.get(here)
        below = children(item) if isinstance(item, Project) else ()
        return (here, *(child.id for child in below))

    def _say_count(self) -> None:
        words = self.tr("{count} 步，共 {all} 步")
        self.filters.count.setText(words.format(count=len(self.model.rows), all=len(self._steps)))

    def _show_detail(self) -> None:
        step = self.current
        if self._desk.is_writing:
            return
        is_last = step is not None and step.entry.seq == self._desk.history.past.now
        self.detail.show_step(step, can_write=not self._desk.read_only, is_last=is_last)

    def _ask(self, what: str) -> None:
        if self.current is not None:
            self.wanted.emit(what, self.current.entry.seq)

    def _visit(self) -> None:
        step = self.current
        place = self._words.told(step).place if step is not None else None
        if place is not None:
            self.visit.emit(place)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._refresh)
        self._search.found.connect(self._found)
        self.filters.changed.connect(self.follow_filters)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        self.view.opened.connect(self._visit)
        self.detail.visit_wanted.connect(self._visit)
        self.detail.back_wanted.connect(lambda: self._ask("back"))
        self.detail.take_wanted.connect(lambda: self._ask("take"))
        self.detail.fetch_wanted.connect(lambda: self._ask("fetch"))
        self.detail.later_wanted.connect(self.select)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self.view)
        halves.addWidget(self.detail)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(halves, 1)


class _Steps(QTableView):
    opened = Signal()

    def __init__(self, model: StepsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("历史"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the field at the end tells two steps apart
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(line_height(self.font()) + 8)
        header = self.horizontalHeader()
        letter = self.fontMetrics().height()  # of Chinese letters the width is hardly less
        for column, letters in ((WHO, 5), (DID, 10), (STANDING, 9)):
            header.resizeSection(column, letter * letters)
        header.resizeSection(WHEN, self.fontMetrics().horizontalAdvance(_A_TIME) + letter)
        for column in (WHERE, BEFORE, AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.opened)

    def go_to(self, row: int) -> None:
        index = self.model().index(row, DID)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, how)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
