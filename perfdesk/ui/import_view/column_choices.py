"""A line for each column of what was pointed at: what stands in it, and what that means."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from perfdesk.desk.pointing import meanings
from perfdesk.ui.captions import plain_label


class ColumnChoices(QScrollArea):
    """`changed`: a person chose another meaning."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = meanings()
        self.choices: dict[int, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(360)
        self.setAccessibleName(self.tr("各栏的含义"))

    @property
    def concepts(self) -> dict[int, str]:
        return {column: str(choice.currentData()) for column, choice in self.choices.items()}

    def show_columns(self, texts: Mapping[int, str], meant: Mapping[int, str]) -> None:
        """By column what stands in it, and what it seems to mean."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self.choices = {}
        for row, (column, text) in enumerate(texts.items()):
            choice = self._choice(meant.get(column, ""))
            label = plain_label("", choice)
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 200))
            label.setToolTip(text)
            choice.setAccessibleName(text)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1)
            self.choices[column] = choice
        grid.setRowStretch(len(self.choices), 1)
        self.setWidget(page)

    def choose(self, concepts: Mapping[int, str]) -> None:
        for column, concept in concepts.items():
            if column in self.choices:
                self.choices[column].setCurrentIndex(self.choices[column].findData(concept))

    def _choice(self, meant: str) -> QComboBox:
        choice = QComboBox()
        for concept, word in {"": self.tr("照原样保留"), **self.words}.items():
            choice.addItem(word, concept)
        choice.setCurrentIndex(max(0, choice.findData(meant)))
        choice.activated.connect(self.changed)
        return choice
