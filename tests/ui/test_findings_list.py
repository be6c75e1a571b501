"""The list of findings: counts, groups, and walking through it."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui import theme
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.findings_list import FindingsList
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.navigator_model import MARK
from perfdesk.ui.workspace import FORM_TAB, Workspace
from tests.ui.conftest import Press, amounts, put_table

KEY = Qt.Key
P1, P3, I1, I3 = map(Id, ("p1", "p3", "i1", "i3"))


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


@pytest.fixture
def listed(workspace: Workspace) -> FindingsList:
    return workspace.list


def wanted(listed: FindingsList) -> list[Place]:
    places: list[Place] = []
    listed.wanted.connect(lambda finding: places.append(finding.place))
    return places


def test_it_counts_and_groups_by_rule_project_or_unit(listed: FindingsList, filled: Desk) -> None:
    filled.enter(Place(I1, "annual_value"), "")
    filled.enter(Place(I3, "annual_value"), "")
    listed.settle()
    assert [(g.key, len(g.findings)) for g in listed.model.groups] == [
        ("empty.annual_value", 2),
        ("empty.goal", 1),
    ]
    assert listed._counts[Severity.ERROR].text() == "错误 3"
    listed._grouping.setCurrentIndex(1)
    assert [g.key for g in listed.model.groups] == ["p1", "p2", "p3"]
    listed._grouping.setCurrentIndex(2)
    assert [(g.key, len(g.findings)) for g in listed.model.groups] == [("u1", 2), ("u2", 1)]
    assert listed.model.index(0, 0).data() == "文化局本级（2）"


def test_in_a_file_of_two_years_a_finding_says_the_year(listed: FindingsList, filled: Desk) -> None:
    filled.duplicate(Id("t"))
    filled.enter(Place(filled.book.target_tables[1].id, "year"), "2027")
    filled.enter(Place(I1, "annual_value"), "")
    listed.settle()
    (finding,) = [f for f in listed.model.flat() if f.place.item == I1]
    assert listed.model.where(finding) == "2026 · 文化惠民演出 · 指标 1"


def test_it_is_right_a_moment_after_each_change(listed: FindingsList, filled: Desk, qtbot) -> None:
    QAbstractItemModelTester(listed.model, QAbstractItemModelTester.FailureReportingMode.Fatal, listed)
    filled.enter(Place(P3, "goal"), "采购新书。")
    qtbot.waitUntil(lambda: not listed.model.groups)
    assert listed._clean.isVisibleTo(listed), "an empty list says that nothing was found"
    assert listed.height() < 60, "and leaves its room to the table"
    filled.remove([Id("i4")])
    qtbot.waitUntil(lambda: [g.key for g in listed.model.groups] == ["empty.indicators"])
    assert listed.model.flat() == filled.checking.all_findings()


def test_f8_goes_to_the_exact_field_and_on_after_mending(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    filled.enter(Place(I1, "annual_value"), "")
    filled.enter(Place(I3, "cycle_value"), "")
    places = wanted(workspace.list)
    press(window, KEY.Key_F8)
    assert places == [Place(I3, "cycle_value")] or places == [Place(I1, "annual_value")]
    assert workspace.tabs.currentIndex() == FORM_TAB
    first = places[0]
    assert workspace.current == filled.tree.parents[first.item]
    view = workspace.forms.project.indicators.view
    assert QApplication.focusWidget() is view
    assert (view.current_id, view.indicators.columns[view.currentIndex().column()].field) == first
    filled.enter(first, "≥1次")
    press(window, KEY.Key_F8)
    assert places[1] != first
    assert filled.tree.has(places[1].item)
    press(window, KEY.Key_F8)
    press(window, KEY.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert places[3] == places[1]


def test_enter_opens_what_is_selected(workspace: Workspace, listed: FindingsList, press: Press) -> None:
    places = wanted(listed)
    listed.tree.setFocus()
    listed.tree.setCurrentIndex(listed.model.index(0, 0, listed.model.index(0, 0)))
    press(listed.tree, KEY.Key_Return)
    assert places == [Place(P3, "goal")]
    assert workspace.current == P3


def test_what_is_selected_stays_selected(listed: FindingsList, filled: Desk) -> None:
    kept = listed.model.flat()[-1]
    listed.tree.setCurrentIndex(listed.model.index_of(kept))
    filled.enter(Place(I1, "annual_value"), "")
    listed.settle()
    assert listed.model.cause_at(listed.tree.currentIndex()) == kept


def test_a_severity_can_be_hidden(listed: FindingsList) -> None:
    listed._counts[Severity.ERROR].setChecked(False)
    assert listed.model.flat() == []
    listed._counts[Severity.ERROR].setChecked(True)
    assert len(listed.model.flat()) == 1


def test_the_table_and_units_have_findings_too(workspace: Workspace, filled: Desk) -> None:
    filled.enter(Place(Id("t"), "department"), "")
    finding: Finding = next(f for f in filled.checking.all_findings() if f.rule == "empty.department")
    workspace.go_to(finding.place)
    assert workspace.forms.currentWidget() is workspace.forms.table
    assert QApplication.focusWidget() is workspace.forms.table.widget_for("department")
    workspace.go_to(Place(Id("u1"), "total"))
    assert QApplication.focusWidget() is workspace.forms.unit.widget_for("total")


def test_a_rule_that_fires_everywhere_is_one_closed_question(desk: Desk, qtbot) -> None:
    projects = tuple(Project(Id(f"p{n}"), f"项目 {n}", amounts("1.00"), "目标") for n in range(60))
    put_table(desk, TargetTable(Id("t"), department="局", units=(Unit(Id("u"), "单位", projects=projects),)))
    listed = FindingsList(desk, FindingIndex(desk))
    qtbot.addWidget(listed)
    row = next(n for n, group in enumerate(listed.model.groups) if group.key == "empty.indicators")
    group = listed.model.index(row, 0)
    assert not listed.tree.isExpanded(group)
    assert group.data() == "缺少绩效指标（60，涉及 100% 的项目，可一并处理）"
    listed.tree.expand(group)
    desk.subscribe(listed.follow)
    desk.remove([Id("p1")])
    listed.settle()
    assert listed.tree.isExpanded(listed.model.index(row, 0)), "what the person opened stays open"


def is_marked(view: QAbstractItemView, index: QModelIndex) -> bool:
    """Whether the sign of an error is painted there."""
    view.scrollTo(index)
    image = view.viewport().grab(view.visualRect(index)).toImage()
    wanted, size = theme.ERROR.on(view.palette()).rgb(), image.size()
    return any(image.pixel(x, y) == wanted for x in range(size.width()) for y in range(size.height()))


def marked(workspace: Workspace) -> tuple[list[Id], list[Id]]:
    """The projects with the sign of an error in the table, and in the tree."""
    workspace.list.settle()
    grid, navigator = workspace.page.grid, workspace.navigator
    grid.go_to(0, Column.NAME)  # a selected row's sign has the colours of the selection
    ids = [project.id for project in grid.rows.shown_projects()]
    rows = {at: grid.rows.index(row, Column.MARK) for at in ids if (row := grid.rows.row_of(at)) is not None}
    in_tree = [at for at in ids if is_marked(navigator.tree, navigator.model.index_of(at, MARK))]
    return [at for at in ids if is_marked(grid, rows[at])], in_tree


def empty_goals(workspace: Workspace, count: int, press: Press) -> None:
    """Of the last projects, lit and emptied as in a spreadsheet."""
    grid = workspace.page.grid
    last = len(grid.rows.shown_ids) - 1
    grid.setFocus()
    grid.select_box(Box(last - count + 1, Column.GOAL, last, Column.GOAL))
    press(grid, KEY.Key_Delete)


def test_what_many_projects_lack_marks_no_row_and_is_one_closed_question(
    workspace: Workspace, listed: FindingsList, filled: Desk, press: Press
) -> None:
    filled.enter(Place(P3, "goal"), "采购新书。")
    copies = [filled.duplicate(P3) for _ in range(9)]
    assert marked(workspace) == ([], [])
    empty_goals(workspace, 1, press)
    last = marked(workspace)
    assert last[0] == last[1] != []
    assert set(last[0]) <= set(copies)
    empty_goals(workspace, 4, press)
    assert marked(workspace) == ([], [])
    (at,) = (n for n, group in enumerate(listed.model.groups) if group.key == "empty.goal")
    question = listed.model.index(at, 0)
    assert question.data() == "缺少绩效目标（4，涉及 33% 的项目，可一并处理）"
    assert not listed.tree.isExpanded(question)
    press(workspace.page.grid, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marked(workspace) == last


def test_a_wrong_amount_is_one_finding_with_what_follows_from_it_folded_under_it(
    workspace: Workspace, listed: FindingsList, filled: Desk, press: Press
) -> None:
    filled.enter(Place(P3, "total"), "19.00")
    listed.settle()
    QAbstractItemModelTester(listed.model, QAbstractItemModelTester.FailureReportingMode.Fatal, listed)
    (wrong,) = (finding for finding in listed.model.flat() if finding.rule.startswith("sum."))
    index = listed.model.index_of(wrong)
    assert str(index.data()).endswith("（连带 2 处）")
    assert listed._counts[Severity.ERROR].text() == "错误 2", "what follows is not counted"
    assert not listed.tree.isExpanded(index)
    places = wanted(listed)
    listed.tree.setFocus()
    listed.tree.setCurrentIndex(index)
    press(listed.tree, KEY.Key_Right)
    press(listed.tree, KEY.Key_Down)
    press(listed.tree, KEY.Key_Return)
    press(listed.tree, KEY.Key_Down)
    press(listed.tree, KEY.Key_Return)
    assert places == [Place(Id("u2"), "total"), Place(Id("t"), "total")]
    assert workspace.current == Id("t")
    assert listed.current == wrong, "what is mended or given a reason is the finding itself"


def test_what_is_unfolded_stays_so_and_f8_passes_it_by(
    window: MainWindow, listed: FindingsList, filled: Desk, press: Press
) -> None:
    filled.enter(Place(P3, "total"), "19.00")
    listed.settle()
    (wrong,) = (finding for finding in listed.model.flat() if finding.rule.startswith("sum."))
    listed.tree.expand(listed.model.index_of(wrong))
    filled.enter(Place(I1, "annual_value"), "")
    listed.settle()
    assert listed.tree.isExpanded(listed.model.index_of(wrong))
    places = wanted(listed)
    for _ in listed.model.flat():
        press(window, KEY.Key_F8)
    assert sorted(places) == sorted(finding.place for finding in listed.model.flat())
