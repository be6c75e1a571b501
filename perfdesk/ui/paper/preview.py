"""A table on a printer: its pages are looked at first, with Qt's own dialog, and are those of the PDF."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from perfdesk.desk.plain_forms import AS_READ, paper_sheets
from perfdesk.domain.book import Table
from perfdesk.ui.paper.pdf import DOTS_AN_INCH, put_on_paper


class PrintPreview(QPrintPreviewDialog):
    """As the table is now; a later change is seen when it is opened again."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        printer = self.printer()  # the usual one of the computer; a PDF file where there is none
        printer.setResolution(DOTS_AN_INCH)
        printer.setDocName(table.title)
        printer.setCreator("PerfDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("打印：{title}").format(title=table.title))
        self._sheets = paper_sheets([table], None, AS_READ)
        self.paintRequested.connect(self._paint)
        self.resize(parent.size() * 0.9)

    def _paint(self, printer: QPrinter) -> None:
        put_on_paper(printer, self._sheets)
