"""Fields of one line: a text, an amount."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import NotAnAmount, parse_amount, show_amount
from perfdesk.domain.items import Value
from perfdesk.ui.fields.field import Field
from perfdesk.wording import refusal_sentence


class TextField(Field, QLineEdit):
    """One line of text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.textEdited.connect(self.binding.typed)
        self.returnPressed.connect(self._entered)

    def said(self) -> str:
        return self.text()

    def is_typed_in(self) -> bool:
        return self.isModified()

    def type_in(self, text: str) -> None:
        self.setText(text)
        self.setModified(True)

    def show_value(self, value: Value) -> None:
        text = "" if value is None else str(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def select_all(self) -> None:
        self.selectAll()

    def can_redo(self) -> bool:
        return self.isRedoAvailable()

    def _entered(self) -> None:
        self.binding.commit()
        self.selectAll()


class AmountField(TextField):
    """An amount: `55,605.10` at rest, `55605.10` while one is in it, where the parser reads along."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def amount(self) -> Decimal | None:
        """What stands in the field, typed or not. Raises NotAnAmount."""
        return parse_amount(self.text())

    def show_value(self, value: Value) -> None:
        shown = show_amount(value) if isinstance(value, Decimal) else ""
        super().show_value(shown.replace(",", "") if self.hasFocus() and not self.isReadOnly() else shown)

    def reading(self) -> str:
        try:
            amount = self.amount()
        except NotAnAmount as refusal:
            return refusal_sentence(refusal)
        return (
            self.tr("读作 {amount}").format(amount=show_amount(amount))
            if amount is not None
            else self.tr("读作空白")
        )
