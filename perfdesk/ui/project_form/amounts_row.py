"""The four amounts of a project in one row, with the sum of the parts beside them, moving while one types."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, NotAnAmount, show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui import theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import AmountField, RemarkLine


class AmountsRow(QWidget):
    """Under it one line for whichever field has something to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: Id | None = None
        self.fields = {name: AmountField(desk) for name in AMOUNT_FIELDS}
        self._usual = {
            "total": self.tr("总计"),
            "fiscal": self.tr("财政拨款"),
            "special_account": self.tr("财政专户拨款"),
            "other": self.tr("其他资金"),
        }
        self._titles = {name: plain_label(self._usual[name], field) for name, field in self.fields.items()}
        self._sum = plain_label("")
        self._sum_title = plain_label("")
        self._remark = RemarkLine()
        self._lay_out()
        for field in self.fields.values():
            field.textChanged.connect(self.add_up)
            field.binding.remarked.connect(self._tell_remark)

    def show_project(self, project_id: Id | None, heads: Mapping[str, str]) -> None:
        """`heads` are the form's words by field; what it does not ask for shows where it is filled in."""
        self._project_id = project_id
        amounts = self._desk.tree.owner(project_id, Project).amounts if project_id is not None else Amounts()
        for column, (name, field) in enumerate(self.fields.items()):
            field.binding.bind(Place(project_id, name) if project_id is not None else None)
            is_shown = not heads or name in heads or getattr(amounts, name) is not None
            said = heads.get(name, self._usual[name])
            self._titles[name].setText(said)
            field.setAccessibleName(said)
            for widget in (self._titles[name], field):
                widget.setVisible(is_shown)
            self._grid.setColumnStretch(column, 3 if is_shown else 0)
        self.setVisible(any(not field.isHidden() for field in self.fields.values()))
        self.refresh()
        self._tell_remark()

    def refresh(self) -> None:
        """Of what is not the fields' own."""
        self.add_up()
        if self._project_id is not None:
            table = self._desk.tree.owner(self._project_id, TargetTable)
            self._sum_title.setText(self.tr("分项之和（{unit}）").format(unit=table.currency_unit))

    def add_up(self) -> None:
        """From what stands in the fields, typed or not."""
        text, shades = self._verdict()
        self._sum.setText(text)
        palette = self.palette()
        if shades is not None:
            palette.setColor(self._sum.foregroundRole(), shades.on(palette))
        self._sum.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.add_up()

    def _verdict(self) -> tuple[str, theme.Shades | None]:
        try:
            amounts = Amounts(*(self.fields[field.name].amount() for field in fields(Amounts)))
        except NotAnAmount:
            return self.tr("有一项不是金额"), theme.QUIET
        parts, difference = amounts.parts_sum, amounts.row_difference
        if parts is None:
            return self.tr("分项未填"), theme.QUIET
        said, shades = self._words_for(difference)
        size = abs(difference) if difference is not None else None
        return said.format(sum=show_amount(parts), difference=show_amount(size)), shades

    def _words_for(self, difference: Decimal | None) -> tuple[str, theme.Shades]:
        if difference == 0:
            return self.tr("{sum} ✓ 与总计相等"), theme.GOOD
        if self._total_will_follow():
            return self.tr("{sum}，总计随之更新"), theme.QUIET
        if difference is None:
            return self.tr("{sum}，总计未填"), theme.QUIET
        if difference > 0:
            return self.tr("{sum}，总计多 {difference}"), theme.ERROR
        return self.tr("{sum}，总计少 {difference}"), theme.ERROR

    def _total_will_follow(self) -> bool:
        """Whether parts are being typed that the total goes along with once they are entered (`Desk.enter`)."""
        if self._project_id is None or not self._desk.tree.has(self._project_id):
            return False
        amounts = self._desk.tree.owner(self._project_id, Project).amounts
        follows = amounts.total is None or amounts.row_difference == 0
        return follows and not self.fields["total"].is_typed_in()

    def _tell_remark(self) -> None:
        self._remark.show_first(field.binding.remark for field in self.fields.values())

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        for column, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(self._titles[name], 0, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 3)
            field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0" * 22))
        grid.addWidget(self._sum_title, 0, len(self.fields))
        grid.addWidget(self._sum, 1, len(self.fields))
        grid.setColumnStretch(len(self.fields), 4)
        grid.addWidget(self._remark, 2, 0, 1, len(self.fields) + 1)
