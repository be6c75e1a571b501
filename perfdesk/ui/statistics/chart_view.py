"""The chart on the screen, as high as it has rows."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from perfdesk.desk.plain_forms import CellKind
from perfdesk.desk.statistics.sheets import Shown
from perfdesk.domain.severity import Severity
from perfdesk.ui import theme
from perfdesk.ui.paper.typesetting import font_of
from perfdesk.ui.statistics.chart import Chart, Inks

_BARS = (
    *(
        theme.Shades("#2f6db3", "#6fa8e6"),
        theme.Shades("#c96f1e", "#f0a35c"),
        theme.Shades("#3f8a57", "#7cc794"),
    ),
    *(
        theme.Shades("#7d56a8", "#b898dd"),
        theme.Shades("#a83f55", "#e58a9b"),
        theme.Shades("#6b7785", "#a5b0bd"),
    ),
    *(theme.Shades("#93801c", "#d6c35c"), theme.Shades("#2f8790", "#71c7cf")),
)
_MARGIN = 8


def inks(palette: QPalette, columns: str) -> Inks:
    """Of severities those that they have everywhere."""
    shades = [theme.BY_SEVERITY[each] for each in sorted(Severity, reverse=True)]
    bars = [shade.on(palette) for shade in (shades if columns == "severity" else _BARS)]
    return Inks(palette.color(QPalette.ColorRole.Text), theme.QUIET.on(palette), bars)


def printed_chart(shown: Shown, columns: str) -> Chart:
    """For paper, in its own font and black on white."""
    own = inks(theme.light_palette(), columns)._replace(text=QColor("black"))
    return Chart(shown, font_of(CellKind.TEXT), own)


class ChartView(QWidget):
    """Draws itself in the colours of the palette in use."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._columns = ""
        self.setAccessibleName(self.tr("条形图"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def show_pivot(self, shown: Shown, columns: str) -> None:
        self._shown, self._columns = shown, columns
        self.setAccessibleDescription(shown.title)
        self.updateGeometry()
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        chart = self._chart()
        return QSize(320, 0 if chart is None else int(chart.height(self)) + 3 * _MARGIN)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        chart = self._chart()
        if chart is None or not chart.rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        chart.draw(painter, inner, range(chart.rows))
        painter.end()

    def _chart(self) -> Chart | None:
        if self._shown is None:
            return None
        return Chart(self._shown, self.font(), inks(self.palette(), self._columns))
