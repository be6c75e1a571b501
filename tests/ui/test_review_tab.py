"""审核: comments and proposals about values, what is decided, and what a locked project lets one do."""

from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.desk.commenting import now
from perfdesk.desk.deciding import appraise, state_of
from perfdesk.desk.desk import Desk
from perfdesk.desk.review_files import export_review
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Appraisal, Verdict
from perfdesk.domain.table import Project
from perfdesk.formats.pdf.said import said_by_pages
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.talk.dialogs import PersonDialog, ReasonDialog, SheetDialog, WriteDialog
from perfdesk.ui.talk.panel import TalkPanel
from perfdesk.ui.talk.threads_model import SAID, STANDING, WHERE, WHO
from perfdesk.ui.workspace import FORM_TAB, REVIEW_TAB, Workspace
from tests.ui.conftest import Press

P1, I1 = Id("p1"), Id("i1")
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    window.settings.person_name, window.settings.person_unit = "李四", "财政局"
    return window.view.workspace


Kind = TypeVar("Kind", bound=QDialog)


def asked(window: MainWindow, kind: type[Kind]) -> Kind:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def confirm(dialog: QDialog) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "确定")
    assert button.isEnabled()
    button.click()


def comment_on(window: MainWindow, workspace: Workspace, place: Place, text: str) -> None:
    workspace.go_to(place)
    window.actions_["comment"].trigger()
    dialog = asked(window, WriteDialog)
    dialog.text.setPlainText(text)
    confirm(dialog)


def propose(window: MainWindow, workspace: Workspace, place: Place, text: str) -> None:
    workspace.go_to(place)
    window.actions_["propose"].trigger()
    dialog = asked(window, WriteDialog)
    dialog.text.setPlainText(text)
    confirm(dialog)


def talk(workspace: Workspace) -> TalkPanel:
    workspace.show_tab(REVIEW_TAB)
    return workspace.talk


def click(panel: TalkPanel, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled(), name
    button.click()


def test_a_comment_about_the_cell_at_the_cursor_stands_in_the_list_and_on_the_tab(
    window: MainWindow, workspace: Workspace
) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    panel = talk(workspace)
    row = [panel.model.index(0, column).data() for column in range(5)]
    assert (row[WHERE], row[SAID]) == ("文化惠民演出 › 绩效目标", "请补充数量")
    assert (row[WHO], row[STANDING]) == ("李四（财政局）", "待处理")
    assert workspace.tabs.tabText(REVIEW_TAB) == "审核（1）"


def test_enter_leads_from_the_list_to_the_value(
    window: MainWindow, workspace: Workspace, press: Press
) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    panel = talk(workspace)
    press(panel.view, Qt.Key.Key_Return)
    assert workspace.tabs.currentIndex() == FORM_TAB
    assert window.focusWidget() is workspace.forms.project.goal.field


def test_who_one_is_is_asked_once(window: MainWindow, workspace: Workspace) -> None:
    window.settings.person_name = ""
    workspace.go_to(Place(P1, "goal"))
    window.actions_["comment"].trigger()
    dialog = asked(window, PersonDialog)
    assert dialog.focusWidget() is dialog.name
    dialog.name.setText("王五")
    confirm(dialog)
    writing = asked(window, WriteDialog)
    writing.text.setPlainText("请补充数量")
    confirm(writing)
    comment_on(window, workspace, Place(P1, "goal"), "再补充")
    assert [thread.head.who for thread in workspace.desk.talk.all_threads()] == ["王五", "王五"]


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_P])
def test_who_will_not_say_a_name_has_written_nothing_yet(
    window: MainWindow, workspace: Workspace, press: Press, key: Qt.Key
) -> None:
    window.settings.person_name = ""
    workspace.go_to(Place(P1, "goal"))
    press(window, key, CTRL_ALT)
    press(asked(window, PersonDialog), Qt.Key.Key_Escape)
    assert not [dialog for dialog in window.findChildren(WriteDialog) if dialog.isVisible()]


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_P])
def test_what_is_to_be_said_is_asked_for_after_the_name(
    window: MainWindow, workspace: Workspace, press: Press, key: Qt.Key
) -> None:
    window.settings.person_name = ""
    workspace.go_to(Place(P1, "goal"))
    press(window, key, CTRL_ALT)
    dialog = asked(window, PersonDialog)
    dialog.name.setText("王五")
    press(dialog.name, Qt.Key.Key_Return)
    writing = asked(window, WriteDialog)
    assert writing.focusWidget() is writing.text


def test_the_name_is_asked_for_before_the_scores(
    window: MainWindow, workspace: Workspace, press: Press
) -> None:
    window.settings.person_name = ""
    workspace.go_to(Place(P1, "goal"))
    window.actions_["score_sheet"].trigger()
    assert not [dialog for dialog in window.findChildren(SheetDialog) if dialog.isVisible()]
    dialog = asked(window, PersonDialog)
    dialog.name.setText("王五")
    press(dialog.name, Qt.Key.Key_Return)
    assert asked(window, SheetDialog).isVisible()


def test_an_answer_stays_in_its_line_when_the_question_for_the_name_is_cancelled(
    window: MainWindow, workspace: Workspace, press: Press
) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    window.settings.person_name = ""
    panel = talk(workspace)
    panel.answer.setText("已补充")
    press(panel.answer, Qt.Key.Key_Return)
    press(asked(window, PersonDialog), Qt.Key.Key_Escape)
    assert panel.answer.text() == "已补充"


def test_a_phrase_is_written_by_choosing_it(window: MainWindow, workspace: Workspace) -> None:
    workspace.go_to(Place(P1, "goal"))
    window.actions_["comment"].trigger()
    dialog = asked(window, WriteDialog)
    dialog.phrases.activated.emit(2)
    assert dialog.text.toPlainText() == "指标值未量化，请明确数量和单位。"
    dialog.close()


def test_a_finding_becomes_a_comment_by_one_key(
    window: MainWindow, workspace: Workspace, press: Press
) -> None:
    workspace.list.step(1)
    press(window, Qt.Key.Key_K, CTRL_ALT)
    (thread,) = workspace.desk.talk.all_threads()
    assert workspace.list.current is not None
    assert thread.place == workspace.list.current.place


def test_a_proposal_is_accepted_and_undone(window: MainWindow, workspace: Workspace, filled: Desk) -> None:
    before = filled.tree.item(I1)
    propose(window, workspace, Place(I1, "annual_value"), "≥80场")
    panel = talk(workspace)
    assert panel.model.index(0, SAID).data() == "建议改为：≥80场"
    click(panel, "accept")
    assert filled.tree.item(I1).annual_value == "≥80场"  # type: ignore[union-attr] # an indicator
    assert panel.model.rows == []
    filled.undo()
    assert filled.tree.item(I1) == before


def test_a_proposal_can_be_declined_and_a_comment_resolved_and_opened_again(
    window: MainWindow, workspace: Workspace
) -> None:
    propose(window, workspace, Place(I1, "annual_value"), "≥80场")
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    panel = talk(workspace)
    panel.which.setCurrentIndex(1)
    panel.view.selectAll()
    click(panel, "decline")
    panel.view.selectAll()
    click(panel, "resolve")
    standings = [panel.model.index(row, STANDING).data() for row in range(2)]
    assert standings == ["未采纳", "已了结"]
    panel.view.selectAll()
    click(panel, "reopen")
    assert all(thread.is_open for thread in panel.model.rows)


def test_an_answer_is_sent_with_enter(window: MainWindow, workspace: Workspace, press: Press) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    panel = talk(workspace)
    panel.answer.setText("已补充")
    press(panel.answer, Qt.Key.Key_Return)
    assert "已补充" in panel.whole.toPlainText()
    assert panel.answer.text() == ""


def test_a_passed_project_is_read_only_and_says_why(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    workspace.open_form(P1)
    window.actions_["pass"].trigger()
    form = workspace.forms.project
    assert "已锁定" in form.review.text()
    assert form.heading.name.isReadOnly()
    model = form.indicators.model
    assert not model.flags(model.index(0, model.column_of("name"))) & Qt.ItemFlag.ItemIsEditable
    window.actions_["reopen"].trigger()
    dialog = asked(window, ReasonDialog)
    assert dialog.focusWidget() is dialog.reason
    dialog.reason.setText("上级要求调整")
    confirm(dialog)
    assert not form.heading.name.isReadOnly()
    filled.enter(Place(P1, "goal"), "改过的目标")
    panel = talk(workspace)
    assert panel.changed.text() == "上次通过后改过 1 处：文化惠民演出"


def test_a_project_with_errors_and_blanks_is_passed_only_after_a_question(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    filled.enter(Place(P1, "total"), "19.00")
    filled.enter(Place(P1, "goal"), "")
    workspace.show_item(P1)
    window.actions_["pass"].trigger()
    box = asked(window, QMessageBox)
    assert box.text() == "还有 2 条错误、1 处未填齐，仍要通过？"
    assert "文化惠民演出" in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert state_of(filled.talk, filled.tree, P1) is Verdict.DRAFT
    window.actions_["pass"].trigger()
    again = asked(window, QMessageBox)
    passing = next(button for button in again.buttons() if button.text() == "仍要通过(&P)")
    QTest.keyClick(passing, Qt.Key.Key_Space)
    assert state_of(filled.talk, filled.tree, P1) is Verdict.PASSED


def test_what_is_talked_about_is_marked_in_grid_form_and_tree(
    window: MainWindow, workspace: Workspace
) -> None:
    grid = workspace.page.grid
    rows = grid.rows
    row = rows.row_of(P1)
    assert row is not None
    goal = rows.index(row, Column.GOAL)
    grid.go_to(0, Column.NAME)
    corner = QRect(grid.visualRect(goal).topRight() - QPoint(3, 0), QSize(3, 3))
    plain = grid.viewport().grab(corner).toImage()
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    grid.go_to(0, Column.NAME)
    assert grid.viewport().grab(corner).toImage() != plain, "its corner is turned down"
    assert [thread.head.text for thread in rows.threads_at(goal)] == ["请补充数量"]
    assert "批注：请补充数量" in goal.data(Qt.ItemDataRole.ToolTipRole)
    workspace.open_form(P1)
    assert "1 条批注待处理" in workspace.forms.project.review.text()
    tree = workspace.navigator.model
    assert tree.index_of(P1).siblingAtColumn(1).data() == "批1"


def test_all_marks_of_a_passed_row_are_seen_whole(window: MainWindow, workspace: Workspace) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    workspace.show_item(P1)
    window.actions_["submit"].trigger()
    window.actions_["pass"].trigger()
    tree = workspace.navigator.tree
    mark = workspace.navigator.model.index_of(P1).siblingAtColumn(1)
    assert mark.data() == "✓ 批1"
    assert tree.sizeHintForIndex(mark).width() <= tree.columnWidth(1)


def test_how_many_wait_stands_level_with_the_buttons_beside_it(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.show_tab(REVIEW_TAB)
    panel = workspace.findChild(TalkPanel)
    assert panel is not None
    beside = panel.buttons["propose"]
    qtbot.waitUntil(lambda: abs(panel.count.geometry().center().y() - beside.geometry().center().y()) <= 1)


def test_a_menu_calls_pages_and_keys_as_the_window_does(window: MainWindow, workspace: Workspace) -> None:
    tabs = [workspace.tabs.tabText(at) for at in range(workspace.tabs.count())]
    for name in ("show_grid", "show_form", "show_statistics", "show_history", "show_talk"):
        assert window.actions_[name].text() in tabs
    for name, keys in (("move_up", "Alt+↑"), ("sort_down", "Alt+Shift+↓"), ("repair_finding", "Alt+Enter")):
        assert window.actions_[name].text().partition("\t")[2] == keys


def test_what_opens_again_asks_for_the_reason_under_that_name(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.show_item(P1)
    for name in ("submit", "return"):
        window.actions_[name].trigger()
    assert asked(window, ReasonDialog).windowTitle() == "退回"
    asked(window, ReasonDialog).reject()
    window.actions_["pass"].trigger()
    window.actions_["reopen"].trigger()
    assert asked(window, ReasonDialog).windowTitle() == "重新打开"
    asked(window, ReasonDialog).reject()


def test_undoing_a_comment_leads_to_what_it_was_about(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    window.actions_["undo"].trigger()
    window.actions_["redo"].trigger()
    assert workspace.current == P1
    assert len(filled.talk.all_threads()) == 1


def test_the_score_sheet_gives_a_grade_and_goes_out_as_a_workbook(
    window: MainWindow, workspace: Workspace, filled: Desk, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    from perfdesk.desk.appraisal_sheet import write_appraisals
    from perfdesk.wording import appraisal_filled

    workspace.show_item(P1)
    window.actions_["score_sheet"].trigger()
    dialog = asked(window, SheetDialog)
    for name, field in dialog.fields.items():
        field.setText("14" if name in ("relevance", "method", "plausibility", "funding") else "9")
    assert dialog.total.text() == "92 分"
    dialog.fields["norms"].setText("11")
    assert "不是这一项可以给的分数" in dialog.total.text()
    dialog.fields["norms"].setText("9")
    confirm(dialog)
    (sheet,) = filled.talk.appraisals[P1]
    write_appraisals([appraisal_filled(filled.tree, sheet)], tmp_path / "a.xlsx", "审核表")
    said = list(load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True))
    assert said[0][0] == "项目支出绩效目标审核表"
    assert any(row[0] == "审核结果" and str(row[1]).startswith("92 分，优") for row in said)
    assert isinstance(filled.tree.item(P1), Project)


def test_score_sheets_go_out_as_a_pdf_and_never_over_a_file_unasked(
    window: MainWindow,
    workspace: Workspace,
    filled: Desk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    sheet = Appraisal(Id("s"), P1, "李四", "财政局", now(filled.tree), norms=Decimal(9), opinion="目标清楚")
    filled.do(appraise(filled.tree, sheet))
    (tmp_path / "审核表.pdf").write_bytes(b"another's")
    proposed: list[str] = []

    def ask(_: QWidget, title: str, wish: str, kinds: str, kind: str) -> tuple[str, str]:
        """Another kind is chosen each time, and the name left; the second time it is another name."""
        proposed.append(Path(wish).name)
        pdf = kinds.split(";;")[1]
        return (str(tmp_path / "审核表.xlsx"), pdf) if len(proposed) == 1 else (str(tmp_path / "新.pdf"), pdf)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.actions_["appraisal_sheets"].trigger()
    assert proposed[1] == "审核表.pdf"
    assert (tmp_path / "审核表.pdf").read_bytes() == b"another's"
    (said,) = said_by_pages((tmp_path / "新.pdf").read_bytes())
    for words in ("项目支出绩效目标审核表", "目标清楚"):
        assert words in said
    assert "已导出" in window.bar.text


def test_packages_are_read_beside_the_window_and_a_refused_one_is_told(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    comment_on(window, workspace, Place(P1, "goal"), "请补充数量")
    good, bad = tmp_path / "李四.pdreview", tmp_path / "坏.pdreview"
    export_review(filled, good, "李四")
    bad.write_bytes(b"{}")
    filled.undo()
    assert window.view is not None
    window.view.packages.take_over([bad, good])
    assert window.bar.text == "正在读取审核包…"
    assert filled.talk.all_threads() == []
    qtbot.waitUntil(lambda: window.bar.text.startswith("坏.pdreview："), timeout=20_000)
    assert [thread.head.text for thread in filled.talk.all_threads()] == ["请补充数量"]
    assert "李四.pdreview：新增 1 条" in window.bar.text, "what became of the others is said beside it"


def test_what_can_become_of_a_project_depends_on_what_it_is(window: MainWindow, workspace: Workspace) -> None:
    workspace.show_item(P1)
    assert window.actions_["submit"].isEnabled()
    assert not window.actions_["hand_in"].isEnabled()
    window.actions_["pass"].trigger()
    assert window.actions_["hand_in"].isEnabled()
    assert not window.actions_["submit"].isEnabled()
    panel = talk(workspace)
    assert panel.states[Verdict.HANDED_IN].isVisible()
    assert not panel.states[Verdict.SUBMITTED].isVisible()
