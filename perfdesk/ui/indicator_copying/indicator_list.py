"""Indicators with a tick each, to be copied or left."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator


class IndicatorList(QListWidget):
    """Level, name and value of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._indicators: Sequence[Indicator] = ()
        self.setAccessibleName(self.tr("指标"))

    def show_indicators(self, indicators: Sequence[Indicator], ticked: Collection[Id] | None = None) -> None:
        """All of them are ticked where nothing else is said."""
        self.clear()
        self._indicators = indicators
        for indicator in indicators:
            said = (indicator.level2_name, indicator.name, indicator.annual_value or "")
            item = QListWidgetItem(" · ".join(filter(None, said)), self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = ticked is None or indicator.id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def say(self, sentence: str) -> None:
        """Why there is nothing to choose from."""
        self.show_indicators(())
        QListWidgetItem(sentence, self).setFlags(Qt.ItemFlag.NoItemFlags)

    def ticked(self) -> list[Indicator]:
        boxes = (self.item(row).checkState() for row in range(len(self._indicators)))
        pairs = zip(self._indicators, boxes, strict=True)
        return [each for each, box in pairs if box == Qt.CheckState.Checked]
