"""年度主要任务 with its keys and buttons."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.extra import Task
from perfdesk.domain.identity import Id
from perfdesk.ui.captions import plain_label
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.clipboard import from_tsv, is_block, to_tsv
from perfdesk.ui.cells.keys import shortcut_text
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.widths import SharedWidths
from perfdesk.ui.closed import Closed, close
from perfdesk.ui.fields import Remark, RemarkLine
from perfdesk.ui.fonts import line_height
from perfdesk.ui.project_form.tasks_model import COLUMNS, TasksModel

_ROWS = 3
_SPECIAL = COLUMNS.index("special_account")


class TasksView(WordsView):
    """Enter or Tab at the end opens a further row."""

    def __init__(self, model: TasksModel, parent: QWidget | None = None) -> None:
        super().__init__(model, range(len(COLUMNS)), parent)
        samples = dict.fromkeys(range(2, len(COLUMNS)), "0,000,000.00")
        self._widths = SharedWidths(self, samples, {0: 2, 1: 5})

    def asks_for_row(self, column: int) -> bool:
        return column >= COLUMNS.index("total")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.lay_out()

    def minimumSizeHint(self) -> QSize:
        row = line_height(self.font()) + 8
        return QSize(480, self.horizontalHeader().sizeHint().height() + _ROWS * row + 2 * self.frameWidth())


class TasksPanel(QWidget):
    """Shown for a department, whose form asks for its tasks."""

    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TasksModel(desk, self)
        self._closed = Closed(desk, self)
        self._button_of: dict[keys.Key, QPushButton] = {}
        self._hints: dict[keys.Key, str] = {}
        self.view = TasksView(self.model, self)
        self._title, self._remark = plain_label(self.tr("年度主要任务"), self.view), RemarkLine(self)
        self._commands: dict[keys.Key, Callable[[], object]] = {
            keys.ADD: self.add_row,
            keys.REMOVE: self.remove_rows,
            keys.UP: lambda: self._move(-1),
            keys.DOWN: lambda: self._move(1),
            keys.COPY: self.copy,
            keys.PASTE: self.paste,
            keys.CLEAR: self.clear,
            keys.CLEAR_BACK: self.clear,
        }
        self._lay_out()
        self.view.commanded.connect(self._command)
        self.view.left.connect(self._drop_blank_row)
        self.view.closed.connect(self._is_closed)
        self.view.row_wanted.connect(lambda: self._add_at(len(self.model.tasks)))
        self.model.refused.connect(lambda sentence: self._remark.show_remark(Remark(sentence)))
        self.model.troubled.connect(self.troubled)

    def show_project(self, project_id: Id | None) -> None:
        self.view.commit_editor()
        self.model.show_project(project_id)
        self.follow_lock()
        self._say()

    def refresh(self) -> None:
        self.view.refresh()
        self._say()

    def follow_lock(self) -> None:
        """What was passed or handed in takes no further task, and its buttons say why."""
        why = self._closed.why(self.model.project_id)
        for key, button in self._button_of.items():
            close(button, why, self._hints[key])

    def _is_closed(self) -> bool:
        """Says why, where nothing can be changed."""
        why = self._closed.why(self.model.project_id)
        if why:
            self._remark.show_remark(Remark(why))
        return bool(why)

    def add_row(self) -> None:
        at = (
            self.view.currentIndex().row() + 1
            if self.view.currentIndex().isValid()
            else len(self.model.tasks)
        )
        self._add_at(at)

    def remove_rows(self) -> None:
        gone = self.view.selected_rows()
        self.model.give([task for n, task in enumerate(self.model.tasks) if n not in gone])

    def copy(self) -> None:
        index = self.view.selectedIndexes()
        if not index:
            return
        columns = range(min(i.column() for i in index), max(i.column() for i in index) + 1)
        block = [[self.model.text(row, column) for column in columns] for row in self.view.selected_rows()]
        QGuiApplication.clipboard().setText(to_tsv(block))

    def paste(self) -> None:
        """A block from the current cell on, with further rows as needed; one text into all selected."""
        text, index = QGuiApplication.clipboard().text(), self.view.currentIndex()
        if not text or self._is_closed():
            return
        if is_block(text) or not index.isValid():
            row, column = max(index.row(), 0), max(index.column(), 0)
            rows = enumerate(from_tsv(text), row)
            cells = [
                (r, c, said) for r, line in rows for c, said in enumerate(line, column) if c < len(COLUMNS)
            ]
            self.model.write(cells)
        else:
            self.model.write([(i.row(), i.column(), text.strip("\r\n")) for i in self.view.selectedIndexes()])

    def clear(self) -> None:
        self.model.write([(i.row(), i.column(), "") for i in self.view.selectedIndexes()])

    def _add_at(self, at: int) -> None:
        tasks = self.model.tasks
        if not self._is_closed() and self.model.give([*tasks[:at], Task(), *tasks[at:]]):
            self.refresh()
            self.view.go_to(at, 0)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_blank_row(self) -> None:
        """Enter in the last cell opened it, and nothing was written into it: it would be printed."""
        tasks = self.model.tasks
        if tasks and tasks[-1] == Task() and not self._closed.why(self.model.project_id):
            self.model.give(tasks[:-1])
            self.refresh()

    def _move(self, steps: int) -> None:
        at, tasks = self.view.currentIndex().row(), list(self.model.tasks)
        if at >= 0 and 0 <= at + steps < len(tasks) and not self._is_closed():
            column = self.view.currentIndex().column()
            tasks.insert(at + steps, tasks.pop(at))
            self.model.give(tasks)
            self.refresh()
            self.view.go_to(at + steps, column)

    def _command(self, key: keys.Key) -> None:
        if key not in self._commands or (key != keys.COPY and self._is_closed()):
            return
        if self.view.commit_editor():
            self._commands[key]()

    def _say(self) -> None:
        tasks = self.model.tasks
        totals = [task.amounts.total for task in tasks if task.amounts.total is not None]
        total = sum(totals, Decimal(0)) if totals else None
        used = any(task.amounts.special_account is not None for task in tasks)
        self.view.setColumnHidden(_SPECIAL, not used)
        words = self.tr("{count} 项，金额合计 {total}")
        said = words.format(count=len(tasks), total=show_amount(total) or "—") if tasks else ""
        self._remark.show_remark(Remark(said))

    def _lay_out(self) -> None:
        self.view.setAccessibleName(self.tr("年度主要任务"))
        self.view.empty_text = self.tr("还没有任务。按 Ctrl+Enter 新增一项。")
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._remark, 1)
        for key, text, hint in (
            (keys.ADD, self.tr("新增"), self.tr("在当前行之后新增一项任务（{key}）")),
            (keys.REMOVE, self.tr("删除"), self.tr("删除选中的任务（{key}）")),
        ):
            self._hints[key] = hint.format(key=shortcut_text(key))
            head.addWidget(self._button(key, text))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def _button(self, key: keys.Key, text: str) -> QPushButton:
        button = self._button_of[key] = QPushButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._command(key))
        return button
