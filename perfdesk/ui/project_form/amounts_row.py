"""The four amounts of a project, with the sum of the parts beside them, moving while one types."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import Amounts, NotAnAmount, show_amount
from perfdesk.domain.table import TargetTable
from perfdesk.ui import theme
from perfdesk.ui.project_form.amount_fields import AmountFields


class AmountsRow(AmountFields):
    """A form that is not known asks for all of them."""

    stretch = 3, 4

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        for field in self.fields.values():
            field.textChanged.connect(self.add_up)

    def titles(self) -> Mapping[str, str]:
        return {
            "total": self.tr("总计"),
            "fiscal": self.tr("财政拨款"),
            "special_account": self.tr("财政专户拨款"),
            "other": self.tr("其他资金"),
        }

    def is_asked(self, name: str, heads: Mapping[str, str]) -> bool:
        return not heads or name in heads

    def refresh(self) -> None:
        self.add_up()
        if self._project_id is not None and self._desk.tree.has(self._project_id):
            table = self._desk.tree.owner(self._project_id, TargetTable)
            self._sum_title.setText(self.tr("分项之和（{unit}）").format(unit=table.currency_unit))

    def add_up(self) -> None:
        """From what stands in the fields, typed or not."""
        self.say_sum(*self._verdict())

    def _verdict(self) -> tuple[str, theme.Shades]:
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
        amounts = self.project.amounts
        follows = amounts.total is None or amounts.row_difference == 0
        return follows and not self.fields["total"].is_typed_in()
