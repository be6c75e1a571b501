"""The review of self-evaluations: marks where something is said, go-to, and what a passed table lets one do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Verdict
from perfdesk.ui.cells.model import TALK_ROLE
from perfdesk.ui.evaluation.overview import Overview
from perfdesk.ui.evaluation.page import EvaluationPage
from perfdesk.ui.evaluation.project_facts import ProjectFacts
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import FORM_TAB, OVERVIEW_TAB
from tests.ui.conftest import Press, TypeText, shown_window
from tests.ui.test_evaluation import department, indicator, page, project
from tests.ui.test_review_tab import comment_on, talk

ACTUAL = Place(Id("x1"), "actual_value")
PASSED = "已锁定，要修改请在“审核”菜单中重新打开"


@pytest.fixture
def desk(filled: Desk) -> Desk:
    made = (ItemInserted(BOOK_ID, 1, department()), ItemInserted(BOOK_ID, 2, project()))
    filled.do(Edit("import", made))
    return filled


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    with shown_window(qtbot) as window:
        window.files.show_desk(desk)
        window.settings.person_name, window.settings.person_unit = "李四", "财政局"
        QCoreApplication.processEvents()
        yield window


def shown(window: MainWindow, item: str) -> EvaluationPage:
    assert window.view is not None
    return page(window.view.workspace, item)


def decide(window: MainWindow, item: str, verdict: Verdict) -> None:
    assert window.view is not None
    window.view.workspace.show_item(Id(item))
    window.view.review.decide(verdict)
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "未填齐" in box.text()
    next(button for button in box.buttons() if button.text() == "仍要通过(&P)").click()


def marked(shown: EvaluationPage) -> list[tuple[int, str]]:
    """Rows and fields of the cells with a corner."""
    rows, columns = shown.rows, shown.rows.columns
    return [
        (row, columns[column].field)
        for row in range(rows.rowCount())
        for column in range(len(columns))
        if rows.index(row, column).data(TALK_ROLE)
    ]


def test_a_comment_about_a_cell_is_marked_there_and_said_over_the_table(window: MainWindow) -> None:
    assert window.view is not None
    comment_on(window, window.view.workspace, ACTUAL, "请附佐证材料")
    here = shown(window, "e")
    assert marked(here) == [(0, "actual_value")]
    index = here.rows.index(0, here.rows.column_of("actual_value"))
    assert "批注：请附佐证材料" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert here.review.text() == "1 条批注待处理（Ctrl+6 查看）"
    assert not here.review.isHidden()


def test_a_comment_about_a_score_is_not_marked_at_the_proposed_one(window: MainWindow) -> None:
    assert window.view is not None
    comment_on(window, window.view.workspace, Place(Id("x1"), "score"), "偏高")
    here = shown(window, "e")
    assert marked(here) == [(0, "score")]


def test_the_mark_goes_with_the_answer(window: MainWindow) -> None:
    assert window.view is not None
    comment_on(window, window.view.workspace, ACTUAL, "请附佐证材料")
    panel = talk(window.view.workspace)
    panel.buttons["resolve"].click()
    here = shown(window, "e")
    assert marked(here) == []
    assert here.review.isHidden()


def test_a_comment_is_gone_to_in_the_rows_and_in_the_facts(window: MainWindow, qtbot: QtBot) -> None:
    assert window.view is not None
    workspace, cursor = window.view.workspace, window.view.cursor
    for place in (ACTUAL, Place(Id("e"), "completion")):
        comment_on(window, workspace, place, "请核对")
        workspace.show_item(Id("p1"))
        panel = talk(workspace)
        assert panel.model.rows[-1].place == place
        panel.view.go_to(len(panel.model.rows) - 1)
        panel.buttons["visit"].click()
        assert workspace.current == Id("e")
        qtbot.waitUntil(lambda: cursor.place == place)  # noqa: B023 - asked at once


def test_a_passed_evaluation_says_so_and_takes_no_typing(
    window: MainWindow, desk: Desk, type_text: TypeText
) -> None:
    here = shown(window, "e")
    decide(window, "e", Verdict.PASSED)
    assert "通过 · 李四（财政局）" in here.review.text()
    assert PASSED in here.review.text()
    assert not any(button.isEnabled() for button in here.buttons.values())
    here.view.go_to(0, here.rows.column_of("actual_value"))
    type_text(here.view, "70")
    assert here.view.open_editor is None
    assert "这张表已审核通过（李四）" in here.work.remark.text()
    desk.undo()
    assert all(button.isEnabled() for button in here.buttons.values())
    assert here.review.isHidden()


def test_the_facts_of_a_passed_evaluation_are_to_be_read(window: MainWindow, desk: Desk) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    workspace.go_to(Place(Id("e"), "completion"))
    facts = workspace.forms.currentWidget()
    assert isinstance(facts, ProjectFacts)
    fields = facts.findChildren(QLineEdit)
    assert not any(field.isReadOnly() for field in fields)
    decide(window, "e", Verdict.PASSED)
    workspace.show_tab(FORM_TAB)
    assert all(field.isReadOnly() for field in fields)
    assert PASSED in facts.review.text()
    desk.undo()
    assert not any(field.isReadOnly() for field in fields)


def test_in_the_overview_a_passed_evaluation_is_left_as_it_is(
    window: MainWindow, desk: Desk, press: Press
) -> None:
    desk.enter(ACTUAL, "70场")
    decide(window, "e", Verdict.PASSED)
    assert window.view is not None
    window.view.workspace.show_tab(OVERVIEW_TAB)
    overview = window.findChild(Overview)
    assert overview is not None
    overview.accept_all()
    assert indicator(desk, "x1").score is None
    desk.undo()
    overview.accept_all()
    assert indicator(desk, "x1").score is not None
