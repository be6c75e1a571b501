"""The drawn icons, coloured for the palette in use."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QIcon, QImageReader, QPalette, QPixmap

from perfdesk.domain.severity import Severity
from perfdesk.resources import resource
from perfdesk.ui import theme

_SIZES = (16, 20, 24, 32, 40)


def icon(name: str, palette: QPalette) -> QIcon:
    """A toolbar or menu icon in the text colours of `palette`."""
    text = palette.color(QPalette.ColorRole.WindowText).name()
    faint = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    return _icon(name, text, faint, text)


def severity_icon(severity: Severity, palette: QPalette) -> QIcon:
    """Told apart by shape as well as by colour."""
    colour = theme.BY_SEVERITY[severity].on(palette).name()
    lit = palette.color(QPalette.ColorRole.HighlightedText).name()
    return _icon(f"finding-{severity.name.lower()}", colour, colour, lit)


def mark_icon(name: str, colour: QColor) -> QIcon:
    return _icon(name, colour.name(), colour.name(), colour.name())


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, faint: str, lit: str) -> QIcon:
    """`lit`: on the colour of a selection."""
    drawn = QIcon()
    for size in _SIZES:
        plain = _pixmap(name, colour, size)
        drawn.addPixmap(plain, QIcon.Mode.Normal)
        drawn.addPixmap(plain if lit == colour else _pixmap(name, lit, size), QIcon.Mode.Selected)
        if faint != colour:
            drawn.addPixmap(_pixmap(name, faint, size), QIcon.Mode.Disabled)
    return drawn


def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    on_it = "#1b1b1b" if QColor(colour).lightness() > 150 else "#ffffff"
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    svg = drawing.replace("#fff", on_it).replace(
        "currentColor", colour
    )  # in this order: white is a colour, too
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())


def program_icon() -> QIcon:
    return _icon("perfdesk", *3 * ("#0a64ad",))


def forget() -> None:
    """Icons hold pixmaps, which must not outlive the application."""
    _icon.cache_clear()
