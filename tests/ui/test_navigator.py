"""The tree at the left: what it shows, how it follows, and that it stays quick."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.navigator import Navigator
from perfdesk.ui.navigator_model import EVALUATIONS, MARK, NAME, NavigatorModel
from perfdesk.ui.workspace import FORM_TAB, Workspace
from tests.ui.conftest import Press, TypeText, amounts, put_table, wait_for_writing

P1, P2, P3, U1, U2, T = map(Id, ("p1", "p2", "p3", "u1", "u2", "t"))
KEY = Qt.Key
Shape = dict[str, list[str]]


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


@pytest.fixture
def navigator(workspace: Workspace) -> Navigator:
    return workspace.navigator


def shape(model: NavigatorModel, parent: QModelIndex | None = None) -> list[object]:
    """Names as nested lists: [name, [below…], …]."""
    found: list[object] = []
    above = parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, NAME, above)
        found.append(index.data())
        if model.rowCount(index):
            found.append(shape(model, index))
    return found


def test_the_tree_is_the_book(navigator: Navigator) -> None:
    units = ["文化局本级", ["文化惠民演出", "全民健身"], "区图书馆", ["图书采购"]]
    assert shape(navigator.model) == ["2026 项目支出绩效目标表", units]
    assert navigator.model.index_of(U1, MARK).data() == "2"


def test_it_follows_every_kind_of_edit(navigator: Navigator, filled: Desk) -> None:
    tester = QAbstractItemModelTester(
        navigator.model, QAbstractItemModelTester.FailureReportingMode.Fatal, navigator
    )
    new = filled.add_project(U1, after=P1)
    filled.enter(Place(new, "name"), "新项目")
    filled.move(P2, 1)
    filled.move(P2, 1)
    unit = filled.add_unit(T, after=U1)
    filled.duplicate(U2)
    filled.remove([P1])
    while filled.undo():
        expected = [n for table in filled.book.target_tables for n in _names(table)]
        assert _flat(shape(navigator.model)) == expected
    while filled.redo():
        expected = [n for table in filled.book.target_tables for n in _names(table)]
        assert _flat(shape(navigator.model)) == expected
    assert navigator.model.index_of(unit).isValid()
    assert not navigator.model.index_of(P1).isValid()
    del tester


def _names(table: TargetTable) -> list[str]:
    names = [f"{table.year} {table.title}"]
    for unit in table.units:
        names += [unit.name or "（未命名单位）", *(p.name or "（未命名项目）" for p in unit.projects)]
    return names


def _flat(nested: list[object]) -> list[object]:
    return [x for part in nested for x in (_flat(part) if isinstance(part, list) else [part])]


def test_marks_count_what_is_below(navigator: Navigator, workspace: Workspace, filled: Desk) -> None:
    assert workspace.findings.worst(P3) is Severity.ERROR, "its goal is empty"
    assert workspace.findings.worst(P1) is None
    filled.enter(Place(P3, "goal"), "采购新书。")
    assert workspace.findings.worst(P3) is None
    filled.enter(Place(Id("i1"), "annual_value"), "")
    assert workspace.findings.count(Severity.ERROR, U1) == 1
    assert navigator.model.index_of(P1, MARK).data(Qt.ItemDataRole.ToolTipRole) == "1 个错误"
    filled.move(P1, 1)
    filled.move(P1, 1)
    assert workspace.findings.count(Severity.ERROR, U2) >= 1


def test_filter_finds_in_names_goals_and_indicators(navigator: Navigator) -> None:
    navigator.filter.setText("镇街")
    assert _flat(shape(navigator.model)) == ["2026 项目支出绩效目标表", "文化局本级", "文化惠民演出"]
    navigator.filter.setText("运动会")
    assert "全民健身" in _flat(shape(navigator.model))
    navigator.filter.setText("没有这个词")
    assert navigator._nothing.isVisible()
    navigator.filter.clear()
    assert len(_flat(shape(navigator.model))) == 6


def test_ctrl_f_type_enter_goes_to_the_project(
    window: MainWindow, workspace: Workspace, press: Press, type_text: TypeText
) -> None:
    press(window, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(workspace.navigator.filter, "图书采")
    press(workspace.navigator.filter, KEY.Key_Return)
    assert workspace.current == P3
    press(workspace.navigator.tree, KEY.Key_Return)
    assert workspace.tabs.currentIndex() == FORM_TAB


def test_grid_form_and_navigator_stay_on_one_item(workspace: Workspace, press: Press) -> None:
    tree = workspace.navigator.tree
    tree.setFocus()
    workspace.show_item(P1)
    press(tree, KEY.Key_Down)
    assert (workspace.current, workspace.page.grid.current, workspace.forms.project.project_id) == (
        P2,
        P2,
        P2,
    )
    workspace.page.grid.setFocus()
    press(workspace.page.grid, KEY.Key_Up)
    assert workspace.navigator.current == P1


def test_what_was_closed_stays_closed(navigator: Navigator, filled: Desk) -> None:
    unit = navigator.model.index_of(U1)
    navigator.tree.collapse(unit)
    filled.add_unit(T)
    filled.move(U2, -1)
    assert not navigator.tree.isExpanded(navigator.model.index_of(U1))
    assert navigator.tree.isExpanded(navigator.model.index_of(U2))


def test_removing_the_current_item_moves_to_its_neighbour(
    workspace: Workspace, filled: Desk, press: Press
) -> None:
    workspace.show_item(P2)
    workspace.navigator.tree.setFocus()
    press(workspace.navigator.tree, KEY.Key_Delete)
    assert not filled.tree.has(P2)
    assert workspace.current == P1
    filled.undo()
    filled.remove([U1])
    assert workspace.current == U2


def test_delete_in_the_filter_line_removes_no_project(
    workspace: Workspace, filled: Desk, press: Press
) -> None:
    workspace.navigator.filter.setText("图书")
    workspace.navigator.filter.setFocus()
    press(workspace.navigator.filter, KEY.Key_Delete)
    assert len(filled.book.target_tables[0].projects) == 3


def test_ten_thousand_projects_are_filtered_and_joined_by_one_more(desk: Desk) -> None:
    projects = tuple(Project(Id(f"p{n}"), f"项目 {n}", amounts("1.00"), "目标") for n in range(10_000))
    put_table(desk, TargetTable(Id("t"), units=(Unit(Id("u"), "单位", projects=projects),)))
    model = NavigatorModel(desk, FindingIndex(desk))
    model.set_filter("项目 99")
    assert model.rowCount(model.index_of(Id("u"))) == 111
    model.set_filter("")
    desk.subscribe(model.follow)
    desk.add_project(Id("u"), after=Id("p5000"))
    assert model.rowCount(model.index_of(Id("u"))) == 10_001


@pytest.mark.parametrize("acts", [("evaluate_projects",), ("new_project_evaluation", "monitor_projects")])
def test_of_very_many_evaluations_the_current_one_is_seen(
    window: MainWindow,
    navigator: Navigator,
    filled: Desk,
    acts: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    """Although the row that holds them is opened only for it."""
    monkeypatch.setattr("perfdesk.ui.navigator._MANY", 2)
    for act in acts:
        window.actions_[act].trigger()
        wait_for_writing(window, qtbot)
    tree, model = navigator.tree, navigator.model
    made = next(table for table in filled.book.tables if table.id == navigator.current)
    assert isinstance(made, ProjectEvaluation)
    qtbot.waitUntil(lambda: tree.visualRect(tree.currentIndex()).isValid())
    assert tree.isExpanded(model.index_of(EVALUATIONS))
    assert tree.viewport().rect().intersects(tree.visualRect(tree.currentIndex()))
    filled.undo()
    filled.redo()
    assert tree.isExpanded(model.index_of(filled.book.target_tables[0].id))


def test_two_years_evaluations_of_a_project_are_told_apart(navigator: Navigator, filled: Desk) -> None:
    for at, year in enumerate((2025, 2026), 1):
        table = ProjectEvaluation(Id(f"e{year}"), year=year, project="乡村饮水")
        filled.do(Edit("add", (ItemInserted(BOOK_ID, at, table),)))
    names = [navigator.model.index_of(Id(f"e{year}"), NAME).data() for year in (2025, 2026)]
    assert names == ["2025 乡村饮水", "2026 乡村饮水"]
