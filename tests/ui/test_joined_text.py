"""The joined string under the table: live, lit, and editable as a whole."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.project_form import ProjectForm
from tests.ui.indicator_columns import Column

CTRL = Qt.KeyboardModifier.ControlModifier
ONE = "1、1-产出指标；11-数量指标；下乡场次；实施周期指标值:5场；年度指标值:5场。"


def rows(desk):
    return desk.tree.owner(Id("p1"), Project).indicators


@pytest.fixture
def form(filled, qtbot):
    form = ProjectForm(filled)
    qtbot.addWidget(form)
    form.resize(900, 700)
    form.show()
    form.activateWindow()
    form.show_project(Id("p1"))
    form.indicators.view.setFocus()
    QCoreApplication.processEvents()
    return form


def lit(form):
    return [selection.cursor.selectedText() for selection in form.joined.box.extraSelections()]


def test_it_shows_what_will_be_exported(form, filled):
    assert form.joined.box.toPlainText() == filled.joined(Id("p1")).text
    filled.enter(Place(Id("i1"), "name"), "场次")
    assert form.joined.box.toPlainText() == filled.joined(Id("p1")).text


def test_the_current_indicator_is_lit(form, filled):
    filled.enter(Place(Id("i1"), "name"), "𠮷演出")
    form.indicators.view.go_to(1, Column.NAME)
    assert lit(form) == ["2、2-效益指标；22-社会效益；覆盖镇街；实施周期指标值:8个；年度指标值:8个"]


def test_edited_text_becomes_indicators_when_it_is_left(form, filled, press, type_text):
    press(form, Qt.Key.Key_F4)
    form.joined.box.selectAll()
    type_text(form.joined.box, ONE)
    assert len(rows(filled)) == 2
    assert "认出 1 条" in form.joined._facts.text()
    form.goal.field.setFocus()
    assert [(i.id, i.name) for i in rows(filled)] == [("i1", "下乡场次")]
    assert not form.joined.is_editing


def test_what_cannot_be_read_is_told_while_typing(form, press, type_text):
    press(form, Qt.Key.Key_F4)
    form.joined.box.selectAll()
    type_text(form.joined.box, "前言" + ONE)
    assert "前言" in form.joined._facts.text()


def test_escape_takes_the_typed_text_back(form, filled, press, type_text):
    before = filled.joined(Id("p1")).text
    form.joined.edit()
    type_text(form.joined.box, "乱")
    press(form.joined.box, Qt.Key.Key_Escape)
    assert form.joined.box.toPlainText() == before
    assert filled.history.undo_action == "import"


def test_leaving_it_untouched_changes_nothing(form, filled, press):
    form.joined.edit()
    press(form.joined.box, Qt.Key.Key_Return, CTRL)
    assert not form.joined.is_editing
    assert filled.history.undo_action == "import"


def test_a_pasted_string_asks_whether_to_replace_or_to_append(form, filled, press):
    QGuiApplication.clipboard().setText(ONE)
    press(form.indicators.view, Qt.Key.Key_V, CTRL)
    assert form.joined.is_editing
    assert form.joined.replace_button.isVisible()
    form.joined.append_button.click()
    assert [i.name for i in rows(filled)] == ["演出场次", "覆盖镇街", "下乡场次"]
    assert filled.history.undo_action == "rewrite"


def test_a_pasted_string_can_replace_everything(form, filled, press):
    QGuiApplication.clipboard().setText(ONE)
    press(form.indicators.view, Qt.Key.Key_V, CTRL)
    form.joined.replace_button.click()
    assert [i.name for i in rows(filled)] == ["下乡场次"]
    assert not form.joined.is_editing


def test_a_proposal_waits_for_its_answer(form, filled, press):
    QGuiApplication.clipboard().setText(ONE)
    press(form.indicators.view, Qt.Key.Key_V, CTRL)
    form.goal.field.setFocus()
    assert len(rows(filled)) == 2
    assert form.joined.is_editing
    form.joined.cancel_button.click()
    assert len(rows(filled)) == 2
    assert not form.joined.is_editing


def test_a_string_pasted_into_an_empty_project_is_written_with_ctrl_enter(form, filled, press):
    filled.remove([i.id for i in rows(filled)])
    QGuiApplication.clipboard().setText(ONE)
    press(form.indicators.view, Qt.Key.Key_V, CTRL)
    assert not form.joined.replace_button.isVisible()
    press(form.joined.box, Qt.Key.Key_Return, CTRL)
    assert [i.name for i in rows(filled)] == ["下乡场次"]


def test_the_whole_text_is_copied(form, filled):
    form.joined.copy_button.click()
    assert QGuiApplication.clipboard().text() == filled.joined(Id("p1")).text


def test_a_click_in_the_text_goes_to_its_row(form):
    at = form.joined.box.toPlainText().index("覆盖镇街")
    form.joined.box.clicked.emit(at)
    assert form.indicators.view.currentIndex().row() == 1
