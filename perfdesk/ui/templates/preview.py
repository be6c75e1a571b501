"""What a template holds, as it will stand in the table, to be read through before it is used."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from perfdesk.desk.templates.template import Template
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.wording import field_word

_Interaction = Qt.TextInteractionFlag
_MOST = 60
"""Projects that are shown; who keeps more has a table before them to look at."""
_HEAD, _TEXT, _QUIET = "head", "text", "quiet"
_Line = tuple[str, str]
"""How it looks, and what it says."""


class TemplatePreview(QTextEdit):
    """To be read, never typed into; what stands in it is put in as plain text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            _Interaction.TextSelectableByMouse | _Interaction.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("模板的内容"))

    def show_template(self, template: Template) -> None:
        table = template.table
        if not isinstance(table, TargetTable):
            rows = table.indicators if isinstance(table, ProjectEvaluation) else table.rows
            self._say([(_HEAD, table.title), *(self._row(row) for row in rows)])
        elif template.is_whole:
            self._say([(_HEAD, table.title), *self._units(table.units)])
        else:
            self.show_projects(table.projects)

    def show_projects(self, projects: Sequence[Project]) -> None:
        self._say([line for project in projects[:_MOST] for line in self._project(project)])
        self._say_left(len(projects) - _MOST)

    def say(self, sentence: str) -> None:
        """Why there is nothing to be seen."""
        self._say([(_QUIET, sentence)])

    def _units(self, units: Sequence[Unit]) -> Iterator[_Line]:
        left = _MOST
        for unit in units:
            yield (
                _QUIET,
                self.tr("{unit}（{count} 个项目）").format(
                    unit=unit.name or self.tr("未命名单位"), count=len(unit.projects)
                ),
            )
            for project in unit.projects[: max(left, 0)]:
                yield from self._project(project)
            left -= len(unit.projects)
        if left < 0:
            yield _QUIET, self.tr("……还有 {count} 个项目").format(count=-left)

    def _say_left(self, count: int) -> None:
        if count > 0:
            self._append(_QUIET, self.tr("……还有 {count} 个项目").format(count=count))

    def _project(self, project: Project) -> Iterator[_Line]:
        yield _HEAD, project.name or self.tr("未命名项目")
        told = [(field_word(field), getattr(project.amounts, field)) for field in AMOUNT_FIELDS]
        amounts = " · ".join(f"{word} {_money(amount)}" for word, amount in told if amount is not None)
        yield _QUIET, amounts or self.tr("没有金额")
        if project.goal or project.annual_goal:
            yield _TEXT, self.tr("目标：{goal}").format(goal=project.goal or project.annual_goal)
        for indicator in project.indicators:
            yield self._row(indicator)

    def _row(self, row: Indicator | EvaluatedIndicator | EvaluationRow) -> _Line:
        level = row.level2 if isinstance(row, EvaluationRow) else row.level2_name
        name = row.level3 if isinstance(row, EvaluationRow) else row.name
        value = (row.annual_value or row.cycle_value) if isinstance(row, Indicator) else row.target_value
        points = f"{row.weight:f}" if row.weight is not None else ""
        said = self.tr("{name}：{value}").format(name=name, value=value) if value else name
        told = ["·", level, said, self.tr("{points} 分").format(points=points) if points else ""]
        return _TEXT, "　".join(filter(None, told))

    def _say(self, lines: Sequence[_Line]) -> None:
        self.clear()
        for look, text in lines:
            self._append(look, text)
        self.moveCursor(self.textCursor().MoveOperation.Start)

    def _append(self, look: str, text: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        cursor.insertText(text, self._format(look))

    def _format(self, look: str) -> QTextCharFormat:
        format_ = QTextCharFormat()
        if look == _HEAD:
            format_.setFontWeight(QFont.Weight.Bold)
        if look == _QUIET:
            format_.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        return format_


def _money(amount: Decimal) -> str:
    return f"{amount:,f}"
