"""What is sought (Ctrl+F), as the fields of a form light it: where it stands in a text, and painted over it."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from perfdesk.desk.row_sight import folded
from perfdesk.ui import theme

_SOUGHT = "sought"


def tell_sought(pane: QWidget, text: str) -> None:
    """To all fields in the pane, those that are made later, too."""
    pane.setProperty(_SOUGHT, folded(text))
    for line in pane.findChildren(QLineEdit):
        line.update()
    for editor in pane.findChildren(QPlainTextEdit):
        editor.viewport().update()


def sought_around(field: QWidget) -> str:
    """Blank where nothing is sought in the panes that the field stands in."""
    pane = field.parentWidget()
    while pane is not None and pane.property(_SOUGHT) is None:
        pane = pane.parentWidget()
    return str(pane.property(_SOUGHT)) if pane is not None else ""


def says(text: str, sought: str) -> bool:
    return bool(spans(text, sought))


def spans(text: str, sought: str) -> list[tuple[int, int]]:
    """Where it stands in the text, in UTF-16 units, as Qt counts them; numbers are found without their commas, too."""
    if not sought:
        return []
    return list(_spans(text, sought, "")) or list(_spans(text, sought, ","))


def _spans(text: str, sought: str, passed_over: str) -> Iterator[tuple[int, int]]:
    letters, units, unit = "", [], 0
    for letter in text:
        narrow = "" if letter == passed_over else folded(letter) or letter
        letters += narrow
        units += [unit] * len(narrow)
        unit += len(letter.encode("utf-16-le")) // 2
    units.append(unit)
    at = letters.find(sought)
    while at >= 0:
        yield units[at], units[at + len(sought)]
        at = letters.find(sought, at + len(sought))


def light_whole(canvas: QWidget) -> None:
    """Over a line of text."""
    painter = QPainter(canvas)
    _wash(painter, canvas, QRectF(canvas.rect().adjusted(1, 1, -1, -1)))
    painter.end()


def light_words(editor: QPlainTextEdit, text: str, sought: str) -> None:
    """Over each place in a longer text."""
    canvas = editor.viewport()
    painter = QPainter(canvas)
    for start, end in spans(text, sought):
        for piece in _pieces(editor, start, end):
            _wash(painter, canvas, piece)
    painter.end()


def _pieces(editor: QPlainTextEdit, start: int, end: int) -> Iterator[QRectF]:
    """A letter at a time: what is sought may be broken over two lines."""
    cursor = QTextCursor(editor.document())
    for unit in range(start, end):
        cursor.setPosition(unit)
        here = editor.cursorRect(cursor)
        cursor.setPosition(unit + 1)
        there = editor.cursorRect(cursor)
        if there.top() == here.top():
            yield QRectF(here.left(), here.top(), there.left() - here.left(), here.height())
        else:
            yield QRectF(here.left(), here.top(), editor.viewport().width() - here.left(), here.height())


def _wash(painter: QPainter, canvas: QWidget, area: QRectF) -> None:
    """The text stays legible beneath."""
    colour = theme.LIT.on(canvas.palette())
    colour.setAlphaF(0.35)
    painter.fillRect(area, colour)
