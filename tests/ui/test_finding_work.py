"""Findings are mended, answered and chosen among by keyboard; each step can be undone."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.desk import Desk
from perfdesk.desk.reviewing import entries_of
from perfdesk.desk.rule_book import read_settings, settings_text
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.ui.fields import AmountField
from perfdesk.ui.findings_model import Grouping
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.review.batch_dialog import BatchDialog
from perfdesk.ui.review.rules_dialog import RULE, RulesDialog
from perfdesk.ui.review.waive_dialog import WaiveDialog
from perfdesk.ui.workspace import Workspace
from perfdesk.wording import review_rows

I1, I2 = Id("i1"), Id("i2")


@pytest.fixture
def workspace(window: MainWindow, filled: Desk) -> Workspace:
    """Two indicators whose level codes do not belong together."""
    for item in (I1, I2):
        filled.enter(Place(item, "level1_code"), "3")
    assert window.view is not None
    window.view.workspace.list.settle()
    return window.view.workspace


def stand_at(workspace: Workspace, rule: str) -> None:
    listed = workspace.list
    finding = next(finding for finding in listed.model.flat() if finding.rule == rule)
    listed.tree.setCurrentIndex(listed.model.index_of(finding))


def rules(desk: Desk) -> list[str]:
    return [finding.rule for finding in desk.checking.all_findings()]


def key(window: MainWindow, code: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, code, modifier)


def test_the_detail_says_basis_and_proposal(workspace: Workspace) -> None:
    stand_at(workspace, "code.pair")
    detail = workspace.list.detail
    assert detail._basis.text() != ""
    assert "3 → 1" in detail._proposal.text()
    assert detail.repair.isEnabled()


def test_alt_enter_mends_the_current_finding_in_one_step(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    stand_at(workspace, "code.pair")
    before = rules(filled).count("code.pair")
    key(window, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert rules(filled).count("code.pair") == before - 1
    assert filled.history.undo_action == "repair"
    filled.undo()
    assert rules(filled).count("code.pair") == before


def test_alt_enter_in_the_grid_mends_nothing_while_no_finding_is_highlighted(
    window: MainWindow, example: Desk, qtbot: QtBot
) -> None:
    """By units, with the keyboard first in the list, where it stands at a head, and then in the grid."""
    window.files.show_desk(example)
    assert window.view is not None
    workspace, at = window.view.workspace, window.view.workspace.current
    qtbot.waitUntil(lambda: bool(workspace.list.model.groups), timeout=10_000)
    workspace.list._grouping.setCurrentIndex(Grouping.UNIT)
    workspace.list.tree.setFocus()
    key(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not workspace.list.detail.repair.isEnabled()
    before = example.book
    grid = workspace.tables.view
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert example.book == before
    assert workspace.current == at
    assert window.bar.text == "请先在检查结果中选中一个问题。"


def test_a_head_of_the_list_is_neither_mended_nor_excused(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    tree = workspace.list.tree
    tree.setCurrentIndex(workspace.list.model.index(0, 0))
    before = filled.book
    for code, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier),
    ):
        window.bar.clear()
        QTest.keyClick(tree, code, modifier)
        assert window.bar.text == "请先在检查结果中选中一个问题。"
    assert filled.book == before


def test_what_is_mended_is_said_and_taken_back_by_a_button(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    stand_at(workspace, "code.pair")
    before = filled.book
    key(window, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert window.bar.text.startswith("已修正“文化局本级 › 文化惠民演出 › 1 演出场次 › 一级指标”：3 → 1。")
    assert [button.text() for button in window.bar.buttons] == ["撤销"]
    window.bar.buttons[0].click()
    assert filled.book == before


def test_alt_enter_in_another_row_than_the_finding_s_mends_nothing(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    stand_at(workspace, "code.pair")
    workspace.show_item(Id("p3"))
    key(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    before = filled.book
    QTest.keyClick(workspace.tables.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert filled.book == before
    assert "没有修正" in window.bar.text


def test_a_missing_kind_is_mended_by_a_name_out_of_the_menu(workspace: Workspace, filled: Desk) -> None:
    filled.checking.use_rules(AS_DELIVERED)
    workspace.list.settle()
    stand_at(workspace, "kinds.no_time")
    assert workspace.list.detail.others.text() == "补一行…"
    workspace.list.detail._ways.actions()[1].trigger()
    assert filled.history.undo_action == "repair"
    projects = filled.book.target_tables[0].projects
    assert "任务完成及时率" in [indicator.name for project in projects for indicator in project.indicators]


def test_all_of_a_rule_are_mended_after_a_look(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    stand_at(workspace, "code.pair")
    window.actions_["repair_group"].trigger()
    dialog = next(child for child in workspace.findChildren(BatchDialog))
    model = dialog.repairs
    assert model.rowCount() == rules(filled).count("code.pair") == 2
    dialog.table.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert model.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    dialog._ok.click()
    assert rules(filled).count("code.pair") == 1


def test_of_very_many_nothing_is_mended_before_all_are_there(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfdesk.ui.review.batch_dialog.AT_ONCE", 1)
    stand_at(workspace, "code.pair")
    window.actions_["repair_group"].trigger()
    dialog = next(child for child in workspace.findChildren(BatchDialog))
    assert "1 处可以修正，正在查看其余" in dialog._said.text()
    assert not dialog._ok.isEnabled()
    qtbot.waitUntil(dialog._ok.isEnabled)
    assert "2 处可以修正。" in dialog._said.text()
    dialog._ok.click()
    qtbot.waitUntil(lambda: "code.pair" not in rules(filled))


def test_a_list_of_repairs_that_is_closed_looks_for_no_more(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfdesk.ui.review.batch_dialog.AT_ONCE", 1)
    stand_at(workspace, "code.pair")
    window.actions_["repair_group"].trigger()
    next(child for child in workspace.findChildren(BatchDialog)).reject()
    qtbot.wait(100)
    assert rules(filled).count("code.pair") == 2


def test_a_repair_that_comes_into_sight_is_read_in_full(
    workspace: Workspace, filled: Desk, qtbot: QtBot
) -> None:
    pair = next(finding for finding in filled.checking.all_findings() if finding.rule == "code.pair")
    filled.enter(Place(Id("p1"), "name"), "文化惠民演出与公共文化服务体系示范建设" * 8)
    dialog = BatchDialog(filled, [pair] * 60, workspace)
    dialog.show()
    table = dialog.table
    usual = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.rowHeight(0) > usual)
    assert table.rowHeight(59) == usual  # nobody has seen it yet
    table.scrollToBottom()
    assert table.rowHeight(59) == table.rowHeight(0)
    assert table.visualRect(dialog.repairs.index(59, 0)).bottom() <= table.viewport().height()
    dialog.close()


def test_a_reason_takes_a_finding_off_the_list(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    stand_at(workspace, "code.pair")
    window.actions_["waive_finding"].trigger()
    dialog = next(child for child in workspace.findChildren(WaiveDialog))
    assert not dialog._ok.isEnabled()
    dialog.reason.setCurrentText("原文如此")
    dialog._ok.click()
    assert rules(filled).count("code.pair") == 1
    assert [waiver.reason for _, waiver in filled.checking.all_waived()] == ["原文如此"]


def test_a_reason_can_be_taken_back(window: MainWindow, workspace: Workspace, filled: Desk) -> None:
    pairs = [finding for finding in filled.checking.all_findings() if finding.rule == "code.pair"]
    filled.checking.waive(pairs, "原文如此，主管部门已经确认，" * 8)
    assert window.view is not None
    window.view.work.waived()
    from perfdesk.ui.list_dialogs import ListDialog

    dialog = next(child for child in workspace.findChildren(ListDialog))
    assert dialog.rows.rowCount() == 2
    assert dialog.table.horizontalScrollBar().maximum() == 0, "long texts are broken into lines"
    dialog.chosen.emit(0)
    assert rules(filled).count("code.pair") == 1


def test_a_reason_for_an_amount_brings_what_is_off_because_of_it_back_to_the_list(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    filled.enter(Place(Id("p3"), "total"), "19.00")
    (wrong,) = [finding for finding in filled.checking.all_findings() if finding.rule == "sum.row"]
    behind = {(finding.rule, finding.place) for finding in filled.checking.consequences(wrong)}
    assert len(behind) == 2
    workspace.list.settle()
    stand_at(workspace, "sum.row")
    errors = filled.checking.count(Severity.ERROR)
    QTest.keyClick(
        workspace.list.tree,
        Qt.Key.Key_M,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = next(child for child in workspace.findChildren(WaiveDialog))
    dialog.reason.setCurrentText("原文如此")
    dialog._ok.click()
    assert window.bar.text == "理由只管这一处；因它而不符的 2 处已单独列出，请逐处核对。"
    workspace.list.settle()
    listed = workspace.list.model.flat()
    assert behind <= {(finding.rule, finding.place) for finding in listed}
    assert filled.checking.count(Severity.ERROR) == errors - 1 + len(behind)
    filled.checking.unwaive([wrong])
    assert filled.checking.count(Severity.ERROR) == errors
    filled.enter(Place(Id("p3"), "total"), "10.00")
    assert not [rule for rule in rules(filled) if rule.startswith("sum.")]


def test_a_sum_that_is_off_only_because_of_a_project_says_so_at_its_cell_and_in_the_form(
    workspace: Workspace, filled: Desk
) -> None:
    """Quietly: it is told and counted at the project."""
    filled.enter(Place(Id("p3"), "total"), "19.00")
    workspace.list.settle()
    rows = workspace.page.grid.rows
    row = rows.row_of(Id("u2"))
    assert row is not None
    index = rows.index(row, Column.TOTAL)
    said = "因“区图书馆 › 图书采购 › 总计："
    assert not rows.findings_at(index)
    assert str(index.data(Qt.ItemDataRole.ToolTipRole)).startswith(said)
    workspace.open_form(Id("u2"))
    field = next(
        field for field in workspace.findChildren(AmountField)
        if field.isVisible() and field.binding.place == Place(Id("u2"), "total")
    )  # fmt: skip
    assert field.toolTip().startswith(said)
    filled.enter(Place(Id("p3"), "total"), "10.00")
    workspace.list.settle()
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert field.toolTip() == ""


def test_of_very_many_amounts_that_a_sum_is_off_because_of_some_are_named(
    workspace: Workspace, filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfdesk.ui.fields.binding._MOST_CAUSES", 1)
    for project, total in (("p1", "117.00"), ("p2", "83.00")):
        filled.enter(Place(Id(project), "total"), total)
    assert len(filled.checking.causes[Place(Id("u1"), "total")]) == 2
    workspace.open_form(Id("u1"))
    field = next(
        field for field in workspace.findChildren(AmountField)
        if field.isVisible() and field.binding.place == Place(Id("u1"), "total")
    )  # fmt: skip
    first, rest = field.toolTip().splitlines()
    assert first.startswith("因“")
    assert rest == "另有 1 处。"


def test_a_rule_that_is_not_ticked_is_not_checked(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    window.actions_["rules"].trigger()
    dialog = next(child for child in workspace.findChildren(RulesDialog))
    row = next(n for n, rule in enumerate(dialog._rules) if rule.code == "code.pair")
    cell = dialog.table.item(row, RULE)
    assert cell is not None
    cell.setCheckState(Qt.CheckState.Unchecked)
    dialog._accept()
    assert "code.pair" not in rules(filled)
    assert "code.pair" in read_settings(window.settings.rules).off
    window.settings.rules = ""


def test_a_threshold_that_a_bureau_sets_is_gone_by(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    filled.checking.use_rules(AS_DELIVERED)
    assert "goal.short" in rules(filled)
    window.actions_["rules"].trigger()
    dialog = next(child for child in workspace.findChildren(RulesDialog))
    row = next(n for n, rule in enumerate(dialog._rules) if rule.code == "goal.short")
    dialog.table.setCurrentCell(row, RULE)
    dialog.parameters._numbers["least"].setValue(0)
    dialog._accept()
    assert "goal.short" not in rules(filled)
    assert read_settings(window.settings.rules).numbers == {"goal.short": {"least": 0}}
    window.settings.rules = ""


def test_a_choice_of_rules_is_read_back_as_it_was() -> None:
    chosen = RuleSettings(
        frozenset(["goal.short"]), {"value.long": Severity.ERROR},
        {"goal.short": {"least": 30}}, {"value.approximate": {"words": ("左右", "大约")}},
    )  # fmt: skip
    assert read_settings(settings_text(chosen)) == chosen
    assert replace(AS_DELIVERED) == read_settings(settings_text(AS_DELIVERED))


def test_the_review_sheet_can_be_handed_over_as_it_is(
    window: MainWindow, workspace: Workspace, filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled.path.with_name("审核.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    filled.checking.waive(filled.checking.all_findings()[:1], "已与财政局核对。")
    window.actions_["review_sheet"].trigger()
    sheet = load_workbook(path).worksheets[0]
    (title, *_), (caption, *_), heads, *rows = sheet.iter_rows(values_only=True)
    assert title == "审核意见表"
    assert "青屏区文化局：" in str(caption)
    assert "其中 1 条已说明理由" in str(caption)
    assert heads == ("序号", "单位", "项目", "位置", "级别", "问题", "依据", "建议", "处理情况")
    assert len(rows) == len(filled.checking.all_told()) > 1, "by the rules that the bureau uses"
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1)), "numbers as numbers"
    assert sum("已与财政局核对。" in str(row[8]) for row in rows) == 1
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", f"A3:I{len(rows) + 3}")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert all(cell.border.left.style and cell.alignment.wrap_text for cell in sheet[4][1:])
    assert [button.text() for button in window.bar.buttons] == ["打开文件", "打开文件夹"]


def test_a_proposal_of_the_review_sheet_says_which_value_would_change(
    workspace: Workspace, filled: Desk
) -> None:
    _, *rows = review_rows(filled.tree, entries_of(filled.tree, filled.checking.all_told()))
    of_codes = [row for row in rows if "3 → 1" in str(row[7])]
    assert of_codes
    assert str(of_codes[0][7]).startswith("一级指标：3 → 1")
    assert of_codes[0][1:4] == ["文化局本级", "文化惠民演出", "1 演出场次 › 一级指标"]


def test_numbers_of_the_goal_that_no_indicator_carries_are_underlined(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    project = Id("p1")
    filled.enter(Place(project, "goal"), "聘用19名讲解员，举办演出64场。")
    workspace.show_item(project)
    field = workspace.forms.project.goal.field
    marked = [selection.cursor.selectedText() for selection in field.extraSelections()]
    assert marked == ["19名"]
    filled.enter(Place(I1, "annual_value"), "≥19名")
    assert field.extraSelections() == []


def test_mending_many_shows_each_in_full_and_says_how_many_it_mended(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot
) -> None:
    stand_at(workspace, "code.pair")
    window.actions_["repair_group"].trigger()
    dialog = window.findChild(BatchDialog)
    assert dialog is not None
    model = dialog.table.model()
    said = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert said == [
        ["文化惠民演出", "1 演出场次", "一级指标", "3"],
        ["文化惠民演出", "2 覆盖镇街", "一级指标", "3"],
    ]
    dialog._accept()
    qtbot.waitUntil(lambda: "已修正 2 处" in window.bar.text, timeout=10_000)
    window.bar._buttons[0].click()
    assert rules(filled).count("code.pair") == 2


def test_one_click_on_a_finding_goes_to_its_place(workspace: Workspace, filled: Desk) -> None:
    listed = workspace.list
    workspace.show_item(Id("p3"))
    finding = next(finding for finding in listed.model.flat() if finding.rule == "code.pair")
    index = listed.model.index_of(finding)
    listed.tree.expand(index.parent())
    listed.tree.scrollTo(index)
    QTest.mouseClick(
        listed.tree.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        listed.tree.visualRect(index).center(),
    )
    assert workspace.current == Id("p1")


def test_only_what_was_found_in_the_project_at_hand_is_listed(workspace: Workspace, filled: Desk) -> None:
    listed = workspace.list
    filled.enter(Place(Id("p3"), "name"), "")
    listed.settle()
    workspace.show_item(Id("p3"))
    listed.here_only.setChecked(True)
    assert {finding.place.item for finding in listed.model.flat()} <= {Id("p3"), Id("i4")}
    workspace.show_item(Id("p1"))
    assert {finding.place.item for finding in listed.model.flat()} <= {Id("p1"), I1, I2}
    listed.here_only.setChecked(False)
    assert len({finding.place.item for finding in listed.model.flat()}) > 2
