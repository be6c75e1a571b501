"""The tree at the left: find a table, unit or project, and do things to it."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.identity import Id
from perfdesk.ui.context_menu import pop_up
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.navigator_model import EVALUATIONS, MARK, NAME, Index, NavigatorModel

_MANY = 2_000
"""Rows beyond which opening all of them at once would be felt."""
_MANY_HITS = 400
"""The same while one types what is sought: it is done at each letter."""
_NARROWEST = 22
"""Letters: a name of which less can be seen says nothing."""


class Navigator(QWidget):
    """A filter line above the tree. `chosen`: the current item became another; `opened`: its form is wanted.

    `overview_wanted`: the row that holds all self-evaluations of projects became current.
    """

    chosen = Signal(str)
    opened = Signal(str)
    overview_wanted = Signal()

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NavigatorModel(desk, findings, self)
        self.tree = _Tree(self.model, self)
        self.filter = _FilterLine(self)
        self._nothing = QLabel(self.tr("没有找到。清除筛选（Esc）可看到全部项目。"), self)
        self._menu_actions: list[QAction | None] = []
        self._lay_out()
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.left_downwards.connect(self._go_to_first)
        self.tree.enter_pressed.connect(lambda: self._tell_of(self.current, self.opened))
        self.tree.doubleClicked.connect(lambda index: self._tell_of(self.model.id_at(index), self.opened))
        self.tree.current_changed.connect(self._current_changed)
        self.model.all_marks_changed.connect(self.tree.viewport().update)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.expand_levels()

    @property
    def is_on_item(self) -> bool:
        """False on the row that holds self-evaluations and is none itself."""
        return self.current != EVALUATIONS

    @property
    def current(self) -> Id:
        return self.model.id_at(self.tree.currentIndex())

    @property
    def selected(self) -> list[Id]:
        """The items lit in the tree, from top to bottom; what only holds self-evaluations is none."""
        indexes = sorted(self.tree.selectionModel().selectedRows(NAME), key=self._depth_first)
        return [self.model.id_at(i) for i in indexes if self.model.id_at(i) not in (EVALUATIONS, BOOK_ID)]

    def _depth_first(self, index: QModelIndex) -> list[int]:
        steps = []
        while index.isValid():
            steps.append(index.row())
            index = index.parent()
        return steps[::-1]

    def select(self, item_id: Id) -> None:
        """Follows the other panes; says nothing back."""
        index = self.model.index_of(item_id)
        if index.isValid() and item_id != self.current:
            with self.tree.quietly():
                self.tree.go_to(index)

    def show_whole(self, table_id: Id) -> None:
        """The row of a table and what is below it, as far as there is room; the current row in any case."""
        last = index = self.model.index_of(table_id)
        while (rows := self.model.rowCount(last)) and self.tree.isExpanded(last):
            last = self.model.index(rows - 1, NAME, last)
        for each in (last, index, self.tree.currentIndex()):
            self.tree.scrollTo(each)

    def follow(self, change: Changed) -> None:
        with self.tree.quietly():
            self.model.follow(change)
        if self.model.is_filtered and change.is_structural:
            self.tree.expand_hits()
        self._say_nothing_found()

    def set_menu(self, actions: list[QAction | None]) -> None:
        """The window's actions that also stand in the context menu; None is a line."""
        self._menu_actions = actions

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self._nothing)
        layout.addWidget(self.tree)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().averageCharWidth())
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.setTabOrder(self.filter, self.tree)

    def _filter_changed(self, text: str) -> None:
        before = self.current
        with self.tree.quietly():
            self.model.set_filter(text)
            if self.model.is_filtered:
                self.tree.expand_hits()
            else:
                self.tree.expand_levels()
        self.select(before)
        self._say_nothing_found()

    def _say_nothing_found(self) -> None:
        self._nothing.setVisible(self.model.is_filtered and self.model.first_project() is None)

    def _go_to_first(self) -> None:
        first = self.model.first_project() if self.model.is_filtered else None
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        if first is not None:
            self.tree.go_to(self.model.index_of(first))

    def _current_changed(self, index: Index) -> None:
        if index.isValid():
            self._tell_of(self.model.id_at(index), self.chosen)

    def _tell_of(self, item_id: Id, signal: SignalInstance) -> None:
        if item_id == EVALUATIONS:
            self.overview_wanted.emit()
        else:
            signal.emit(item_id)

    def _show_menu(self, at: QPoint) -> None:
        pop_up(self._menu_actions, at, self.tree.viewport())


class _FilterLine(QLineEdit):
    """Esc clears, Enter and the down arrow go on into the tree."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("查找项目、目标、指标（Ctrl+F）"))
        self.setAccessibleName(self.tr("查找项目"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left_downwards.emit()
            case _:
                super().keyPressEvent(event)


class _Quiet:
    """While it is open, the tree does not report a new current item: it is being led, not leading."""

    def __init__(self, tree: "_Tree") -> None:
        self._tree = tree

    def __enter__(self) -> None:
        self._tree.quiet += 1

    def __exit__(self, *_: object) -> None:
        self._tree.quiet -= 1


class _Tree(QTreeView):
    current_changed = Signal(object)
    enter_pressed = Signal()

    def __init__(self, model: NavigatorModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.quiet = 0
        self._model = model
        self._closed: set[Id] = set()
        self._show_later = QTimer(self, singleShot=True, interval=0)
        self._show_later.timeout.connect(lambda: QTimer.singleShot(0, self, self._show_current))
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setIndentation(12)
        self.setAccessibleName(self.tr("项目目录"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MARK, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(MARK, self._width_of_marks())
        self.collapsed.connect(lambda index: self._closed.add(model.id_at(index)))
        self.expanded.connect(lambda index: self._closed.discard(model.id_at(index)))
        model.rowsInserted.connect(self._open_new)

    def _width_of_marks(self) -> int:
        """Of what can stand in a row at once: a finding's sign, a tick and how many comments wait."""
        style, signs = self.style(), self._model.sign(is_passed=True, comments=9)
        icon = style.pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, self)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return icon + self.fontMetrics().horizontalAdvance(signs) + 4 * margin + 2

    def go_to(self, index: QModelIndex) -> None:
        """Makes it current and the only one selected, whatever keys are held, and shows it.

        Where thousands of rows come to be shown with it, that is done after the next turn of the window: what is
        done here may be all that one has time for.
        """
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        around = index.parent()
        is_slow = not self.isExpanded(around) and self._model.rowCount(around) > _MANY
        self.setAutoScroll(not is_slow)
        self.selectionModel().setCurrentIndex(index, how)
        self.setAutoScroll(True)
        self._show_later.start() if is_slow else self.scrollTo(index)

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """When panes around it need more room, the current row stays in sight."""
        super().resizeEvent(event)
        was = QRect(QPoint(0, 0), event.oldSize())
        if event.size().height() < was.height() and was.intersects(self.visualRect(self.currentIndex())):
            self.scrollTo(self.currentIndex())

    def quietly(self) -> _Quiet:
        return _Quiet(self)

    def expand_levels(self) -> None:
        """Everything open, except what the person closed; of a very long table only the units."""
        closed = set(self._closed)
        if self._model.shown_count > _MANY:
            self.expandToDepth(0)
        else:
            self.expandAll()
        for item_id in closed:
            self.collapse(self._model.index_of(item_id))

    def expand_hits(self) -> None:
        """Everything open; of very many only the first units, while the others say how many are in them.

        A letter that nearly every project says is no more than the beginning of a word.
        """
        if self._model.shown_count <= _MANY_HITS:
            self.expandAll()
            return
        self.expandToDepth(0)
        room = _MANY_HITS
        for unit in self._model.units():
            room -= self._model.rowCount(unit)
            if room < 0:
                break
            self.expand(unit)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self.quiet:
            self.current_changed.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """As deep as `expand_levels`; what holds very many when something in it is gone to."""
        around = self._model.id_at(parent)
        for row in range(first, last + 1) if self._model.holds_holders(around) else ():
            index = self._model.index(row, NAME, parent)
            if self._model.id_at(index) not in self._closed and self._model.rowCount(index) <= _MANY:
                self.expandRecursively(index, 0 if self._model.shown_count > _MANY else -1)
        if around in (BOOK_ID, *self._closed):
            return
        if last - first < _MANY:
            self.expand(parent)
        else:
            self.collapse(parent)
            self._closed.discard(around)  # nobody closed it
