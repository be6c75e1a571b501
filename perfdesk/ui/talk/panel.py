"""The tab 审核: the state of what is at hand, the threads, and the one that is chosen with its answers."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk import deciding
from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Proposal, Verdict
from perfdesk.domain.table import Project
from perfdesk.domain.talk import Thread
from perfdesk.ui.flow import Flow
from perfdesk.ui.fonts import line_height
from perfdesk.ui.talk.threads_model import SAID, STANDING, WHEN, WHERE, WHO, ThreadsModel
from perfdesk.ui.talk.words import TalkWords


class TalkPanel(QWidget):
    """`visit` carries a Place; `decided` a state for the item at hand; `settled` threads and what is decided."""

    visit = Signal(object)
    decided = Signal(object)
    settled = Signal(object, object)
    accepted = Signal(object)
    answered = Signal(object, str)
    comment_wanted = Signal()
    propose_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = TalkWords(desk, self)
        self.model = ThreadsModel(self.words, self)
        self.view = _Threads(self.model, self)
        self.here: Id = BOOK_ID
        self.state = QLabel(self)
        self.changed = QLabel(self)
        self.states = {verdict: QPushButton(self) for verdict in _STATES}
        self.which = QComboBox(self)
        self.only_here = QCheckBox(self.tr("只看当前项目"), self)
        self.count = QLabel(self)
        self.whole = QPlainTextEdit(self)
        self.answer = QLineEdit(self)
        self.buttons = {name: QPushButton(self) for name in _BUTTONS}
        self._lay_out()
        self._connect()
        self.refresh()

    def follow(self, _: Changed) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_item(self, item: Id) -> None:
        self.here = item
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        kept = self.current.head.id if self.current is not None else None
        threads = [thread for thread in self._desk.talk.all_threads() if self._is_wanted(thread)]
        self.model.show_rows(threads)
        row = next((row for row, thread in enumerate(threads) if thread.head.id == kept), 0)
        self.view.go_to(row)
        everything = self._desk.talk.all_threads()
        is_open = sum(thread.is_open for thread in everything)
        self.count.setText(self.tr("待处理 {open} 条，共 {all} 条").format(open=is_open, all=len(everything)))
        self._show_state()
        self._show_thread()

    @property
    def current(self) -> Thread | None:
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    @property
    def chosen(self) -> list[Thread]:
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return [self.model.rows[row] for row in rows]

    def _is_wanted(self, thread: Thread) -> bool:
        which = self.which.currentIndex()
        if (which == 0 and not thread.is_open) or (which == 2 and not isinstance(thread.head, Proposal)):
            return False
        tree, item = self._desk.tree, thread.head.item
        return not self.only_here.isChecked() or (tree.has(item) and self.here in tree.with_owners(item))

    def _show_state(self) -> None:
        tree, talk = self._desk.tree, self._desk.talk
        has_state = self.here != BOOK_ID and tree.has(self.here)
        verdict = deciding.state_of(talk, tree, self.here) if has_state else Verdict.DRAFT
        mark = talk.state(tree.with_owners(self.here)) if has_state else None
        name = self.words.where(_place(self.here)) if has_state else ""
        said = self.tr("{name}：{state}").format(name=name, state=self.words.state(verdict, mark))
        self.state.setText(said if has_state else self.tr("还没有表。"))
        following = deciding.next_states(verdict) if has_state and not self._desk.read_only else ()
        for each, button in self.states.items():
            button.setVisible(each in following)
        rows = deciding.changed_since(talk, tree, self.here) if has_state else ()
        self.changed.setVisible(bool(rows))
        listed = "、".join(self.words.near(_place(row)) for row in rows[:_MOST])
        self.changed.setText(
            self.tr("上次通过后改过 {count} 处：{rows}").format(count=len(rows), rows=listed)
        )
        is_project = has_state and isinstance(tree.item(self.here), Project)
        self.buttons["sheet"].setEnabled(is_project and not self._desk.read_only)

    def _show_thread(self) -> None:
        thread = self.current
        self.whole.setPlainText(
            self.words.whole(thread)
            if thread is not None
            else self.tr(
                "还没有意见。在表格或表单中选中一处，按 Ctrl+Alt+M 写批注，按 Ctrl+Alt+P 提修改建议。"
            )
        )
        can = thread is not None and not self._desk.read_only
        chosen = self.chosen
        proposals = [t for t in chosen if isinstance(t.head, Proposal) and t.is_open]
        comments = [t for t in chosen if not isinstance(t.head, Proposal) and t.is_open]
        self.answer.setEnabled(can)
        self.buttons["answer"].setEnabled(can and bool(self.answer.text().strip()))
        for name, of in (("accept", proposals), ("decline", proposals), ("resolve", comments)):
            self.buttons[name].setEnabled(can and bool(of))
        self.buttons["reopen"].setEnabled(can and any(not t.is_open for t in chosen))
        self.buttons["visit"].setEnabled(thread is not None and self._desk.tree.has(thread.head.item))

    def _settle(self, verdict: Verdict) -> None:
        is_proposal = verdict is Verdict.DECLINED
        threads = [
            thread
            for thread in self.chosen
            if (verdict is Verdict.UNRESOLVED) is not thread.is_open
            and (verdict is Verdict.UNRESOLVED or isinstance(thread.head, Proposal) is is_proposal)
        ]
        self.settled.emit(threads, verdict)

    def _accept(self) -> None:
        self.accepted.emit([t for t in self.chosen if isinstance(t.head, Proposal) and t.is_open])

    def _answer(self) -> None:
        if self.current is not None and self.answer.text().strip():
            self.answered.emit(self.current, self.answer.text())

    def _visit(self) -> None:
        if self.current is not None:
            self.visit.emit(self.current.place)

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_thread())
        self.view.opened.connect(self._visit)
        self.which.currentIndexChanged.connect(self.refresh)
        self.only_here.toggled.connect(self.refresh)
        self.answer.textChanged.connect(lambda _: self._show_thread())
        self.answer.returnPressed.connect(self._answer)
        for verdict, button in self.states.items():
            button.clicked.connect(lambda _=False, verdict=verdict: self.decided.emit(verdict))
        for name, act in {
            "comment": self.comment_wanted.emit, "propose": self.propose_wanted.emit,
            "sheet": self.sheet_wanted.emit, "visit": self._visit, "answer": self._answer, "accept": self._accept,
            "decline": lambda: self._settle(Verdict.DECLINED), "resolve": lambda: self._settle(Verdict.RESOLVED),
            "reopen": lambda: self._settle(Verdict.UNRESOLVED),
        }.items():  # fmt: skip
            self.buttons[name].clicked.connect(lambda _=False, act=act: act())

    def _name_buttons(self) -> None:
        for name, text in {
            "comment": self.tr("写批注…"), "propose": self.tr("提修改建议…"), "sheet": self.tr("审核评分…"),
            "visit": self.tr("转到这里"), "answer": self.tr("答复"), "accept": self.tr("采纳"),
            "decline": self.tr("不采纳"), "resolve": self.tr("了结"), "reopen": self.tr("重开"),
        }.items():  # fmt: skip
            self.buttons[name].setText(text)
            self.buttons[name].setObjectName(name)
        for verdict, text in {
            Verdict.SUBMITTED: self.tr("送审"), Verdict.PASSED: self.tr("审核通过"),
            Verdict.RETURNED: self.tr("退回…"), Verdict.HANDED_IN: self.tr("标为已报送"),
            Verdict.DRAFT: self.tr("重新打开…"),
        }.items():  # fmt: skip
            self.states[verdict].setText(text)
            self.states[verdict].setObjectName(f"state_{verdict.value}")

    def _lay_out(self) -> None:
        self._name_buttons()
        for label in (self.state, self.changed, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.changed.setWordWrap(True)
        self.which.addItems([self.tr("待处理"), self.tr("全部意见"), self.tr("修改建议")])
        self.which.setAccessibleName(self.tr("看哪些意见"))
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(self.tr("意见全文"))
        self.whole.setTabChangesFocus(True)
        self.answer.setPlaceholderText(self.tr("写答复，按 Enter 发出"))
        self.answer.setAccessibleName(self.tr("答复"))
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self.view)
        halves.addWidget(self._below())
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.state)
        layout.addWidget(self.changed)
        layout.addLayout(_row(*self.states.values(), self.buttons["sheet"]))
        layout.addLayout(
            _row(self.which, self.only_here, self.buttons["comment"], self.buttons["propose"], self.count)
        )
        layout.addWidget(halves, 1)

    def _below(self) -> QWidget:
        below = QWidget(self)
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.whole, 1)
        layout.addWidget(self.answer)
        layout.addLayout(
            _row(*(self.buttons[n] for n in ("answer", "accept", "decline", "resolve", "reopen", "visit")))
        )
        return below


_STATES = (Verdict.SUBMITTED, Verdict.PASSED, Verdict.RETURNED, Verdict.HANDED_IN, Verdict.DRAFT)
_BUTTONS = ("comment", "propose", "sheet", "answer", "accept", "decline", "resolve", "reopen", "visit")
_MOST = 6
"""Places that a line lists."""


def _place(item: Id) -> Place:
    return Place(item, "")


def _row(*widgets: QWidget) -> Flow:
    row = Flow()
    for widget in widgets:
        row.addWidget(widget)
    return row


class _Threads(QTableView):
    opened = Signal()

    def __init__(self, model: ThreadsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("审核意见"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(line_height(self.font()) + 8)
        header, letter = self.horizontalHeader(), self.fontMetrics().height()
        for column, letters in ((WHO, 9), (WHEN, 9), (STANDING, 5)):
            header.resizeSection(column, letter * letters)
        for column in (WHERE, SAID):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.opened)

    def go_to(self, row: int) -> None:
        index = self.model().index(row, WHERE)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
