"""What the forms with the facts of a self-evaluation have in common: lines of labelled fields, remarks, 总分."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.forms.shown import asked, extra_fields, form_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TotalsMode
from perfdesk.ui.bound_form import BoundForm
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import (
    AmountField,
    ChoiceField,
    LongField,
    LongTextField,
    RemarkLine,
    TextField,
)
from perfdesk.ui.project_form.extra_fields import ExtraFields
from perfdesk.ui.talk.review_line import ReviewLine


class Labelled(NamedTuple):
    """A field of the item under its label, so wide in parts of its line."""

    name: str
    label: str
    field: TextField | ChoiceField
    share: int = 1


class FactsForm(BoundForm):
    """Labels stand over their fields; one line under each group says what its fields have to say.

    Which fields are shown, and how they are called, is the form's; what is filled in is shown on any form.
    """

    asked_for: frozenset[str] = frozenset()
    """Fields that stand on some forms and not on others; all others are shown on any."""
    usual: frozenset[str] = frozenset()
    """Those that a table shows whose form is not known."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.review = ReviewLine(desk)
        self.extras = ExtraFields(desk)
        self.extras.troubled.connect(self.troubled)
        self._labels: dict[str, tuple[QLabel, str]] = {}
        self._boxes: dict[str, QWidget] = {}
        self._seen: set[str] = set()
        self.lines = QVBoxLayout(self.page)
        self.lines.setContentsMargins(20, 14, 20, 14)
        self.lines.setSpacing(8)
        self.lines.addWidget(self.review)
        self.setWidget(self.page)

    def show_item(self, item_id: Id | None) -> None:
        if item_id != self.item_id:
            self._seen = set()
        super().show_item(item_id)

    def refresh(self) -> None:
        """A field stays as long as its table is shown, also when it is emptied."""
        table = self.table
        self.review.show_item(self.item_id)
        if table is None:
            self.extras.show_item(None, {})
            return
        heads = asked(form_of_table(table), type(table))
        self._seen |= set(heads or self.usual) | {
            n for n in self.held if value_at(table, n) not in (None, "")
        }
        self.show_fields(frozenset(self._seen), heads)
        self.extras.show_item(table.id, extra_fields(form_of_table(table), type(table), [table]))

    def show_fields(self, shown: Set[str], heads: Mapping[str, str]) -> None:
        """`heads` are the form's words for them."""
        for name, (label, usual) in self._labels.items():
            said = heads.get(name, usual)
            if label.text() != said:
                label.setText(said)
                label.buddy().setAccessibleName(said)
            for widget in (label, label.buddy(), self._boxes.get(name)):
                if widget is not None:
                    widget.setVisible(name in shown or name not in self.asked_for)

    def widget_for(self, name: str) -> QWidget | None:
        return self.extras.widget_for(name) or super().widget_for(name)

    def label_for(self, name: str, text: str, field: QWidget) -> QLabel:
        label = plain_label(text, field)
        self._labels[name] = label, text
        return label

    def add_line(self, cells: Sequence[Labelled], beside: QLabel | None = None) -> None:
        """`beside`: what is worked out from the line's fields."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column, cell in enumerate(cells):
            side = (
                Qt.AlignmentFlag.AlignRight
                if isinstance(cell.field, AmountField)
                else Qt.AlignmentFlag.AlignLeft
            )
            grid.addWidget(self.label_for(cell.name, cell.label, cell.field), 0, column, side)
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
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(self.label_for(name, label, field))
            column.addWidget(field, 1)
            row.addWidget(box, 1)
            self._boxes[name] = box
            self.hold(name, field)
            fields.append(field)
        self.lines.addLayout(row, stretch)
        self.lines.addWidget(self.remark_of(fields))

    def remark_of(self, fields: Sequence[TextField | ChoiceField | LongTextField]) -> RemarkLine:
        """The line in which these fields speak; it takes no room while they are silent."""
        line, speaking = RemarkLine(), [f for f in fields if not isinstance(f, ChoiceField)]

        def tell(_: object) -> None:
            line.show_first(field.binding.remark for field in speaking)

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
