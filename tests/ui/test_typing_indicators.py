"""Typing an indicator: what is offered, two values that are one, signs that keyboards do not have."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.project_form.offering_editor import OfferingEditor
from tests.ui.indicator_columns import Column

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def rows(desk, project="p1"):
    return desk.tree.owner(Id(project), Project).indicators


@pytest.fixture
def form(form_at_indicators):
    return form_at_indicators


@pytest.fixture
def view(form):
    return form.indicators.view


def offered(view):
    editor = view.open_editor
    assert isinstance(editor, OfferingEditor)
    return [editor.offers_list.item(row).text() for row in range(editor.offers_list.count())]


@pytest.mark.parametrize(("typed", "code"), [("slzb", "11"), ("shxy", "22"), ("MYD", "31"), ("zl", "12")])
def test_a_level_is_found_by_its_initials(view, filled, type_text, press, typed, code):
    view.go_to(0, Column.LEVEL2)
    type_text(view, typed)
    press(view.open_editor, KEY.Key_Tab)
    assert rows(filled)[0].level2_code == code


def test_a_name_is_offered_by_its_words_and_taken_by_choice(view, filled, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "验收合格")
    assert "验收合格率" in offered(view)
    press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Tab)
    assert rows(filled)[2].name == "验收合格率"
    assert view.currentIndex().column() == Column.CYCLE


def test_a_name_is_offered_by_its_initials(view, filled, type_text, press):
    view.go_to(2, Column.NAME)
    type_text(view, "yshgl")
    assert offered(view)[0] == "验收合格率", "what this file says comes first"
    press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Return)
    made = rows(filled)[2]
    assert (made.name, made.level2_code) == ("验收合格率", "12"), "with the level that it stands under"


def test_a_level_that_was_chosen_stays_when_a_name_is_taken(view, filled, type_text, press):
    view.go_to(1, Column.NAME)
    type_text(view, "yshgl")
    press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Return)
    assert (rows(filled)[1].name, rows(filled)[1].level2_code) == ("验收合格率", "22")


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Return])
def test_what_is_typed_stays_unless_an_offer_is_chosen(view, filled, compose, press, key):
    view.go_to(2, Column.NAME)
    compose(view, "验收")
    assert offered(view)
    press(view.open_editor, key)
    assert rows(filled)[2].name == "验收"


def test_going_through_the_offers_comes_back_to_what_was_typed(view, filled, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "验收合格")
    for _ in range(len(offered(view)) + 1):
        press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Return)
    assert rows(filled)[2].name == "验收合格"


def test_escape_puts_the_offers_away_and_leaves_what_was_typed(view, filled, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "验收合格")
    press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Escape)
    assert not view.open_editor.has_offers
    press(view.open_editor, KEY.Key_Return)
    assert rows(filled)[2].name == "验收合格"


def test_nothing_is_offered_while_an_input_method_composes(view, compose):
    view.go_to(2, Column.NAME)
    compose(view, "验收")
    assert view.open_editor.has_offers
    QCoreApplication.sendEvent(view.open_editor, QInputMethodEvent("heg", []))
    assert not view.open_editor.has_offers
    commit = QInputMethodEvent()
    commit.setCommitString("合格")
    QCoreApplication.sendEvent(view.open_editor, commit)
    assert view.open_editor.text() == "验收合格"
    assert view.open_editor.has_offers


def test_the_mouse_takes_an_offer(view, filled, compose, qtbot):
    view.go_to(2, Column.NAME)
    compose(view, "验收合格")
    listed = view.open_editor.offers_list
    spot = listed.visualItemRect(listed.item(0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert rows(filled)[2].name == "验收合格率"


def test_leaving_the_cell_takes_what_was_typed(form, view, filled, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "验收合格")
    press(view.open_editor, KEY.Key_Down)
    form.goal.field.setFocus()
    assert rows(filled)[2].name == "验收合格"


def test_a_number_is_offered_with_the_usual_sign_and_unit(view, filled, type_text, press):
    filled.enter(Place(Id("i2"), "name"), "培训人次")
    view.go_to(1, Column.CYCLE)
    type_text(view, "320")
    assert offered(view) == ["320个", "≥320人次"], "as it stands here, and as it is usual"
    press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Down)
    press(view.open_editor, KEY.Key_Tab)
    assert rows(filled)[1].cycle_value == "≥320人次"


def test_the_period_takes_the_year_along_until_they_part(view, filled, type_text, press):
    view.go_to(0, Column.CYCLE)
    type_text(view, "70场")
    press(view.open_editor, KEY.Key_Return)
    assert (rows(filled)[0].cycle_value, rows(filled)[0].annual_value) == ("70场", "70场")
    view.go_to(0, Column.ANNUAL)
    type_text(view, "60场")
    press(view.open_editor, KEY.Key_Return)
    view.go_to(0, Column.CYCLE)
    type_text(view, "80场")
    press(view.open_editor, KEY.Key_Return)
    assert (rows(filled)[0].cycle_value, rows(filled)[0].annual_value) == ("80场", "60场")


def test_one_undo_takes_both_values_back(view, filled, type_text, press):
    view.go_to(0, Column.CYCLE)
    type_text(view, "70场")
    press(view.open_editor, KEY.Key_Return)
    filled.undo()
    assert (rows(filled)[0].cycle_value, rows(filled)[0].annual_value) == ("≥64场", "≥64场")


def test_the_first_year_value_is_that_of_the_period_too(view, filled, type_text, press):
    view.go_to(2, Column.ANNUAL)
    type_text(view, "5个")
    press(view.open_editor, KEY.Key_Return)
    assert (rows(filled)[2].cycle_value, rows(filled)[2].annual_value) == ("5个", "5个")


def test_two_values_that_are_one_bear_a_light_mark(view, filled):
    model = view.indicators
    assert model.sign_at(model.index(0, Column.ANNUAL)) == "＝"
    assert "一起变" in model.index(0, Column.ANNUAL).data(Qt.ItemDataRole.ToolTipRole)
    filled.enter(Place(Id("i1"), "annual_value"), "1场")
    assert model.sign_at(model.index(0, Column.ANNUAL)) == ""


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        (">=320公里", "≥320公里"),
        ("＞＝320公里", "≥320公里"),
        ("≧90%", "≥90%"),
        ("大于等于90%", "≥90%"),
        ("<=5%", "≤5%"),
        ("小于或等于5%", "≤5%"),
        ("不少于10次", "不少于10次"),
    ],
)
def test_a_sign_is_written_as_one_letter(form, view, filled, type_text, press, qtbot, typed, stands):
    told: list[str] = []
    form.noticed.connect(told.append)
    view.go_to(0, Column.CYCLE)
    type_text(view, typed)
    press(view.open_editor, KEY.Key_Return)
    assert rows(filled)[0].cycle_value == rows(filled)[0].annual_value == stands
    assert [typed in each and stands in each for each in told] == ([True] if typed != stands else [])


def test_one_undo_brings_back_the_sign_as_it_was_typed(view, filled, type_text, press):
    view.go_to(2, Column.CYCLE)
    type_text(view, ">=5个")
    press(view.open_editor, KEY.Key_Return)
    assert rows(filled)[2].cycle_value == "≥5个"
    filled.undo()
    assert rows(filled)[2].cycle_value == rows(filled)[2].annual_value == ">=5个"
    filled.undo()
    assert len(rows(filled)) == 2


def is_underlined(view, index):
    """Whether a line is painted as wide as two letters of the text; the edges of the cell are left out."""
    image = view.viewport().grab(view.visualRect(index).adjusted(4, 2, -4, -2)).toImage()
    ground, wide = image.pixel(0, 0), 2 * view.fontMetrics().horizontalAdvance("表")
    for y in range(image.height()):
        inked = "".join(" x"[image.pixel(x, y) != ground] for x in range(image.width()))
        if "x" * wide in inked:
            return True
    return False


def test_a_name_that_the_goal_leaves_out_looks_like_no_link(form, view, filled):
    model = view.indicators
    assert model.index(1, Column.NAME).data(Qt.ItemDataRole.FontRole) is None
    assert model.sign_at(model.index(1, Column.NAME)) == "○"
    assert not is_underlined(view, model.index(1, Column.NAME))
    view.go_to(1, Column.NAME)
    assert "没有提到" in form.indicators._remark.text()
    form.show_project(Id("p2"))
    assert model.sign_at(model.index(0, Column.NAME)) == "", "goals do not speak of satisfaction"


def test_the_list_goes_with_its_editor(view, compose, press):
    view.go_to(2, Column.NAME)
    compose(view, "验收合格")
    listed = view.open_editor.offers_list
    press(view.open_editor, KEY.Key_Tab)
    assert not listed.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
