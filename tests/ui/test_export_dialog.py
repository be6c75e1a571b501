"""Exporting: every table of the book can be ticked, as a workbook or as pages, and what was written is compared."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QToolBar
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_sums import printed_totals
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.formats.reading import read_file
from perfdesk.ui import export_dialog
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paper.preview import PrintPreview
from perfdesk.ui.project_form.indicator_view import IndicatorView
from tests.formats.evaluations import content, department, project
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
PROJECTS = ("文化惠民演出", "全民健身", "图书采购")


def no_errors(_: object) -> int:
    return 0


@pytest.fixture
def dialog(window: MainWindow, filled: Desk, tmp_path: Path) -> ExportDialog:
    """Over a target table, a department's evaluation and three projects'."""
    projects = [replace(project(), project=name) for name in PROJECTS]
    dialog = ExportDialog(
        (*filled.book.tables, department(), *projects), no_errors, tmp_path / "上报.xlsx", window
    )
    dialog.confirmed.connect(window.files.export)
    dialog.open()
    return dialog


def test_everything_is_ticked_at_first_and_said_in_words(dialog: ExportDialog) -> None:
    assert len(dialog.tables.chosen()) == 5
    assert dialog._contents.text().splitlines() == [
        "一个工作簿，5 张工作表。",
        "目标表 1 张，共 3 个项目、4 条指标。",
        "自评表 4 张。",
    ]


def test_a_whole_kind_and_single_tables_are_ticked_by_keyboard(dialog: ExportDialog, press: Press) -> None:
    tree = dialog.tables
    tree.setFocus()
    press(tree, KEY.Key_Space)
    for _ in range(4):
        press(tree, KEY.Key_Down)
    press(tree, KEY.Key_Space)
    press(tree, KEY.Key_Down)
    press(tree, KEY.Key_Space)
    assert [getattr(table, "project", "") for table in tree.chosen()] == ["", PROJECTS[0]]
    assert not dialog.dialect.isEnabled(), "evaluations have no joined strings"


def test_nothing_ticked_cannot_be_exported(dialog: ExportDialog, press: Press) -> None:
    tree = dialog.tables
    for kind in tree.kinds:
        tree.setCurrentItem(kind)
        press(tree, KEY.Key_Space)
    assert tree.chosen() == ()
    assert not dialog._export.isEnabled()
    assert dialog._contents.text() == "还没有勾选要导出的表。"


def test_form_and_ending_of_the_name_follow_each_other(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.form.setCurrentIndex(dialog.form.findData(".pdf"))
    assert dialog.path.text() == str(tmp_path / "上报.pdf")
    assert "一个 PDF 文件，5 张表依次排列。" in dialog._contents.text()
    dialog.path.setText(str(tmp_path / "别的.xlsx"))
    assert dialog.form.currentData() == ".xlsx"
    dialog.path.setText(str(tmp_path / "没有扩展名"))
    assert dialog.form.currentData() == ".xlsx"


@pytest.mark.parametrize("typed", ["", "/", ".", "..", "/tmp/.."])
def test_a_path_without_a_file_name_cannot_be_exported_to(dialog: ExportDialog, typed: str) -> None:
    dialog.path.setText(typed)
    assert not dialog._export.isEnabled()
    dialog.path.setText(typed + "/表")
    assert dialog._export.isEnabled()


@pytest.mark.parametrize("form", [0, 1, 2], ids=["workbook", "word", "pages"])
def test_all_tables_are_written_and_compared(
    dialog: ExportDialog, window: MainWindow, tmp_path: Path, form: int, qtbot
) -> None:
    dialog.form.setCurrentIndex(form)
    dialog.path.setText(str(tmp_path / "上报"))
    wanted = [content(table) for table in dialog.tables.chosen()[1:]]
    dialog._export.click()
    qtbot.waitUntil(lambda: "已导出并逐格核对一致" in window.bar.text, timeout=20_000)
    assert [button.text() for button in window.bar.buttons][-2:] == ["打开文件", "打开文件夹"]
    path = tmp_path / ("上报.xlsx", "上报.docx", "上报.pdf")[form]
    assert (b"xl/workbook.xml", b"word/document.xml", b"%PDF")[form] in path.read_bytes()
    draft = read_file(path)
    assert [len(table.projects) for table in draft.target_tables] == [3]
    assert [content(table) for table in draft.tables[1:]] == wanted


def test_signs_without_a_font_are_named_in_the_bar(window: MainWindow, tmp_path: Path, qtbot) -> None:
    odd = replace(project(), goal="完成\U0010fffd。")
    window.files.export((odd,), tmp_path / "上报.pdf", None)
    qtbot.waitUntil(lambda: "这台电脑的字体里没有“\U0010fffd”" in window.bar.text, timeout=20_000)
    assert (tmp_path / "上报.pdf").exists()


def test_a_folder_that_is_not_there_is_named(
    window: MainWindow, dialog: ExportDialog, press: Press, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "往年"
    dialog.path.setText(str(folder / "上报.xlsx"))
    press(dialog.path, KEY.Key_Return)
    qtbot.waitUntil(lambda: "不存在" in window.bar.text)
    assert window.bar.text == f"文件夹“{folder}”不存在，没有写成。请换一个位置，或先建好这个文件夹。"


def test_without_tables_the_dialog_says_so(window: MainWindow, tmp_path: Path) -> None:
    dialog = ExportDialog((), no_errors, tmp_path / "上报.xlsx", window)
    assert dialog._contents.text() == "还没有勾选要导出的表。"
    assert not dialog._export.isEnabled()


def test_a_single_table_needs_no_choice(window: MainWindow, tmp_path: Path) -> None:
    dialog = ExportDialog((project(),), no_errors, tmp_path / "上报.xlsx", window)
    dialog.open()
    assert not dialog.tables.isVisible()
    assert dialog._contents.text().splitlines() == ["一个工作簿，1 张工作表。", "自评表 1 张。"]
    dialog.close()


@pytest.mark.parametrize(
    ("ending", "where"),
    [
        (".xlsx", "内容会写在工作表“说明”中"),
        (".docx", "文件中不会有它们的内容"),
        (".pdf", "文件中不会有它们的内容"),
    ],
)
def test_each_format_says_where_values_without_a_column_go(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, ending: str, where: str
) -> None:
    (table,) = filled.book.target_tables
    extra = (Extra("联系人", "张三"),)
    dialog = ExportDialog((replace(table, extra=extra),), no_errors, tmp_path / "上报.xlsx", window)
    dialog.open()
    dialog.layout_.setCurrentIndex(dialog.layout_.findData("standard"))
    dialog.form.setFocus()
    while dialog.form.currentData() != ending:
        press(dialog.form, KEY.Key_Down)
    assert where in dialog._left.text()


def test_each_format_is_offered_once(dialog: ExportDialog) -> None:
    offered = [dialog.form.itemData(row) for row in range(dialog.form.count())]
    assert offered == [".xlsx", ".docx", ".pdf"]


def test_the_bar_tells_the_path_from_what_is_not_in_a_word_file(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "上报.docx"
    (table,) = filled.book.target_tables
    window.files.export((replace(table, extra=(Extra("联系人", "张三"),)),), path, None, "standard")
    qtbot.waitUntil(lambda: "已导出并逐格核对一致" in window.bar.text, timeout=20_000)
    assert window.bar.text.endswith("上报.docx。其中 1 项表样中没有栏目，没有写入文件。")


def test_an_amount_of_a_task_without_a_column_is_named_by_itself(window: MainWindow, tmp_path: Path) -> None:
    task = Task("高标准农田", "建设与管护", Amounts(Decimal(120), Decimal(90), Decimal(30)))
    units = (Unit(Id("u9"), projects=(Project(Id("p9"), "某县农业农村局", tasks=(task,)),)),)
    name = "national-department-targets"
    table = TargetTable(Id("t9"), scope=TargetScope.DEPARTMENT, form=name, units=units)
    said = ExportDialog((table,), no_errors, tmp_path / "上报.docx", window)._left.text()
    assert "任务“高标准农田”的财政专户拨款" in said
    assert "年度主要任务" not in said


def test_the_sheet_of_reasons_is_said_and_can_be_left_out(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot: QtBot
) -> None:
    filled.checking.waive(filled.checking.all_findings()[:1], "已与财政局核对。")
    for is_wanted, name in ((True, "一.xlsx"), (False, "二.xlsx")):
        dialog = ExportDialog(filled.book.tables, no_errors, tmp_path / name, window)
        dialog.confirmed.connect(window.files.export)
        dialog.open()
        assert dialog._contents.text().startswith("一个工作簿，1 张工作表，另附一张“说明”。")
        if not is_wanted:
            dialog.remarks.setFocus()
            press(dialog.remarks, KEY.Key_Space)
            assert dialog._contents.text().startswith("一个工作簿，1 张工作表。")
        dialog._confirm()
        qtbot.waitUntil((tmp_path / name).exists, timeout=20_000)
        names = load_workbook(tmp_path / name, read_only=True).sheetnames
        assert ("说明" in names) is is_wanted


def test_an_unfinished_evaluation_is_told_and_goes_out_without_a_grade(
    window: MainWindow, tmp_path: Path, press: Press, qtbot: QtBot
) -> None:
    table = replace(department(), totals=TotalsMode.AUTOMATIC)
    unfinished = replace(table, rows=(replace(table.rows[0], score=None), *table.rows[1:]))
    assert printed_totals(table).grade
    for each, is_graded in ((table, True), (unfinished, False)):
        path = tmp_path / f"自评{is_graded}.xlsx"
        dialog = ExportDialog((each,), no_errors, path, window)
        dialog.confirmed.connect(window.files.export)
        dialog.open()
        assert dialog._unfinished.isVisible() is not is_graded
        assert is_graded or "1 项没有得分" in dialog._unfinished.text()
        press(dialog._export, KEY.Key_Space)
        qtbot.waitUntil(path.exists, timeout=20_000)
        cells = [cell for row in load_workbook(path).worksheets[0].values for cell in row]
        assert any("√" in str(cell) for cell in cells) is is_graded


def shown_pages(preview: PrintPreview) -> QPrintPreviewWidget:
    pages = preview.findChild(QPrintPreviewWidget)
    assert pages is not None
    return pages


def pages_of(preview: PrintPreview) -> int:
    return shown_pages(preview).pageCount()


def test_the_table_at_hand_is_looked_at_before_it_is_printed(
    window: MainWindow, filled: Desk, press: Press, qtbot: QtBot
) -> None:
    """And so is its form with blank rows."""
    press(window, KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = window.findChild(PrintPreview)
    assert preview is not None
    assert preview.windowTitle() == "打印：项目支出绩效目标表"
    qtbot.waitUntil(lambda: not preview.is_laying_out)
    assert pages_of(preview) == 1
    preview.reject()
    before = filled.book
    window.actions_["print_blank"].trigger()
    (blank,) = (each for each in window.findChildren(PrintPreview) if each.isVisible())
    qtbot.waitUntil(lambda: not blank.is_laying_out)
    assert pages_of(blank) == 1
    assert filled.book is before
    blank.reject()


def test_the_preview_of_a_page_offers_no_other_way_up_than_the_form_has(window: MainWindow) -> None:
    window.actions_["print"].trigger()
    preview = window.findChild(PrintPreview)
    assert preview is not None
    (bar,) = preview.findChildren(QToolBar)
    offered = {action.text() for action in bar.actions()}
    for settled in ("Portrait", "Landscape"):
        assert QCoreApplication.translate("QPrintPreviewDialog", settled) not in offered
    assert QCoreApplication.translate("QPrintPreviewDialog", "Print") in offered
    preview.reject()


def test_a_printed_table_keeps_to_the_paper_that_was_chosen(
    window: MainWindow, filled: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """On the screen, and where it is chosen at the last moment."""
    small, margins = QPageSize(QPageSize.PageSizeId.A5), QMarginsF(20, 20, 20, 20)
    table = filled.book.target_tables[0]
    preview = PrintPreview(table, window)
    preview.open()
    qtbot.waitUntil(lambda: not preview.is_laying_out)
    preview.printer().setPageSize(small)
    preview.printer().setPageMargins(margins, QPageLayout.Unit.Millimeter)
    shown_pages(preview).updatePreview()
    qtbot.waitUntil(lambda: not preview.is_laying_out)
    chosen = preview.printer().pageLayout()
    assert chosen.pageSize() == small
    assert chosen.margins(QPageLayout.Unit.Millimeter) == margins

    printer, printed = QPrinter(), tmp_path / "打印.pdf"
    printer.setOutputFileName(str(printed))
    preview.paintRequested.emit(printer)
    assert read_file(printed).target_tables[0].projects[0].name == table.projects[0].name
    preview.reject()


def test_a_page_of_a_preview_is_painted_when_it_comes_into_sight(
    window: MainWindow, example: Desk, qtbot: QtBot
) -> None:
    preview = PrintPreview(example.book.target_tables[0], window)
    preview.open()
    qtbot.waitUntil(lambda: not preview.is_laying_out)
    pages, count = shown_pages(preview), pages_of(preview)
    qtbot.waitUntil(lambda: 0 in preview._leaves._made)
    assert count - 1 not in preview._leaves._made
    pages.setCurrentPage(count)
    qtbot.waitUntil(lambda: count - 1 in preview._leaves._made)
    assert darkest(pages) < 64, "the letters"
    pages.updatePreview()
    assert preview._leaves._made == {}, "they were on pages that are gone"
    qtbot.waitUntil(lambda: count - 1 in preview._leaves._made)
    preview.reject()


def darkest(pages: QPrintPreviewWidget) -> int:
    """How bright the darkest dot on the paper is, which is in the middle."""
    picture = pages.grab().toImage()
    across = range(picture.width() // 4, picture.width() * 3 // 4)
    down = range(picture.height() // 4, picture.height() * 3 // 4)
    return min(picture.pixelColor(x, y).lightness() for x in across for y in down)


def test_a_preview_that_is_closed_is_laid_out_for_nobody(
    window: MainWindow, filled: Desk, press: Press, qtbot: QtBot
) -> None:
    press(window, KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = window.findChild(PrintPreview)
    assert preview is not None
    job = preview._job
    assert job is not None
    with qtbot.waitSignal(job.ended, timeout=20_000):
        preview.reject()


def test_a_large_book_is_laid_out_beside_the_window(
    qtbot: QtBot, window: MainWindow, filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be exported until it is known what the form has no place for."""
    monkeypatch.setattr(export_dialog, "_MANY", 1)
    dialog = ExportDialog(filled.book.tables, no_errors, tmp_path / "上报.xlsx", window)
    assert dialog._contents.text() == "正在清点要导出的内容…"
    assert not dialog._export.isEnabled()
    qtbot.waitUntil(dialog._export.isEnabled)
    assert dialog._contents.text().startswith("一个工作簿，1 张工作表。")
    dialog.done(0)


def test_a_row_that_was_only_begun_is_not_exported(
    window: MainWindow, filled: Desk, press: Press, type_text: TypeText
) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    workspace.go_to(Place(Id("i2"), "name"))
    view = QApplication.focusWidget()
    assert isinstance(view, IndicatorView)
    press(view, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_text(view, "质量")
    press(view.open_editor, KEY.Key_Tab)
    assert len(filled.tree.owner(Id("p1"), Project).indicators) == 3
    press(view, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert len(filled.tree.owner(Id("p1"), Project).indicators) == 2
    assert "3 个项目、4 条指标" in dialog._contents.text(), "what is said and written is what is there"
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.activateWindow()
    QCoreApplication.processEvents()
    filled.undo()
    view.setFocus()
    assert len(filled.tree.owner(Id("p1"), Project).indicators) == 3
    press(view, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(filled.tree.owner(Id("p1"), Project).indicators) == 2, "what undo brought back goes again"


def test_errors_are_counted_in_the_ticked_tables_alone(
    window: MainWindow, filled: Desk, press: Press
) -> None:
    filled.accept(Draft(SourceFile("", "", ""), (project(),), Proof()))
    errors = filled.checking.count(Severity.ERROR, Id("t"))
    assert errors
    assert not filled.checking.count(Severity.ERROR, project().id)
    press(window, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert f"还有 {errors} 个错误没有处理" in dialog._errors_said.text()
    dialog.tables.setFocus()
    press(dialog.tables, KEY.Key_Space)
    assert [type(table) for table in dialog.tables.chosen()] == [type(project())]
    assert not dialog._errors_line.isVisible()


def test_where_no_program_opens_the_file_it_is_said_with_the_folder_at_hand(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """The screenless platform opens nothing."""
    window.files.export(filled.book.tables, tmp_path / "上报.xlsx", None)
    qtbot.waitUntil(lambda: "已导出并逐格核对一致" in window.bar.text, timeout=20_000)
    window.bar.buttons[0].click()
    assert window.bar.text == (f"这台电脑上没有能打开“上报.xlsx”的程序。文件已经写好，在 {tmp_path}。")
    (folder,) = window.bar.buttons
    assert folder.text() == "打开文件夹"
    folder.click()
    assert window.bar.text == f"这台电脑上没有能打开文件夹的程序。文件在 {tmp_path / '上报.xlsx'}。"
