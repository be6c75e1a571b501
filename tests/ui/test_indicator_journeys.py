"""What a clerk met at the indicators in the whole window, each tried again with the keys of that day."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from perfdesk.checks.settings import RuleSettings
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.cells.model import SEVERITY_ROLE
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import FORM_TAB
from tests.ui.conftest import import_page
from tests.ui.indicator_columns import Column
from tests.ui.sources import BOOKS, SHOWS, TOTAL, UNIT, tabbed

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
P1 = Id("p1")


def rows(desk):
    return desk.tree.owner(P1, Project).indicators


def show(window: MainWindow):
    assert window.view is not None
    workspace = window.view.workspace
    workspace.open_form(P1)
    QCoreApplication.processEvents()
    return workspace, workspace.forms.project


def test_enter_on_the_indicators_of_the_project_table_leads_into_the_indicator_table(window, filled, press):
    workspace = window.view.workspace
    grid = workspace.page.grid
    workspace.show_item(P1)
    grid.setFocus()
    press(grid, KEY.Key_End)
    press(grid, KEY.Key_Return)
    assert workspace.tabs.currentIndex() == FORM_TAB
    assert QApplication.focusWidget() is workspace.forms.project.indicators.view


def test_one_indicator_has_one_number_wherever_it_is_named(window, filled, press, type_text):
    """Its own, as it is printed, and not the row that it stands in."""
    workspace, form = show(window)
    view = form.indicators.view
    view.setFocus()
    view.go_to(1, Column.NUMBER)
    type_text(view, "7")
    press(view.open_editor, KEY.Key_Return)
    view.go_to(1, Column.ANNUAL)
    press(view, KEY.Key_Delete)
    finding = next(f for f in filled.checking.findings(Id("i2")) if f.rule == "empty.annual_value")
    workspace.list.settle()
    assert workspace.list.model.where(finding).endswith("指标 7")
    assert view.model().index(1, Column.NUMBER).data() == "7"


def test_f8_stands_in_the_very_cell_also_of_a_text_that_was_cut_off(window, filled, press):
    filled.do(Edit("change", (ValueChange(Place(P1, "truncated"), False, True),)))
    workspace, form = show(window)
    for _ in filled.checking.all_findings():
        press(QApplication.focusWidget() or window, KEY.Key_F8)
        if workspace.list.current is not None and workspace.list.current.rule == "cut.text":
            break
    view = form.indicators.view
    assert view.hasFocus()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, Column.ANNUAL)


def test_a_doubt_of_an_import_names_its_indicator(window, tmp_path: Path, qtbot):
    path = tmp_path / "目标.tsv"
    cut = (*BOOKS[:4], BOOKS[4].partition("；年度")[0].replace("1、", "5、", 1))
    path.write_text(tabbed(TOTAL, UNIT, SHOWS, cut), encoding="utf-8")
    window.files.import_file(path)
    page = import_page(window, qtbot)
    node = next(node for node in page.tree.rows.doubts if node.indicator is not None)
    assert node.indicator is not None
    assert node.indicator.number == 5
    page.tree.setCurrentIndex(page.tree.rows.index_of(node))
    assert page.tree.rows.index_of(node).data().startswith(f"指标 {node.indicator.number}：")
    assert page.detail.toPlainText().splitlines()[1].startswith(f"{node.indicator.number}. ")


def test_text_behind_the_last_indicator_is_a_finding(window, filled, press, type_text):
    filled.checking.use_rules(RuleSettings())
    workspace, form = show(window)
    form.indicators.view.setFocus()
    press(form.indicators.view, KEY.Key_F4)
    box = form.joined.box
    assert box.hasFocus()
    press(box, KEY.Key_End, CTRL)
    type_text(box, "hello world")
    press(box, KEY.Key_Tab)
    assert rows(filled)[-1].annual_value == "8个。hello world"
    listed = workspace.list
    listed.settle()
    (found,) = (finding for finding in listed.model.flat() if finding.rule == "value.text_after")
    assert "helloworld" in listed.model.index_of(found).data(), "it is said what stands there too much"
    for _ in listed.model.flat():
        press(QApplication.focusWidget(), KEY.Key_F8)
        if listed.current == found:
            break
    view = form.indicators.view
    assert view.hasFocus()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, Column.ANNUAL)
    assert view.currentIndex().data(SEVERITY_ROLE) is found.severity


def test_a_text_pasted_into_an_empty_project_has_a_button_to_take_it(window, filled, press):
    text = filled.joined(P1).text
    filled.remove([each.id for each in rows(filled)])
    _, form = show(window)
    form.indicators.view.setFocus()
    QGuiApplication.clipboard().setText(text)
    press(form.indicators.view, KEY.Key_V, CTRL)
    assert form.joined.commit_button.isVisible()
    form.joined.commit_button.click()
    assert filled.joined(P1).text == text
    assert not form.joined.commit_button.isVisible()


def test_a_sign_as_keyboards_have_it_is_no_contradiction_where_it_is_pasted(window, filled, press):
    filled.checking.use_rules(RuleSettings())
    _, form = show(window)
    view = form.indicators.view
    view.setFocus()
    view.go_to(0, Column.CYCLE)
    QGuiApplication.clipboard().setText(">=320公里")
    press(view, KEY.Key_V, CTRL)
    assert rows(filled)[0].cycle_value == ">=320公里"
    found = {finding.rule for finding in filled.checking.findings(rows(filled)[0].id)}
    assert "value.sign_twice" not in found
    QGuiApplication.clipboard().setText("≥320公里以下")
    press(view, KEY.Key_V, CTRL)
    assert "value.sign_twice" in {f.rule for f in filled.checking.findings(rows(filled)[0].id)}


def test_a_sign_that_was_replaced_is_told_at_the_foot_of_the_window(window, filled, press, type_text):
    _, form = show(window)
    form.indicators.view.setFocus()
    form.indicators.view.go_to(0, Column.CYCLE)
    type_text(form.indicators.view, ">=320公里")
    press(form.indicators.view.open_editor, KEY.Key_Return)
    assert "≥320公里" in window.statusBar().currentMessage()
    shown = [label.text() for label in window.statusBar().findChildren(QLabel) if label.isVisible()]
    assert len(shown) == 1, "nothing but when it was saved stands beside the message"
    assert shown[0].startswith("已保存")
    press(form.indicators.view, KEY.Key_Z, CTRL)
    assert rows(filled)[0].cycle_value == ">=320公里"
