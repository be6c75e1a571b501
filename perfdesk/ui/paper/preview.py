"""A table on a printer: its pages are looked at first, with Qt's own dialog, and are those of the PDF."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPaintEngine, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QToolBar, QWidget

from perfdesk.desk.plain_forms import AS_READ, CellKind, paper_sheets
from perfdesk.domain.book import Table
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing
from perfdesk.ui.paper.leaves import Leaves
from perfdesk.ui.paper.pdf import DOTS_AN_INCH, Page, lay_out, paint, take_usual_paper
from perfdesk.ui.paper.typesetting import font_of

Paper = tuple[object, ...]
"""What of a page decides where its lines break; which way up it is, each sheet says itself."""

_TURNING = ("Portrait", "Landscape")
"""Qt's names of the buttons for which way up a page is: the form settles that."""


class PrintPreview(QPrintPreviewDialog):
    """As the table is now; a later change is seen when it is opened again.

    Laying out a large table takes seconds, so it goes on beside the window, and anew only for another paper. Its
    thousands of pages are painted when they come into sight.
    """

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._window = table, parent
        self._job: Job | None = None
        self._wanted: Paper | None = None
        self._laid_out: tuple[Paper, Sequence[Page]] | None = None
        self._prepare(self.printer())  # the usual one of the computer; a PDF file where there is none
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("打印：{title}").format(title=table.title))
        self.paintRequested.connect(self._paint)
        self._leaves = Leaves(self._shown)
        self._take_away_turning()
        self.finished.connect(lambda _: self._stop())
        self.resize(parent.size() * 0.9)

    @property
    def is_laying_out(self) -> bool:
        return self._wanted is not None

    def _prepare(self, printer: QPrinter) -> None:
        """Once: what is chosen in the page setup holds from then on."""
        printer.setResolution(DOTS_AN_INCH)
        printer.setDocName(self._table.title)
        printer.setCreator("PerfDesk")
        take_usual_paper(printer)

    def _take_away_turning(self) -> None:
        turning = {QCoreApplication.translate("QPrintPreviewDialog", name) for name in _TURNING}
        for bar in self.findChildren(QToolBar):
            was_line = False
            for action in bar.actions():
                if action.text() in turning or (was_line and action.isSeparator()):
                    bar.removeAction(action)
                else:
                    was_line = action.isSeparator()

    def _paint(self, printer: QPrinter) -> None:
        paper = _paper(printer)
        if self._laid_out is None or self._laid_out[0] != paper:
            if _is_looked_at(printer):
                self._leaves.forget()
                self._begin(paper, printer)
                self._paint_waiting(printer)
                return
            self._laid_out = paper, _work(self._table, printer)()  # another paper, chosen while printing
        pages = self._laid_out[1]
        if _is_looked_at(printer):
            self._leaves.lay(printer, pages)
        else:
            paint(printer, pages)

    def _paint_waiting(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        painter.setFont(font_of(CellKind.TITLE))
        page = QRectF(0, 0, printer.width(), printer.height())
        painter.drawText(page, Qt.AlignmentFlag.AlignCenter, self.tr("正在排版…"))
        painter.end()

    def _begin(self, paper: Paper, printer: QPrinter) -> None:
        if paper == self._wanted:
            return
        self._stop()
        work = _work(self._table, printer)
        share_the_interpreter()
        job = self._job = Job(lambda _: work(), self._window)  # which is there when the dialog is closed
        job.done.connect(lambda pages: self._take(paper, pages))
        job.ended.connect(stop_sharing)
        self._wanted = paper
        job.start()

    def _take(self, paper: Paper, pages: Sequence[Page]) -> None:
        self._laid_out, self._wanted = (paper, pages), None
        self._shown.updatePreview()

    @property
    def _shown(self) -> QPrintPreviewWidget:
        shown = self.findChild(QPrintPreviewWidget)
        assert shown is not None
        return shown

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._wanted = None


def _is_looked_at(printer: QPrinter) -> bool:
    """And not printed."""
    return printer.paintEngine().type() is QPaintEngine.Type.Picture


def _paper(printer: QPrinter) -> Paper:
    layout, resolution = printer.pageLayout(), printer.resolution()
    margins, size = layout.margins(QPageLayout.Unit.Millimeter), layout.pageSize().sizePoints()
    return (resolution, size.toTuple(), margins.left(), margins.top(), margins.right(), margins.bottom())


def _work(table: Table, printer: QPrinter) -> Callable[[], Sequence[Page]]:
    """On any thread: a device of its own with the printer's measures."""
    layout, resolution = QPageLayout(printer.pageLayout()), printer.resolution()

    def work() -> Sequence[Page]:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        device = QPdfWriter(buffer)
        device.setResolution(resolution)
        device.setPageLayout(layout)
        return lay_out(device, paper_sheets([table], None, AS_READ))

    return work
