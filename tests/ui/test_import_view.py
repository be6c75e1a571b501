"""An import is looked at beside its source before anything is taken over, and everything goes by keyboard."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, ProjectEvaluation
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TotalsMode
from perfdesk.formats.writers.workbook import write_book
from perfdesk.ui.import_view.columns_dialog import ColumnsDialog
from perfdesk.ui.import_view.import_page import ImportPage
from perfdesk.ui.main_window import MainWindow
from perfdesk.wording import finding_sentence
from tests.formats.evaluations import department, extracted, project
from tests.formats.pdf_maker import HEAD
from tests.formats.test_unread_tables import workbook
from tests.ui.conftest import Press, import_page, take_over, wait_for_writing
from tests.ui.sources import BOOKS, DEPARTMENT, SHOWS, TOTAL, UNIT, pdf_file, tabbed, tsv_file

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, qtbot) -> ImportPage:
    """The two-page PDF, read and not yet taken over, with `filled` open behind it."""
    window.files.import_file(pdf_file(tmp_path))
    return import_page(window, qtbot)


def project_named(page: ImportPage, name: str) -> Project:
    found = (c.project for c in page.review.candidates if c.project.name == name)
    return next(found)


def pick(page: ImportPage, name: str) -> None:
    page.tree.go_to(project_named(page, name).id)


def standing_of(page: ImportPage, name: str) -> str:
    index = page.tree.rows.index_of_item(project_named(page, name).id)
    return str(index.siblingAtColumn(3).data())


def names_in(desk: Desk) -> list[str]:
    return [project.name for table in desk.book.target_tables for project in table.projects]


def offers(window: MainWindow) -> dict[str, QPushButton]:
    return {b.text(): b for b in window.bar.findChildren(QPushButton) if b.isVisible()}


def import_again(window: MainWindow, path: Path, qtbot) -> ImportPage:
    window.files.import_file(path)
    return import_page(window, qtbot)


def test_a_clean_file_is_imported_with_one_more_enter(
    page: ImportPage, window: MainWindow, filled: Desk, press: Press, qtbot
) -> None:
    press(QApplication.focusWidget(), KEY.Key_Return)
    wait_for_writing(window, qtbot)
    assert names_in(filled)[-2:] == ["惠民演出", "图书购置"]
    assert "已导入 2 个项目、3 条指标" in window.bar.text
    assert window.is_at_work
    filled.undo()
    assert "惠民演出" not in names_in(filled), "accepting is one step"


def test_the_proof_is_told_in_words(page: ImportPage) -> None:
    assert page.proof.sentences == [
        "指标序号 3 处，读出 3 条，一致",
        "项目 2 个，合计 30.00 与项目之和一致",
        "没有未归位的文字",
    ]
    assert page.proof.toggle.isHidden()


def test_the_page_follows_the_row(page: ImportPage) -> None:
    pick(page, "图书购置")
    assert page.source.shown_page == 2
    assert {spot.page for spot in page.source.lit} == {2}
    pick(page, "惠民演出")
    assert page.source.shown_page == 1
    assert len(page.source.lit) >= 4, "name, amounts, goal and indicators are lit"


def test_the_row_follows_a_click_on_the_page(page: ImportPage, qtbot) -> None:
    pick(page, "图书购置")
    page.source.show_page(1)
    (name, *_) = page.review.spots_of(project_named(page, "惠民演出").id)
    assert name.box is not None
    view = page.source.page
    qtbot.waitUntil(lambda: view._pictures.instead(view._key()) is not None, timeout=20_000)
    frame = view._frame().topLeft()
    x, y = ((a + b) / 2 * view.scale for a, b in (name.box[::2], name.box[1::2]))
    at = QPoint(round(frame.x() + x), round(frame.y() + y))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.tree.node is not None
    assert page.tree.node.item == project_named(page, "惠民演出")


def test_doubts_of_the_reading_are_counted_above_the_draft(window: MainWindow, tmp_path: Path, qtbot) -> None:
    path = tmp_path / "目标.tsv"
    off = (*BOOKS[:4], BOOKS[4][:40])
    path.write_text(tabbed(TOTAL, UNIT, SHOWS, off), encoding="utf-8")
    window.files.import_file(path)
    page = import_page(window, qtbot)
    count = sum(doubt.severity >= Severity.WARNING for doubt in page.review.draft.doubts)
    assert count > 0
    assert f"读取存疑 {count} 处，按 F8 逐处查看" in page.proof.sentences


@pytest.mark.parametrize(
    ("score", "sentence"),
    [
        ("9", "自评指标 2 项，分值合计 90，得分合计 69，与总分一致"),
        ("8", "自评指标 2 项，分值合计 90，得分合计 68，原表总分 69，请核对"),
    ],
)
def test_scores_are_compared_with_the_printed_total(
    score: str, sentence: str, window: MainWindow, tmp_path: Path, qtbot
) -> None:
    table = evaluation()
    path = tmp_path / "自评.xlsx"
    write_book((replace(table, rows=(table.rows[0], replace(table.rows[1], score=Decimal(score)))),), path)
    window.files.import_file(path)
    assert sentence in import_page(window, qtbot).proof.sentences


def evaluation() -> DepartmentEvaluation:
    """Two rows of 80 and 10 points that come to 69, as is printed."""
    rows = (_row("r1", "产出", "80", "60"), _row("r2", "结转率", "10", "9"))
    printed = {"total_weight": Decimal(90), "total_score": Decimal(69), "totals": TotalsMode.PRINTED}
    whole = DepartmentEvaluation(Id("d"), year=2025, department="海湾市文化局", grade="中", rows=rows)
    return replace(whole, **printed)  # type: ignore[arg-type] # fields of different types


def _row(row: str, name: str, points: str, score: str) -> EvaluationRow:
    weight = Decimal(points)
    return EvaluationRow(Id(row), name, weight, name, weight, name, weight, score=Decimal(score))


def test_text_without_a_place_is_listed_and_leads_to_its_page(
    window: MainWindow, tmp_path: Path, press: Press, qtbot
) -> None:
    window.files.import_file(pdf_file(tmp_path, loose="本页为<b>内部</b>资料。"))
    page = import_page(window, qtbot)
    assert "未归位文字 1 处" in page.proof.sentences
    page.proof.toggle.setFocus()
    press(page.proof.toggle, KEY.Key_Space)
    assert page.proof.residue.isVisible()
    assert page.proof.residue.item(0).text() == "第 2 页：本页为<b>内部</b>资料。"
    press(page.proof.residue, KEY.Key_Down)
    page.proof.residue.setCurrentRow(0)
    assert page.source.shown_page == 2


def test_only_what_is_ticked_is_imported(
    page: ImportPage, window: MainWindow, filled: Desk, press: Press, qtbot
) -> None:
    pick(page, "图书购置")
    page.tree.setFocus()
    press(page.tree, KEY.Key_Space)
    assert page._sum.text() == "将新增 1 个项目"
    press(page.tree, KEY.Key_Return, CTRL)
    wait_for_writing(window, qtbot)
    assert names_in(filled)[-1] == "惠民演出"


def test_nothing_ticked_is_nothing_to_import(page: ImportPage) -> None:
    page.buttons["none"].click()
    assert not page.buttons["accept"].isEnabled()
    page.buttons["new"].click()
    assert page._sum.text() == "将新增 2 个项目"


def test_a_tick_at_the_unit_is_one_for_all_its_projects(page: ImportPage, press: Press) -> None:
    pick(page, "图书购置")
    page.tree.setCurrentIndex(page.tree.currentIndex().parent())
    press(page.tree, KEY.Key_Space)
    assert page.tree.rows.chosen == set()


def test_what_is_there_already_is_the_same_or_different(
    page: ImportPage, window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    take_over(window, qtbot)
    dearer = (BOOKS[0], "21.00", "21.00", *BOOKS[3:])
    again = import_again(window, tsv_file(tmp_path, TOTAL, UNIT, SHOWS, dearer), qtbot)
    assert standing_of(again, "惠民演出") == "相同"
    assert standing_of(again, "图书购置") == "不同：总计、财政拨款"
    pick(again, "图书购置")
    assert "总计：现有“20.00”，导入后“21.00”" in again.detail.toPlainText()
    assert again._sum.text() == "将新增 0 个项目，更新 1 个"
    take_over(window, qtbot)
    books = [p for t in filled.book.target_tables for p in t.projects if p.name == "图书购置"]
    assert [str(p.amounts.total) for p in books] == ["21.00"]


def test_an_import_does_not_set_back_what_a_person_corrected_unless_it_is_ticked(
    page: ImportPage, window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot
) -> None:
    take_over(window, qtbot)
    books = next(p for t in filled.book.target_tables for p in t.projects if p.name == "图书购置")
    filled.enter(Place(books.id, "fiscal"), "21")
    dearer = (SHOWS[0], "31.00", "31.00", *SHOWS[3:])
    again = import_again(window, tsv_file(tmp_path, TOTAL, UNIT, dearer, BOOKS), qtbot)
    assert again.tree.rows.chosen == {project_named(again, "惠民演出").id}
    assert standing_of(again, "惠民演出") == "不同：总计、财政拨款"
    said = standing_of(again, "图书购置")
    assert re.fullmatch(r"已由您在 \d\d-\d\d \d\d:\d\d 修改，导入会覆盖：总计、财政拨款", said)
    take_over(window, qtbot)
    assert filled.tree.owner(books.id, Project).amounts.fiscal == Decimal(21)
    once_more = import_again(window, tsv_file(tmp_path, TOTAL, UNIT, dearer, BOOKS), qtbot)
    pick(once_more, "图书购置")
    press(once_more.tree, KEY.Key_Space)
    take_over(window, qtbot)
    assert filled.tree.owner(books.id, Project).amounts.fiscal == Decimal(20)


def test_esc_gives_up_and_changes_nothing(
    page: ImportPage, window: MainWindow, filled: Desk, press: Press
) -> None:
    before = filled.book
    press(page.tree, KEY.Key_Escape)
    assert filled.book is before
    assert window.is_at_work
    assert "什么也没有改动" in window.bar.text


def test_f8_walks_the_doubts(window: MainWindow, tmp_path: Path, press: Press, qtbot) -> None:
    odd = (SHOWS[0], "壹拾", "10.00", *SHOWS[3:])
    strange = (BOOKS[0], "二十元", "20.00", *BOOKS[3:])
    window.files.import_file(tsv_file(tmp_path, TOTAL, UNIT, odd, strange))
    page = import_page(window, qtbot)
    assert page.tree.hasFocus(), "what has doubts is looked at first"
    seen = []
    for _ in range(3):
        press(page.tree, KEY.Key_F8)
        assert page.tree.node is not None
        assert page.tree.node.doubt is not None
        seen.append(page.tree.node.doubt.params["text"])
    assert seen == ["壹拾", "二十元", "壹拾"]
    press(page.tree, KEY.Key_F8, SHIFT)
    assert "二十元" in page.detail.toPlainText()


def test_a_column_that_was_not_understood_can_be_said(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    heads = ("项目名称", "总计", "自己筹的", "绩效目标", "绩效指标")
    window.files.import_file(tsv_file(tmp_path, TOTAL, UNIT, SHOWS, BOOKS, heads=heads))
    page = import_page(window, qtbot)
    assert project_named(page, "惠民演出").amounts.other is None
    page.buttons["columns"].click()
    dialog = window.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    choice = dialog.choices[0, 2]
    assert choice.accessibleName() == "自己筹的"
    choice.setCurrentIndex(choice.findData("other"))
    choice.activated.emit(choice.currentIndex())
    with qtbot.waitSignal(window.files.reviewing, timeout=20_000):
        dialog._ok.click()
    anew = import_page(window, qtbot)
    assert str(project_named(anew, "惠民演出").amounts.other) == "10.00"
    offers(window)["恢复原来的识别"].click()
    assert project_named(import_page(window, qtbot), "惠民演出").amounts.other is None


def test_a_meaning_stands_over_one_column_only(page: ImportPage, window: MainWindow) -> None:
    page.buttons["columns"].click()
    dialog = window.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    goal, indicators = dialog.choices[0, 3], dialog.choices[0, 4]
    goal.setCurrentIndex(goal.findData("indicators"))
    goal.activated.emit(goal.currentIndex())
    assert indicators.currentText() == "不导入"
    goal.setCurrentIndex(goal.findData("goal"))
    goal.activated.emit(goal.currentIndex())
    assert not dialog._ok.isEnabled()
    assert dialog._why.text() == "还没有指定“绩效指标”一栏。"
    dialog.reject()


def test_a_row_that_goes_on_can_be_joined_to_the_one_above(
    window: MainWindow, tmp_path: Path, press: Press, qtbot
) -> None:
    rest = ("（二期）", "", "", "完成二期。", "")
    window.files.import_file(tsv_file(tmp_path, TOTAL, UNIT, SHOWS, rest, BOOKS))
    page = import_page(window, qtbot)
    assert len(page.review.candidates) == 3
    pick(page, "（二期）")
    with qtbot.waitSignal(window.files.reviewing, timeout=20_000):
        page.buttons["join"].click()
    anew = import_page(window, qtbot)
    assert [c.project.name for c in anew.review.candidates] == ["惠民演出（二期）", "图书购置"]
    assert "项目 3 个变为 2 个" in window.bar.text


def test_it_lands_beside_the_file_when_the_desk_was_closed_meanwhile(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    folder = tmp_path / "来文"
    folder.mkdir()
    window.files.import_file(pdf_file(folder))
    window.files.close()
    take_over(window, qtbot)
    assert window.desk is not None
    assert window.desk.path == folder / "绩效目标.perfdesk"
    assert names_in(window.desk) == ["惠民演出", "图书购置"]


def test_another_file_opened_meanwhile_is_left_alone(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    window.files.import_file(pdf_file(tmp_path))
    other = tmp_path / "另一份.perfdesk"
    window.files.new_table(other, "别的局", "2026")
    take_over(window, qtbot)
    assert window.desk is not None
    assert window.desk.path == tmp_path / "绩效目标.perfdesk"
    untouched = Desk.open(other, "测试员")
    assert names_in(untouched) == []
    untouched.close()


def test_a_change_made_while_the_file_was_read_counts(
    page: ImportPage, window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    take_over(window, qtbot)
    table = filled.book.target_tables[-1]
    window.files.import_file(tsv_file(tmp_path, TOTAL, UNIT, SHOWS, BOOKS))
    filled.remove([table.projects[0].id])
    again = import_page(window, qtbot)
    assert standing_of(again, "惠民演出") == "新增"
    assert standing_of(again, "图书购置") == "相同"


def test_a_copied_table_is_pasted_on_the_start_page(
    empty_window: MainWindow, press: Press, monkeypatch, tmp_path: Path, qtbot
) -> None:
    monkeypatch.setattr(empty_window.files, "_last_folder", lambda: tmp_path)
    QApplication.clipboard().setText(tabbed(TOTAL, UNIT, SHOWS, BOOKS))
    department = empty_window.start_page.new.department
    assert department.hasFocus()
    press(department, KEY.Key_V, CTRL)
    import_page(empty_window, qtbot)
    assert department.text() == ""
    take_over(empty_window, qtbot)
    assert empty_window.desk is not None
    assert empty_window.desk.path == tmp_path / "粘贴的表格.perfdesk"
    assert empty_window.desk.book.target_tables[0].department == DEPARTMENT


def test_a_mere_word_is_pasted_into_the_field(empty_window: MainWindow, press: Press) -> None:
    QApplication.clipboard().setText("青屏区水务局")
    department = empty_window.start_page.new.department
    press(department, KEY.Key_V, CTRL)
    assert department.text() == "青屏区水务局"


def test_a_whole_table_pasted_into_the_grid_is_looked_at_first(
    window: MainWindow, filled: Desk, press: Press, qtbot
) -> None:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    QApplication.clipboard().setText(tabbed(TOTAL, UNIT, SHOWS, BOOKS))
    grid.setFocus()
    press(grid, KEY.Key_V, CTRL)
    take_over(window, qtbot)
    assert names_in(filled)[-2:] == ["惠民演出", "图书购置"]


def test_a_table_copied_from_a_web_page_is_told_from_words() -> None:
    from perfdesk.ui.import_view.clipboard import holds_table, table

    mime = QMimeData()
    mime.setHtml("<p>没有表格</p>")
    mime.setText("没有表格")
    QApplication.clipboard().setMimeData(mime)
    assert not holds_table()
    mime = QMimeData()
    mime.setHtml("<table><tr><td>项目</td></tr><TR ><td>甲</td></TR></table>")
    QApplication.clipboard().setMimeData(mime)
    found = table()
    assert found is not None
    assert found[1] == ".html"


def test_without_a_table_on_the_clipboard_it_says_what_to_do(window: MainWindow) -> None:
    QApplication.clipboard().setText("一句话")
    window.actions_["import_paste"].trigger()
    assert "剪贴板里没有表格" in window.bar.text


def test_an_empty_clipboard_holds_no_table(window: MainWindow) -> None:
    QApplication.clipboard().clear()
    window.actions_["import_paste"].trigger()
    assert "剪贴板里没有表格" in window.bar.text


def test_f6_goes_round_the_panes_of_an_import(page: ImportPage, press: Press) -> None:
    page.tree.setFocus()
    seen = []
    for _ in range(4):
        press(page, KEY.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [page.detail, page.buttons["accept"], page.source.page, page.tree]
    press(page, KEY.Key_F6, SHIFT)
    assert QApplication.focusWidget() is page.source.page


def test_pages_are_counted_while_they_are_read(window: MainWindow, tmp_path: Path, qtbot) -> None:
    window.files.import_file(pdf_file(tmp_path))
    importing = window.files._importing
    assert importing is not None
    assert importing._arrival is not None
    importing._arrival.progressed.emit(3, 12)
    assert "第 3 / 12 页" in window.bar.text
    assert set(offers(window)) == {"取消"}
    import_page(window, qtbot)
    assert not window.bar.isVisible()


def test_a_file_of_wps_is_answered_with_the_remedy(window: MainWindow, tmp_path: Path, qtbot) -> None:
    path = tmp_path / "目标表.et"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    window.files.import_file(path)
    qtbot.waitUntil(lambda: "正在读取" not in window.bar.text, timeout=20_000)
    assert window.is_at_work
    assert window.bar.text


def test_the_start_page_puts_an_import_away(page: ImportPage, window: MainWindow, filled: Desk) -> None:
    before = filled.book
    window.show_start_page()
    assert window.start_page.isVisible()
    assert filled.book is before


def test_a_table_that_was_not_read_is_told_above_and_in_the_draft(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "目标.xlsx"
    path.write_bytes(workbook())
    window.files.import_file(path)
    page = import_page(window, qtbot)
    assert any(
        "“自评”（工作表或页码）中的“项目支出绩效自评表”没有读入" in said for said in page.proof.sentences
    )
    assert len(set(page.proof.sentences)) == len(page.proof.sentences), "each is said once"
    assert page.tree.step_doubt(1)
    assert page.tree.node is not None
    assert page.tree.node.doubt == page.review.draft.unread[0]


def test_a_form_without_indicators_is_a_warning_with_the_way_to_mend_it(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "自评.xlsx"
    write_book((replace(project(), indicators=(), execution_score=None),), path)
    window.files.import_file(path)
    facts = import_page(window, qtbot).proof._facts
    (bare,) = [fact for fact in facts if "没有读出指标" in fact.text]
    assert bare.severity is Severity.WARNING
    assert "指出表头…" in bare.text


def test_an_own_export_that_can_be_of_two_years_asks_which_and_makes_no_third_table(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot
) -> None:
    filled.duplicate(Id("t"))
    later = filled.book.target_tables[1]
    filled.enter(Place(later.id, "year"), "2027")
    filled.enter(Place(later.projects[0].id, "fiscal"), "120")
    path = tmp_path / "送审.xlsx"
    write_book((replace(filled.book.target_tables[1], year=None, title="项目支出绩效目标表"),), path)
    filled.enter(Place(filled.book.target_tables[1].projects[0].id, "goal"), "全年演出不少于80场。")
    page = import_again(window, path, qtbot)
    (question,) = page.homes.questions
    assert question.isVisible()
    assert question.currentText().startswith("2027 年的表，3 个项目")
    assert standing_of(page, "文化惠民演出") == "不同：绩效目标"
    question.setFocus()
    press(question, KEY.Key_Up)
    assert question.currentText().startswith("2026 年的表，3 个项目")
    assert "总计" in standing_of(page, "文化惠民演出")
    press(question, KEY.Key_Down)
    take_over(window, qtbot)
    assert window.view is not None
    assert window.view.workspace.current == later.projects[0].id, "the table that took it in is shown"
    assert [table.year for table in filled.book.target_tables] == [2026, 2027]
    assert filled.book.target_tables[1].projects[0].goal == "全年演出不少于64场。"


def test_two_sheets_of_an_import_never_go_into_one_table(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    filled.duplicate(Id("t"))
    filled.enter(Place(filled.book.target_tables[1].id, "year"), "2027")
    filled.enter(Place(filled.book.target_tables[1].projects[0].id, "fiscal"), "120")
    undated = [replace(t, year=None, title="项目支出绩效目标表") for t in filled.book.target_tables]
    path = tmp_path / "两年.xlsx"
    write_book(undated, path)
    page = import_again(window, path, qtbot)
    first, second = page.homes.questions
    assert first.currentText().startswith("2026 年的表")
    assert second.currentText().startswith("2027 年的表")
    second.setCurrentIndex(first.currentIndex())
    assert second.currentText().startswith("2026 年的表")
    assert first.currentText() == "都不是，作为新表加入"
    assert page.review.into == {first_table(page): None, page.review.homes[1].table.id: Id("t")}


def first_table(page: ImportPage) -> Id:
    return page.review.homes[0].table.id


def test_the_question_which_table_tells_the_sheet_and_what_speaks_for_each_answer(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    filled.duplicate(Id("t"))
    filled.enter(Place(filled.book.target_tables[1].id, "year"), "2027")
    filled.enter(Place(filled.book.target_tables[1].projects[0].id, "fiscal"), "120")
    path = tmp_path / "送审.xlsx"
    write_book((replace(filled.book.target_tables[1], year=None, title="项目支出绩效目标表"),), path)
    page = import_again(window, path, qtbot)
    (question,) = page.homes.questions
    labels = [label for label in page.homes.findChildren(QLabel) if label.isVisible()]
    assert labels[0].text() == "工作表“项目支出绩效目标表”：“文化惠民演出”等 3 个项目属于"
    guessed = next(label for label in labels if label.text() == "程序推断，请核对")
    assert [question.itemText(n) for n in range(2)] == [
        "2026 年的表，3 个项目：3 个同名，其中 2 个金额相同、2 个目标也相同",
        "2027 年的表，3 个项目：3 个同名，其中 3 个金额相同、3 个目标也相同",
    ]
    question.setCurrentIndex(0)
    assert not guessed.isVisible()


def test_a_table_that_can_be_one_only_is_not_asked_about(page: ImportPage) -> None:
    assert page.homes.questions == []
    assert not page.homes.isVisible()


def test_of_several_self_evaluations_those_that_are_ticked_are_imported(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot
) -> None:
    path = tmp_path / "自评.xlsx"
    write_book((project(), replace(project(), id=Id("b"), project="送戏下乡")), path)
    page = import_again(window, path, qtbot)
    assert page._sum.text() == "将新增 2 张自评或监控表"
    page.tree.go_to(page.review.draft.tables[0].id)
    page.tree.setFocus()
    press(page.tree, KEY.Key_Space)
    assert page._sum.text() == "将新增 1 张自评或监控表"
    take_over(window, qtbot)
    assert "已导入 1 张自评或监控表" in window.bar.text
    (kept,) = (table for table in filled.book.tables if isinstance(table, ProjectEvaluation))
    assert kept.project == "送戏下乡"
    again = import_again(window, path, qtbot)
    index = again.tree.rows.index_of_item(again.review.draft.tables[1].id)
    assert index.siblingAtColumn(3).data() == "相同"


def test_a_self_evaluation_is_told_without_codes_of_the_program(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "自评.xlsx"
    write_book((replace(project(), form="sichuan-evaluation"),), path)
    window.files.import_file(path)
    page = import_page(window, qtbot)
    page.tree.go_to(page.review.draft.tables[0].id)
    said = page.detail.toPlainText()
    assert "主管部门" in said or "项目" in said
    for code in ("printed", "automatic", "declining", "self_evaluation", "sichuan-evaluation"):
        assert code not in said


def test_a_box_that_was_unticked_stays_so_when_the_table_is_said(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot
) -> None:
    filled.duplicate(Id("t"))
    later = filled.book.target_tables[1]
    filled.enter(Place(later.id, "year"), "2027")
    units = tuple(
        replace(unit, projects=tuple(replace(each, goal="别的目标。") for each in unit.projects))
        for unit in later.units
    )
    asked = replace(later, year=None, title="项目支出绩效目标表", units=units)
    write_book((asked,), tmp_path / "送审.xlsx")
    page = import_again(window, tmp_path / "送审.xlsx", qtbot)
    (question,) = page.homes.questions
    rows = page.tree.rows
    unwanted = rows.projects[0]
    box = rows.index_of_item(unwanted).siblingAtColumn(0)
    rows.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    others = set(rows.chosen)
    press(question, KEY.Key_Up)
    assert unwanted not in rows.chosen
    assert others == rows.chosen


def test_a_file_that_is_closed_while_another_is_read_is_compared_with_no_more(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    """What it would have gone into is gone: all of it is new."""
    path = tmp_path / "送审.xlsx"
    write_book((filled.book.target_tables[0],), path)
    window.files.import_file(path)
    window.files.close()
    page = import_page(window, qtbot)
    assert not any(page.review.into.values())
    take_over(window, qtbot)
    assert window.desk is not None
    assert len(window.desk.book.target_tables[0].projects) == 3


def test_a_table_removed_before_an_import_into_it_is_taken_over_is_told(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "送审.xlsx"
    write_book((filled.book.target_tables[0],), path)
    filled.enter(Place(Id("p1"), "goal"), "全年演出不少于80场。")
    page = import_again(window, path, qtbot)
    filled.remove([Id("t")])
    page.tree.rows.choose(page.tree.rows.standing())
    page.accept()
    qtbot.waitUntil(lambda: "请再核对一次" in window.bar.text)
    assert not filled.book.tables
    take_over(window, qtbot)
    assert len(filled.book.target_tables[0].projects) == 3


def test_a_pasted_block_that_names_no_department_comes_into_the_table_in_which_one_stands(
    window: MainWindow, filled: Desk, press: Press, qtbot
) -> None:
    filled.duplicate(Id("t"))
    second = filled.book.target_tables[1]
    filled.enter(Place(second.id, "year"), "2027")
    assert window.view is not None
    window.view.workspace.show_item(second.projects[0].id)
    grid = window.view.workspace.page.grid
    QApplication.clipboard().setText("\n".join("\t".join(row) for row in (HEAD, TOTAL, SHOWS, BOOKS)))
    grid.setFocus()
    press(grid, KEY.Key_V, CTRL)
    page = import_page(window, qtbot)
    (question,) = page.homes.questions
    assert question.isVisible()
    assert question.currentText() == f"{second.department} 2027 年的表，3 个项目：没有同名项目"
    root = page.tree.rows.index(0, 0)
    assert root.data() == "（未命名表）"
    take_over(window, qtbot)
    assert len(filled.book.target_tables) == 2
    assert [p.name for p in filled.book.target_tables[1].units[0].projects][-2:] == ["惠民演出", "图书购置"]


def test_one_doubt_about_where_two_cells_part_is_listed_once(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot
) -> None:
    path = tmp_path / "自评.txt"
    path.write_text(extracted(department()), encoding="utf-8")
    window.files.import_file(path)
    page = import_page(window, qtbot)
    said = [(doubt.place.item, finding_sentence(doubt)) for doubt in page.review.doubts]
    assert any("原因到" in sentence for _, sentence in said)
    assert len(set(said)) == len(said)
    count = sum(doubt.severity >= Severity.WARNING for doubt in page.review.doubts)
    assert f"读取存疑 {count} 处，按 F8 逐处查看" in page.proof.sentences
    first = page.tree.step_doubt(1) and page.tree.node
    take_over(window, qtbot)
    assert first
    filled.checking.use_rules(RuleSettings())
    found = [f for f in filled.checking.all_findings() if f.rule == "import.cell_edge"]
    assert len({f.place.item for f in found}) == len(found)
    (row, *_) = found
    filled.enter(row.place, "另一个原因。")
    assert [f.place.field for f in filled.checking.findings(row.place.item) if f.rule == row.rule] == [
        "improvement"
    ], "the other cell may still be wrong"
