"""Fields bound to places of a desk: what they give it, when, and what they say."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project
from perfdesk.store.errors import StoreFailed
from perfdesk.ui.fields import AmountField, Choice, ChoiceField, LongTextField, TextField

TOTAL, FISCAL, NAME, GOAL = (Place(Id("p1"), field) for field in ("total", "fiscal", "name", "goal"))
CTRL = Qt.KeyboardModifier.ControlModifier


def project(desk):
    return desk.tree.owner(Id("p1"), Project)


@pytest.fixture
def page(qtbot):
    """A window into which fields are put one under the other."""
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def put(page, filled):
    def put(kind, place):
        field = kind(filled)
        page.layout().addWidget(field)
        field.binding.bind(place)
        filled.subscribe(lambda changed: field.binding.refresh())
        QCoreApplication.processEvents()
        return field

    return put


def test_typing_stays_in_the_field_until_it_is_left(put, filled, type_text):
    name, goal = put(TextField, NAME), put(LongTextField, GOAL)
    name.setFocus()
    name.selectAll()
    type_text(name, "文化下乡")
    assert project(filled).name == "文化惠民演出"
    goal.setFocus()
    assert project(filled).name == "文化下乡"


def test_enter_commits(put, filled, type_text, press):
    fiscal = put(AmountField, FISCAL)
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(fiscal, "80.5")
    press(fiscal, Qt.Key.Key_Return)
    assert project(filled).amounts.fiscal == Decimal("80.5")


def test_leaving_unchanged_text_is_no_edit(put, filled, type_text, press):
    name, goal = put(TextField, NAME), put(LongTextField, GOAL)
    before = filled.history.undo_action, len(filled.checking.all_findings())
    name.setFocus()
    type_text(name, "x")
    press(name, Qt.Key.Key_Backspace)
    goal.setFocus()
    name.setFocus()
    assert (filled.history.undo_action, len(filled.checking.all_findings())) == before
    assert not name.is_typed_in()


def test_full_width_digits_from_an_input_method_are_an_amount(put, filled, compose, press):
    fiscal = put(AmountField, FISCAL)
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    compose(fiscal, "１２，３４５．６０")
    assert fiscal.binding.remark.text == "读作 12,345.60"
    press(fiscal, Qt.Key.Key_Return)
    assert project(filled).amounts.fiscal == Decimal("12345.60")


def test_text_that_is_no_amount_stays_and_says_why(put, filled, type_text):
    fiscal, name = put(AmountField, FISCAL), put(TextField, NAME)
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(fiscal, "一百")
    name.setFocus()
    assert name.hasFocus()
    assert fiscal.text() == "一百"
    assert fiscal.binding.remark.severity == Severity.ERROR
    assert "一百" in fiscal.binding.remark.text
    assert project(filled).amounts.fiscal == Decimal("100.00")


def test_refused_text_is_mended_by_typing_on(put, filled, type_text, press):
    fiscal = put(AmountField, FISCAL)
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(fiscal, "9o")
    press(fiscal, Qt.Key.Key_Return)
    fiscal.end(False)
    press(fiscal, Qt.Key.Key_Backspace)
    assert fiscal.binding.remark.severity is None
    press(fiscal, Qt.Key.Key_Return)
    assert project(filled).amounts.fiscal == Decimal(9)


def test_refused_text_comes_back_with_its_place(put, filled, type_text):
    fiscal = put(AmountField, FISCAL)
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(fiscal, "约八十")
    fiscal.binding.bind(Place(Id("p2"), "fiscal"))
    assert fiscal.amount() == Decimal(50)
    fiscal.binding.bind(FISCAL)
    assert fiscal.text() == "约八十"
    assert fiscal.binding.remark.severity == Severity.ERROR


def test_an_amount_shows_separators_only_at_rest(put, filled):
    filled.enter(FISCAL, "55605.1")
    fiscal, name = put(AmountField, FISCAL), put(TextField, NAME)
    name.setFocus()
    assert fiscal.text() == "55,605.10"
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    assert fiscal.text() == "55605.10"
    assert fiscal.selectedText() == "55605.10"
    name.setFocus()
    assert fiscal.text() == "55,605.10"


def test_nothing_leaves_while_an_input_method_composes(put, filled):
    name, goal = put(TextField, NAME), put(LongTextField, GOAL)
    name.setFocus()
    QCoreApplication.sendEvent(name, QInputMethodEvent("wenhua", []))
    name.type_in("半句")
    name.binding.commit()
    assert project(filled).name == "文化惠民演出"
    done = QInputMethodEvent()
    done.setCommitString("文化")
    QCoreApplication.sendEvent(name, done)
    goal.setFocus()
    assert "文化" in project(filled).name


def test_undo_in_a_field_with_typed_text_is_its_own(put, filled, type_text, press):
    name = put(TextField, NAME)
    filled.enter(GOAL, "新目标")
    name.setFocus()
    type_text(name, "甲")
    press(name, Qt.Key.Key_Z, CTRL)
    assert name.text() == "文化惠民演出"
    assert project(filled).goal == "新目标"


@pytest.mark.parametrize(("kind", "place"), [(TextField, NAME), (LongTextField, GOAL)])
def test_undo_in_an_untouched_field_is_left_to_the_window(put, kind, place):
    field = put(kind, place)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    event.ignore()
    QApplication.sendEvent(field, event)
    assert not event.isAccepted()


def test_a_field_follows_the_desk_unless_typed_in(put, filled, type_text):
    name = put(TextField, NAME)
    filled.enter(NAME, "甲")
    assert name.text() == "甲"
    name.setFocus()
    type_text(name, "乙")
    filled.enter(NAME, "丙")
    assert name.text() == "乙甲"


def test_total_follows_its_part_on_screen(put, filled, type_text, press):
    total, fiscal = put(AmountField, TOTAL), put(AmountField, FISCAL)
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(fiscal, "7")
    press(fiscal, Qt.Key.Key_Return)
    assert total.text() == "7.00"


def test_a_finding_is_said_while_the_field_is_in_focus(put, filled):
    name, goal = put(TextField, NAME), put(LongTextField, GOAL)
    filled.enter(GOAL, "")
    assert goal.toolTip() == "绩效目标还没有填写。"
    assert goal.binding.remark.text == ""
    goal.setFocus()
    assert goal.binding.remark.text == "绩效目标还没有填写。"
    name.setFocus()
    assert goal.binding.remark.text == ""


def test_escape_takes_typed_text_back(put, filled, type_text, press):
    name = put(TextField, NAME)
    name.setFocus()
    type_text(name, "甲乙")
    press(name, Qt.Key.Key_Escape)
    assert name.text() == "文化惠民演出"
    assert not name.is_typed_in()


def test_long_text_keeps_no_break_spaces_and_lines(put, filled, type_text, press):
    filled.enter(GOAL, "一\xa0二\n三")
    goal = put(LongTextField, GOAL)
    goal.setFocus()
    goal.put = goal.moveCursor(goal.textCursor().MoveOperation.End)
    type_text(goal, "四")
    press(goal, Qt.Key.Key_Return, CTRL)
    assert project(filled).goal == "一\xa0二\n三四"


def test_a_failed_write_keeps_the_text_and_tells(put, filled, type_text, press, monkeypatch, qtbot):
    name = put(TextField, NAME)
    name.setFocus()
    type_text(name, "甲")

    def fail(*_):
        raise StoreFailed("full")

    monkeypatch.setattr(filled, "enter", fail)
    with qtbot.waitSignal(name.binding.troubled) as told:
        press(name, Qt.Key.Key_Return)
    assert "磁盘已满" in told.args[0]
    assert name.is_typed_in()


def test_a_choice_that_is_none_of_the_known_is_kept(page, filled):
    place = Place(Id("t"), "currency_unit")
    filled.enter(place, "万 元")
    choice = ChoiceField(filled, [Choice("万元", "万元"), Choice("元", "元")])
    page.layout().addWidget(choice)
    choice.bind(place)
    assert [choice.itemText(n) for n in range(choice.count())] == ["万元", "元", "万 元"]
    assert choice.currentText() == "万 元"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert filled.book.tables[0].currency_unit == "元"
