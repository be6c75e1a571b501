"""The indicator table: a spreadsheet's keyboard over the desk."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.store.errors import StoreFailed
from perfdesk.ui.cells.words_editor import WordsEditor
from perfdesk.ui.project_form import ProjectForm
from perfdesk.ui.project_form.level2_editor import Level2Editor
from tests.ui.indicator_columns import Column

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def rows(desk, project="p1"):
    return desk.tree.owner(Id(project), Project).indicators


def undo_count(desk):
    count = 0
    while desk.history.undo_action == "change":
        desk.undo()
        count += 1
    return count


@pytest.fixture
def form(form_at_indicators):
    return form_at_indicators


@pytest.fixture
def view(form):
    return form.indicators.view


def at(view):
    return view.currentIndex().row(), view.currentIndex().column()


def paste(text, view, press):
    QGuiApplication.clipboard().setText(text)
    press(view, Qt.Key.Key_V, CTRL)


def test_typing_replaces_and_enter_goes_down(view, filled, type_text, press):
    view.go_to(0, Column.ANNUAL)
    type_text(view, "70场")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert rows(filled)[0].annual_value == "70场"
    assert at(view) == (1, Column.ANNUAL)
    assert view.open_editor is None


def test_typing_stays_in_the_editor_until_it_is_left(view, filled, type_text):
    view.go_to(0, Column.ANNUAL)
    type_text(view, "70场")
    assert rows(filled)[0].annual_value == "≥64场"
    view.window().heading.name.setFocus()
    assert rows(filled)[0].annual_value == "70场"
    assert view.open_editor is None


def test_an_input_method_opens_the_editor(view, filled, compose, press):
    view.go_to(1, Column.NAME)
    compose(view, "覆盖村居")
    editor = view.open_editor
    assert isinstance(editor, WordsEditor)
    assert editor.text() == "覆盖村居"
    press(editor, Qt.Key.Key_Return)
    assert rows(filled)[1].name == "覆盖村居"


def test_a_letter_committed_without_composing_opens_the_editor(view):
    view.go_to(1, Column.NAME)
    commit = QInputMethodEvent()
    commit.setCommitString("（")
    QCoreApplication.sendEvent(view, commit)
    assert view.open_editor is not None
    assert view.open_editor.text() == "（"


def test_f2_edits_at_the_end(view, filled, type_text, press):
    view.go_to(0, Column.ANNUAL)
    press(view, Qt.Key.Key_F2)
    type_text(view.open_editor, "次")
    press(view.open_editor, Qt.Key.Key_Return)
    assert rows(filled)[0].annual_value == "≥64场次"


def test_escape_leaves_the_value_as_it_was(view, filled, type_text, press):
    view.go_to(0, Column.ANNUAL)
    type_text(view, "99")
    press(view.open_editor, Qt.Key.Key_Escape)
    assert view.open_editor.text() == "99", "the first one only puts away what is offered"
    press(view.open_editor, Qt.Key.Key_Escape)
    assert rows(filled)[0].annual_value == "≥64场"
    assert view.open_editor is None
    assert view.hasFocus()


def test_tab_goes_right_and_on_to_the_next_row(view, filled, type_text, press):
    view.go_to(0, Column.CYCLE)
    type_text(view, "1")
    press(view.open_editor, Qt.Key.Key_Tab)
    assert at(view) == (0, Column.ANNUAL)
    type_text(view, "2")
    press(view.open_editor, Qt.Key.Key_Tab)
    assert at(view) == (1, Column.LEVEL2)
    assert (rows(filled)[0].cycle_value, rows(filled)[0].annual_value) == ("1", "2")


def test_backtab_leaves_from_the_first_cell(form, view, press):
    view.go_to(0, Column.LEVEL2)
    press(view, Qt.Key.Key_Backtab, SHIFT)
    assert form.goal.field.hasFocus()


def test_ctrl_enter_adds_a_row_behind_the_current_one(view, filled, type_text, press):
    view.go_to(0, Column.NAME)
    type_text(view, "场")
    press(view.open_editor, Qt.Key.Key_Return, CTRL)
    assert [i.name for i in rows(filled)] == ["场", "", "覆盖镇街"]
    assert at(view) == (1, Column.LEVEL2)


def test_typed_code_digits_choose_both_levels(view, filled, type_text, press):
    view.go_to(1, Column.LEVEL2)
    type_text(view, "1")
    editor = view.open_editor
    assert isinstance(editor, Level2Editor)
    assert editor.offers_list.count() == 4
    type_text(editor, "3")
    press(editor, Qt.Key.Key_Return)
    chosen = rows(filled)[1]
    assert (chosen.level1_code, chosen.level1_name) == ("1", "产出指标")
    assert (chosen.level2_code, chosen.level2_name) == ("13", "时效指标")
    assert undo_count(filled) == 1


def test_a_typed_name_chooses_a_level(view, filled, compose, press):
    view.go_to(0, Column.LEVEL2)
    compose(view, "满意")
    press(view.open_editor, Qt.Key.Key_Tab)
    assert rows(filled)[0].level2_code == "31"
    assert at(view) == (0, Column.NAME)


def test_an_unfinished_code_is_not_guessed_when_the_cell_is_left(form, view, filled, type_text):
    view.go_to(1, Column.LEVEL2)
    type_text(view, "1")
    form.goal.field.setFocus()
    assert rows(filled)[1].level2_code == "22"
    assert view.open_editor.text() == "1"
    assert not view.open_editor.offers_list.isVisible()


def test_typing_at_level_one_is_meant_for_level_two(view, filled, type_text, press):
    view.go_to(1, Column.LEVEL1)
    type_text(view, "31")
    press(view.open_editor, Qt.Key.Key_Return)
    assert rows(filled)[1].level1_code == "3"


def test_a_long_value_is_edited_in_full_height(view, filled):
    filled.enter(Place(Id("i1"), "annual_value"), "很长的一段话" * 20)
    view.go_to(0, Column.ANNUAL)
    view.edit_at_end()
    assert view.open_editor.height() > view.rowHeight(0)
    assert view.open_editor.verticalScrollBar().value() == 0


def test_letters_of_other_scripts_are_typed_too(view, filled, press):
    view.go_to(0, Column.NAME)
    QCoreApplication.sendEvent(
        view, QKeyEvent(QEvent.Type.KeyPress, 0x436, Qt.KeyboardModifier.NoModifier, "ж")
    )
    press(view.open_editor, Qt.Key.Key_Return)
    assert rows(filled)[0].name == "ж"


def test_arrows_and_mouse_choose_a_level(view, filled, press, qtbot):
    view.go_to(0, Column.LEVEL2)
    press(view, Qt.Key.Key_F2)
    press(view.open_editor, Qt.Key.Key_Down)
    press(view.open_editor, Qt.Key.Key_Return)
    assert rows(filled)[0].level2_code == "12"
    view.go_to(0, Column.LEVEL2)
    press(view, Qt.Key.Key_F2)
    listed = view.open_editor.offers_list
    spot = listed.visualItemRect(listed.item(2)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert rows(filled)[0].level2_code == "13"


def test_an_unknown_level_is_refused_and_stays(view, filled, type_text, press):
    view.go_to(0, Column.LEVEL2)
    type_text(view, "99")
    press(view.open_editor, Qt.Key.Key_Return)
    assert view.open_editor is not None
    assert view.open_editor.text() == "99"
    assert rows(filled)[0].level2_code == "11"


def test_f2_and_enter_on_an_unknown_level_change_nothing(view, filled, press):
    filled.enter(Place(Id("i1"), "level2_name"), "数量类")
    view.go_to(0, Column.LEVEL2)
    press(view, Qt.Key.Key_F2)
    press(view.open_editor, Qt.Key.Key_Return)
    assert rows(filled)[0].level2_name == "数量类"


def test_a_live_change_does_not_reset_an_open_editor(view, filled, type_text):
    view.go_to(0, Column.ANNUAL)
    type_text(view, "70")
    filled.enter(Place(Id("i1"), "annual_value"), "别人改的")
    filled.add_indicator(Id("p1"), Id("i2"))
    assert view.open_editor.text() == "70"


def test_a_number_that_is_none_is_refused_and_stays(form, view, filled, type_text, press):
    view.go_to(0, Column.NUMBER)
    type_text(view, "甲")
    press(view.open_editor, Qt.Key.Key_Return)
    assert view.open_editor.text() == "甲"
    assert rows(filled)[0].number == 1


def test_a_failed_write_keeps_the_editor_and_tells(form, view, filled, type_text, press, monkeypatch, qtbot):
    view.go_to(0, Column.NAME)
    type_text(view, "甲")

    def fail(*_):
        raise StoreFailed("locked")

    monkeypatch.setattr(filled, "enter", fail)
    with qtbot.waitSignal(form.troubled):
        press(view.open_editor, Qt.Key.Key_Return)
    assert view.open_editor.text() == "甲"


def test_delete_clears_the_selected_cells_as_one_edit(view, filled, press):
    view.selectColumn(Column.ANNUAL)
    press(view, Qt.Key.Key_Delete)
    assert [i.annual_value for i in rows(filled)] == ["", ""]
    assert undo_count(filled) == 1


def test_removing_the_row_just_added_takes_that_one_only(view, filled, press):
    before = rows(filled)
    view.go_to(0, Column.NAME)
    press(view, Qt.Key.Key_Return, CTRL)
    press(view, Qt.Key.Key_Delete, CTRL)
    assert rows(filled) == before


def test_duplicate_remove_and_move_keep_the_current_indicator(view, filled, press):
    view.go_to(0, Column.NAME)
    press(view, Qt.Key.Key_D, CTRL | SHIFT)
    assert [i.name for i in rows(filled)] == ["演出场次", "演出场次", "覆盖镇街"]
    view.go_to(0, Column.NAME)
    press(view, Qt.Key.Key_Down, ALT)
    press(view, Qt.Key.Key_Down, ALT)
    assert [i.id for i in rows(filled)][2] == "i1"
    assert at(view) == (2, Column.NAME)
    press(view, Qt.Key.Key_Up, ALT)
    assert at(view) == (1, Column.NAME)
    press(view, Qt.Key.Key_Delete, CTRL)
    assert "i1" not in [i.id for i in rows(filled)]
    assert at(view)[0] == 1


def test_annual_values_are_taken_from_the_cycle(view, filled, press):
    for at_ in ("i1", "i2"):
        filled.enter(Place(Id(at_), "annual_value"), "")
    view.selectAll()
    press(view, Qt.Key.Key_R, CTRL)
    assert [i.annual_value for i in rows(filled)] == ["≥64场", "8个"]


def test_copied_cells_are_tab_separated(view, press):
    view.selectAll()
    press(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        "1\t1-产出指标\t11-数量指标\t演出场次\t≥64场\t≥64场\n2\t2-效益指标\t22-社会效益\t覆盖镇街\t8个\t8个"
    )


def test_a_pasted_block_fills_cells_and_adds_rows_as_one_edit(view, filled, press):
    view.go_to(1, Column.LEVEL2)
    paste("12\t合格率\t≥95%\t≥95%\r\n满意度指标类\t市民满意\t90%\t90%\r\n", view, press)
    assert [(i.level1_code, i.level2_code, i.level2_name, i.name) for i in rows(filled)[1:]] == [
        ("1", "12", "质量指标", "合格率"),
        ("", "", "满意度指标类", "市民满意"),
    ]
    assert [i.number for i in rows(filled)] == [1, 2, 3]
    filled.undo()
    assert [i.name for i in rows(filled)] == ["演出场次", "覆盖镇街"]


def test_what_was_copied_can_be_pasted_back(view, filled, press):
    filled.enter(Place(Id("i1"), "level2_name"), "数量")
    before = rows(filled)
    view.selectAll()
    press(view, Qt.Key.Key_C, CTRL)
    view.go_to(0, Column.NUMBER)
    press(view, Qt.Key.Key_V, CTRL)
    assert rows(filled) == before


def test_one_text_pasted_goes_into_every_selected_cell(view, filled, press):
    view.selectColumn(Column.ANNUAL)
    paste("100%", view, press)
    assert [i.annual_value for i in rows(filled)] == ["100%", "100%"]


def test_columns_that_find_no_place_are_told(form, view, filled, press):
    view.go_to(0, Column.ANNUAL)
    paste("a\tb\tc", view, press)
    assert rows(filled)[0].annual_value == "a"
    assert "3 列" in form.indicators._remark.text()


def test_a_missing_value_is_shown_as_missing(view, filled):
    text = "1、1-产出指标，11-数量指标，场次；实施周期指标值:3"
    filled.rewrite_indicators(Id("p2"), text)
    view.window().show_project(Id("p2"))
    assert view.model().index(0, Column.ANNUAL).data() == "（缺）"
    assert view.model().index(0, Column.ANNUAL).data(Qt.ItemDataRole.EditRole) == ""


def test_a_tool_tip_tells_how_a_value_is_read(view, filled):
    filled.enter(Place(Id("i1"), "annual_value"), "不少于10次")
    tip = view.model().index(0, Column.ANNUAL).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "读作 ≥ 10 次"


def test_undo_in_an_untouched_editor_is_left_to_the_window(view, filled, press):
    filled.enter(Place(Id("i2"), "name"), "改过")
    view.go_to(0, Column.ANNUAL)
    press(view, Qt.Key.Key_F2)
    press(view.open_editor, Qt.Key.Key_Z, CTRL)
    assert view.open_editor.text() == "≥64场"


def test_a_read_only_desk_opens_no_editor(filled, qtbot, type_text, press, monkeypatch):
    monkeypatch.setattr(type(filled), "read_only", property(lambda _: True))
    form = ProjectForm(filled)
    qtbot.addWidget(form)
    form.show()
    form.show_project(Id("p1"))
    view = form.indicators.view
    view.setFocus()
    view.go_to(0, Column.ANNUAL)
    type_text(view, "7")
    press(view, Qt.Key.Key_Delete)
    press(view, Qt.Key.Key_Return, CTRL)
    assert view.open_editor is None
    assert len(rows(filled)) == 2
    assert form.heading.name.isReadOnly()


def test_ctrl_d_fills_down_and_ctrl_x_cuts(view, filled, press):
    view.go_to(0, view.model().column_of("annual_value"))
    press(view, Qt.Key.Key_Down, SHIFT)
    press(view, Qt.Key.Key_D, CTRL)
    assert [each.annual_value for each in rows(filled)] == ["≥64场", "≥64场"]
    press(view, Qt.Key.Key_X, CTRL)
    assert [each.annual_value for each in rows(filled)] == ["", ""]
    assert QGuiApplication.clipboard().text() == "≥64场\n≥64场"


def test_a_block_of_levels_pasted_into_an_empty_table_lands_in_its_columns(form, filled, press):
    filled.remove([each.id for each in rows(filled)])
    form.show_project(Id("p1"))
    view = form.indicators.view
    view.setFocus()
    paste("产出指标\t数量指标\t场次\t10场\t5场\n效益指标\t社会效益\t人数\t8人\t4人", view, press)
    made = [(each.level1_name, each.level2_code, each.name, each.annual_value) for each in rows(filled)]
    assert made == [("产出指标", "11", "场次", "5场"), ("效益指标", "22", "人数", "4人")]


def test_a_table_that_is_on_the_clipboard_as_html_only_is_pasted(view, filled, press):
    mime = QMimeData()
    mime.setHtml("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(mime)
    view.go_to(0, view.model().column_of("name"))
    press(view, Qt.Key.Key_V, CTRL)
    assert [each.name for each in rows(filled)] == ["甲", "乙"]
