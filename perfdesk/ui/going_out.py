"""What leaves the program: the tables as a workbook, a document or pages, and what is told of it afterwards."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfdesk.domain.book import Table
from perfdesk.domain.severity import Severity
from perfdesk.ui import folders
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.desk.exporting import ExportReport
    from perfdesk.ui.main_window import MainWindow


class GoingOut(DeskWork):
    """Of one desk. Before anything goes out, what is half typed goes into it."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, window: "MainWindow") -> None:
        super().__init__(workspace, bar)
        self._window = window
        self._export_waits = False

    def export(self) -> None:
        """Who exports is told of the errors; until the rules have run, that waits for them and not the window."""
        self._workspace.finish_typing()
        if self._desk.checking.is_checked:
            self._open_export()
        else:
            self._export_waits = True
            self._bar.show_progress(self.tr("正在检查，完成后即可导出…"))

    def go_on(self) -> None:
        """With an export that waited for the rules."""
        if self._export_waits and self._desk.checking.is_checked:
            self._export_waits = False
            self._bar.clear()
            self._open_export()

    def print(self) -> None:
        """The table at hand, as it is exported."""
        self._workspace.finish_typing()
        table = self._desk.tree.table(self._workspace.current)
        if table is not None:
            self._preview(table)

    def print_blank(self) -> None:
        from perfdesk.desk.blank_forms import blank_form

        table = self._desk.tree.table(self._workspace.current)
        if table is not None:
            self._preview(blank_form(table))

    def show_remarks(self, report: "ExportReport") -> None:
        """Cells that a workbook says otherwise."""
        said = {
            "characters_replaced": self.tr("有工作簿不能保存的字符，已用 � 代替"),
            "more_decimals": self.tr("金额超过两位小数，全部写出"),
            "amount_as_text": self.tr("金额位数过多，写为文字，不能在 Excel 中求和"),
            "no_place": self.tr("表样中没有这一栏（工作簿中写在“说明”，Word 文件中没有）"),
            "cut_on_paper": self.tr("内容完整，但行太高，打印时可能显示不全"),
        }
        rows = [(remark.sheet, remark.cell, said.get(remark.what, remark.what)) for remark in report.remarks]
        from perfdesk.ui.list_dialogs import ListDialogs

        dialog = ListDialogs(self).export_remarks(rows, self._window)

        def go(row: int) -> None:
            place = report.remarks[row].place
            if place is not None:
                self._workspace.go_to(place)

        dialog.chosen.connect(go)
        dialog.show()

    def _open_export(self) -> None:
        from perfdesk.ui.export_dialog import ExportDialog

        count, whole = self._workspace.findings.count, self._desk.book.tables

        def errors(tables: Sequence[Table]) -> int:
            """What is found about several tables stands at none of them."""
            if len(tables) == len(whole):
                return count(Severity.ERROR)
            return sum(count(Severity.ERROR, table.id) for table in tables)

        name = self.tr("{name}（导出）.xlsx").format(name=self._desk.path.stem)
        path = folders.beside(self._desk.path) / name  # never the name of the file that was imported
        dialog = ExportDialog(whole, errors, path, self._window)
        dialog.confirmed.connect(self._window.files.export)
        dialog.findings_wanted.connect(lambda: self._workspace.list.step(1))
        dialog.open()

    def _preview(self, table: Table) -> None:
        from perfdesk.ui.paper.preview import PrintPreview

        PrintPreview(table, self._window).open()
