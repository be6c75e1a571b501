"""Ctrl+F and F3: what is sought is lit in every table, and found in self-evaluations too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import EvaluatedIndicator
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui.fields import LongTextField, TextField
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.navigator_model import MARK
from perfdesk.ui.workspace import FORM_TAB, Workspace
from tests.ui.conftest import Press, put_table

KEY = Qt.Key


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


@pytest.fixture
def reason(window: MainWindow, workspace: Workspace, filled: Desk) -> EvaluatedIndicator:
    """An indicator of a self-evaluation with words that stand nowhere else."""
    window.actions_["evaluate_projects"].trigger()
    indicator = evaluating.project_evaluations(filled.tree)[1].indicators[0]
    filled.enter(Place(indicator.id, "reason"), "鼠虫防治推迟")
    return indicator


def test_words_of_a_self_evaluation_are_found_in_the_tree_and_lit_in_its_rows(
    window: MainWindow, workspace: Workspace, filled: Desk, reason: EvaluatedIndicator, press: Press
) -> None:
    evaluation = filled.tree.parents[reason.id]
    workspace.navigator.filter.setText("鼠虫")
    assert workspace.navigator.model.first_project() == evaluation
    workspace.show_item(evaluation)
    view = workspace.tables.view
    view.setFocus()
    press(view, KEY.Key_F3)
    index = view.currentIndex()
    assert index.data(Qt.ItemDataRole.EditRole) == "鼠虫防治推迟"
    assert view._cells.is_hit(index)
    press(view, KEY.Key_F3)
    assert view.currentIndex() == index, "there is no other"


def test_hits_are_lit_in_the_form(workspace: Workspace) -> None:
    workspace.navigator.filter.setText("64场")
    workspace.open_form(Id("p1"))
    model = workspace.forms.project.indicators.model
    lit = [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.is_hit(model.index(row, column))
    ]
    assert lit == ["≥64场", "≥64场"]
    workspace.navigator.filter.clear()
    assert not any(model.is_hit(model.index(0, column)) for column in range(model.columnCount()))


def colours_of(field: QWidget) -> set[str]:
    image = field.grab().toImage()
    size = image.size()
    return {image.pixelColor(x, y).name() for x in range(size.width()) for y in range(size.height())}


def test_hits_are_lit_in_the_fields_of_the_form(workspace: Workspace) -> None:
    workspace.open_form(Id("p1"))
    form = workspace.forms.project
    fields = (form.heading.name, form.goal.field.viewport(), form.amounts.fields["total"])
    workspace.navigator.tree.setFocus()
    plain = [colours_of(field) for field in fields]
    for sought, lit in (("惠民", 0), ("演出不少于", 1), ("100", 2)):
        workspace.navigator.filter.setText(sought)
        QApplication.processEvents()
        for number, field in enumerate(fields):
            assert (colours_of(field) != plain[number]) is (number == lit), sought
    workspace.navigator.filter.clear()
    assert [colours_of(field) for field in fields] == plain


def said_at_focus() -> str:
    focus = QApplication.focusWidget()
    if isinstance(focus, TextField | LongTextField):
        return focus.said()
    assert isinstance(focus, QAbstractItemView)
    return str(focus.currentIndex().data())


def test_f3_goes_from_hit_to_hit_of_the_form_and_on_to_the_next_project(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    filled.enter(Place(Id("p3"), "goal"), "演出用书采购。")
    workspace.navigator.filter.setText("演出")
    workspace.open_form(Id("p1"))
    workspace.navigator.filter.setFocus()
    seen = []
    for _ in range(5):
        press(window, KEY.Key_F3)
        seen.append(said_at_focus())
        assert workspace.tabs.currentIndex() == FORM_TAB
    assert seen == ["文化惠民演出", "全年演出不少于64场。", "演出场次", "演出用书采购。", "文化惠民演出"]
    goal = workspace.forms.project.goal.field
    press(window, KEY.Key_F3)
    assert goal.textCursor().selectedText() == "演出"
    press(window, KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    press(window, KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert said_at_focus() == "演出用书采购。"


def test_an_amount_and_an_extra_field_are_found(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    filled.enter(Place(Id("p2"), "extra:负责人"), "欧阳")
    workspace.open_form(Id("p1"))
    workspace.navigator.filter.setText("欧阳")
    press(window, KEY.Key_F3)
    assert (workspace.current, said_at_focus()) == ("p2", "欧阳")
    workspace.navigator.filter.setText("50.00")
    press(window, KEY.Key_F3)
    assert workspace.navigator.model.fitting() == ["p2"]
    assert said_at_focus() == "50.00"


def test_facts_of_a_self_evaluation_are_found_in_its_form(
    window: MainWindow, workspace: Workspace, filled: Desk, reason: EvaluatedIndicator, press: Press
) -> None:
    evaluation = filled.tree.parents[reason.id]
    filled.enter(Place(evaluation, "completion"), "蚊蝇密度下降")
    workspace.open_form(Id("p1"))
    workspace.navigator.filter.setText("蚊蝇")
    press(window, KEY.Key_F3)
    assert (workspace.current, said_at_focus()) == (evaluation, "蚊蝇密度下降")


def test_f3_goes_on_into_another_self_evaluation(
    window: MainWindow, workspace: Workspace, filled: Desk, reason: EvaluatedIndicator, press: Press
) -> None:
    workspace.navigator.filter.setText("鼠虫")
    workspace.show_item(Id("p1"))
    workspace.tables.view.setFocus()
    press(window, KEY.Key_F3)
    assert workspace.current == filled.tree.parents[reason.id]
    assert said_at_focus() == "鼠虫防治推迟"


def test_f3_never_stops_in_the_row_that_waits_for_the_next_indicator(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    last = filled.tree.owner(Id("p1"), Project).indicators[-1]
    filled.enter(Place(Id("p3"), "goal"), f"{last.level2_name}达标。")
    workspace.navigator.filter.setText(last.level2_name)
    workspace.open_form(Id("p1"))
    workspace.navigator.filter.setFocus()
    model = workspace.forms.project.indicators.model
    assert last.level2_name in model.index(model.count, model.column_of("level2_name")).data()
    seen = set()
    for _ in range(6):
        press(window, KEY.Key_F3)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(workspace.current)
        assert not workspace.forms.project.indicators.view.is_at_waiting or not isinstance(
            focus, QAbstractItemView
        )
    assert "p3" in seen


def test_f3_leaves_a_self_evaluation_for_the_next_and_says_where_it_is_and_once_that_it_goes_round(
    window: MainWindow, workspace: Workspace, filled: Desk, reason: EvaluatedIndicator, press: Press
) -> None:
    first, second, *_ = evaluating.project_evaluations(filled.tree)
    filled.enter(Place(first.indicators[0].id, "reason"), "鼠虫太多")
    workspace.navigator.filter.setText("鼠虫")
    workspace.show_item(first.id)
    view = workspace.tables.view
    view.setFocus()
    told: list[str] = []
    workspace.noticed.connect(told.append)
    seen = []
    for _ in range(3):
        press(window, KEY.Key_F3)
        seen.append((workspace.current, said_at_focus()))
    assert seen == [(first.id, "鼠虫太多"), (second.id, "鼠虫防治推迟"), (first.id, "鼠虫太多")]
    assert told == ["目录中第 1 / 2 项。", "目录中第 2 / 2 项。", "已从头找起。目录中第 1 / 2 项。"]


def test_in_a_file_without_tables_nothing_is_found(
    empty_window: MainWindow, desk: Desk, press: Press
) -> None:
    empty_window.files.show_desk(desk)
    assert empty_window.view is not None
    empty_window.view.workspace.navigator.filter.setText("满意")
    press(empty_window, KEY.Key_F3)
    assert empty_window.bar.text == "没有找到。"


def test_a_number_with_commas_in_a_goal_is_gone_to_without_them(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    filled.enter(Place(Id("p1"), "goal"), "演出不少于12,345场。")
    workspace.open_form(Id("p1"))
    workspace.navigator.filter.setText("12345")
    press(window, KEY.Key_F3)
    goal = workspace.forms.project.goal.field
    assert goal.textCursor().selectedText() == "12,345"


def test_of_very_many_hits_the_first_units_are_open_and_the_others_say_how_many(
    workspace: Workspace, filled: Desk
) -> None:
    """A letter that nearly every project says is no more than the beginning of a word."""
    units = tuple(
        Unit(Id(f"x{n}"), f"第{n}所", projects=tuple(Project(Id(f"x{n}.{m}"), "巡查") for m in range(150)))
        for n in range(4)
    )
    put_table(filled, TargetTable(Id("x"), department="某局", year=2027, units=units))
    navigator = workspace.navigator
    model, tree = navigator.model, navigator.tree

    def open_units() -> list[bool]:
        return [tree.isExpanded(model.index_of(unit.id)) for unit in units]

    navigator.filter.setText("巡")
    assert open_units() == [True, True, False, False]
    assert model.index_of(units[3].id, MARK).data() == "150"
    filled.enter(Place(Id("x3.7"), "name"), "巡查船")
    navigator.filter.setText("巡查船")
    assert open_units()[3], "of a few all are seen"
