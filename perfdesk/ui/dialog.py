"""What every dialog of the program is: as high as its texts, and never larger than the screen that it is shown on."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QStyle


class Dialog(QDialog):
    """On a small or much magnified screen the buttons at the foot stay where they can be reached."""

    def showEvent(self, event: QShowEvent) -> None:
        """Before Qt finds it a place, which is then on the screen as a whole."""
        if not event.spontaneous():
            room = self.screen().availableGeometry().size()
            room.setHeight(room.height() - self._height_of_title_bar())
            width = min(self.width(), room.width())
            height = max(self.height(), self._height_of_texts(width))
            self.resize(width, min(height, room.height()))
        super().showEvent(event)

    def _height_of_texts(self, width: int) -> int:
        """Lines that break need more of them in another language, or where letters are larger."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def _height_of_title_bar(self) -> int:
        """As far as it is known before the window system has drawn it."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, self)
