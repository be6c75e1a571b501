"""Self-evaluations in the window: scores proposed as one types, levels as printed, an index passed on."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.evaluation_index import index_of, read_index, shipped_indexes, write_index
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import (
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import TotalsMode
from perfdesk.ui.evaluation.department_facts import DepartmentFacts
from perfdesk.ui.evaluation.index_dialog import IndexDialog
from perfdesk.ui.evaluation.new_dialog import NewEvaluationDialog
from perfdesk.ui.evaluation.page import EvaluationPage
from perfdesk.ui.evaluation.rows_view import seen_part
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.navigator_model import EVALUATIONS
from perfdesk.ui.workspace import FORM_TAB, GRID_TAB, OVERVIEW_TAB, Workspace
from tests.ui.conftest import Press, TypeText, shown_window

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def department() -> DepartmentEvaluation:
    """Two levels over three rows; half of the points are scored, and printed totals are kept."""
    points = Decimal(50)
    return DepartmentEvaluation(
        Id("d"),
        year=2025,
        department="青屏区文化局",
        totals=TotalsMode.PRINTED,
        total_weight=Decimal(100),
        total_score=Decimal("48"),
        grade="差",
        rows=(
            EvaluationRow(
                Id("r1"), "履职效能", points, "整体效能", points, "产出", Decimal(30), score=Decimal(28)
            ),
            EvaluationRow(
                Id("r2"), "履职效能", points, "整体效能", points, "效益", Decimal(20), score=Decimal(20)
            ),
            EvaluationRow(Id("r3"), "管理效率", points, "预算执行", points, "结转结余率", points),
        ),
    )


def project() -> ProjectEvaluation:
    """A number to reach, a limit to keep and a sentence to judge, with 90 points."""
    thirty = Decimal(30)
    return ProjectEvaluation(
        Id("e"),
        year=2025,
        project="文化惠民演出",
        annual_total=Decimal(100),
        indicators=(
            EvaluatedIndicator(
                Id("x1"), "1", "产出指标", "11", "数量指标", "演出场次", "≥64场", weight=thirty
            ),
            EvaluatedIndicator(
                Id("x2"), "1", "产出指标", "14", "成本指标", "单场成本", "≤2万元", weight=thirty
            ),
            EvaluatedIndicator(
                Id("x3"), "2", "效益指标", "22", "社会效益", "文化氛围", "持续提升", weight=thirty
            ),
        ),
    )


@pytest.fixture
def scored(filled: Desk) -> Desk:
    made = (ItemInserted(BOOK_ID, 1, department()), ItemInserted(BOOK_ID, 2, project()))
    filled.do(Edit("import", made))
    return filled


@pytest.fixture
def workspace(qtbot: QtBot, scored: Desk) -> Iterator[Workspace]:
    with shown_window(qtbot) as window:
        window.files.show_desk(scored)
        QCoreApplication.processEvents()
        assert window.view is not None
        yield window.view.workspace


def page(workspace: Workspace, item: str) -> EvaluationPage:
    workspace.show_item(Id(item))
    workspace.show_tab(GRID_TAB)
    shown = workspace.tables.currentWidget()
    assert isinstance(shown, EvaluationPage)
    return shown


def test_the_status_line_says_how_many_rows_have_no_score_and_leads_there(
    workspace: Workspace, scored: Desk, qtbot: QtBot
) -> None:
    workspace.show_item(Id("d"))
    window = workspace.window()
    assert isinstance(window, MainWindow)
    assert window.view is not None
    lacking = window.view.status.lacking
    assert lacking.text() == "1 项没有得分"
    QTest.mouseClick(lacking, Qt.MouseButton.LeftButton)
    assert page(workspace, "d").view.rows.place_at(page(workspace, "d").view.currentIndex()) == Place(
        Id("r3"), "score"
    )
    workspace.show_item(Id("e"))
    assert lacking.text() == "4 项没有得分", "预算执行率 is one of them"
    scored.enter(Place(Id("x1"), "score"), "30")
    assert lacking.text() == "3 项没有得分"


def test_a_proposed_score_is_no_missing_one_in_the_status_line_nor_under_the_rows(
    workspace: Workspace, scored: Desk, press: Press, qtbot: QtBot
) -> None:
    shown, window = page(workspace, "e"), workspace.window()
    assert isinstance(window, MainWindow)
    assert window.view is not None
    lacking = window.view.status.lacking
    QGuiApplication.clipboard().setText("70场\n1.8万元")
    press(shown.view, KEY.Key_V, CTRL)
    assert lacking.text() == "2 项没有得分，2 项建议得分未确认"
    assert shown.totals._state.text() == "还有 2 项没有得分，包括“基本情况”中的预算执行率"
    scored.enter(Place(Id("e"), "spent_total"), "100")
    scored.enter(Place(Id("x3"), "score"), "30")
    assert lacking.text() == "3 项建议得分未确认"
    assert shown.totals._state.text() == "3 项建议得分未确认"
    led_to: list[Place] = []
    lacking.wanted.connect(led_to.append)
    for _ in range(3):
        QTest.mouseClick(lacking, Qt.MouseButton.LeftButton)
    assert led_to == [Place(Id("x1"), "score"), Place(Id("x2"), "score"), Place(Id("e"), "execution_score")]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "得分（留空按建议）"
    shown.buttons["propose"].click()
    assert lacking.text() == ""
    assert shown.totals._state.text() == "✓ 各项都已评分"


def row(desk: Desk, item: str) -> EvaluationRow:
    return desk.tree.owner(Id(item), EvaluationRow)


def indicator(desk: Desk, item: str) -> EvaluatedIndicator:
    return desk.tree.owner(Id(item), EvaluatedIndicator)


def cell(shown: EvaluationPage, number: int, title: str) -> str:
    titles = [column.title for column in shown.rows.columns]
    return str(shown.rows.index(number, titles.index(title)).data())


def said(shown: EvaluationPage) -> str:
    return shown.totals._sums.text()


def test_actual_values_are_typed_down_the_column_and_scores_appear(
    workspace: Workspace, scored: Desk, compose: TypeText, press: Press
) -> None:
    shown = page(workspace, "e")
    for value in ("60场", "2.5万元", "氛围更浓"):
        compose(shown.view, value)
        press(QApplication.focusWidget(), KEY.Key_Return)
    assert [each.actual_value for each in scored.tree.owner(Id("e"), ProjectEvaluation).indicators] == [
        "60场",
        "2.5万元",
        "氛围更浓",
    ]
    assert [cell(shown, n, "建议得分") for n in range(3)] == ["28.13", "22.5", ""]
    assert cell(shown, 0, "得分") == "28.13", "the proposed score shows through"
    assert indicator(scored, "x1").score is None, "and is not the person's own"
    assert said(shown) == "分值合计 100　总分 50.63"


def test_a_qualitative_indicator_is_judged_by_a_number(
    workspace: Workspace, scored: Desk, type_text: TypeText, press: Press
) -> None:
    shown = page(workspace, "e")
    band = [column.title for column in shown.rows.columns].index("定性评判")
    shown.view.go_to(2, band)
    type_text(shown.view, "1")
    press(QApplication.focusWidget(), KEY.Key_Tab)
    assert indicator(scored, "x3").band is Band.REACHED
    assert cell(shown, 2, "定性评判") == "1 达成"
    assert cell(shown, 2, "建议得分") == "30"
    shown.view.go_to(2, band)
    type_text(shown.view, "很好")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert indicator(scored, "x3").band is Band.REACHED
    assert "1（达成）" in shown.work.remark.text()
    press(QApplication.focusWidget(), KEY.Key_Escape)


def test_what_can_be_counted_is_not_judged(workspace: Workspace) -> None:
    shown = page(workspace, "e")
    band = [column.title for column in shown.rows.columns].index("定性评判")
    assert not shown.rows.index(0, band).flags() & Qt.ItemFlag.ItemIsEditable
    assert shown.rows.index(2, band).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_column_from_a_spreadsheet_is_pasted_in_one_step(
    workspace: Workspace, scored: Desk, press: Press
) -> None:
    shown = page(workspace, "e")
    QGuiApplication.clipboard().setText("70场\n1.8万元\n持续提升\n多出来的一行")
    press(shown.view, KEY.Key_V, CTRL)
    assert [indicator(scored, x).actual_value for x in ("x1", "x2", "x3")] == ["70场", "1.8万元", "持续提升"]
    scored.undo()
    assert indicator(scored, "x1").actual_value == ""


def test_proposed_scores_are_taken_over_and_an_own_one_stays(
    workspace: Workspace, scored: Desk, type_text: TypeText, press: Press
) -> None:
    scored.enter(Place(Id("x1"), "actual_value"), "32场")
    scored.enter(Place(Id("x2"), "actual_value"), "2万元")
    scored.enter(Place(Id("x2"), "score"), "29")
    shown = page(workspace, "e")
    shown.buttons["propose"].click()
    assert (indicator(scored, "x1").score, indicator(scored, "x2").score) == (Decimal("15.00"), Decimal(29))
    shown.buttons["propose"].click()
    assert "没有可以采用的建议得分" in shown.work.remark.text()


def test_levels_reach_over_their_rows_and_change_together(
    workspace: Workspace, scored: Desk, compose: TypeText, press: Press
) -> None:
    shown = page(workspace, "d")
    assert [shown.view.rowSpan(n, 0) for n in (0, 2)] == [2, 1]
    shown.view.go_to(0, 0)
    compose(shown.view, "履职情况")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert [row(scored, r).level1 for r in ("r1", "r2", "r3")] == ["履职情况", "履职情况", "管理效率"]
    assert shown.view.rowSpan(0, 0) == 2


def test_the_total_lives_beside_the_printed_one(
    workspace: Workspace, scored: Desk, type_text: TypeText, press: Press
) -> None:
    shown = page(workspace, "d")
    assert said(shown) == "分值合计 100　总分 48", "no grade as long as a row has no score"
    shown.view.go_to(2, shown.rows.column_of("score"))
    type_text(shown.view, "45.5")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert said(shown) == "分值合计 100　总分 93.5　等级 优"
    assert shown.totals._state.text() == "原表总分 48　差"
    shown.totals._follow.click()
    assert scored.tree.owner(Id("d"), DepartmentEvaluation).totals is TotalsMode.AUTOMATIC
    assert shown.totals._state.text() == "✓ 各项都已评分"


def test_a_word_for_a_score_is_refused_and_stays_to_be_mended(
    workspace: Workspace, scored: Desk, compose: TypeText, press: Press
) -> None:
    shown = page(workspace, "d")
    compose(shown.view, "满分")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert row(scored, "r1").score == Decimal(28)
    assert shown.view.open_editor is not None
    assert "满分" in shown.work.remark.text()
    press(QApplication.focusWidget(), KEY.Key_Escape)


def test_rows_are_added_moved_and_removed_by_keyboard(
    workspace: Workspace, scored: Desk, press: Press
) -> None:
    shown = page(workspace, "d")

    def ids() -> list[str]:
        return [r.id for r in scored.tree.owner(Id("d"), DepartmentEvaluation).rows]

    press(shown.view, KEY.Key_Return, CTRL)
    assert len(ids()) == 4
    assert ids()[0] == "r1"
    press(shown.view, KEY.Key_Delete, CTRL)
    assert ids() == ["r1", "r2", "r3"]
    shown.view.go_to(0, shown.rows.column_of("score"))
    press(shown.view, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids() == ["r2", "r1", "r3"]


def test_a_finding_leads_to_its_cell_or_field(workspace: Workspace) -> None:
    workspace.go_to(Place(Id("r3"), "score"))
    assert workspace.tabs.currentIndex() == GRID_TAB
    shown = workspace.tables.currentWidget()
    assert isinstance(shown, EvaluationPage)
    assert shown.rows.place_at(shown.view.currentIndex()) == Place(Id("r3"), "score")
    workspace.go_to(Place(Id("d"), "budget_total"))
    assert workspace.tabs.currentIndex() == FORM_TAB
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "总预算"


def test_rule_text_and_way_of_working_are_edited_beside_the_row(
    workspace: Workspace, scored: Desk, press: Press, compose: TypeText
) -> None:
    shown = page(workspace, "d")
    rule = shown.detail._texts["rule"]  # type: ignore[attr-defined] # the department's detail
    rule.setFocus()
    compose(rule, "每少一项扣2分。")
    press(rule, KEY.Key_Return, CTRL)
    assert row(scored, "r1").rule == "每少一项扣2分。"


def test_the_budget_is_compared_as_one_types(
    workspace: Workspace, scored: Desk, type_text: TypeText, press: Press
) -> None:
    workspace.open_form(Id("d"))
    form = workspace.forms.bound[DepartmentFacts]
    for name, amount in (
        ("budget_total", "56655.54"),
        ("budget_basic", "3482.37"),
        ("budget_project", "53173.17"),
    ):
        field = form.widget_for(name)
        assert field is not None
        field.setFocus()
        type_text(field, amount)
        press(field, KEY.Key_Return)
    assert "✓ 总预算等于" in form._sum.text()  # type: ignore[attr-defined] # the department's facts
    assert scored.tree.owner(Id("d"), DepartmentEvaluation).budget_total == Decimal("56655.54")


def test_spending_of_all_projects_is_pasted_in_the_overview(
    workspace: Workspace, scored: Desk, press: Press
) -> None:
    workspace.show_tab(OVERVIEW_TAB)
    view = workspace.overview.view
    assert QApplication.focusWidget() is view
    view.go_to(0, 3)
    QGuiApplication.clipboard().setText("95.5")
    press(view, KEY.Key_V, CTRL)
    assert scored.tree.owner(Id("e"), ProjectEvaluation).spent_total == Decimal("95.5")
    assert [view.model().index(0, column).data() for column in (4, 5, 6)] == ["95.50%", "0 / 3", "9.55"]
    press(view, KEY.Key_Return, CTRL)
    assert (workspace.current, workspace.tabs.currentIndex()) == ("e", GRID_TAB)


def test_evaluations_of_projects_stand_under_one_row(
    workspace: Workspace, scored: Desk, press: Press
) -> None:
    tree, model = workspace.navigator.tree, workspace.navigator.model
    group = model.index_of(EVALUATIONS)
    assert model.rowCount(group) == 1
    workspace.show_item(Id("p1"))
    tree.setFocus()
    tree.go_to(group)
    assert workspace.tabs.currentIndex() == OVERVIEW_TAB
    press(tree, KEY.Key_Delete)
    assert scored.tree.has(Id("p1")), "the row stands for no item: nothing goes"
    tree.setCurrentIndex(model.index(0, 0, group))
    assert (workspace.current, workspace.tabs.currentIndex()) == ("e", GRID_TAB)
    press(tree, KEY.Key_Delete)
    assert not scored.tree.has(Id("e"))
    assert not model.index_of(EVALUATIONS).isValid()
    scored.undo()
    assert model.rowCount(model.index_of(EVALUATIONS)) == 1


def shown_dialog(window: MainWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def test_targets_become_evaluations_once(window: MainWindow, filled: Desk, press: Press) -> None:
    press(window, KEY.Key_E, CTRL | SHIFT)
    assert "已生成 3 张项目自评表" in window.bar.text
    press(window, KEY.Key_E, CTRL | SHIFT)
    assert "没有新增" in window.bar.text
    assert len(filled.book.tables) == 4


def test_the_target_behind_a_row_is_one_key_away(window: MainWindow, filled: Desk, press: Press) -> None:
    press(window, KEY.Key_E, CTRL | SHIFT)
    assert window.view is not None
    shown = window.view.workspace.tables.currentWidget()
    assert isinstance(shown, EvaluationPage)
    shown.detail._visit.click()  # type: ignore[attr-defined] # the project's detail
    assert window.view.workspace.current == "p1"


def test_an_index_is_chosen_for_a_department(window: MainWindow, filled: Desk, press: Press) -> None:
    press(window, KEY.Key_B, CTRL | SHIFT)
    dialog = shown_dialog(window)
    assert isinstance(dialog, NewEvaluationDialog)
    assert dialog.department.text() == "青屏区文化局"
    assert "26 项指标，共 100 分" in dialog.said.text()
    press(dialog.department, KEY.Key_Return)
    made = filled.book.tables[-1]
    assert isinstance(made, DepartmentEvaluation)
    assert (made.year, len(made.rows)) == (2026, 26)


def test_an_index_of_ones_own_is_made_passed_on_and_used(workspace: Workspace, tmp_path: Path) -> None:
    workspace.show_item(Id("d"))
    dialog = IndexDialog(department(), workspace)
    dialog.name.setText("本局指标体系")
    with_it: list[object] = []
    dialog.chosen.connect(with_it.append)
    dialog.accept()
    path = tmp_path / "a.json"
    path.write_text(write_index(with_it[0]), encoding="utf-8")  # type: ignore[arg-type] # an EvaluationIndex
    assert read_index(path.read_text(encoding="utf-8")) == index_of(department(), "本局指标体系", 2025)

    other = NewEvaluationDialog("别的局", 2026, workspace)
    other.read_file(path)
    assert other.indexes.currentText() == "本局指标体系（2025 年起）"
    other.close()


def test_an_index_takes_no_desk_files_place(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = workspace.window()
    assert isinstance(window, MainWindow)
    others = tmp_path / "别人的.json"
    others.write_bytes(workspace.desk.path.read_bytes())
    before = others.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(others), ""))
    workspace.show_item(Id("d"))
    window.actions_["save_index"].trigger()
    (dialog,) = workspace.findChildren(IndexDialog)
    dialog.since.setText("2025")
    dialog.accept()
    assert others.read_bytes() == before
    assert "绩效填报台" in window.bar.text


def test_points_that_do_not_add_up_are_no_index_yet(workspace: Workspace) -> None:
    workspace.desk.enter(Place(Id("r1"), "weight"), "31")
    table = workspace.desk.tree.owner(Id("d"), DepartmentEvaluation)
    dialog = IndexDialog(table, workspace)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "“整体效能”的分值是 50，所含各项合计 51" in dialog.said.text()
    dialog.close()


def test_what_is_no_index_is_told_in_the_dialog(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe{}")
    dialog = NewEvaluationDialog("", None, workspace)
    before = dialog.indexes.count()
    dialog.read_file(path)
    assert dialog.indexes.count() == before
    assert dialog.said.text()
    dialog.close()


def test_every_shipped_index_can_be_chosen(workspace: Workspace) -> None:
    dialog = NewEvaluationDialog("", 2026, workspace)
    assert dialog.indexes.count() == len(shipped_indexes()) + 1
    dialog.close()


def levels(desk: Desk) -> list[str]:
    return [r.level1 for r in desk.tree.owner(Id("d"), DepartmentEvaluation).rows]


def test_a_level_is_parted_from_the_row_on_and_named_alone(
    workspace: Workspace, scored: Desk, compose: TypeText, press: Press
) -> None:
    shown = page(workspace, "d")
    shown.view.go_to(1, shown.rows.column_of("level3"))
    shown.buttons["split1"].click()
    compose(shown.view, "可持续发展能力")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert levels(scored) == ["履职效能", "可持续发展能力", "管理效率"]
    assert row(scored, "r1").level1_weight == Decimal(50)
    assert row(scored, "r2").level1_weight is None, "its points are still to be given"


def test_levels_of_one_name_and_other_points_stay_two(workspace: Workspace, scored: Desk) -> None:
    scored.enter(Place(Id("r3"), "level1_weight"), "40")
    scored.enter(Place(Id("r3"), "level1"), "履职效能")
    assert [page(workspace, "d").view.rowSpan(n, 0) for n in (0, 2)] == [2, 1]


def test_a_pasted_form_says_for_each_row_where_it_belongs(
    workspace: Workspace, scored: Desk, press: Press
) -> None:
    shown = page(workspace, "d")
    shown.view.go_to(0, 0)
    QGuiApplication.clipboard().setText("履职\t60\n\t\n管理\t40")
    press(shown.view, KEY.Key_V, CTRL)
    assert levels(scored) == ["履职", "履职", "管理"], "a merged cell is copied as blanks below its first row"
    assert [row(scored, r).level1_weight for r in ("r1", "r2", "r3")] == [
        Decimal(60),
        Decimal(60),
        Decimal(40),
    ]


def test_rows_that_find_no_room_are_told(workspace: Workspace, press: Press) -> None:
    shown = page(workspace, "e")
    QGuiApplication.clipboard().setText("1\n2\n3\n4\n5")
    press(shown.view, KEY.Key_V, CTRL)
    assert "有 5 行，从这一格起只有 3 行" in shown.work.remark.text()


def test_typing_in_a_closed_cell_changes_no_other_row(
    workspace: Workspace, scored: Desk, type_text: TypeText
) -> None:
    scored.enter(Place(Id("x3"), "band"), Band.REACHED.value)
    shown = page(workspace, "e")
    band = shown.rows.column_of("band")
    shown.view.go_to(0, band)
    type_text(shown.view, "13")
    assert (shown.view.currentIndex().row(), indicator(scored, "x3").band) == (0, Band.REACHED)


@pytest.mark.parametrize("text", ["10", "28.5", "2024年", "很好"])
def test_only_a_judgement_is_taken_for_one(
    text: str, workspace: Workspace, scored: Desk, press: Press
) -> None:
    shown = page(workspace, "e")
    shown.view.go_to(2, shown.rows.column_of("band"))
    QGuiApplication.clipboard().setText(text)
    press(shown.view, KEY.Key_V, CTRL)
    assert indicator(scored, "x3").band is Band.NONE


@pytest.mark.parametrize("text", ["１", "达成", "1 达成"])
def test_a_judgement_is_given_by_number_or_word(
    text: str, workspace: Workspace, scored: Desk, press: Press
) -> None:
    shown = page(workspace, "e")
    shown.view.go_to(2, shown.rows.column_of("band"))
    QGuiApplication.clipboard().setText(text)
    press(shown.view, KEY.Key_V, CTRL)
    assert indicator(scored, "x3").band is Band.REACHED


def test_a_judgement_is_chosen_from_a_list(workspace: Workspace, scored: Desk, press: Press) -> None:
    shown = page(workspace, "e")
    shown.view.go_to(2, shown.rows.column_of("band"))
    press(shown.view, KEY.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert indicator(scored, "x3").band is Band.PARTLY


def test_a_button_counts_what_is_being_typed(workspace: Workspace, scored: Desk, compose: TypeText) -> None:
    shown = page(workspace, "e")
    compose(shown.view, "32场")
    assert shown.view.open_editor is not None
    shown.buttons["propose"].click()
    assert (indicator(scored, "x1").actual_value, indicator(scored, "x1").score) == ("32场", Decimal("15.00"))


def test_a_half_written_rule_goes_with_its_row_when_that_is_moved(
    workspace: Workspace, scored: Desk, compose: TypeText
) -> None:
    shown = page(workspace, "d")
    rule = shown.detail._texts["rule"]  # type: ignore[attr-defined] # the department's detail
    rule.setFocus()
    compose(rule, "每少一项扣2分。")
    shown.buttons["down"].click()
    assert [r.id for r in scored.tree.owner(Id("d"), DepartmentEvaluation).rows] == ["r2", "r1", "r3"]
    assert row(scored, "r1").rule == "每少一项扣2分。"
    scored.undo()
    assert row(scored, "r1").rule == "每少一项扣2分。", "the move alone is taken back"


def test_a_score_typed_by_hand_outlives_the_working(workspace: Workspace, scored: Desk) -> None:
    scored.enter(Place(Id("r1"), "measure"), "outputs")
    scored.enter(Place(Id("x1"), "actual_value"), "32场")
    shown = page(workspace, "d")
    told: list[str] = []
    shown.noticed.connect(told.append)
    shown.buttons["compute"].click()
    assert row(scored, "r1").score == Decimal(28), "it was there before, with no working"
    scored.enter(Place(Id("r1"), "score"), "")
    shown.buttons["compute"].click()
    assert row(scored, "r1").score == Decimal("15.00")
    assert "没有计入" in told[-1]
    scored.enter(Place(Id("x1"), "actual_value"), "64场")
    assert "重新“按项目计算”" in shown.totals._state.text()
    scored.enter(Place(Id("r1"), "score"), "18")
    assert row(scored, "r1").working == ""
    shown.buttons["compute"].click()
    assert row(scored, "r1").score == Decimal(18)


def test_refused_text_is_told_when_another_table_comes(
    workspace: Workspace, scored: Desk, compose: TypeText
) -> None:
    told: list[str] = []
    workspace.troubled.connect(told.append)
    shown = page(workspace, "d")
    compose(shown.view, "满分")
    workspace.show_item(Id("p1"))
    assert len(told) == 1
    assert told[0].startswith("“满分”没有保存：")


def test_a_project_is_not_renamed_in_the_overview(
    workspace: Workspace, scored: Desk, press: Press, type_text: TypeText
) -> None:
    workspace.show_tab(OVERVIEW_TAB)
    view = workspace.overview.view
    view.go_to(0, 0)
    type_text(view, "60")
    view.doubleClicked.emit(view.model().index(0, 0))
    assert (workspace.current, workspace.tabs.currentIndex()) == ("e", GRID_TAB)
    assert QApplication.focusWidget() is workspace.tables.view
    assert scored.tree.owner(Id("e"), ProjectEvaluation).project == "文化惠民演出"


def test_a_total_that_follows_is_gone_to_where_it_comes_from(workspace: Workspace, scored: Desk) -> None:
    workspace.go_to(Place(Id("e"), "total_weight"))
    assert QApplication.focusWidget() is workspace.tables.view
    workspace.go_to(Place(Id("d"), "total_score"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert (focus.accessibleName(), focus.isVisible()) == ("总分", True), "a kept one has its field"


def test_every_field_of_a_finding_can_be_reached(workspace: Workspace) -> None:
    workspace.go_to(Place(Id("r1"), "rule"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "评分标准（按当年通知核对）"
    workspace.go_to(Place(Id("e"), "execution_rate"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "执行率（留空按金额）"


def test_enter_after_tabs_goes_back_to_the_first_column(
    workspace: Workspace, scored: Desk, type_text: TypeText, compose: TypeText, press: Press
) -> None:
    shown = page(workspace, "d")
    for score, reason in (("27", "少一场"), ("19", "少一镇")):
        type_text(shown.view, score)
        press(QApplication.focusWidget(), KEY.Key_Tab)
        compose(shown.view, reason)
        press(QApplication.focusWidget(), KEY.Key_Return)
    assert [(row(scored, r).score, row(scored, r).shortfall_reason) for r in ("r1", "r2")] == [
        (Decimal(27), "少一场"),
        (Decimal(19), "少一镇"),
    ]


def test_enter_steps_over_a_merged_cell(workspace: Workspace, press: Press) -> None:
    shown = page(workspace, "d")
    shown.view.go_to(0, 0)
    press(shown.view, KEY.Key_Return)
    assert shown.view.currentIndex().row() == 2
    press(shown.view, KEY.Key_Return, SHIFT)
    assert shown.view.currentIndex().row() == 0


def test_the_edit_menu_works_on_the_rows_in_hand(window: MainWindow, filled: Desk) -> None:
    filled.do(Edit("import", (ItemInserted(BOOK_ID, 1, department()),)))
    assert window.view is not None
    shown = page(window.view.workspace, "d")
    shown.view.go_to(1, shown.rows.column_of("score"))
    window.view.editing.remove()
    assert [r.id for r in filled.tree.owner(Id("d"), DepartmentEvaluation).rows] == ["r1", "r3"]


def test_an_offer_to_undo_goes_with_the_next_change(window: MainWindow, filled: Desk) -> None:
    assert window.view is not None
    window.view.workspace.show_item(Id("p2"))
    window.view.editing.remove()
    assert "已删除“全民健身”" in window.bar.text
    filled.enter(Place(Id("p1"), "goal"), "演出100场。")
    assert "已删除" not in window.bar.text


def test_a_file_of_self_evaluations_only_is_worked_in_at_once(
    empty_window: MainWindow, desk: Desk, compose: TypeText, press: Press
) -> None:
    desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, project()),)))
    empty_window.files.show_desk(desk)
    QCoreApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    compose(focus, "60场")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert indicator(desk, "x1").actual_value == "60场"


def test_an_empty_table_is_not_called_scored(workspace: Workspace, scored: Desk, press: Press) -> None:
    shown = page(workspace, "d")
    shown.view.selectAll()
    press(shown.view, KEY.Key_Delete, CTRL)
    assert shown.totals._state.text() == "还没有指标"
    press(shown.view, KEY.Key_F2)
    scored.undo()
    assert shown.view.currentIndex().isValid()


def test_a_quote_that_is_never_closed_is_a_letter_like_others(
    workspace: Workspace, scored: Desk, press: Press
) -> None:
    shown = page(workspace, "e")
    QGuiApplication.clipboard().setText('"' + "很长" * 70_000 + "\n第二格")
    press(shown.view, KEY.Key_V, CTRL)
    assert indicator(scored, "x2").actual_value == "第二格"


def test_a_year_that_is_none_is_not_passed_over(workspace: Workspace) -> None:
    dialog = NewEvaluationDialog("青屏区文化局", 2026, workspace)
    dialog.year.setText("26")
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "四位数字" in dialog.said.text()
    dialog.close()


def test_monitorings_alone_have_no_overview_of_self_evaluations(window: MainWindow) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    window.actions_["monitor_projects"].trigger()
    assert not workspace.tabs.isTabVisible(OVERVIEW_TAB)
    window.actions_["evaluate_projects"].trigger()
    assert workspace.tabs.isTabVisible(OVERVIEW_TAB)


def test_a_merged_level_says_its_word_in_the_middle_of_what_is_seen_of_it() -> None:
    page = QRect(0, 0, 200, 300)
    for cell, seen in (
        ((0, 20, 80, 160), (20, 160)),
        ((0, 200, 80, 400), (200, 100)),
        ((0, -250, 80, 400), (0, 150)),
        ((0, -100, 80, 900), (0, 300)),
    ):
        part = seen_part(QRect(*cell), page, 18)
        assert (part.top(), part.height()) == seen
    assert seen_part(QRect(0, 295, 80, 100), page, 18).top() == 295, (
        "too little for a line, which goes on below"
    )
    assert seen_part(QRect(0, -95, 80, 100), page, 18).bottom() == 4


def test_no_line_between_rows_reaches_into_a_merged_cell(workspace: Workspace) -> None:
    shown = page(workspace, "d")
    view = shown.view
    (row, column), length = next((at, rows) for at, rows in view._spans.items() if rows > 1)
    QCoreApplication.processEvents()
    cell = view.visualRect(view.rows.index(row, column))
    inner = view.rowViewportPosition(row + 1) - 1
    assert cell.top() < inner < cell.bottom()
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(cell.left(), inner) == picture.pixelColor(cell.left(), inner - 2), length
