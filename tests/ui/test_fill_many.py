"""批量填写 in the real window: asked by keys, looked through, done as one step, taken back by one undo."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk import actions
from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.desk import Desk
from perfdesk.desk.filling.columns import columns
from perfdesk.desk.filling.filling import Naming
from perfdesk.desk.filling.reach import AtHand, Where, reaches
from perfdesk.desk.filling.ways import Way
from perfdesk.desk.new_tables import empty_table, known_forms
from perfdesk.desk.row_sight import RowFilter
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.extra import Task
from perfdesk.domain.forms.form import Form
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Verdict
from perfdesk.domain.self_evaluation import Band, ProjectEvaluation, Stage
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.ui.filling.choice_box import ChoiceBox
from perfdesk.ui.filling.dialog import FillDialog
from perfdesk.ui.filling.words import FillingWords
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.hits_model import Told
from perfdesk.ui.main_window import MainWindow
from tests.bench.big_table import big_table
from tests.ui.conftest import Press, TypeText, wait_for_writing

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

Seek = Callable[..., list[tuple[str, str]]]


def opened(window: MainWindow) -> FillDialog:
    window.actions_["fill_many"].trigger()
    QCoreApplication.processEvents()
    return dialog_of(window)


def dialog_of(window: MainWindow) -> FillDialog:
    dialog = window.findChild(FillDialog)
    assert isinstance(dialog, FillDialog)
    return dialog


def choose(box: ChoiceBox, is_it: Callable[[object], bool]) -> None:
    box.choose(next(value for value in box.values if is_it(value)))


@pytest.fixture
def ask(qtbot: QtBot) -> Seek:
    """What is shown of each place, for a field, a way and a text."""

    def ask(dialog: FillDialog, field: str, way: Way, text: str = "") -> list[tuple[str, str]]:
        choose(dialog.field, lambda column: column.field == field)  # type: ignore[attr-defined]
        dialog.way.choose(way)
        dialog.text.setText(text)
        dialog.look()
        qtbot.waitUntil(lambda: not dialog.is_looking)
        index = dialog.hits.index
        rows = range(dialog.hits.rowCount())
        return [(index(row, Told.BEFORE).data(), index(row, Told.AFTER).data()) for row in rows]

    return ask


def taken(dialog: FillDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.accept()
    wait_for_writing(window, qtbot)


def test_by_keys_from_a_cell_to_one_undo(
    window: MainWindow, filled: Desk, qtbot: QtBot, press: Press, compose: TypeText
) -> None:
    assert window.view is not None
    before = filled.book
    grid = window.view.workspace.page.grid
    grid.select(Id("p1"))
    grid.go_to(grid.currentIndex().row(), Column.GOAL)
    grid.setFocus()
    qtbot.waitUntil(lambda: window.view is not None and window.view.cursor.place == (Id("p1"), "goal"))
    press(grid, KEY.Key_H, CTRL | SHIFT)
    dialog = dialog_of(window)
    assert (dialog.field.chosen.field, dialog.where.chosen.where) == ("goal", Where.TABLE)
    dialog.way.setFocus()
    press(dialog.way, KEY.Key_Down)
    press(dialog.way, KEY.Key_Tab)
    compose(dialog.text, "按计划完成。")
    press(dialog, KEY.Key_Return)  # looks
    qtbot.waitUntil(lambda: not dialog.is_looking)
    assert dialog.said.text() == "将改 1 处，2 处没有变化，可一步撤销。"
    press(dialog, KEY.Key_Return)  # fills in
    wait_for_writing(window, qtbot)
    goals = [project.goal for project in filled.book.target_tables[0].projects]
    assert goals == ["全年演出不少于64场。", "办好运动会。", "按计划完成。"]
    assert window.bar.text == "已填写 1 处。检查结果：错误 1 → 0。"
    assert window.actions_["undo"].text() == "撤销：批量填写"
    filled.undo()
    assert filled.book == before


def test_each_place_is_shown_before_and_after_and_can_be_left_out(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    dialog = opened(window)
    assert ask(dialog, "fiscal", Way.SCALE, "-10%") == [
        ("100.00", "90.00（总计随之改为 90.00）"),
        ("50.00", "45.00（总计随之改为 45.00）"),
        ("10.00", "9.00（总计随之改为 9.00）"),
    ]
    assert dialog.hits.index(0, Told.PLACE).data() == "文化局本级 › 文化惠民演出 › 财政拨款"
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.hits.index(1, Told.PLACE))
    QTest.keyClick(dialog.view, KEY.Key_Space)
    assert dialog.said.text() == "将改 2 处，1 处没有变化，可一步撤销。"
    taken(dialog, window, qtbot)
    totals = [project.amounts.total for project in filled.book.target_tables[0].projects]
    assert totals == [Decimal("90.00"), Decimal("50.00"), Decimal("9.00")]


def test_what_comes_behind_a_long_text_can_be_seen(window: MainWindow, filled: Desk, ask: Seek) -> None:
    filled.enter(Place(Id("p2"), "goal"), 60 * "办好运动会，" + "群众满意。")
    dialog = opened(window)
    end = "…，办好运动会，群众满意。"
    assert ask(dialog, "goal", Way.BEHIND, "（续）")[1] == (end, f"{end}（续）")


def test_what_was_passed_in_a_review_is_named_and_left_out(
    window: MainWindow, filled: Desk, ask: Seek
) -> None:
    filled.do(decide(filled.tree, [Id("p2")], Verdict.PASSED, Person("王芳", "财政局")))
    dialog = opened(window)
    assert len(ask(dialog, "goal", Way.BEHIND, "（续）")) == 1
    assert dialog.said.text() == "将改 1 处，1 处没有变化，可一步撤销。全民健身已审核通过或报送，不改。"


def test_what_cannot_stand_there_says_why_and_has_no_tick(window: MainWindow, ask: Seek) -> None:
    dialog = opened(window)
    found = ask(dialog, "fiscal", Way.PUT, "约一百万")
    assert found[0] == ("100.00", "不能填入：“约一百万”不是金额，请填写数字，例如 1,234.50。")
    flags = dialog.hits.flags(dialog.hits.index(0, Told.PLACE))
    assert not flags & Qt.ItemFlag.ItemIsUserCheckable
    assert dialog.said.text() == "3 处不能填入，原因列在表中。"
    assert not dialog.take.isEnabled()


def test_a_rate_that_is_none_is_said_in_one_line(window: MainWindow, ask: Seek) -> None:
    dialog = opened(window)
    assert ask(dialog, "fiscal", Way.SCALE, "1.05") == []
    assert dialog.said.text().startswith("“1.05”看不出增减多少")


def test_under_a_filter_only_what_is_shown(window: MainWindow, ask: Seek) -> None:
    assert window.view is not None
    window.view.workspace.page.grid.look(RowFilter(words="图书"), None)
    dialog = opened(window)
    assert dialog.where.chosen.where is Where.SHOWN
    assert ask(dialog, "name", Way.BEHIND, "（续）") == [("图书采购", "图书采购（续）")]
    dialog.where.choose(next(reach for reach in dialog.where.values if reach.where is Where.TABLE))
    assert len(ask(dialog, "name", Way.BEHIND, "（续）")) == 3


def test_of_an_indicator_those_of_its_name_are_meant(window: MainWindow, qtbot: QtBot) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    workspace.go_to(Place(Id("i3"), "annual_value"))
    qtbot.waitUntil(
        lambda: window.view is not None and window.view.cursor.place == (Id("i3"), "annual_value")
    )
    dialog = opened(window)
    assert (dialog.naming.chosen, dialog.name.text()) == (Naming.SAME, "满意度")
    assert dialog.field.chosen.field == "annual_value"


def test_rows_selected_in_the_form_are_meant_alone(window: MainWindow, press: Press, ask: Seek) -> None:
    assert window.view is not None
    window.view.workspace.go_to(Place(Id("i1"), "annual_value"))
    view = window.view.workspace.forms.project.indicators.view
    view.setFocus()
    press(view, KEY.Key_Down, SHIFT)
    dialog = opened(window)
    assert dialog.where.currentText() == "选中的 2 行"
    assert dialog.naming.chosen is Naming.ALL
    assert ask(dialog, "annual_value", Way.BEHIND, "（预计）") == [
        ("≥64场", "≥64场（预计）"),
        ("8个", "8个（预计）"),
    ]


def test_several_projects_selected_in_the_tree_are_meant(window: MainWindow, press: Press, ask: Seek) -> None:
    assert window.view is not None
    tree = window.view.workspace.navigator.tree
    window.view.workspace.navigator.select(Id("p1"))
    tree.setFocus()
    press(tree, KEY.Key_Down, SHIFT)
    dialog = opened(window)
    assert dialog.where.currentText() == "选中的 2 个项目"
    assert len(ask(dialog, "name", Way.BEFORE, "2026年")) == 2


def test_rows_of_a_self_evaluation(window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek) -> None:
    assert window.view is not None
    window.actions_["evaluate_projects"].trigger()
    evaluations = [table for table in filled.book.tables if isinstance(table, ProjectEvaluation)]
    window.view.workspace.show_item(evaluations[0].id)
    dialog = opened(window)
    dialog.where.choose(next(reach for reach in dialog.where.values if len(reach.owners) == 3))
    dialog.naming.choose(Naming.ALL)
    found = ask(dialog, "actual_value", Way.PUT_IN_BLANKS, "已完成")
    assert found == 4 * [("", "已完成")]
    taken(dialog, window, qtbot)
    rows = [row for table in filled.book.tables for row in getattr(table, "indicators", ())]
    assert {row.actual_value for row in rows} == {"已完成"}


def test_judgements_are_chosen_and_shown_in_words(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    assert window.view is not None
    window.actions_["evaluate_projects"].trigger()
    first = next(table for table in filled.book.tables if isinstance(table, ProjectEvaluation))
    filled.enter(Place(first.indicators[0].id, "target_value"), "明显改善")
    window.view.workspace.show_item(first.id)
    dialog = opened(window)
    dialog.naming.choose(Naming.ALL)
    assert ask(dialog, "band", Way.PUT, "2 部分达成") == [("", "2 部分达成")]
    taken(dialog, window, qtbot)
    assert filled.tree.item(first.indicators[0].id).band is Band.PARTLY  # type: ignore[union-attr] # a row


def test_tasks_of_a_department_are_offered_in_the_words_of_the_form(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    tasks = (Task("宣传", "办活动"), Task("培训", "办班"))
    filled.do(Edit("change", (ValueChange(Place(Id("p1"), "tasks"), (), tasks),)))
    dialog = opened(window)
    assert "年度主要任务：任务名称" in [dialog.field.itemText(n) for n in range(dialog.field.count())]
    assert ask(dialog, "tasks.name", Way.BEHIND, "工作") == [("宣传；培训", "宣传工作；培训工作")]
    taken(dialog, window, qtbot)
    assert [task.name for task in filled.tree.owner(Id("p1"), Project).tasks] == ["宣传工作", "培训工作"]


def test_facts_of_monitoring_tables(window: MainWindow, filled: Desk, ask: Seek) -> None:
    assert window.view is not None
    window.actions_["monitor_projects"].trigger()
    first = next(table for table in filled.book.tables if isinstance(table, ProjectEvaluation))
    assert first.stage is Stage.MONITORING
    window.view.workspace.show_item(first.id)
    dialog = opened(window)
    assert len(ask(dialog, "department", Way.PUT, "青屏区文化和旅游局")) == 3
    dialog.naming.choose(Naming.ALL)
    assert ask(dialog, "likelihood", Way.PUT, "1") == 4 * [("", "确定能")]


def test_a_fund_of_self_evaluations_is_raised_with_its_sources_and_makes_no_errors(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    assert window.view is not None
    window.actions_["evaluate_projects"].trigger()
    first = next(table for table in filled.book.tables if isinstance(table, ProjectEvaluation))
    window.view.workspace.show_item(first.id)
    errors = filled.checking.count(Severity.ERROR)
    dialog = opened(window)
    ((before, after), *_) = ask(dialog, "annual_total", Way.SCALE, "+5%")
    assert (before, after) == ("100.00", "105.00（全年预算数（财政拨款）随之改为 105.00）")
    taken(dialog, window, qtbot)
    assert filled.checking.count(Severity.ERROR) == errors


def test_what_a_filling_does_to_the_findings_is_said_before_and_after(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    errors = filled.checking.count(Severity.ERROR)
    dialog = opened(window)
    ((_, after), *_) = ask(dialog, "total", Way.PUT, "7.00")
    assert after.endswith("（与分项之和 100.00 不符）")
    taken(dialog, window, qtbot)
    now = filled.checking.count(Severity.ERROR)
    assert now > errors
    assert f"错误 {errors} → {now}" in window.bar.text


def test_what_is_done_meanwhile_is_looked_at_anew(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    dialog = opened(window)
    ask(dialog, "goal", Way.BEHIND, "（续）")
    filled.enter(Place(Id("p1"), "goal"), "别的")
    dialog.accept()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.is_looking)
    assert dialog.hits.index(0, Told.AFTER).data() == "别的（续）"


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
def test_no_two_fields_of_a_form_go_by_the_same_words(form: Form, qapp: QApplication) -> None:
    table = empty_table(form, "青屏区文化局", 2026)
    tree = Tree.of(Book(tables=(table,)))
    if isinstance(table, TargetTable) and not table.projects:
        tree = tree.after(actions.add_project(tree, table.units[0].id))
    at = next((item.id for item in tree.items.values() if isinstance(item, Project)), table.id)
    offered = FillingWords().columns(columns(tree, reaches(tree, AtHand(at))[0]))
    words = [said for _, said in offered]
    assert words
    assert len(set(words)) == len(words)


def test_of_forms_of_one_project_each_place_names_its_project(
    window: MainWindow, filled: Desk, ask: Seek
) -> None:
    form = next(form for form in known_forms() if form.name == "national-targets")
    for name in ("道路养护", "桥梁检测"):
        table = empty_table(form, "青屏区交通局", 2026)
        assert isinstance(table, TargetTable)
        project = replace(table.projects[0], name=name)
        unit = replace(table.units[0], projects=(project,))
        filled.do(Edit("import", (ItemInserted(BOOK_ID, 1, replace(table, units=(unit,))),)))
    assert window.view is not None
    window.view.workspace.show_item(project.id)
    dialog = opened(window)
    assert dialog.where.currentText() == "同年度各表的 5 个项目"
    found = ask(dialog, "department", Way.PUT, "青屏区交通运输局")
    assert found == 2 * [("青屏区交通局", "青屏区交通运输局")]
    assert dialog.hits.index(0, Told.PLACE).data() == "桥梁检测 › 主管部门及代码"


def test_a_large_table_is_worked_out_beside_the_window(
    window: MainWindow, filled: Desk, qtbot: QtBot, ask: Seek
) -> None:
    table = big_table(400, 2400)
    filled.do(Edit("import", (ItemInserted(BOOK_ID, 1, table),)))
    assert window.view is not None
    window.view.workspace.show_item(table.projects[0].id)
    before = filled.book
    dialog = opened(window)
    dialog.naming.choose(Naming.ALL)
    assert len(ask(dialog, "cycle_value", Way.BEHIND, "以上")) == 2400
    taken(dialog, window, qtbot)
    qtbot.waitUntil(lambda: window.bar.text.startswith("已填写 2400 处。"))
    assert filled.last_backup is not None
    filled.undo()
    assert filled.book == before


def test_nothing_to_fill_in_is_said(empty_window: MainWindow, desk: Desk) -> None:
    empty_window.files.show_desk(desk)
    QCoreApplication.processEvents()
    empty_window.actions_["fill_many"].trigger()
    assert empty_window.bar.text == "这里还没有可以批量填写的项目或自评表。"


@pytest.mark.parametrize("pane", ["grid", "tree"])
def test_the_context_menus_have_it(window: MainWindow, pane: str) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    widget = workspace.page.grid if pane == "grid" else workspace.navigator
    assert window.actions_["fill_many"] in widget._menu_actions
