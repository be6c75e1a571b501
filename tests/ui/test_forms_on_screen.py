"""Tables of any known form in the window: its columns and facts, empty ones made, last year's taken up again."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.desk.new_tables import add_form
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.forms.known import form_named, known_forms
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import value_at
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.domain.value_parts import Parts
from perfdesk.ui.cells.words_editor import WordsEditor
from perfdesk.ui.evaluation.facts_form import FactsForm
from perfdesk.ui.evaluation.page import EvaluationPage
from perfdesk.ui.grid_columns import Column as GridColumn
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_table_dialog import NewTableDialog
from perfdesk.ui.project_form import ProjectForm
from perfdesk.ui.project_form.indicator_view import IndicatorView
from perfdesk.ui.workspace import FORM_TAB, GRID_TAB, Workspace
from perfdesk.wording import finding_sentence, place_words
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def sichuan() -> ProjectEvaluation:
    """Last year's: values in three columns, a person and a conclusion that no standard field has."""
    thirty = Decimal(30)
    return ProjectEvaluation(
        Id("e"), "部门预算项目支出绩效自评表（2025年度）", 2025, "乡村饮水", "某县水利局", "某县供水站",
        annual_total=Decimal("80"), spent_total=Decimal("80"), execution_score=Decimal(10), completion="已完成",
        totals=TotalsMode.PRINTED, total_score=Decimal(100), form="sichuan-evaluation",
        extra=(Extra("评价结论", "做得好"), Extra("项目负责人", "王五")),
        indicators=(
            EvaluatedIndicator(
                Id("x1"), "1", "产出指标", "11", "数量指标", "供水站", "≥3座", "3座", thirty, thirty,
                parts=Parts("≥", "3", "座"),
            ),
            EvaluatedIndicator(
                Id("x2"), "2", "效益指标", "22", "社会效益指标", "受益人口", "≥2000人", "1800人", thirty,
                parts=Parts("≥", "2000", "人"),
            ),
        ),
    )  # fmt: skip


def put(desk: Desk, table: Table) -> None:
    desk.do(Edit("import", (ItemInserted(BOOK_ID, len(desk.book.tables), table),)))


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def page(workspace: Workspace, item: str) -> EvaluationPage:
    workspace.show_item(Id(item))
    workspace.show_tab(GRID_TAB)
    shown = workspace.tables.currentWidget()
    assert isinstance(shown, EvaluationPage)
    return shown


def form(workspace: Workspace, item: str) -> ProjectForm:
    workspace.open_form(Id(item))
    shown = workspace.forms.currentWidget()
    assert isinstance(shown, ProjectForm)
    return shown


def titles(shown: EvaluationPage) -> list[str]:
    return [column.title for column in shown.rows.columns]


def test_columns_of_an_evaluation_are_those_of_its_form_in_its_words(
    workspace: Workspace, filled: Desk
) -> None:
    put(filled, sichuan())
    assert titles(page(workspace, "e")) == [
        "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "定性评判", "建议得分",
        "得分", "未完成原因分析",
    ]  # fmt: skip


def test_a_part_that_is_typed_changes_the_whole_value(
    workspace: Workspace, filled: Desk, type_text: TypeText, press: Press
) -> None:
    put(filled, sichuan())
    shown = page(workspace, "e")
    shown.view.go_to(0, shown.rows.column_of("parts.number"))
    type_text(shown.view, "5")
    press(shown.view.open_editor, KEY.Key_Return)
    changed = filled.tree.owner(Id("x1"), EvaluatedIndicator)
    assert (changed.target_value, changed.parts) == ("≥5座", Parts("≥", "5", "座"))
    filled.undo()
    assert filled.tree.owner(Id("x1"), EvaluatedIndicator).target_value == "≥3座"


def test_what_is_found_about_a_value_leads_to_its_number(workspace: Workspace, filled: Desk) -> None:
    put(filled, sichuan())
    workspace.go_to(Place(Id("x2"), "target_value"))
    shown = page(workspace, "e")
    assert titles(shown)[shown.view.currentIndex().column()] == "指标值"


def test_a_head_that_no_field_has_makes_a_column(workspace: Workspace, filled: Desk, press: Press) -> None:
    first, second = sichuan().indicators
    noted = replace(first, extra=(Extra("备注", "含两座小站"),))
    put(filled, replace(sichuan(), form="", indicators=(noted, second)))
    shown = page(workspace, "e")
    assert titles(shown)[-1] == "备注"
    shown.view.go_to(1, shown.rows.column_of("extra:备注"))
    shown.view.edit_at_end()
    editor = shown.view.open_editor
    assert isinstance(editor, WordsEditor)
    editor.insertPlainText("枯水期少")
    press(shown.view.open_editor, KEY.Key_Return)
    assert value_at(filled.tree.item(Id("x2")), "extra:备注") == "枯水期少"


def test_facts_stand_under_the_labels_of_the_form(
    workspace: Workspace, filled: Desk, compose: TypeText
) -> None:
    put(filled, sichuan())
    workspace.open_form(Id("e"))
    facts = workspace.forms.currentWidget()
    assert isinstance(facts, FactsForm)
    conclusion, budget = facts.extras.by_field["extra:评价结论"], facts.widget_for("annual_total")
    carried, completion = facts.widget_for("initial_carried"), facts.widget_for("completion")
    assert budget is not None
    assert carried is not None
    assert completion is not None
    assert conclusion.accessibleName() == "评价结论"
    assert budget.accessibleName() == "总额 调整后预算数"
    assert carried.isHidden()
    conclusion.setFocus()
    conclusion.select_all()
    compose(conclusion, "总体良好")
    completion.setFocus()
    assert value_at(filled.tree.item(Id("e")), "extra:评价结论") == "总体良好"


def test_a_monitoring_has_its_own_words_and_no_points(workspace: Workspace, filled: Desk) -> None:
    stages = replace(
        sichuan(), form="national-monitoring", stage=Stage.MONITORING, extra=(), execution_weight=None
    )
    put(
        filled,
        replace(stages, indicators=tuple(replace(i, weight=None, parts=None) for i in stages.indicators)),
    )
    shown = page(workspace, "e")
    assert workspace.tabs.tabText(GRID_TAB) == "监控表"
    assert titles(shown)[3:8] == [
        "年度指标值", "1-7月执行情况", "全年预计完成情况", "完成目标可能性", "偏差原因分析",
    ]  # fmt: skip
    assert shown.totals.isHidden()
    assert "propose" not in shown.buttons
    assert workspace.overview.is_empty


def test_a_form_that_prints_the_rule_has_it_as_a_column(workspace: Workspace, filled: Desk) -> None:
    row = EvaluationRow(
        Id("r1"), "投入", None, "预算", None, "控制率", Decimal(5), rule="超过扣完", score=Decimal(5)
    )
    put(filled, DepartmentEvaluation(Id("d"), year=2025, form="hunan-department-evaluation", rows=(row,)))
    shown = page(workspace, "d")
    assert titles(shown) == [
        "一级指标",
        "二级指标",
        "三级指标",
        "评分标准",
        "分值",
        "自评得分",
        "扣分原因和其他说明",
    ]
    assert shown.detail.isHidden()


def targets() -> TargetTable:
    """One project as the form of a province has it, and levels that no code list knows."""
    indicators = (
        Indicator(Id("i9"), 1, "", "成本指标", "", "生态环境成本指标", "文明施工", None, "可控"),
        Indicator(Id("i8"), 2, "1", "产出指标", "11", "数量指标", "道路长度", None, "985米"),
    )
    project = Project(
        Id("p9"), "河道整治", Amounts(Decimal(100), Decimal(100)), "防洪。", indicators,
        annual_goal="完成前期。", annual_total=Decimal(30), annual_fiscal=Decimal(30),
        extra=(Extra("项目性质", "阶段性项目"),),
    )  # fmt: skip
    unit = Unit(Id("u9"), "某区水务所", projects=(project,))
    return TargetTable(
        Id("t9"), "财政项目支出绩效目标申报表", "某区水务局", 2026, "元", totals=TotalsMode.ABSENT,
        form="shanghai-targets", units=(unit,),
    )  # fmt: skip


def test_a_form_of_one_project_shows_all_that_it_asks_for(workspace: Workspace, filled: Desk) -> None:
    put(filled, targets())
    shown = form(workspace, "p9")
    assert shown.owners.fields["department"].text() == "某区水务局"
    assert shown.owners.fields["unit"].text() == "某区水务所"
    assert shown.extras.by_field["extra:项目性质"].said() == "阶段性项目"
    assert shown.annual.fields["annual_total"].accessibleName() == "年度资金申请总额"
    assert shown.annual_goal.field.toPlainText() == "完成前期。"
    assert shown.joined.isHidden()
    assert [column.title for column in shown.indicators.model.columns] == [
        "№", "一级指标", "二级指标", "三级指标", "年度(/项目)指标值", "检查",
    ]  # fmt: skip


def test_findings_speak_with_the_heads_of_the_form(workspace: Workspace, filled: Desk) -> None:
    indicator = Indicator(Id("i"), 1, level1_name="产出指标", level2_name="数量指标", name="新建桥梁")
    project = Project(Id("p9"), "修桥", goal="修桥一座。", indicators=(indicator,))
    unit = Unit(Id("u9"), "某县交通局", projects=(project,))
    put(filled, TargetTable(Id("t9"), year=2026, form="anhui-targets", units=(unit,)))
    shown = form(workspace, "p9")
    found = [*filled.checking.findings(project.id), *filled.checking.findings(indicator.id)]
    said = {finding.rule: finding_sentence(finding, filled.tree) for finding in found}
    assert said["empty.amount"] == "年度资金总额还没有填写。"
    assert said["empty.annual_value"] == "指标值还没有填写。"
    lines = [shown.findings.list.item(n).text() for n in range(shown.findings.list.count())]
    assert "指标 1 指标值：指标值还没有填写。" in lines
    assert "年度资金总额：年度资金总额还没有填写。" in lines
    (value,) = [finding for finding in found if finding.rule == "empty.annual_value"]
    assert place_words(filled.tree, value.place).endswith(" › 指标值")


def test_levels_of_another_province_are_typed_in_their_own_words(
    workspace: Workspace, filled: Desk, type_text: TypeText, press: Press
) -> None:
    put(filled, targets())
    view = form(workspace, "p9").indicators.view
    view.setFocus()
    view.go_to(1, view.indicators.column_of("level2_name"))
    type_text(view, "安全成本指标")
    press(view.open_editor, KEY.Key_Return)
    changed = filled.tree.owner(Id("i8"), Indicator)
    assert (changed.level1_name, changed.level2_code, changed.level2_name) == ("产出指标", "", "安全成本指标")
    view.go_to(1, view.indicators.column_of("level1_name"))
    type_text(view, "成本指标")
    press(view.open_editor, KEY.Key_Return)
    assert filled.tree.owner(Id("i8"), Indicator).level1_name == "成本指标"


def test_a_value_is_typed_into_no_column_that_the_form_lacks(
    workspace: Workspace, filled: Desk, press: Press, compose: TypeText
) -> None:
    project = Project(Id("p9"), "饮水")
    units = (Unit(Id("u9"), projects=(project,)),)
    put(filled, TargetTable(Id("t9"), form="sichuan-targets-list", units=units))
    view = form(workspace, "p9").indicators.view
    view.setFocus()
    view.go_to(0, view.indicators.column_of("annual_value"))
    compose(view, "≥5口")
    press(view.open_editor, KEY.Key_Return)
    (made,) = filled.tree.owner(Id("p9"), Project).indicators
    assert (made.annual_value, made.cycle_value) == ("≥5口", "")
    annual = view.indicators.index(0, view.indicators.column_of("annual_value"))
    assert view.indicators.sign_at(annual) == ""


def test_a_level_keeps_its_typed_words_where_the_form_has_no_codes(
    workspace: Workspace, filled: Desk, press: Press, compose: TypeText
) -> None:
    project = Project(Id("p9"), "饮水")
    units = (Unit(Id("u9"), projects=(project,)),)
    put(filled, TargetTable(Id("t9"), form="sichuan-targets-list", units=units))
    view = form(workspace, "p9").indicators.view
    view.setFocus()
    press(view, KEY.Key_Return, CTRL)
    view.go_to(0, view.indicators.column_of("level2_name"))
    compose(view, "社会效益指标")
    press(view.open_editor, KEY.Key_Tab)
    (made,) = filled.tree.owner(Id("p9"), Project).indicators
    assert (made.level1_name, made.level2_name) == ("效益指标", "社会效益指标")


def of_sichuan(workspace: Workspace, filled: Desk, *indicators: Indicator) -> IndicatorView:
    """A project of a form whose levels stand in columns of their own, without codes: the keyboard is in its table."""
    project = Project(Id("p9"), "饮水", indicators=indicators)
    put(
        filled,
        TargetTable(Id("t9"), form="sichuan-targets-list", units=(Unit(Id("u9"), projects=(project,)),)),
    )
    view = form(workspace, "p9").indicators.view
    view.setFocus()
    return view


def test_a_level_typed_in_short_is_completed_in_any_form(
    workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    view = of_sichuan(workspace, filled)
    press(view, KEY.Key_Return, CTRL)
    for typed in ("数", "供水站", "≥3座"):
        type_text(view, typed)
        press(view.open_editor, KEY.Key_Tab)
    view.go_to(1, view.indicators.column_of("level2_name"))
    for typed in ("shxy", "受益人口", "≥2000人"):
        type_text(view, typed)
        press(view.open_editor, KEY.Key_Tab)
    made = filled.tree.owner(Id("p9"), Project).indicators
    assert [(each.level1_name, each.level2_name, each.name) for each in made] == [
        ("产出指标", "数量指标", "供水站"),
        ("效益指标", "社会效益指标", "受益人口"),
    ]


def test_a_first_level_is_offered_and_completed(
    workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    view = of_sichuan(workspace, filled)
    level1 = view.indicators.column_of("level1_name")
    for row, (typed, key, said) in enumerate(
        (
            ("产", KEY.Key_Tab, "产出指标"),
            ("xyzb", KEY.Key_Return, "效益指标"),
            ("社会成本", KEY.Key_Tab, "社会成本"),
        )
    ):
        view.go_to(row, level1)
        type_text(view, typed)
        press(view.open_editor, key)
        assert filled.tree.owner(Id("p9"), Project).indicators[row].level1_name == said
    view.go_to(0, level1)
    type_text(view, "成本")
    press(view.open_editor, KEY.Key_Escape)  # puts the list away: what was typed is meant
    press(view.open_editor, KEY.Key_Tab)
    assert filled.tree.owner(Id("p9"), Project).indicators[0].level1_name == "成本"


def test_levels_that_have_no_code_are_offered_in_forms_without_codes(
    workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    view = of_sichuan(workspace, filled)
    press(view, KEY.Key_Return, CTRL)
    type_text(view, "经济成")
    press(view.open_editor, KEY.Key_Tab)
    (made,) = filled.tree.owner(Id("p9"), Project).indicators
    assert (made.level1_name, made.level2_name) == ("成本指标", "经济成本指标")


def test_levels_are_completed_in_the_words_that_the_table_has_for_them(
    workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    view = of_sichuan(
        workspace, filled, Indicator(Id("i9"), 1, "2", "项目效益", "22", "社会效益指标", name="受益人口")
    )
    for row, typed in ((1, "社会"), (2, "经济")):
        view.go_to(row, view.indicators.column_of("level2_name"))
        type_text(view, typed)
        press(view.open_editor, KEY.Key_Tab)
        type_text(view, "受益人数")
        press(view.open_editor, KEY.Key_Tab)
    _, second, third = filled.tree.owner(Id("p9"), Project).indicators
    assert (second.level1_name, second.level2_name) == ("项目效益", "社会效益指标")
    assert (third.level1_name, third.level2_name) == ("项目效益", "经济效益指标")


def test_the_guess_of_the_waiting_row_gives_way_to_the_level_that_is_typed(
    workspace: Workspace, filled: Desk, press: Press, compose: TypeText
) -> None:
    view = of_sichuan(
        workspace, filled, Indicator(Id("i9"), 1, "1", "产出指标", "11", "数量指标", name="供水站")
    )
    press(view, KEY.Key_Return, CTRL)
    compose(view, "社会效益指标")
    press(view.open_editor, KEY.Key_Tab)
    made = filled.tree.owner(Id("p9"), Project).indicators[1]
    assert (made.level1_name, made.level2_name) == ("效益指标", "社会效益指标")


@pytest.mark.parametrize(
    ("field", "typed"),
    [("level2_name", "3D建模指标"), ("level1_name", "3D成果指标"), ("level2_name", "2027年度任务")],
)
def test_own_words_that_begin_with_a_digit_stay_whole(
    workspace: Workspace, filled: Desk, press: Press, compose: TypeText, field: str, typed: str
) -> None:
    view = of_sichuan(workspace, filled)
    view.go_to(0, view.indicators.column_of(field))
    compose(view, typed)
    press(view.open_editor, KEY.Key_Tab)
    (made,) = filled.tree.owner(Id("p9"), Project).indicators
    assert getattr(made, field) == typed


def test_another_first_level_takes_the_guessed_second_away(
    workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    view = of_sichuan(
        workspace, filled, Indicator(Id("i9"), 1, "2", "效益指标", "22", "社会效益指标", name="受益人口")
    )
    view.go_to(1, view.indicators.column_of("level1_name"))
    type_text(view, "产")
    press(view.open_editor, KEY.Key_Tab)
    made = filled.tree.owner(Id("p9"), Project).indicators[1]
    assert (made.level1_name, made.level2_name) == ("产出指标", "")


def test_the_keyboard_comes_to_the_second_level_in_any_form(
    workspace: Workspace, filled: Desk, press: Press
) -> None:
    of_sichuan(workspace, filled)
    workspace.show_item(Id("p9"))
    workspace.show_tab(GRID_TAB)
    grid = workspace.page.grid
    grid.setFocus()
    grid.select(Id("p9"))
    grid.go_to(grid.currentIndex().row(), GridColumn.INDICATORS)
    press(grid, KEY.Key_Return)
    view = form(workspace, "p9").indicators.view
    assert view.currentIndex().column() == view.indicators.column_of("level2_name")


def test_the_guangdong_table_stays_as_it_was(workspace: Workspace) -> None:
    shown = form(workspace, "p1")
    assert [column.title for column in shown.indicators.model.columns] == [
        "№", "一级指标", "二级指标", "三级指标名称", "实施周期指标值", "年度指标值", "检查",
    ]  # fmt: skip
    hidden = (shown.owners, shown.extras, shown.annual, shown.annual_goal, shown.tasks)
    assert all(part.isHidden() for part in hidden)
    assert not shown.joined.isHidden()


def test_all_columns_of_a_list_are_pasted_as_a_block(
    workspace: Workspace, filled: Desk, press: Press
) -> None:
    project = Project(Id("p9"), "饮水")
    put(
        filled,
        TargetTable(Id("t9"), form="sichuan-targets-list", units=(Unit(Id("u9"), projects=(project,)),)),
    )
    view = form(workspace, "p9").indicators.view
    view.setFocus()
    press(view, KEY.Key_Return, CTRL)
    view.go_to(0, view.indicators.column_of("level1_name"))
    QApplication.clipboard().setText("产出指标\t数量指标\t供水站\t≥\t3\t座\t20\t正向指标")
    press(view, KEY.Key_V, CTRL)
    (added,) = filled.tree.owner(Id("p9"), Project).indicators
    assert (added.annual_value, added.parts, added.weight) == ("≥3座", Parts("≥", "3", "座"), Decimal(20))
    assert added.extra == (Extra("指标方向性", "正向指标"),)


def test_a_departments_targets_are_made_and_filled_by_keyboard(
    window: MainWindow, workspace: Workspace, filled: Desk, compose: TypeText, press: Press
) -> None:
    window.actions_["add_table"].trigger()
    dialog = window.findChild(NewTableDialog)
    assert dialog is not None
    QApplication.processEvents()
    dialog.form.setFocus()
    compose(dialog.form, "部门整体支出绩效目标表")
    press(dialog.form, KEY.Key_Return)
    assert dialog.form.form is not None
    assert dialog.form.form.name == "national-department-targets"
    dialog.department.setText("某县农业农村局")
    dialog.year.setText("2027")
    dialog.accept()
    table = filled.book.target_tables[-1]
    assert (table.scope, table.year, table.projects[0].name) == (
        TargetScope.DEPARTMENT,
        2027,
        "某县农业农村局",
    )
    assert workspace.tabs.currentIndex() == FORM_TAB
    shown = form(workspace, table.projects[0].id)
    view = shown.tasks.view
    view.setFocus()
    press(view, KEY.Key_Return, CTRL)
    for text in ("高标准农田", "建设与管护", "120"):
        compose(view, text)
        press(view.open_editor, KEY.Key_Tab)
    tasks = filled.tree.owner(table.projects[0].id, Project).tasks
    assert tasks == (Task("高标准农田", "建设与管护", Amounts(Decimal(120))),)
    indicators = shown.indicators.view
    indicators.setFocus()
    press(indicators, KEY.Key_Return, CTRL)
    for text in ("数量", "新建面积", "≥8000亩"):
        compose(indicators, text)
        press(indicators.open_editor, KEY.Key_Tab)
    (made, *_) = filled.tree.owner(table.projects[0].id, Project).indicators
    assert (made.level1_name, made.level2_name, made.name) == ("产出指标", "数量指标", "新建面积")
    assert made.annual_value == "≥8000亩"


def department_form(workspace: Workspace, filled: Desk) -> ProjectForm:
    """Of one task that names no 财政专户拨款."""
    task = Task("高标准农田", "建设与管护", Amounts(Decimal(120), Decimal(120)))
    unit = Unit(Id("u9"), projects=(Project(Id("p9"), "某县农业农村局", tasks=(task,)),))
    form_name = "national-department-targets"
    put(filled, TargetTable(Id("t9"), scope=TargetScope.DEPARTMENT, form=form_name, units=(unit,)))
    return form(workspace, "p9")


def test_tab_goes_past_a_hidden_column_of_the_tasks(workspace: Workspace, filled: Desk, press: Press) -> None:
    view = department_form(workspace, filled).tasks.view
    view.setFocus()
    view.go_to(0, 3)
    press(view, KEY.Key_Tab)
    assert view.currentIndex().column() == 5
    press(view, KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert view.currentIndex().column() == 3


def test_a_blank_last_task_goes_when_the_table_is_left(
    workspace: Workspace, filled: Desk, press: Press, qtbot: QtBot
) -> None:
    shown = department_form(workspace, filled)
    view = shown.tasks.view
    view.setFocus()
    view.go_to(0, 5)
    press(view, KEY.Key_Return)
    assert len(filled.tree.owner(Id("p9"), Project).tasks) == 2
    shown.indicators.view.setFocus()
    qtbot.waitUntil(lambda: len(filled.tree.owner(Id("p9"), Project).tasks) == 1)


def test_this_years_evaluation_is_made_from_last_years_and_finished(
    window: MainWindow, workspace: Workspace, filled: Desk, compose: TypeText, press: Press
) -> None:
    put(filled, sichuan())
    workspace.show_item(Id("e"))
    window.actions_["next_year"].trigger()
    made = filled.book.tables[-1]
    assert isinstance(made, ProjectEvaluation)
    assert (made.year, made.title) == (2026, "部门预算项目支出绩效自评表（2026年度）")
    assert made.extra == (Extra("项目负责人", "王五"),)
    assert [i.parts for i in made.indicators] == [i.parts for i in sichuan().indicators]
    assert [(i.actual_value, i.score) for i in made.indicators] == [("", None), ("", None)]
    shown = page(workspace, made.id)
    shown.view.go_to(0, shown.rows.column_of("actual_value"))
    for text in ("3座", "2100人"):
        compose(shown.view, text)
        press(shown.view.open_editor, KEY.Key_Return)
    shown.buttons["propose"].click()
    done = filled.tree.owner(made.id, ProjectEvaluation)
    assert [i.score for i in done.indicators] == [Decimal(30), Decimal(30)]
    workspace.show_tab(FORM_TAB)
    facts = workspace.forms.currentWidget()
    assert isinstance(facts, FactsForm)
    assert "extra:评价结论" in facts.extras.by_field


@pytest.mark.parametrize("name", [form.name for form in known_forms()])
def test_an_empty_table_of_every_form_can_be_shown(workspace: Workspace, filled: Desk, name: str) -> None:
    chosen = form_named(name)
    assert chosen is not None
    filled.do(add_form(filled.tree, chosen, "某县某局", 2027))
    table = filled.book.tables[-1]
    assert (kind_of_table(table), table.form) == (chosen.kind, name)
    workspace.open_new(table.id)
    assert workspace.current in {table.id, *(p.id for p in getattr(table, "projects", ()))}
    workspace.show_tab(GRID_TAB)


def test_a_word_that_names_a_province_leads_to_its_forms(window: MainWindow, compose: TypeText) -> None:
    window.show_start_page()
    box = window.start_page.new.form
    box.setFocus()
    compose(box, "湖北")
    completer = box.completer()
    assert completer is not None
    completer.setCompletionPrefix("湖北")
    offered = [completer.completionModel().index(n, 0).data() for n in range(completer.completionCount())]
    assert offered
    assert all("湖北" in text for text in offered)
