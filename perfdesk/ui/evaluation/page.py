"""One self-evaluation as a table: heading, rows with their commands, what belongs to the current row, totals."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TotalsMode
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.words_editor import WordsEditor
from perfdesk.ui.closed import Closed, close
from perfdesk.ui.evaluation.columns import Column, PartColumn
from perfdesk.ui.evaluation.details import RowDetail
from perfdesk.ui.evaluation.row_work import RowWork
from perfdesk.ui.evaluation.rows_model import EvaluationRows
from perfdesk.ui.evaluation.rows_view import EvaluationView
from perfdesk.ui.evaluation.totals_line import TotalsLine
from perfdesk.ui.flow import flowing
from perfdesk.ui.talk.review_line import ReviewLine


class Act(NamedTuple):
    """A button and what it does."""

    name: str
    text: str
    hint: str
    act: Callable[[], None]


class EvaluationPage(QWidget):
    """`heading_wanted`: the form with the facts; `visit_wanted`: a target indicator.

    `noticed`: what came of a command, where that needs a sentence.
    """

    heading_wanted = Signal(str)
    visit_wanted = Signal(object)
    troubled = Signal(str)
    noticed = Signal(str)
    name_field = "name"
    worked_out_by: Sequence[str] = ()
    """The buttons that belong to what is shown below the rows."""
    is_monitoring = False
    has_totals = True
    """Whether points add up under the rows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows = EvaluationRows(desk, self.columns(), self)
        self.view = EvaluationView(self.rows, self.typed(), self)
        self.detail = self.make_detail()
        self.totals = TotalsLine(desk, self)
        self.work = RowWork(self.view, desk)
        self.review = ReviewLine(desk, self)
        self._title, self._facts = QLabel(self), QLabel(self)
        self._edit_heading = QPushButton(self.tr("基本情况(&B)"), self)
        self._is_following = False
        self.buttons: dict[str, QPushButton] = {}
        self._hints: dict[str, str] = {}
        self._closed = Closed(desk, self)
        self._commands: dict[keys.Key, Callable[[], None]] = {
            keys.ADD: self.add_row,
            keys.REMOVE: self.remove_rows,
            keys.UP: lambda: self._move(-1),
            keys.DOWN: lambda: self._move(1),
            **self.work.commands,
        }
        self._lay_out()
        self._connect()

    def part_columns(self) -> Sequence[Column]:
        """Where the form prints a target value in columns of its own; they stand in its stead."""
        return (
            PartColumn("parts.sign", self.tr("指标性质"), sample="0" * 8),
            PartColumn("parts.number", self.tr("指标值"), share=3),
            PartColumn("parts.unit", self.tr("度量单位"), sample="0" * 8),
        )

    def columns(self) -> Sequence[Column]:
        raise NotImplementedError

    def typed(self) -> Sequence[str]:
        """The fields that Tab goes through."""
        raise NotImplementedError

    def make_detail(self) -> RowDetail:
        raise NotImplementedError

    def acts(self) -> Sequence[Act]:
        """The buttons that only this kind of table has."""
        raise NotImplementedError

    @property
    def table_id(self) -> Id | None:
        return self.rows.table_id

    def show_table(self, table_id: Id | None) -> None:
        if table_id != self.table_id:
            self._give_up_editor()
            self.rows.show_table(table_id)
            if self.rows.rowCount():
                self.view.go_to(0, self.view.typed[0])
        self._refresh_around()

    def follow(self, _: Changed) -> None:
        """While rows come and go the cursor runs about: what is beside it hears of the end only."""
        if self.table_id is not None and self.desk.tree.has(self.table_id):
            self._is_following = True
            self.view.refresh()
            self._is_following = False
            self._refresh_around()

    def go_to(self, place: Place) -> bool:
        """False when it is no place of these rows; sums that follow the rows are theirs, too."""
        row = self.rows.row_of(place.item)
        if row is None:
            return place.item == self.table_id and self._go_to_sums(place.field)
        self.view.go_to(row, self.rows.column_of(place.field))
        if not self.detail.go_to(place.field):
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def state(self) -> str:
        """What is to be done first; empty where nothing is."""
        return ""

    def _go_to_sums(self, field: str) -> bool:
        table = self.desk.tree.item(self.table_id) if self.table_id is not None else None
        follows = getattr(table, "totals", None) is TotalsMode.AUTOMATIC
        if not follows or field not in ("total_weight", "total_score", "grade"):
            return False
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def add_row(self) -> None:
        table, after = self.table_id, self.view.current_id
        if table is not None:
            self.work.do(lambda: evaluating.add_row(self.desk.tree, table, after))
            row = min(self.view.currentIndex().row() + 1, self.rows.rowCount() - 1)
            self.view.go_to(row, self.rows.column_of(self.name_field))
            self.view.setFocus()

    def remove_rows(self) -> None:
        ids = [self.rows.row(row).id for row in self.view.selected_rows()]
        self.work.tried(lambda: self.desk.remove(ids))

    def _move(self, steps: int) -> None:
        at = self.view.current_id
        if at is not None:
            self.work.tried(lambda: self.desk.move(at, steps))

    def _command(self, key: keys.Key) -> None:
        act = self._commands.get(key)
        if act is not None:
            self._act(act)

    def _act(self, act: Callable[[], None]) -> None:
        """What is half typed goes to the desk first; nothing is done while it is refused."""
        if self.view.commit_editor():
            self.detail.commit()
            act()

    def _give_up_editor(self) -> None:
        """Refused text cannot stay where another table comes: it is told, so that it can be typed again."""
        editor = self.view.open_editor
        if self.view.commit_editor() or not isinstance(editor, WordsEditor):
            return
        said = self.tr("“{text}”没有保存：{why}")
        self.troubled.emit(said.format(text=editor.text(), why=self.work.remark.text()))

    def _moved(self) -> None:
        """Says what there is to say about the current cell and row."""
        if self._is_following:
            return
        self.detail.show_row(self.view.current_id)
        self.work.say_findings()

    def _refresh_around(self) -> None:
        table = self.desk.tree.item(self.table_id) if self.table_id is not None else None
        if not isinstance(table, DepartmentEvaluation | ProjectEvaluation):
            return
        self._title.setText(table.title)
        shown = {column.field for column in self.rows.columns}
        self.totals.setVisible(self.has_totals and not shown.isdisjoint(("weight", "score")))
        is_wanted = self.detail.is_wanted(table, shown)
        for part in (self.detail, *(self.buttons[name] for name in self.worked_out_by)):
            part.setVisible(is_wanted)
        self._facts.setText(self._facts_of(table))
        self.totals.show_table(self.table_id, self.state())
        for name, button in self.buttons.items():
            close(button, self._closed.why(table.id), self._hints[name])
        self.review.show_item(table.id)
        self._moved()

    def _facts_of(self, table: DepartmentEvaluation | ProjectEvaluation) -> str:
        year = self.tr("{year} 年").format(year=table.year) if table.year is not None else self.tr("年度未填")
        who = table.department if isinstance(table, DepartmentEvaluation) else table.project
        return " · ".join(part for part in (who, year) if part)

    def _let_totals_follow(self) -> None:
        at = self.table_id
        if at is not None:
            self.work.do(lambda: evaluating.set_totals(self.desk.tree, at, TotalsMode.AUTOMATIC))

    def _connect(self) -> None:
        self.view.commanded.connect(self._command)
        self.view.moved.connect(self._moved)
        for part in (self.work, self.rows, self.detail):
            part.troubled.connect(self.troubled)
        self.detail.visit_wanted.connect(self.visit_wanted)
        self.totals.wanted.connect(self._let_totals_follow)
        self._edit_heading.clicked.connect(lambda: self.heading_wanted.emit(self.table_id))

    def _lay_out(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        self._title.setFont(font)
        for label in (self._title, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.view.setAccessibleName(self.tr("绩效指标"))
        self.view.empty_text = self.tr("还没有指标。按 Ctrl+Enter 新增一行。")
        self.review.setContentsMargins(8, 4, 4, 0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 4)
        head.setSpacing(12)
        for widget, stretch in (
            (self._title, 0),
            (self._facts, 0),
            (self.work.remark, 1),
            (self._edit_heading, 0),
        ):
            head.addWidget(widget, stretch)
        below = QVBoxLayout()
        below.setContentsMargins(8, 0, 8, 6)
        below.addWidget(self.detail)
        below.addLayout(flowing(*self._made_buttons(), self.totals, ends_right=self.has_totals))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.review)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    def _made_buttons(self) -> list[QPushButton]:
        for each in self.acts():
            self.buttons[each.name], self._hints[each.name] = self._button(each.text, each.act), each.hint
        for name, key, text, hint in (
            ("add", keys.ADD, self.tr("新增"), self.tr("在当前行之后新增一行（{key}）")),
            ("remove", keys.REMOVE, self.tr("删除"), self.tr("删除选中的行（{key}）")),
            ("up", keys.UP, self.tr("上移"), self.tr("把当前行上移（{key}）")),
            ("down", keys.DOWN, self.tr("下移"), self.tr("把当前行下移（{key}）")),
        ):
            self.buttons[name] = self._button(text, self._commands[key])
            self._hints[name] = hint.format(key=keys.shortcut_text(key))
        return list(self.buttons.values())

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._act(act))
        return button
