"""The goal (绩效目标) with its length and the numbers that it promises."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Span
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import LongTextField, Remark, RemarkLine, height_of_lines
from perfdesk.ui.project_form.goal_numbers import numbers_in
from perfdesk.ui.theme import WARNING


class Goal(QWidget):
    """What is found in the text is told beside its title, live. `name` is its field."""

    def __init__(self, desk: Desk, name: str = "goal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._name = desk, name
        self._project_id: Id | None = None
        self.field = _GoalField(desk)
        self._facts = RemarkLine()
        self._remark = RemarkLine()
        self.field.textChanged.connect(self._tell_facts)
        self.field.binding.remarked.connect(self._show_remark)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        self._usual = self.tr("绩效目标") if name == "goal" else self.tr("年度目标")
        self._title = plain_label(self._usual, self.field)
        head.addWidget(self._title)
        head.setSpacing(12)
        head.addWidget(self._facts, 1)
        head.addWidget(self._remark, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.field, 1)
        self._show_remark(Remark())

    def show_project(self, project_id: Id | None, head: str = "") -> None:
        """`head` is the form's word for it."""
        self._project_id = project_id
        self._title.setText(head or self._usual)
        self.field.setAccessibleName(head or self._usual)
        self.field.binding.bind(Place(project_id, self._name) if project_id is not None else None)
        self._tell_facts()

    def refresh_links(self) -> None:
        """Underlines the numbers that no indicator carries; for when the indicators changed."""
        if self._name != "goal":
            return
        goal = self.field.toPlainText()
        at = self._project_id
        spans = (
            self._desk.checking.goal_links(at, goal).unmet
            if at is not None and self._desk.tree.has(at)
            else ()
        )
        self.field.setExtraSelections([self._underlined(span) for span in spans])

    def _underlined(self, span: Span) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        marked.cursor = cursor
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(WARNING.on(self.palette()))
        style.setToolTip(self.tr("没有指标反映这个数"))
        marked.format = style
        return marked

    def _show_remark(self, remark: Remark) -> None:
        self._remark.show_remark(remark)
        self._remark.setVisible(bool(remark.text))

    def _tell_facts(self) -> None:
        goal = self.field.said()
        numbers = self.tr("、").join(numbers_in(goal))
        if numbers:
            text = self.tr("{count} 字　数字：{numbers}").format(count=len(goal), numbers=numbers)
        else:
            text = self.tr("{count} 字　没有数字").format(count=len(goal)) if goal.strip() else ""
        self._facts.show_remark(Remark(text))
        self.refresh_links()


class _GoalField(LongTextField):
    """Two lines at least, three by choice."""

    def minimumSizeHint(self) -> QSize:
        return QSize(200, height_of_lines(self, 2))

    def sizeHint(self) -> QSize:
        return QSize(400, height_of_lines(self, 3))
