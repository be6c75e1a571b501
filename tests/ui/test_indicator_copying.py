"""Indicators are copied to other projects, and taken from last year's table and other files."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.desk import Desk
from perfdesk.desk.indicator_copies import copied_to
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.notes import Verdict
from perfdesk.domain.table import Project
from perfdesk.ui.indicator_copying.dialogs import CopyDialog, TakeDialog
from perfdesk.ui.main_window import MainWindow
from tests.ui.conftest import book_table, put_table

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def names(desk: Desk, project: str) -> list[tuple[int, str]]:
    return [(each.number, each.name) for each in desk.tree.owner(Id(project), Project).indicators]


@pytest.fixture
def dialog(window: MainWindow, press):
    """Opened by keys at the project p1."""

    def open_by(key: Qt.Key, kind: type[CopyDialog | TakeDialog]) -> Any:
        assert window.view is not None
        window.view.workspace.open_form(Id("p1"))
        QCoreApplication.processEvents()
        press(QApplication.focusWidget(), key, CTRL | SHIFT)
        dialog = window.findChild(kind)
        assert dialog is not None
        dialog.activateWindow()
        dialog.projects.filter.setFocus()
        return dialog

    return open_by


def test_all_indicators_of_a_project_are_copied_to_another_one(dialog, filled, press):
    opened = dialog(KEY.Key_C, CopyDialog)
    press(opened.projects.filter, KEY.Key_Down)
    press(opened.projects.filter, KEY.Key_Return)
    assert names(filled, "p3") == [(1, "验收合格率"), (2, "演出场次"), (3, "覆盖镇街")]
    assert names(filled, "p1") == [(1, "演出场次"), (2, "覆盖镇街")]
    filled.undo()
    assert names(filled, "p3") == [(1, "验收合格率")]


def test_they_go_to_several_projects_at_once_as_one_step(dialog, filled, press):
    opened = dialog(KEY.Key_C, CopyDialog)
    opened.projects.list.setFocus()
    for _ in range(2):
        press(opened.projects.list, KEY.Key_Space)
        press(opened.projects.list, KEY.Key_Down)
    press(opened.projects.list, KEY.Key_Return)
    assert len(names(filled, "p2")) == len(names(filled, "p3")) == 3
    filled.undo()
    assert len(names(filled, "p2")) == len(names(filled, "p3")) == 1


def test_one_indicator_goes_to_all_projects_that_are_listed(dialog, window, filled, press):
    window.view.workspace.go_to(Place(Id("i2"), "name"))
    QCoreApplication.processEvents()
    press(QApplication.focusWidget(), KEY.Key_C, CTRL | SHIFT)
    opened = window.findChild(CopyDialog)
    assert [each.name for each in opened.indicators.ticked()] == ["覆盖镇街"]
    opened.findChild(QPushButton).click()
    assert opened.projects.chosen() == ["p2", "p3"]
    assert opened.note.text() == "把勾选的 1 条指标加到 2 个项目的末尾，已有的不再加。"
    opened.accept()
    assert names(filled, "p2") == [(1, "满意度"), (2, "覆盖镇街")]
    assert names(filled, "p3") == [(1, "验收合格率"), (2, "覆盖镇街")]
    assert window.bar.text == "已向 2 个项目加入 2 条指标。"
    filled.undo()
    assert names(filled, "p3") == [(1, "验收合格率")]


def test_only_those_that_the_list_shows_are_ticked_together(dialog, press, type_text):
    opened = dialog(KEY.Key_C, CopyDialog)
    type_text(opened.projects.filter, "图书")
    tick, untick = opened.findChildren(QPushButton)[:2]
    tick.click()
    opened.projects.filter.clear()
    assert opened.projects.chosen() == ["p3"]
    untick.click()
    assert opened.projects.rows.index(1).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert opened.projects.rows.ticked() == []


def test_projects_selected_in_the_tree_are_ticked(window, press):
    navigator = window.view.workspace.navigator
    navigator.select(Id("p1"))
    navigator.tree.setFocus()
    press(navigator.tree, KEY.Key_Down, SHIFT)
    assert window.view.workspace.current == "p2"
    window.actions_["copy_indicators"].trigger()
    assert window.findChild(CopyDialog).projects.chosen() == ["p1"]


def test_what_was_passed_in_a_review_takes_no_indicators(dialog, filled):
    filled.do(decide(filled.tree, [Id("p2")], Verdict.PASSED, Person("王芳", "财政局")))
    opened = dialog(KEY.Key_C, CopyDialog)
    assert opened.projects.rows.index(0).data().startswith("（已审核通过或报送，不能加）")
    opened.findChild(QPushButton).click()
    assert opened.projects.chosen() == ["p3"]


def test_the_current_project_stays_so_while_it_is_found(dialog, press, type_text):
    opened = dialog(KEY.Key_C, CopyDialog)
    press(opened.projects.filter, KEY.Key_Down)
    assert opened.projects.chosen() == ["p3"]
    type_text(opened.projects.filter, "图书")
    assert opened.projects.chosen() == ["p3"]
    opened.projects.filter.clear()
    assert opened.projects.chosen() == ["p3"]
    type_text(opened.projects.filter, "没有这样的项目")
    assert opened.projects.chosen() == []
    assert not opened.accept_button.isEnabled()


def test_a_project_is_found_by_its_initials(dialog, filled, type_text, press):
    opened = dialog(KEY.Key_C, CopyDialog)
    type_text(opened.projects.filter, "tscg")
    press(opened.projects.filter, KEY.Key_Return)
    assert len(names(filled, "p3")) == 3
    assert len(names(filled, "p2")) == 1


def test_what_is_there_already_is_not_added_again(filled):
    own = filled.tree.owner(Id("p1"), Project).indicators
    copies = copied_to(filled.tree, own, [Id("p1"), Id("p2")])
    assert (copies.added, copies.there) == (2, 2)


def test_last_years_project_of_the_same_name_comes_first(dialog, filled, press):
    last = book_table()
    unit = last.units[0]
    project = replace(
        unit.projects[0],
        id=new_id(),
        indicators=(replace(unit.projects[0].indicators[0], id=new_id(), name="观众人次"),),
    )
    put_table(
        filled,
        replace(last, id=new_id(), year=2025, units=(replace(unit, id=new_id(), projects=(project,)),)),
    )
    opened = dialog(KEY.Key_I, TakeDialog)
    assert opened.projects.rows.index(0).data().startswith("2025 · 文化惠民演出")
    press(opened.projects.filter, KEY.Key_Return)
    assert names(filled, "p1")[2:] == [(3, "观众人次")]


def test_only_ticked_indicators_are_taken(dialog, filled, press):
    opened = dialog(KEY.Key_I, TakeDialog)
    opened.indicators.item(0).setCheckState(Qt.CheckState.Unchecked)
    press(opened.projects.filter, KEY.Key_Return)
    assert len(names(filled, "p1")) == 2


def test_indicators_are_taken_from_another_file(dialog, window, filled, press, qtbot, tmp_path: Path):
    other = Desk.create(tmp_path / "去年.perfdesk", "测试员")
    put_table(other, replace(book_table(), year=2025))
    other.close()
    window.settings.note_recent(tmp_path / "去年.perfdesk")
    opened = dialog(KEY.Key_I, TakeDialog)
    opened.files.setCurrentIndex(1)
    qtbot.waitUntil(lambda: opened.projects.rows.rowCount() > 0, timeout=20_000)
    press(opened.projects.filter, KEY.Key_Down)
    press(opened.projects.filter, KEY.Key_Return)
    assert (3, "验收合格率") in names(filled, "p1") or (3, "满意度") in names(filled, "p1")


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(dialog, window, filled, qtbot, tmp_path: Path):
    (tmp_path / "坏的.perfdesk").write_bytes(b"\0" * 100)
    window.settings.note_recent(tmp_path / "坏的.perfdesk")
    opened = dialog(KEY.Key_I, TakeDialog)
    opened.files.setCurrentIndex(1)
    qtbot.waitUntil(lambda: opened.indicators.count() > 0, timeout=20_000)
    assert not opened.accept_button.isEnabled()
