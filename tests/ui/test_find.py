"""Ctrl+F and F3: what is sought is lit in every table, and found in self-evaluations too."""

import pytest
from PySide6.QtCore import Qt

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import EvaluatedIndicator
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import Workspace
from tests.ui.conftest import Press

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
