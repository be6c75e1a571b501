"""A box of choices that stand for values: Qt would make plain lists and texts of them."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """`chosen` is the value of the current choice. A long name does not make the dialog wider."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.values: list[Any] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)

    @property
    def chosen(self) -> Any:
        return self.values[self.currentIndex()] if self.values else None

    def offer(self, choices: Iterable[tuple[Any, str]], chosen: object) -> None:
        """The one that is chosen, or the first where there is no such choice."""
        self.clear()
        self.values = []
        for value, words in choices:
            self.values.append(value)
            self.addItem(words)
        self.setCurrentIndex(self.values.index(chosen) if chosen in self.values else 0)

    def choose(self, value: object) -> None:
        """As a person does."""
        self.setCurrentIndex(self.values.index(value))
        self.activated.emit(self.currentIndex())
