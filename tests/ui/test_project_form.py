"""The form of one project as a whole."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.project_form import ProjectForm
from perfdesk.ui.project_form.goal_numbers import numbers_in
from tests.ui.indicator_columns import Column

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(form):
    form.resize(900, 700)
    form.show()
    form.activateWindow()
    QCoreApplication.processEvents()
    return form


@pytest.fixture
def form(filled, qtbot):
    form = ProjectForm(filled)
    qtbot.addWidget(form)
    form.show_project(Id("p1"))
    return shown(form)


def test_it_shows_a_project_and_where_it_stands(form):
    assert form.heading.name.text() == "文化惠民演出"
    assert form.heading._position.text() == "第 1 / 3 个项目"
    assert form.amounts.fields["total"].text() == "100.00"
    assert form.indicators.model.count == 2


def test_without_a_project_it_says_what_to_do(form):
    form.show_project(None)
    texts = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert texts == ["还没有选中项目。请在左侧目录或项目表中选择一个。"]


@pytest.mark.parametrize("field", ["name", "goal"])
def test_ctrl_page_down_asks_for_the_next_project(form, press, qtbot, field):
    widget = form._fields()[field]
    widget.setFocus()
    with qtbot.waitSignal(form.asked_for) as asked:
        press(widget, Qt.Key.Key_PageDown, CTRL)
    assert asked.args == [1]


def test_ctrl_page_up_asks_from_the_table_too(form, press, qtbot):
    form.indicators.view.setFocus()
    with qtbot.waitSignal(form.asked_for) as asked:
        press(form.indicators.view, Qt.Key.Key_PageUp, CTRL)
    assert asked.args == [-1]


def test_going_to_another_project_commits_what_was_typed(form, filled, type_text):
    form.heading.name.setFocus()
    type_text(form.heading.name, "二期")
    form.show_project(Id("p2"))
    assert filled.tree.owner(Id("p1"), Project).name == "二期文化惠民演出"
    form.indicators.view.go_to(0, Column.NAME)
    form.indicators.view.setFocus()
    type_text(form.indicators.view, "群众满意度")
    form.show_project(Id("p3"))
    assert filled.tree.owner(Id("p2"), Project).indicators[0].name == "群众满意度"


def test_the_sum_of_the_parts_moves_while_typing(form, type_text):
    other = form.amounts.fields["other"]
    assert "与总计相等" in form.amounts._sum.text()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(other, "0.5")
    assert form.amounts._sum.text() == "100.50，总计随之更新"
    type_text(other, "x")
    assert form.amounts._sum.text() == "有一项不是金额"


def test_a_difference_is_told_while_typing(form, filled, type_text):
    filled.enter(Place(Id("p1"), "total"), "99.5")
    assert form.amounts._sum.text() == "100.00，总计少 0.50"
    fiscal = form.amounts.fields["fiscal"]
    fiscal.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(fiscal, "99")
    assert form.amounts._sum.text() == "99.00，总计多 0.50"


def test_the_goal_tells_its_length_and_its_numbers(form, compose):
    form.goal.field.setFocus()
    form.goal.field.selectAll()
    compose(form.goal.field, "2023年聘用19名政府雇员，改造６０间客房，完成率98.5%。")
    assert form.goal._facts.text() == "32 字　数字：19名、60间、98.5%"


@pytest.mark.parametrize(
    ("goal", "numbers"),
    [
        ("1、新建3座；2、改建3座。", ["3座"]),
        ("2025年3月1日前完成1,200.5万元", ["1,200.5万元"]),
        ("执行C30标准", []),
        ("10%以上，10%", ["10%"]),
        ("服务读者二十万人次，一百二十场、两千余人、三场", ["二十万人次", "一百二十场", "两千余人", "三场"]),
        ("投入一万二千元，百分之九十五以上", ["一万二千元", "百分之九十五"]),
        ("十二月底前，二〇二六年，十四五规划，第十二批，群众十分满意，千家万户，数十万亩", []),
        ("四个意识、五位一体、党的二十大，统一一次，一个平台", []),
    ],
)
def test_numbers_of_a_goal(goal, numbers):
    assert numbers_in(goal) == numbers


@pytest.mark.parametrize("field", ["name", "total", "fiscal", "special_account", "other", "goal"])
def test_go_to_focuses_the_field_with_its_text_selected(form, field):
    form.go_to(Place(Id("p2"), field))
    widget = form._fields()[field]
    assert form.project_id == "p2"
    assert widget.hasFocus()
    if field == "name":
        assert widget.selectedText() == "全民健身"


def test_go_to_focuses_the_exact_cell(form):
    form.go_to(Place(Id("i3"), "annual_value"))
    view = form.indicators.view
    assert view.hasFocus()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, Column.ANNUAL)
    form.go_to(Place(Id("i2"), "level1_code"))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, Column.LEVEL1)


def test_a_finding_leads_to_its_field(form, filled, press):
    filled.enter(Place(Id("i2"), "annual_value"), "")
    assert form.findings.list.count() == 1
    assert form.findings.list.item(0).text() == "指标 2 年度指标值：年度指标值还没有填写。"
    form.findings.list.setFocus()
    form.findings.list.setCurrentRow(0)
    press(form.findings.list, Qt.Key.Key_Return)
    assert form.indicators.view.hasFocus()
    assert form.indicators.view.currentIndex().column() == Column.ANNUAL


def test_undo_is_seen_everywhere(form, filled):
    filled.enter(Place(Id("p1"), "fiscal"), "7")
    filled.remove([Id("i1")])
    filled.undo()
    filled.undo()
    assert form.amounts.fields["fiscal"].text() == "100.00"
    assert form.indicators.model.count == 2
    assert form.joined.box.toPlainText() == filled.joined(Id("p1")).text


def test_a_project_that_is_removed_leaves_the_form_empty(form, filled):
    filled.remove([Id("p1")])
    assert form.project_id is None
    filled.undo()
    form.show_project(Id("p1"))
    assert form.heading.name.text() == "文化惠民演出"


def test_a_form_that_is_gone_hears_nothing(filled, qtbot):
    form = ProjectForm(filled)
    form.show_project(Id("p1"))
    before = len(filled._listeners)
    form.deleteLater()
    QCoreApplication.sendPostedEvents(form, 52)
    assert len(filled._listeners) == before - 1
    filled.enter(Place(Id("p1"), "name"), "x")


def test_tab_goes_through_the_form_from_top_to_bottom(form, press):
    widget: QWidget = form.heading.name
    widget.setFocus()
    order = [*form.amounts.fields.values(), form.goal.field, form.indicators.view]
    for following in order:
        press(widget, Qt.Key.Key_Tab)
        assert following.hasFocus()
        widget = following


def test_every_field_and_button_has_a_name_and_every_label_is_plain(form):
    fields = [*form._fields().values(), form.indicators.view, form.joined.box, form.findings.list]
    assert all(field.accessibleName() for field in fields)
    assert all(button.text() or button.accessibleName() for button in form.findChildren(QAbstractButton))
    assert {label.textFormat() for label in form.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_rows_and_the_joined_string_are_visible_at_the_smallest_size(form):
    form.resize(900, 420)
    QCoreApplication.processEvents()
    view, box = form.indicators.view, form.joined.box
    assert view.viewport().height() >= 3 * view.rowHeight(0)
    assert box.mapTo(form, box.rect().topLeft()).y() < 420 - box.fontMetrics().lineSpacing()
    assert form._scroll.horizontalScrollBar().maximum() == 0
