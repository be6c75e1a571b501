"""The row that waits behind the last indicator: no key leaves a blank one behind in the file."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.project_form import ProjectForm
from tests.ui.indicator_columns import Column

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def rows(desk, project="p1"):
    return desk.tree.owner(Id(project), Project).indicators


def at(view):
    return view.currentIndex().row(), view.currentIndex().column()


@pytest.fixture
def form(form_at_indicators):
    return form_at_indicators


@pytest.fixture
def view(form):
    return form.indicators.view


@pytest.fixture
def empty(filled, form):
    filled.remove([each.id for each in rows(filled)])
    form.show_project(Id("p2"))
    form.show_project(Id("p1"))
    form.indicators.view.setFocus()
    QCoreApplication.processEvents()
    return form.indicators.view


def test_tab_behind_the_last_cell_leads_to_it_and_from_it_out_of_the_table(form, view, filled, press):
    view.go_to(1, Column.ANNUAL)
    press(view, KEY.Key_Tab)
    assert at(view) == (2, Column.LEVEL2)
    view.go_to(2, Column.ANNUAL)
    press(view, KEY.Key_Tab)
    assert form.joined.box.hasFocus()
    assert len(rows(filled)) == 2
    assert filled.history.undo_action == "import", "nothing was done"


def test_enter_after_the_last_value_leads_to_its_beginning(view, filled, type_text, press):
    view.go_to(1, Column.ANNUAL)
    type_text(view, "9个")
    press(view.open_editor, KEY.Key_Return)
    assert at(view) == (2, Column.LEVEL2)
    assert len(rows(filled)) == 2


def test_what_is_typed_into_it_is_an_indicator_of_the_same_levels(view, filled, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "覆盖村居")
    press(view.open_editor, KEY.Key_Tab)
    made = rows(filled)[2]
    assert (made.number, made.level2_code, made.name) == (3, "22", "覆盖村居")
    assert at(view) == (2, Column.CYCLE)
    filled.undo()
    assert len(rows(filled)) == 2


def test_one_undo_takes_back_the_first_word_and_its_row(view, filled, type_text, press):
    view.go_to(2, Column.LEVEL2)
    type_text(view, "31")
    press(view.open_editor, KEY.Key_Tab)
    assert rows(filled)[2].level1_code == "3"
    assert at(view) == (2, Column.NAME)
    filled.undo()
    assert len(rows(filled)) == 2


def test_a_row_of_a_level_alone_goes_when_the_table_is_left(form, view, filled, type_text, press):
    view.go_to(2, Column.LEVEL2)
    type_text(view, "31")
    press(view.open_editor, KEY.Key_Tab)
    form.heading.name.setFocus()
    QApplication.processEvents()
    assert len(rows(filled)) == 2


def test_escape_in_it_leaves_no_row(view, filled, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "覆盖村居")
    while view.open_editor is not None:
        press(view.open_editor, KEY.Key_Escape)
    assert len(rows(filled)) == 2


def test_ctrl_enter_at_the_end_leads_to_it(view, filled, press):
    view.go_to(1, Column.NAME)
    press(view, KEY.Key_Return, CTRL)
    assert at(view) == (2, Column.LEVEL2)
    assert len(rows(filled)) == 2


def test_a_row_that_ctrl_enter_opened_goes_when_nothing_is_written_into_it(form, view, filled, press):
    before = rows(filled)
    view.go_to(0, Column.NAME)
    press(view, KEY.Key_Return, CTRL)
    assert len(rows(filled)) == 3
    form.heading.name.setFocus()
    QApplication.processEvents()
    assert rows(filled) == before


def test_it_is_not_copied_cleared_doubled_moved_or_deleted(view, filled, press):
    before = rows(filled)
    press(view, KEY.Key_A, CTRL)
    press(view, KEY.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2
    view.go_to(2, Column.NAME)
    for key, modifier in (
        (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Delete, CTRL),
        (KEY.Key_D, CTRL | SHIFT),
        (KEY.Key_Up, Qt.KeyboardModifier.AltModifier),
    ):
        press(view, key, modifier)
    assert rows(filled) == before


def test_ctrl_d_in_it_takes_the_cell_above(view, filled, press):
    view.go_to(2, Column.NAME)
    press(view, KEY.Key_D, CTRL)
    assert [each.name for each in rows(filled)] == ["演出场次", "覆盖镇街", "覆盖镇街"]


def test_an_empty_table_is_typed_into_at_once(empty, filled, type_text, press):
    assert "粘贴" in empty.model().index(0, Column.NAME).data()
    assert at(empty) == (0, Column.LEVEL2)
    type_text(empty, "11")
    press(empty.open_editor, KEY.Key_Tab)
    type_text(empty, "场次")
    press(empty.open_editor, KEY.Key_Tab)
    assert [(each.number, each.level2_code, each.name) for each in rows(filled)] == [(1, "11", "场次")]


def test_a_block_of_levels_pasted_into_an_empty_table_lands_in_its_columns(empty, filled, press):
    QGuiApplication.clipboard().setText("产出指标\t数量指标\t场次\t10场\t5场\n\t\t人次\t8人\t4人\n")
    press(empty, KEY.Key_V, CTRL)
    made = [(each.level1_name, each.level2_code, each.name, each.annual_value) for each in rows(filled)]
    assert made == [("产出指标", "11", "场次", "5场"), ("产出指标", "11", "人次", "4人")]


def test_codes_of_levels_are_no_numbers_of_rows(empty, filled, press):
    QGuiApplication.clipboard().setText("11\t场次\t10场\t5场\n22\t人数\t8人\t4人\n")
    press(empty, KEY.Key_V, CTRL)
    assert [(each.level2_code, each.name, each.annual_value) for each in rows(filled)] == [
        ("11", "场次", "5场"),
        ("22", "人数", "4人"),
    ]


def test_a_block_with_heads_goes_where_they_say(empty, filled, press):
    QGuiApplication.clipboard().setText(
        "序号\t三级指标\t一级指标\t二级指标\t年度指标值\t备注\n1\t场次\t产出指标\t数量指标\t5场\t无\n"
    )
    press(empty, KEY.Key_V, CTRL)
    made = rows(filled)[0]
    assert (made.number, made.level1_code, made.level2_code, made.name) == (1, "1", "11", "场次")
    assert made.annual_value == "5场"
    assert "6 列" in empty.parent()._remark.text()
    filled.undo()
    assert rows(filled) == ()


def test_a_read_only_file_has_none(filled, qtbot, monkeypatch):
    monkeypatch.setattr(type(filled), "read_only", property(lambda _: True))
    form = ProjectForm(filled)
    qtbot.addWidget(form)
    form.show_project(Id("p1"))
    assert form.indicators.model.rowCount() == 2


def test_the_names_of_a_project_are_numbered_on_after_a_row_is_gone(view, filled, compose, press):
    filled.remove([Id("i1")])
    view.go_to(1, Column.NAME)
    compose(view, "覆盖村居")
    press(view.open_editor, KEY.Key_Return)
    assert [each.number for each in rows(filled)] == [1, 2]
    assert filled.tree.has(rows(filled)[1].id)
    assert filled.checking.findings(rows(filled)[1].id) == filled.checking.findings(rows(filled)[1].id)
    assert not filled.enter(Place(rows(filled)[1].id, "name"), "覆盖村居")
