"""The findings under the window: counted, grouped, and walked through with F8."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.ui import icons
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.findings_model import SENTENCE, WHERE, FindingsModel, Grouping
from perfdesk.ui.review.detail import FindingDetail
from perfdesk.wording import severity_word

_MANY = 50
"""Findings beyond which a group starts closed."""
_LAG = 50
"""Milliseconds after a change before the list is arranged anew, so that fast typing pays for it once."""


class FindingsList(QWidget):
    """`wanted`: the person wants to go to this finding's place; `folded`: there is something to list, or no more."""

    wanted = Signal(object)
    folded = Signal(bool)
    shown = Signal(bool)
    """Whether it is there at all: while it is not, others may tell findings in its stead."""

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._index = desk, findings
        self.model = FindingsModel(desk, self)
        self.tree = _Tree(self.model, self)
        self._counts = {severity: _CountButton(severity, self) for severity in sorted(Severity, reverse=True)}
        self._grouping = QComboBox(self)
        self.here_only = QCheckBox(self.tr("只看当前项目"), self)
        self._clean = QLabel(self)
        self._body = QSplitter(Qt.Orientation.Horizontal, self)
        self._item: Id = BOOK_ID
        self._last: Finding | None = None
        self._last_position = 0
        self._timer = QTimer(self, singleShot=True, interval=_LAG)
        self.detail = FindingDetail(desk, self)
        self._lay_out()
        for moved in (self.tree.selectionModel().currentChanged, self.tree.selectionModel().selectionChanged):
            moved.connect(self._show_detail)
        for turned in (self.model.modelReset, self.tree.expanded, self.tree.collapsed):
            turned.connect(self._show_detail)
        self._timer.timeout.connect(self._arrange)
        self.tree.activated_at.connect(self._open)
        self._arrange()

    def follow(self, _: Changed) -> None:
        """A moment later, once for many changes."""
        self._timer.start()

    def show_item(self, item: Id) -> None:
        """The item that 只看当前项目 stands for."""
        self._item = item
        here = item if self.here_only.isChecked() else None
        if here != self.model.here:
            self.model.here = here
            self._arrange()

    def step(self, by: int) -> bool:
        """To the next (1) or previous (-1) finding; False when there is none.

        When the last one was put right meanwhile, the one that took its position comes next.
        """
        self.settle()
        flat = self.model.flat()
        if not flat:
            return False
        if self._last in flat:
            position = flat.index(self._last) + by
        else:
            position = self._last_position if by > 0 else self._last_position - 1
        self._go(flat[position % len(flat)])
        return True

    @property
    def current(self) -> Finding | None:
        """The finding that is highlighted; what is done to a finding is done to none that nobody chose."""
        self.settle()
        return self.model.cause_at(self.tree.currentIndex()) if self.tree.is_at_finding else None

    @property
    def current_group(self) -> tuple[Finding, ...]:
        """All of the highlighted finding's rule, or of the highlighted rule."""
        current, index = self.current, self.tree.currentIndex()
        if current is None and self.model.grouping is Grouping.RULE and self.tree.is_highlighted(index):
            return self.model.groups[index.row()].findings
        return tuple(f for f in self.model.flat() if current is not None and f.rule == current.rule)

    def select(self, finding: Finding) -> None:
        """Stands at it, as one that was chosen elsewhere: what is done next is done to it."""
        self.settle()
        index = self.model.index_of(finding)
        self.tree.expand(index.parent())
        self.tree.setCurrentIndex(index)
        self.remember(finding)

    def settle(self) -> None:
        """Does now what the timer would do in a moment."""
        if self._timer.isActive():
            self._timer.stop()
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(not self.isHidden())  # a window put away has not lost its list

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type] # any QEvent
        for severity, button in getattr(self, "_counts", {}).items():
            button.setIcon(icons.severity_icon(severity, self.palette()))

    def _go(self, finding: Finding) -> None:
        self.select(finding)
        self.tree.scrollTo(self.tree.currentIndex())
        self.wanted.emit(finding)

    def _open(self, index: QModelIndex) -> None:
        finding = self.model.cause_at(index)
        if finding is not None:
            self.remember(finding)
            self.wanted.emit(self.model.finding_in_row(index))

    def remember(self, finding: Finding) -> None:
        """`step` goes on from it, also when it is put right meanwhile."""
        flat = self.model.flat()
        self._last, self._last_position = finding, flat.index(finding) if finding in flat else 0

    def _show_detail(self) -> None:
        index = self.tree.currentIndex()
        self.detail.show_finding(self.model.cause_at(index) if self.tree.is_at_finding else None)

    def _arrange(self) -> None:
        self._index.regroup()
        self._index.follow_causes()
        current = self.model.cause_at(self.tree.currentIndex())
        at_group = not self.tree.currentIndex().parent().isValid()
        scrolled = self.tree.verticalScrollBar().value()
        if self.model.arrange():
            self.tree.open_groups()
            index = self.model.index_of(current) if current is not None else QModelIndex()
            if index.isValid():
                shown = index.parent() if at_group else index
                self.tree.selectionModel().setCurrentIndex(
                    shown,
                    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
                )
            self.tree.verticalScrollBar().setValue(scrolled)
        for severity, button in self._counts.items():
            button.show_count(self._index.count(severity))
        self._fold(not self.model.groups)

    def _fold(self, is_clean: bool) -> None:
        """With nothing to list only the head stays; its room is the table's."""
        if not self._desk.checking.is_checked:  # its room stays: most large tables have something to list
            self._clean.setText(self.tr("正在检查…"))
            return
        hidden = self.tr("勾选的类别中没有问题。")
        if self.model.here is not None and is_clean:
            hidden = self.tr("这一项没有发现问题。")
        self._clean.setText(hidden if self.model.is_narrowed else self.tr("没有发现问题。"))
        self._clean.setVisible(is_clean)
        self._grouping.setVisible(not is_clean)
        if is_clean != self._body.isHidden():
            self._body.setVisible(not is_clean)
            self.folded.emit(is_clean)

    @property
    def is_folded(self) -> bool:
        return self._body.isHidden()

    def _regroup(self, choice: int) -> None:
        self.model.grouping = Grouping(choice)
        self._arrange()

    def _show_severities(self) -> None:
        self.model.hidden = frozenset(s for s, button in self._counts.items() if not button.isChecked())
        self._arrange()

    def _lay_out(self) -> None:
        self._clean.setTextFormat(Qt.TextFormat.PlainText)
        self._grouping.addItems([self.tr("按规则归组"), self.tr("按项目归组"), self.tr("按单位归组")])
        self._grouping.setAccessibleName(self.tr("归组方式"))
        self._grouping.currentIndexChanged.connect(self._regroup)
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 2, 2)
        head.setSpacing(14)
        for button in self._counts.values():
            button.toggled.connect(self._show_severities)
            head.addWidget(button)
        head.addWidget(self._clean)
        head.addStretch()
        self.here_only.setToolTip(self.tr("只列当前项目、单位或表自身的问题"))
        self.here_only.toggled.connect(lambda _: self.show_item(self._item))
        head.addWidget(self.here_only)
        head.addWidget(self._grouping)
        self._body.addWidget(self.tree)
        self._body.addWidget(self.detail)
        self._body.setStretchFactor(0, 1)
        self._body.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)


class _CountButton(QCheckBox):
    """`错误 2`, ticked while findings of its severity are listed."""

    def __init__(self, severity: Severity, parent: QWidget) -> None:
        super().__init__(parent)
        self._severity = severity
        self.setChecked(True)
        self.setIconSize(QSize(14, 14))
        self.setIcon(icons.severity_icon(severity, QApplication.palette()))
        self.setToolTip(self.tr("勾选的类别列在下面"))

    def show_count(self, count: int) -> None:
        self.setText(
            self.tr("{severity} {count}").format(severity=severity_word(self._severity), count=count)
        )


class _Tree(QTreeView):
    activated_at = Signal(QModelIndex)

    def __init__(self, model: FindingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._opened: set[str] = set()
        self._closed: set[str] = set()
        self._unfolded: set[Place] = set()
        self._is_arranging = False
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(self.tr("检查结果"))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(16)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(WHERE, 320)
        self.clicked.connect(self._visit)
        self.expanded.connect(self._note_opened)
        self.collapsed.connect(self._note_closed)

    def is_highlighted(self, index: QModelIndex) -> bool:
        """The keyboard alone may stand at a row that was not chosen, and a folded one cannot be seen."""
        above = index.parent()
        while above.isValid():
            if not self.isExpanded(above):
                return False
            above = above.parent()
        return index.isValid() and self.selectionModel().isRowSelected(index.row(), index.parent())

    @property
    def is_at_finding(self) -> bool:
        """A head stands for many and is none."""
        index = self.currentIndex()
        return index.parent().isValid() and self.is_highlighted(index)

    def open_groups(self) -> None:
        """As the person left them. A rule that fires all over the table is one question, and stays closed."""
        self._is_arranging = True
        for row, group in enumerate(self._model.groups):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            is_one_question = group.key in self._model.grouped
            is_open = not is_one_question and len(group.findings) <= _MANY and group.key not in self._closed
            above = self._model.index(row, 0)
            self.setExpanded(above, is_open or group.key in self._opened)
            for number, finding in enumerate(group.findings if self._unfolded and group.following else ()):
                self.setExpanded(self._model.index(number, 0, above), finding.place in self._unfolded)
        self._is_arranging = False

    def _note_opened(self, index: QModelIndex) -> None:
        """By the person; what was opened because it was short is closed when it has become a question."""
        if self._is_arranging:
            return
        if index.parent().isValid():
            self._unfolded.add(self._place_at(index))
            return
        key = self._model.groups[index.row()].key
        self._opened.add(key)
        self._closed.discard(key)

    def _note_closed(self, index: QModelIndex) -> None:
        if self._is_arranging:
            return
        if index.parent().isValid():
            self._unfolded.discard(self._place_at(index))
            return
        key = self._model.groups[index.row()].key
        self._closed.add(key)
        self._opened.discard(key)

    def _place_at(self, index: QModelIndex) -> Place:
        finding = self._model.cause_at(index)
        assert finding is not None
        return finding.place

    def _visit(self, index: QModelIndex) -> None:
        """A click goes to a finding's place; one on a group only opens it."""
        if index.parent().isValid():
            self.activated_at.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated_at.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
