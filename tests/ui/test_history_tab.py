"""历史: who did what, going back to it, taking one step back alone, fetching what was undone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk import commenting, deciding
from perfdesk.desk.commenting import Person
from perfdesk.desk.desk import Desk
from perfdesk.domain.appraising import SCORES
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Appraisal, Mark, Note, Verdict
from perfdesk.domain.table import Project
from perfdesk.ui.history.panel import HistoryPanel
from perfdesk.ui.history.steps_model import AFTER, BEFORE, DID, STANDING, WHEN, WHERE, WHO
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import FORM_TAB, HISTORY_TAB, Workspace
from tests.ui.conftest import Press

P1, P2, I1, U1 = Id("p1"), Id("p2"), Id("i1"), Id("u1")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


@pytest.fixture
def history(window: MainWindow, workspace: Workspace, press: Press) -> HistoryPanel:
    press(window, Qt.Key.Key_5, CTRL)
    assert workspace.tabs.currentIndex() == HISTORY_TAB
    workspace.history.settle()
    return workspace.history


def row(history: HistoryPanel, seq: int) -> list[str]:
    history.settle()
    at = history.model.row_of(seq)
    assert at is not None
    return [history.model.index(at, column).data() for column in range(history.model.columnCount())]


def typed(desk: Desk, item: Id, field: str, text: str) -> int:
    assert desk.enter(Place(item, field), text)
    return desk.history.head


def test_a_step_says_who_did_what_where_and_from_what_to_what(history: HistoryPanel, filled: Desk) -> None:
    seq = typed(filled, I1, "annual_value", "≥80场")
    said = row(history, seq)
    assert said[WHO] == "测试员"
    assert said[DID] == "修改年度指标值"
    assert said[WHERE] == "文化惠民演出 › 1 演出场次 › 年度指标值"
    assert (said[BEFORE], said[AFTER]) == ("≥64场", "≥80场")


@pytest.mark.parametrize("family", ["", "DejaVu Sans"])
def test_the_time_of_a_step_is_seen_whole(
    filled: Desk, qapp: QApplication, qtbot: QtBot, family: str
) -> None:
    font = qapp.font()
    qapp.setFont(QFont(family or font.family(), font.pointSize()))
    try:
        history = HistoryPanel(filled)
        qtbot.addWidget(history)
        typed(filled, I1, "annual_value", "≥80场")
        history.show()
        history.settle()
        wanted = history.view.sizeHintForIndex(history.model.index(0, WHEN)).width()
        assert history.view.columnWidth(WHEN) >= wanted
    finally:
        qapp.setFont(font)


def test_a_restored_backup_tells_what_it_changed_and_not_the_whole_table(
    history: HistoryPanel, filled: Desk
) -> None:
    before = filled.book
    typed(filled, I1, "annual_value", "≥80场")
    filled.remove([P2])
    filled.run(filled.restoring(before))
    history.settle()
    step = history.model.rows[0]
    told = [(line.what, line.place.item, line.place.field) for line in history._words.lines(step)]
    assert told == [("value", "i1", "annual_value"), ("came", "u1", "")]
    said = row(history, filled.history.head)
    assert said[DID] == "恢复备份（2 处）"
    assert said[WHERE] == "文化惠民演出 › 1 演出场次 › 年度指标值"
    assert (said[BEFORE], said[AFTER]) == ("≥80场", "≥64场")


def test_a_step_bears_the_name_that_was_given_once(history: HistoryPanel, filled: Desk) -> None:
    filled.sign_as("李四")
    assert row(history, typed(filled, I1, "annual_value", "≥80场"))[WHO] == "李四"
    filled.sign_as("")
    assert row(history, typed(filled, I1, "annual_value", "≥90场"))[WHO] == "测试员"


def test_a_decision_and_a_scored_sheet_say_what_they_are(history: HistoryPanel, filled: Desk) -> None:
    by = ("李四", "财政局", "2026-01-02T03:04:05+00:00")
    sheet = replace(Appraisal(Id("s"), P1, *by), **dict.fromkeys(SCORES, Decimal(10)))  # type: ignore[arg-type] # by its names
    notes: tuple[Note, ...] = (
        Mark(Id("m"), P1, Verdict.PASSED, "", *by),
        Mark(Id("n"), P1, Verdict.RETURNED, "漏填", *by),
        sheet,
    )
    told = []
    for note in notes:
        filled.do(Edit("mark", (ItemInserted(Id("t"), 0, note),)))
        told.append(row(history, filled.history.head)[AFTER])
    assert told == ["新增“通过”", "新增“退回：漏填”", "新增“80 分”"]


def test_the_lines_of_a_step_tell_the_field_in_a_column_of_its_own(
    history: HistoryPanel, filled: Desk
) -> None:
    seq = typed(filled, I1, "annual_value", "≥80场")
    history.settle()
    history.select(seq)
    lines = history.detail.lines
    told = [cell.text() for column in range(4) if (cell := lines.item(0, column)) is not None]
    assert told == ["文化局本级 › 文化惠民演出 › 1 演出场次", "年度指标值", "≥64场", "≥80场"]


def test_in_a_file_of_two_years_a_step_says_the_year(history: HistoryPanel, filled: Desk) -> None:
    filled.duplicate(Id("t"))
    filled.enter(Place(filled.book.target_tables[1].id, "year"), "2027")
    seq = typed(filled, I1, "annual_value", "≥80场")
    assert row(history, seq)[WHERE] == "2026 · 文化惠民演出 › 1 演出场次 › 年度指标值"


def test_a_step_about_a_deleted_project_still_names_it(history: HistoryPanel, filled: Desk) -> None:
    seq = typed(filled, I1, "name", "演出数量")
    filled.remove([P1])
    assert row(history, seq)[WHERE] == "文化局本级 › 文化惠民演出 › 1 演出场次 › 名称"


def test_an_older_step_is_taken_back_alone_and_the_bar_offers_undo(
    history: HistoryPanel, window: MainWindow, filled: Desk
) -> None:
    seq = typed(filled, P1, "name", "文化下乡")
    typed(filled, P2, "name", "健身步道")
    history.settle()
    history.select(seq)
    history.detail.take.click()
    assert filled.tree.owner(P1, Project).name == "文化惠民演出"
    assert row(history, seq)[STANDING] == "已单独退回"
    assert "其余修改不动" in window.bar.text
    window.bar._buttons[0].click()
    assert filled.tree.owner(P1, Project).name == "文化下乡"


def test_what_builds_on_a_step_is_listed_and_can_be_gone_to(history: HistoryPanel, filled: Desk) -> None:
    seq = typed(filled, P1, "name", "文化下乡")
    later = typed(filled, P1, "name", "文化进村")
    typed(filled, P2, "name", "健身步道")
    history.settle()
    history.select(seq)
    history.detail.take.click()
    assert history.detail.later.count() == 1
    assert "文化进村" in history.detail.later.item(0).text()
    history.detail.later.setCurrentRow(0)
    history.detail.later.itemActivated.emit(history.detail.later.item(0))
    assert history.current is not None
    assert history.current.entry.seq == later


def test_one_goes_back_to_a_point_and_fetches_one_step_of_what_was_left(
    history: HistoryPanel, filled: Desk
) -> None:
    point = typed(filled, P1, "name", "文化下乡")
    left = typed(filled, P2, "name", "健身步道")
    history.settle()
    history.select(point)
    history.detail.back.click()
    assert filled.tree.owner(P2, Project).name == "全民健身"
    assert row(history, left)[STANDING] == "已退回到更早"
    history.select(left)
    history.detail.fetch.click()
    assert filled.tree.owner(P2, Project).name == "健身步道"
    assert row(history, left)[STANDING] == "已取回"


def test_comments_and_decisions_go_back_only_after_they_were_named(
    history: HistoryPanel, window: MainWindow, filled: Desk
) -> None:
    point = typed(filled, P1, "name", "文化下乡")
    by = Person("李四", "财政局")
    for text in ("请补充数量", "请补充时间"):
        comment = commenting.comment(filled.tree, Place(P1, "goal"), text, by)
        assert comment is not None
        filled.do(comment)
    decision = deciding.decide(filled.tree, [P1], Verdict.SUBMITTED, by, "")
    assert decision is not None
    filled.do(decision)
    history.settle()
    history.select(point)
    history.detail.back.click()
    assert "其间的 2 条批注、1 个审核决定也会退回" in window.bar.text
    assert len(filled.talk.all_threads()) == 2
    back, _ = window.bar.buttons
    back.click()
    assert filled.talk.all_threads() == []
    assert "2 条批注、1 个审核决定也退回了" in window.bar.text
    window.bar.buttons[0].click()
    assert len(filled.talk.all_threads()) == 2


def test_only_the_steps_of_the_project_at_hand_are_listed_also_of_its_deleted_rows(
    history: HistoryPanel, workspace: Workspace, filled: Desk
) -> None:
    mine = typed(filled, I1, "name", "演出数量")
    other = typed(filled, P2, "name", "健身步道")
    filled.remove([I1])
    workspace.show_item(P1)
    history.filters.place.setCurrentIndex(1)
    history.settle()
    listed = [step.entry.seq for step in history.model.rows]
    assert mine in listed
    assert other not in listed
    assert filled.history.head in listed


def test_only_the_steps_about_a_field_are_listed(history: HistoryPanel, filled: Desk) -> None:
    typed(filled, P1, "name", "文化下乡")
    goal = typed(filled, P1, "goal", "演出不少于80场。")
    history.filters.field.setCurrentIndex(history.filters.field.findData("goal"))
    history.settle()
    assert [step.entry.seq for step in history.model.rows] == [goal]


def test_enter_goes_to_what_a_step_changed(
    history: HistoryPanel, workspace: Workspace, filled: Desk, press: Press
) -> None:
    seq = typed(filled, P2, "total", "51")
    history.settle()
    history.select(seq)
    press(history.view, Qt.Key.Key_Return)
    assert workspace.current == P2
    assert workspace.tabs.currentIndex() == FORM_TAB


def test_nothing_is_taken_back_in_a_file_that_is_only_read(history: HistoryPanel, filled: Desk) -> None:
    seq = typed(filled, P1, "name", "文化下乡")
    filled._file.read_only = True
    history.settle()
    history.select(seq)
    assert not history.detail.take.isEnabled()
