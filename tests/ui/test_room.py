"""Room for the work: six indicators are seen at once on the smallest screen that clerks have, and findings once."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QPushButton, QWidget

from perfdesk.domain.edits import Place
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.project_form.indicator_view import IndicatorView
from perfdesk.ui.trouble_bar import Offer
from perfdesk.ui.workspace import GRID_TAB

SIZES = {"100 %": (1366, 728), "125 %": (1093, 574), "150 %": (911, 475)}
"""1366×768 less the task bar, as many points as it has at each scaling."""


def rows_seen(view: IndicatorView) -> int:
    """In full; a cell that is cut at the lower edge by its frame's width is seen."""
    seen = view.viewport().visibleRegion().boundingRect()
    tops = ((view.rowViewportPosition(row), view.rowHeight(row)) for row in range(view.indicators.count))
    return sum(top >= seen.top() - 1 and top + height <= seen.bottom() + 3 for top, height in tops)


@pytest.fixture
def view(empty_window: MainWindow, example) -> IndicatorView:
    """The indicators of the project that has most."""
    empty_window.files.show_desk(example)
    assert empty_window.view is not None
    workspace = empty_window.view.workspace
    most = max((p for t in example.book.target_tables for p in t.projects), key=lambda p: len(p.indicators))
    assert len(most.indicators) > 6
    workspace.open_form(most.id)
    QCoreApplication.processEvents()
    return workspace.forms.project.indicators.view


@pytest.mark.parametrize("scaling", SIZES)
def test_six_indicators_are_seen_once_one_is_among_them(empty_window, view, qtbot, scaling):
    for part in (empty_window.centralWidget(), empty_window):
        part.setMinimumSize(1, 1)  # the start page is not on the screen, and must not ask for its own room
    empty_window.resize(*SIZES[scaling])
    QCoreApplication.processEvents()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: rows_seen(view) >= 6, timeout=2_000)


def test_six_indicators_are_seen_at_once_at_100_percent(view, qtbot):
    qtbot.waitUntil(lambda: rows_seen(view) >= 6, timeout=2_000)


def test_every_column_of_the_project_table_is_in_sight_at_125_percent(empty_window, view):
    """Names give way to it, and have their room again on a wide screen."""
    workspace = empty_window.view.workspace
    workspace.show_tab(GRID_TAB)
    grid, names = workspace.page.grid, []
    for scaling in ("100 %", "125 %", "100 %"):
        for part in (empty_window.centralWidget(), empty_window):
            part.setMinimumSize(1, 1)
        empty_window.resize(*SIZES[scaling])
        QCoreApplication.processEvents()
        end = grid.columnViewportPosition(Column.INDICATORS) + grid.columnWidth(Column.INDICATORS)
        assert end <= grid.viewport().width(), scaling
        names.append(grid.columnWidth(Column.NAME))
    assert names[0] == names[2] > names[1] >= 10 * grid.fontMetrics().horizontalAdvance("表")
    assert grid.layout_.look.widths is None, "no width that a person has set"


def test_making_room_for_the_tree_sets_no_width_of_a_column(empty_window, view, qtbot):
    """With the mouse, which also draws the widths of columns."""
    workspace = empty_window.view.workspace
    workspace.show_tab(GRID_TAB)
    grid, between = workspace.page.grid, workspace.navigator.parentWidget().handle(1)
    before = grid.viewport().width()
    qtbot.mousePress(between, Qt.MouseButton.LeftButton, pos=QPoint(1, 50))
    qtbot.mouseMove(between, QPoint(160, 50))
    qtbot.mouseRelease(between, Qt.MouseButton.LeftButton, pos=QPoint(160, 50))
    QCoreApplication.processEvents()
    assert grid.viewport().width() < before - 100
    assert grid.layout_.look.widths is None


def test_with_a_message_over_the_form_the_joined_text_is_still_within_it(empty_window, view, qtbot):
    empty_window.bar.show_notice("已从模板新建 1 个项目。", [Offer("撤销", lambda: None)])
    box = empty_window.view.workspace.forms.project.joined.box
    qtbot.waitUntil(lambda: is_whole(box.viewport()))
    assert rows_seen(view) >= 6


def test_a_proposal_of_several_lines_takes_no_room_from_the_form(empty_window, view, qtbot):
    """It shows as many of them as it has room for, the others in its tool tip."""
    findings = empty_window.view.workspace.list
    before = findings.height()
    proposal = findings.detail._proposal
    proposal.setText("合计改为各项之和\n1927.70 → 1927.69\n1815.10 → 1815.09\n18.60 → 18.61")
    QCoreApplication.processEvents()
    assert findings.height() == before
    proposal.grab()
    assert "1815.09" in proposal.toolTip()


def test_findings_stand_in_the_form_only_while_the_window_does_not_list_them(empty_window, view):
    workspace = empty_window.view.workspace
    own = workspace.forms.project.findings
    assert not own.isVisible()
    empty_window.actions_["show_findings"].trigger()
    assert own.isVisible()
    empty_window.actions_["show_findings"].trigger()
    assert not own.isVisible()


def is_whole(widget: QWidget, area: QRect | None = None) -> bool:
    seen = widget.visibleRegion()
    return QRegion(widget.rect() if area is None else area).subtracted(seen).isEmpty()


@pytest.mark.parametrize("scaling", SIZES)
def test_what_a_finding_leads_to_is_seen_whole_and_nothing_is_cut_above_it(
    empty_window, example, view, qtbot, scaling
):
    for part in (empty_window.centralWidget(), empty_window):
        part.setMinimumSize(1, 1)
    empty_window.resize(*SIZES[scaling])
    workspace = empty_window.view.workspace
    form, project = workspace.forms.project, example.tree.owner(workspace.current, Project)
    last = project.indicators[-1].id
    for place in (Place(last, "annual_value"), Place(project.id, "goal"), Place(last, "name")):
        workspace.go_to(place)
        name = form.heading.name
        if place.field == "goal":
            qtbot.waitUntil(lambda: is_whole(form.goal.field.viewport()) and is_whole(form.goal._title))
        else:
            qtbot.waitUntil(lambda: is_whole(view.viewport(), view.visualRect(view.currentIndex())))
            assert is_whole(view.horizontalHeader().viewport())
        assert is_whole(name) or name.visibleRegion().isEmpty()


@pytest.mark.parametrize("scaling", SIZES)
def test_no_button_of_the_start_page_is_off_the_screen(empty_window, example, qtbot, scaling):
    empty_window.resize(*SIZES[scaling])
    buttons = [b for b in empty_window.start_page.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) == 6
    qtbot.waitUntil(lambda: all(map(is_whole, buttons)))
    empty_window.files.show_desk(example)
    empty_window.actions_["new"].trigger()
    buttons = [b for b in empty_window.start_page.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) == 7, "with the way back"
    qtbot.waitUntil(lambda: all(map(is_whole, buttons)))


def test_the_row_of_a_new_table_is_seen_whole_also_when_other_panes_take_room(empty_window, example, qtbot):
    empty_window.files.show_desk(example)
    workspace = empty_window.view.workspace
    tree = workspace.navigator.tree
    table = example.duplicate(example.book.target_tables[0].id)
    for project in example.tree.owner(table, TargetTable).projects[3:]:
        example.remove([project.id])
    tree.scrollToTop()
    workspace.open_new(table)
    for row in (table, workspace.current):
        index = workspace.navigator.model.index_of(row)
        assert tree.viewport().rect().contains(tree.visualRect(index)), row
    tree.setFixedHeight(tree.height() - 60)
    qtbot.waitUntil(lambda: tree.viewport().rect().contains(tree.visualRect(tree.currentIndex())))
