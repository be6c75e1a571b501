"""存为模板, 从模板新建 and 文件 › 模板…, by keys alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.desk.coming_year import OF_TEMPLATE
from perfdesk.desk.desk import Desk
from perfdesk.desk.templates.shelf import Shelf
from perfdesk.desk.templates.template import Contents, of_projects, of_table
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.domain.tree import Tree
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_table_dialog import NewTableDialog
from perfdesk.ui.templates.projects_dialog import ProjectsDialog
from perfdesk.ui.templates.save_dialog import SaveDialog
from perfdesk.ui.templates.shelf_dialog import ShelfDialog
from tests.ui.conftest import Press, TypeText

KEY, CTRL, SHIFT, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
T, U1, U2, P1, P2 = map(Id, ("t", "u1", "u2", "p1", "p2"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """The one that the window looks at: beside the settings."""
    return Shelf(tmp_path / "templates")


@pytest.fixture
def keep(filled: Desk, shelf: Shelf) -> Callable[..., None]:
    """Puts the first project, or the whole table, on the shelf."""

    def keep(name: str, *, whole: bool = False) -> None:
        table = filled.tree.owner(T, TargetTable)
        template = (
            of_table(table, name, Contents(), "2026-11-02")
            if whole
            else of_projects(filled.tree, [P1], name, Contents(), "2026-11-02")
        )
        shelf.keep(template)

    return keep


def keep_many(filled: Desk, shelf: Shelf) -> None:
    """A template of 201 projects."""
    unit = filled.tree.owner(U1, Unit)
    many = tuple(replace(unit.projects[0], id=new_id(), indicators=()) for _ in range(201))
    tree = Tree.of(Book(tables=(TargetTable(T, year=2026, units=(replace(unit, projects=many),)),)))
    shelf.keep(of_projects(tree, [each.id for each in many], "全部", Contents(), "2026-11-02"))


def names(shelf: Shelf) -> list[str]:
    return [kept.label.name for kept in shelf.all()]


Kind = TypeVar("Kind", bound=QWidget)


def opened(window: MainWindow, name: str, kind: type[Kind]) -> Kind:
    window.actions_[name].trigger()
    QCoreApplication.processEvents()
    dialog = next(each for each in window.findChildren(kind) if each.isVisible())
    dialog.activateWindow()
    QCoreApplication.processEvents()
    return dialog


def at(window: MainWindow, item: str) -> None:
    assert window.view is not None
    window.view.workspace.show_item(Id(item))
    QCoreApplication.processEvents()


# Keeping


def test_a_project_is_kept_with_two_keys(window: MainWindow, shelf: Shelf, press: Press) -> None:
    at(window, "p1")
    dialog = opened(window, "save_template", SaveDialog)
    assert QApplication.focusWidget() is dialog.name
    assert dialog.name.text() == "文化惠民演出"
    press(dialog.name, KEY.Key_Return)
    (kept,) = shelf.all()
    assert (kept.label.name, kept.label.projects, kept.label.indicators) == ("文化惠民演出", 1, 2)
    assert "文化惠民演出" in window.bar.text
    window.bar.buttons[0].click()
    assert shelf.all() == []


def test_what_goes_in_is_chosen_by_keys(
    window: MainWindow, filled: Desk, shelf: Shelf, press: Press, type_text: TypeText, qtbot: QtBot
) -> None:
    filled.enter(Place(P1, "goal"), "2026年12月底前演出64场。")
    at(window, "p1")
    dialog = opened(window, "save_template", SaveDialog)
    type_text(dialog.name, "空指标")
    for key in (KEY.Key_V, KEY.Key_M, KEY.Key_Y):
        press(dialog, key, ALT)
    qtbot.waitUntil(lambda: dialog.contents == Contents(values=False, amounts=True, follows_year=False))
    press(dialog, KEY.Key_Return)
    template = shelf.template(shelf.all()[0])
    (project,) = template.projects
    assert (template.name, template.follows_year) == ("空指标", False)
    assert project.goal == "2026年12月底前演出64场。"
    assert {each.annual_value for each in project.indicators} == {""}
    assert str(project.amounts.total) == "100.00"


def test_several_selected_projects_are_one_template(window: MainWindow, shelf: Shelf, press: Press) -> None:
    at(window, "p1")
    assert window.view is not None
    tree = window.view.workspace.navigator.tree
    tree.setFocus()
    press(tree, KEY.Key_Down, SHIFT)
    dialog = opened(window, "save_template", SaveDialog)
    assert "2 个项目" in dialog.projects.text()
    press(dialog.name, KEY.Key_Return)
    assert [each.name for each in shelf.template(shelf.all()[0]).projects] == ["文化惠民演出", "全民健身"]


def test_a_table_is_kept_whole(window: MainWindow, shelf: Shelf, press: Press) -> None:
    at(window, "t")
    assert window.view is not None
    window.view.workspace.navigator.tree.setFocus()
    dialog = opened(window, "save_template", SaveDialog)
    assert not dialog.projects.isVisible()
    press(dialog.name, KEY.Key_Return)
    (kept,) = shelf.tables()
    assert kept.label.projects == 3


def test_a_template_of_the_same_name_is_replaced_and_it_is_said_before(
    window: MainWindow, shelf: Shelf, keep: Callable[..., None], press: Press, qtbot: QtBot
) -> None:
    keep("文化惠民演出")
    at(window, "p1")
    dialog = opened(window, "save_template", SaveDialog)
    assert "将替换" in dialog.note.text()
    press(dialog, KEY.Key_G, ALT)
    qtbot.waitUntil(lambda: not dialog.goals.isChecked())
    press(dialog, KEY.Key_Return)
    (kept,) = shelf.all()
    assert shelf.template(kept).projects[0].goal == ""
    window.bar.buttons[0].click()
    assert shelf.template(shelf.all()[0]).projects[0].goal == "全年演出不少于64场。"


# Using


def test_a_project_is_made_of_a_template_behind_the_one_at_hand(
    window: MainWindow, filled: Desk, keep: Callable[..., None], press: Press, type_text: TypeText
) -> None:
    keep("演出")
    keep("展览")
    at(window, "p2")
    assert window.view is not None
    press(window.view.workspace.page.grid, KEY.Key_T, CTRL | SHIFT)
    dialog = next(each for each in window.findChildren(ProjectsDialog) if each.isVisible())
    dialog.activateWindow()
    assert QApplication.focusWidget() is dialog.list.search
    type_text(dialog.list.search, "zl")
    assert dialog.list.current is not None
    assert dialog.list.current.label.name == "展览"
    text = dialog.preview.toPlainText()
    assert "文化惠民演出" in text
    assert "演出场次：≥64场" in text
    press(dialog.list.search, KEY.Key_Return)
    projects = filled.tree.owner(U1, Unit).projects
    assert [each.name for each in projects] == ["文化惠民演出", "全民健身", "文化惠民演出"]
    assert "未确认" in window.bar.text
    assert OF_TEMPLATE in {finding.rule for finding in filled.checking.findings(projects[2].id)}


def test_its_own_name_can_be_typed_at_once(
    window: MainWindow, filled: Desk, keep: Callable[..., None], press: Press, compose: TypeText
) -> None:
    keep("演出")
    at(window, "u2")
    dialog = opened(window, "project_from_template", ProjectsDialog)
    press(dialog.list.search, KEY.Key_Return)
    window.activateWindow()
    QCoreApplication.processEvents()
    editor = QApplication.focusWidget()
    assert editor is not None
    compose(editor, "送戏下乡")
    press(QApplication.focusWidget() or editor, KEY.Key_Return)
    assert [each.name for each in filled.tree.owner(U2, Unit).projects] == ["图书采购", "送戏下乡"]


def test_the_template_is_found_by_arrows_and_made_several_times(
    window: MainWindow, filled: Desk, keep: Callable[..., None], press: Press, qtbot: QtBot
) -> None:
    keep("演出")
    keep("展览")
    before = filled.book
    at(window, "p1")
    dialog = opened(window, "project_from_template", ProjectsDialog)
    press(dialog.list.search, KEY.Key_Down)
    assert dialog.list.current is not None
    assert dialog.list.current.label.name == "展览"
    press(dialog, KEY.Key_N, ALT)
    assert QApplication.focusWidget() is dialog.copies
    press(dialog.copies, KEY.Key_3)
    press(dialog.copies, KEY.Key_Return)
    assert len(filled.tree.owner(U1, Unit).projects) == 5
    window.activateWindow()
    QCoreApplication.processEvents()
    press(window, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: filled.book == before)


def test_a_large_one_is_read_beside_the_window(
    window: MainWindow, filled: Desk, shelf: Shelf, press: Press, qtbot: QtBot
) -> None:
    keep_many(filled, shelf)
    at(window, "u2")
    dialog = opened(window, "project_from_template", ProjectsDialog)
    qtbot.waitUntil(dialog.make.isEnabled)
    assert "还有 141 个项目" in dialog.preview.toPlainText()
    press(dialog.list.search, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(filled.tree.owner(U2, Unit).projects) == 202)


def test_one_that_comes_with_the_program_is_used_and_stays_as_it_is(
    window: MainWindow, filled: Desk, shelf: Shelf, press: Press, type_text: TypeText
) -> None:
    at(window, "u2")
    dialog = opened(window, "project_from_template", ProjectsDialog)
    type_text(dialog.list.search, "wygl")
    assert dialog.list.current is not None
    assert dialog.list.current.label.name == "物业管理"
    for key in (KEY.Key_F2, KEY.Key_Delete):
        press(dialog.list.tree, key)
    dialog.list.search.setFocus()
    press(dialog.list.search, KEY.Key_Return)
    made = filled.tree.owner(U2, Unit).projects[-1]
    assert made.name == "物业管理"
    assert len(made.indicators) == 7
    assert shelf.all() == []


def test_a_table_template_stands_beside_the_forms(
    window: MainWindow, filled: Desk, keep: Callable[..., None], press: Press, type_text: TypeText
) -> None:
    keep("全局常用", whole=True)
    at(window, "t")
    dialog = opened(window, "add_table", NewTableDialog)
    dialog.form.setFocus()
    type_text(dialog.form, "常用")
    press(dialog.form, KEY.Key_Return)
    assert dialog.form.template is not None
    dialog.accept()
    table = filled.book.target_tables[-1]
    assert (table.year, len(table.projects), table.department) == (2027, 3, "青屏区文化局")
    assert "未确认" in window.bar.text
    window.bar.buttons[0].click()
    assert len(filled.book.tables) == 1


def test_a_new_file_begins_from_a_template(
    window: MainWindow, keep: Callable[..., None], press: Press, compose: TypeText, tmp_path: Path
) -> None:
    keep("全局常用", whole=True)
    press(window, KEY.Key_N, CTRL)
    new = window.start_page.new
    new.form.setCurrentIndex(new.form.findText("模板 · 全局常用"))
    compose(new.department, "青屏区水务局")
    new.year.setText("2028")
    assert new.path.name == "青屏区水务局 2028 全局常用.perfdesk"
    new._chosen = tmp_path / "水务.perfdesk"
    press(new.department, KEY.Key_Return)
    assert window.desk is not None
    (table,) = window.desk.book.target_tables
    assert (table.department, table.year, len(table.projects)) == ("青屏区水务局", 2028, 3)


def test_a_template_that_is_gone_makes_no_file(
    empty_window: MainWindow, shelf: Shelf, keep: Callable[..., None], tmp_path: Path
) -> None:
    keep("全局常用", whole=True)
    (kept,) = shelf.tables()
    shelf.remove(kept)
    empty_window.files.new_table(tmp_path / "水务.perfdesk", "水务局", "2028", kept)
    assert empty_window.desk is None
    assert not (tmp_path / "水务.perfdesk").exists()
    assert empty_window.bar.isVisible()


def test_nothing_is_made_in_a_file_that_is_only_read(window: MainWindow, filled: Desk) -> None:
    copy = Desk.open(filled.path, "另一个人")
    try:
        window.files.show_desk(copy)
        assert not window.actions_["project_from_template"].isEnabled()
        assert window.actions_["save_template"].isEnabled()
    finally:
        window.files.close()


# Managing


@pytest.fixture
def managing(window: MainWindow, keep: Callable[..., None]) -> ShelfDialog:
    keep("演出")
    keep("展览")
    return opened(window, "templates", ShelfDialog)


def test_a_template_is_renamed_in_its_row(
    managing: ShelfDialog, shelf: Shelf, press: Press, compose: TypeText
) -> None:
    press(managing.list.search, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    compose(editor, "送戏下乡")
    press(QApplication.focusWidget() or editor, KEY.Key_Return)
    assert sorted(names(shelf)) == ["展览", "送戏下乡"]
    assert managing.isVisible()
    managing.back.click()
    assert sorted(names(shelf)) == ["展览", "演出"]


def test_those_of_the_program_are_looked_through_and_copied_but_not_changed(
    window: MainWindow, shelf: Shelf, press: Press, type_text: TypeText, compose: TypeText, qtbot: QtBot
) -> None:
    dialog = opened(window, "templates", ShelfDialog)
    assert dialog.list.tree.topLevelItemCount() == len(shelf.bundled()) == 33
    assert "存您自己的" in dialog.said.text()
    type_text(dialog.list.search, "wygl")
    kept = dialog.list.current
    assert kept is not None
    assert (kept.label.name, kept.is_bundled) == ("物业管理", True)
    row = dialog.list.tree.currentItem()
    assert row is not None
    assert (row.text(1), row.text(2)) == ("7 条指标", "随程序提供")
    assert "物业管理" in dialog.preview.toPlainText()
    for key in (KEY.Key_F2, KEY.Key_Delete):
        press(dialog.list.tree, key)
        assert dialog.said.text() == "这是随程序提供的模板，不能改动。请先“复制为我的”。"
    press(dialog, KEY.Key_C, ALT)
    qtbot.waitUntil(lambda: len(shelf.all()) == 1)
    (own,) = shelf.all()
    assert (own.label.name, own.label.indicators, own.is_bundled) == ("物业管理", 7, False)
    assert dialog.list.current == own
    press(dialog.list.tree, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    compose(editor, "办公楼物业")
    press(QApplication.focusWidget() or editor, KEY.Key_Return)
    assert names(shelf) == ["办公楼物业"]
    assert len(shelf.bundled()) == 33
    press(dialog.list.tree, KEY.Key_Delete)
    assert names(shelf) == []


def test_a_copy_is_taken_back(
    window: MainWindow, shelf: Shelf, press: Press, type_text: TypeText, qtbot: QtBot
) -> None:
    dialog = opened(window, "templates", ShelfDialog)
    type_text(dialog.list.search, "wygl")
    press(dialog, KEY.Key_C, ALT)
    qtbot.waitUntil(lambda: names(shelf) == ["物业管理"])
    press(dialog, KEY.Key_Z, ALT)
    qtbot.waitUntil(lambda: names(shelf) == [])


def test_a_name_that_is_taken_is_refused_in_one_line(
    managing: ShelfDialog, shelf: Shelf, press: Press, compose: TypeText
) -> None:
    press(managing.list.search, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    compose(editor, "展览")
    press(QApplication.focusWidget() or editor, KEY.Key_Return)
    assert sorted(names(shelf)) == ["展览", "演出"]
    assert "没有改名" in managing.said.text()
    assert managing.list.current is not None
    assert managing.list.current.label.name == "演出"


def test_a_template_is_deleted_and_comes_back(
    managing: ShelfDialog, shelf: Shelf, press: Press, qtbot: QtBot
) -> None:
    managing.list.tree.setFocus()
    press(managing.list.tree, KEY.Key_Delete)
    assert names(shelf) == ["展览"]
    assert "已删除“演出”" in managing.said.text()
    press(managing, KEY.Key_Z, ALT)
    qtbot.waitUntil(lambda: names(shelf) == ["演出", "展览"])


def test_what_could_not_be_put_back_can_be_tried_again(
    managing: ShelfDialog, shelf: Shelf, tmp_path: Path
) -> None:
    managing.list.tree.setFocus()
    managing._remove()
    (tmp_path / "templates").rename(tmp_path / "elsewhere")
    (tmp_path / "templates").write_text("in the way")
    managing.back.click()
    assert managing.said.text()
    assert managing.back.isVisible()
    (tmp_path / "templates").unlink()
    (tmp_path / "elsewhere").rename(tmp_path / "templates")
    managing.back.click()
    assert names(shelf) == ["演出", "展览"]
    assert not managing.back.isVisible()


def test_a_blank_behind_the_name_renames_nothing_and_says_nothing(managing: ShelfDialog) -> None:
    kept = managing.list.current
    assert kept is not None
    managing.list.renamed.emit(kept, f"{kept.label.name} ")
    assert managing.said.text() == ""
    assert managing.list.current == kept


def test_a_template_goes_to_a_colleague_and_comes_back_under_a_name_of_its_own(
    managing: ShelfDialog, shelf: Shelf, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "给同事.pdtemplate"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    managing._hand_on()
    assert path.exists()
    managing._choose()
    qtbot.waitUntil(lambda: "演出 (2)" in names(shelf), timeout=30_000)
    qtbot.waitUntil(lambda: "已导入" in managing.said.text())
    assert managing.list.current is not None
    assert managing.list.current.label.name == "演出 (2)"


def test_a_file_that_is_no_template_is_refused_in_one_line(
    window: MainWindow, shelf: Shelf, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "坏的.pdtemplate"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 200)
    window.files.open_any(path)
    dialog = window.findChild(ShelfDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "不是完整的模板" in dialog.said.text(), timeout=30_000)
    assert shelf.all() == []


def test_a_template_file_is_taken_in_when_it_is_dropped_on_the_window(
    empty_window: MainWindow, shelf: Shelf, keep: Callable[..., None], tmp_path: Path, qtbot: QtBot
) -> None:
    keep("全局常用", whole=True)
    (kept,) = shelf.all()
    shelf.hand_on(kept, tmp_path / "a.pdtemplate")
    shelf.remove(kept)
    empty_window.files.take_dropped(tmp_path / "a.pdtemplate")
    qtbot.waitUntil(lambda: names(shelf) == ["全局常用"], timeout=30_000)
    dialog = empty_window.findChild(ShelfDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "已导入" in dialog.said.text())
    dialog.close()
    assert empty_window.start_page.new.form.findText("模板 · 全局常用") >= 0


def test_a_damaged_template_is_told_and_leaves_the_others(
    window: MainWindow, shelf: Shelf, keep: Callable[..., None], tmp_path: Path
) -> None:
    keep("演出")
    (tmp_path / "templates" / "x.pdtemplate").write_bytes(b"\0" * 10)
    dialog = opened(window, "templates", ShelfDialog)
    assert "1 个模板文件已损坏" in dialog.said.text()
    assert dialog.list.current is not None


def test_a_template_whose_content_is_damaged_says_so_where_it_would_be_shown(
    window: MainWindow, shelf: Shelf, keep: Callable[..., None]
) -> None:
    keep("演出")
    (kept,) = shelf.all()
    kept.path.write_bytes(kept.path.read_bytes()[:-50])
    dialog = opened(window, "project_from_template", ProjectsDialog)
    assert "不是完整的模板" in dialog.preview.toPlainText()
    assert not dialog.make.isEnabled()


def test_a_large_one_that_is_damaged_says_so_there_too(
    window: MainWindow, filled: Desk, shelf: Shelf, qtbot: QtBot
) -> None:
    keep_many(filled, shelf)
    (kept,) = shelf.all()
    kept.path.write_bytes(kept.path.read_bytes()[:-50])
    dialog = opened(window, "project_from_template", ProjectsDialog)
    qtbot.waitUntil(lambda: "不是完整的模板" in dialog.preview.toPlainText())
    assert not dialog.make.isEnabled()
