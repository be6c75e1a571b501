"""A text whose changed words are lit, as it was or as it is, and both beside each other."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from perfdesk.domain.comparing.lit import Piece, PieceKind, lit
from perfdesk.ui import theme

_STRONG = 0.3


class LitText(QPlainTextEdit):
    """For reading; `side` is the kind of piece that is lit in it, the other kind is left out."""

    def __init__(self, name: str, side: PieceKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        self.clear()
        cursor = self.textCursor()
        for piece in pieces:
            if piece.kind in (PieceKind.SAME, self._side):
                cursor.insertText(piece.text, self._look(piece.kind))
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def _look(self, kind: PieceKind) -> QTextCharFormat:
        """Not by colour alone: what went is struck through, what came is underlined."""
        look = QTextCharFormat()
        if kind is not PieceKind.SAME:
            shades = theme.ERROR if kind is PieceKind.GONE else theme.GOOD
            look.setBackground(theme.tint(shades.on(self.palette()), self.palette(), _STRONG))
            look.setFontStrikeOut(kind is PieceKind.GONE)
            look.setFontUnderline(kind is PieceKind.COME)
        return look


class LitPair(QSplitter):
    """`old` and `new`."""

    def __init__(self, old: str, new: str, parent: QWidget) -> None:
        """The names of the two."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.old = LitText(old, PieceKind.GONE, self)
        self.new = LitText(new, PieceKind.COME, self)
        self.addWidget(self.old)
        self.addWidget(self.new)

    def show_pair(self, before: str, after: str) -> None:
        pieces = lit(before, after)
        self.old.show_pieces(pieces)
        self.new.show_pieces(pieces)

    def clear(self) -> None:
        self.old.clear()
        self.new.clear()
