"""What the forms with the facts of a self-evaluation have in common: lines of labelled fields, remarks, 总分."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TotalsMode
from perfdesk.ui.bound_form import BoundForm
from perfdesk.ui.fields import (
    ChoiceField,
    LongTextField,
    Remark,
    RemarkLine,
    TextField,
    height_of_lines,
)
from perfdesk.ui.project_form.captions import plain_label


class Labelled(NamedTuple):
    """A field of the item under its label, so wide in parts of its line."""

    name: str
    label: str
    field: TextField | ChoiceField
    share: int = 1


class LongField(LongTextField):
    """Some lines at least; a tall window gives it more."""

    def __init__(self, desk: Desk, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lines = lines

    def minimumSizeHint(self) -> QSize:
        return QSize(160, height_of_lines(self, self._lines))

    def sizeHint(self) -> QSize:
        return QSize(320, height_of_lines(self, self._lines))


class FactsForm(BoundForm):
    """Labels stand over their fields; one line under each group says what its fields have to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.lines = QVBoxLayout(self.page)
        self.lines.setContentsMargins(20, 14, 20, 14)
        self.lines.setSpacing(8)
        self._printed = QWidget()
        self._is_kept = ChoiceField(desk, ())
        self.setWidget(self.page)

    def add_line(self, cells: Sequence[Labelled], beside: QLabel | None = None) -> None:
        """`beside`: what is worked out from the line's fields."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column, cell in enumerate(cells):
            side = Qt.AlignmentFlag.AlignRight if _is_amount(cell.field) else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(plain_label(cell.label, cell.field), 0, column, side)
            grid.addWidget(cell.field, 1, column)
            grid.setColumnStretch(column, cell.share)
            self.hold(cell.name, cell.field)
        if beside is not None:
            grid.addWidget(beside, 1, len(cells))
            grid.setColumnStretch(len(cells), 2)
        self.lines.addLayout(grid)
        self.lines.addWidget(self.remark_of([cell.field for cell in cells]))

    def add_texts(self, texts: Sequence[tuple[str, str, int]], stretch: int) -> None:
        """Long texts side by side: field, label, fewest lines."""
        row = QHBoxLayout()
        row.setSpacing(12)
        fields: list[LongField] = []
        for name, label, fewest in texts:
            field = LongField(self.desk, fewest)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(plain_label(label, field))
            column.addWidget(field, 1)
            row.addLayout(column, 1)
            self.hold(name, field)
            fields.append(field)
        self.lines.addLayout(row, stretch)
        self.lines.addWidget(self.remark_of(fields))

    def remark_of(self, fields: Sequence[TextField | ChoiceField | LongTextField]) -> RemarkLine:
        """The line in which these fields speak; it takes no room while they are silent."""
        line, speaking = RemarkLine(), [f for f in fields if not isinstance(f, ChoiceField)]

        def tell(_: object) -> None:
            remarks = [field.binding.remark for field in speaking if field.binding.remark.text]
            remarks.sort(key=lambda remark: remark.severity is None)
            line.show_remark(remarks[0] if remarks else Remark())
            line.setVisible(bool(remarks))

        for field in speaking:
            field.binding.remarked.connect(tell)
        line.hide()
        return line

    def keep_totals(self, mode: TotalsMode) -> None:
        at = self.item_id
        if at is None:
            return
        edit = evaluating.set_totals(self.desk.tree, at, mode)
        if edit is not None:
            self.doing(lambda: self.desk.do(edit))

    @property
    def table(self) -> DepartmentEvaluation | ProjectEvaluation | None:
        if self.item_id is None or not self.desk.tree.has(self.item_id):
            return None
        table = self.desk.tree.item(self.item_id)
        return table if isinstance(table, DepartmentEvaluation | ProjectEvaluation) else None


def _is_amount(field: QWidget) -> bool:
    from perfdesk.ui.fields import AmountField

    return isinstance(field, AmountField)
