"""A table on a printer: its pages are looked at first, with Qt's own dialog, and are those of the PDF."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar, QWidget

from perfdesk.desk.plain_forms import AS_READ, paper_sheets
from perfdesk.domain.book import Table
from perfdesk.ui.paper.pdf import DOTS_AN_INCH, put_on_paper

_SETTLED = ("Portrait", "Landscape", "Page setup")
"""Qt's names of the buttons for what the form settles: A4, which way up, and its margins."""


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
        self._take_away_what_is_settled()
        self.resize(parent.size() * 0.9)

    def _take_away_what_is_settled(self) -> None:
        settled = {QCoreApplication.translate("QPrintPreviewDialog", name) for name in _SETTLED}
        for bar in self.findChildren(QToolBar):
            was_line = False
            for action in bar.actions():
                if action.text() in settled or (was_line and action.isSeparator()):
                    bar.removeAction(action)
                else:
                    was_line = action.isSeparator()

    def _paint(self, printer: QPrinter) -> None:
        put_on_paper(printer, self._sheets)
