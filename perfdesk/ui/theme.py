"""The few colours of our own; all others come from the palette."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from perfdesk.domain.amounts import SumVerdict
from perfdesk.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class Shades:
    """A colour for a light and for a dark background, each at least 4.5:1 against the page it stands on."""

    light: str
    dark: str

    def on(self, palette: QPalette) -> QColor:
        return QColor(self.dark if is_dark(palette) else self.light)


ERROR = Shades("#b3261e", "#ff8f86")
WARNING = Shades("#8a5000", "#f5b961")
NOTICE = Shades("#1f5fa8", "#8ab8f2")
QUIET = Shades("#5c5f66", "#a9adb5")
GOOD = Shades("#1b6e3a", "#7fd29a")
LIT = Shades("#c25700", "#f5b961")
"""Around what is pointed out in a source."""

BY_SEVERITY = {
    Severity.ERROR: ERROR,
    Severity.WARNING: WARNING,
    Severity.NOTICE: NOTICE,
    Severity.HINT: QUIET,
}
BY_VERDICT = {
    SumVerdict.EXACT: GOOD,
    SumVerdict.ROUNDING: WARNING,
    SumVerdict.DOUBTFUL: WARNING,
    SumVerdict.WRONG: ERROR,
}

PLAIN = Qt.TextFormat.PlainText
"""For everything that shows words of a table: Qt would take them for HTML."""

_FIELD_EDGE, _TABLE_LINE = "#a0a0a0", "#666666"
_EDGED = {
    **dict.fromkeys(("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox"), _FIELD_EDGE),
    **dict.fromkeys(("QTextEdit", "QPlainTextEdit", "QTreeView", "QListView"), _FIELD_EDGE),
    "QTableView": _TABLE_LINE,
}
"""Of which colour Fusion makes the edges of a kind of widget, its boxes and its lines on a dark page."""

SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def tint(colour: QColor, palette: QPalette, share: float = 0.12) -> QColor:
    """A background for a bar or a refused field: a little of `colour` in the page's own."""
    base = palette.color(QPalette.ColorRole.Base)
    return QColor(
        *(round(share * c + (1 - share) * b) for c, b in zip(_rgb(colour), _rgb(base), strict=True))
    )


def lay_ground(widget: QWidget, colour: QColor) -> None:
    """A little of `colour` behind `widget`; the rest of its palette goes on following the application's."""
    ground = tint(colour, QGuiApplication.palette())
    if widget.palette().color(QPalette.ColorRole.Window) != ground:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        widget.setPalette(palette)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def use_scheme(name: str) -> None:
    """Light, dark, or as the system has it; platforms that cannot be asked get a palette of ours."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _take_scheme(app, SCHEMES.get(name, Qt.ColorScheme.Unknown))
        draw_edges()


def draw_edges() -> None:
    """Fusion darkens the window's colour for edges and lines: on a dark page nothing would be seen of them."""
    if QApplication.style().name() != "fusion":
        return
    for kind, colour in _EDGED.items():
        palette = QPalette(QGuiApplication.palette())
        if is_dark(palette):
            palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        QApplication.setPalette(palette, kind)  # type: ignore[arg-type] # the stub says bytes, and those are refused


def _take_scheme(app: QApplication, wanted: Qt.ColorScheme) -> None:
    hints = QGuiApplication.styleHints()
    if wanted is Qt.ColorScheme.Unknown:
        hints.unsetColorScheme()
        knows = hints.colorScheme() != Qt.ColorScheme.Unknown
        app.setPalette(QPalette() if knows else light_palette())
        return
    hints.setColorScheme(wanted)
    if hints.colorScheme() != wanted:
        app.setPalette(dark_palette() if wanted is Qt.ColorScheme.Dark else light_palette())


def light_palette() -> QPalette:
    return _palette("#f0f0f0", "#ffffff", "#f5f6f8", "#1b1b1b", "#0a64ad", "#0a5a9c", "#666666")


def dark_palette() -> QPalette:
    return _palette("#333333", "#1c1c1c", "#272727", "#ececec", "#1f5a92", "#8ab8f2", "#a3a3a3")


def _palette(
    window: str, base: str, alternate: str, text: str, highlight: str, link: str, faint: str
) -> QPalette:
    palette = QPalette(QColor(window), QColor(window))
    roles = {
        QPalette.ColorRole.Base: base,
        QPalette.ColorRole.AlternateBase: alternate,
        QPalette.ColorRole.Text: text,
        QPalette.ColorRole.WindowText: text,
        QPalette.ColorRole.ButtonText: text,
        QPalette.ColorRole.ToolTipBase: alternate,
        QPalette.ColorRole.ToolTipText: text,
        QPalette.ColorRole.Highlight: highlight,
        QPalette.ColorRole.Accent: highlight,
        QPalette.ColorRole.HighlightedText: "#ffffff",
        QPalette.ColorRole.Link: link,
        QPalette.ColorRole.PlaceholderText: faint,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(faint))
    return palette
