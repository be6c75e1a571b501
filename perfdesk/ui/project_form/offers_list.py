"""A list of what a cell's text can become, under its editor."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QWidget


class OffersList(QListWidget):
    """A child of the window and no popup of its own: it takes neither focus nor grabs the keyboard."""

    def __init__(self, editor: QWidget, name: str) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        editor.destroyed.connect(self.deleteLater)

    def show_lines(self, lines: Sequence[str], lit: int) -> None:
        """One of them lit, or none for -1; hidden without any."""
        self.clear()
        self.addItems(list(lines))
        self.setCurrentRow(lit)
        self.place()

    def place(self) -> None:
        """Under the editor, or over it where there is no room below."""
        window, editor = self.window(), self._editor
        frame = 2 * self.frameWidth()
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + frame
        width = min(max(editor.width(), self.sizeHintForColumn(0) + frame + 12), window.width())
        at = editor.mapTo(window, QPoint(0, editor.height()))
        if at.y() + height > window.height() and at.y() - editor.height() >= height:
            at.setY(at.y() - editor.height() - height)
        at.setX(max(0, min(at.x(), window.width() - width)))
        self.setGeometry(QRect(at.x(), at.y(), width, min(height, window.height() - at.y())))
        self.setVisible(self.count() > 0 and editor.isVisible())
        self.raise_()
