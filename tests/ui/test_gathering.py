"""The menu 汇总: comparing, handing out, merging and keying again, by hand."""

from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.desk.merging.arrivals import Ledger, board, still_out
from perfdesk.desk.merging.taking_back import plan, take_back
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.ui.gathering.compare_dialog import CompareDialog
from perfdesk.ui.gathering.hand_out_dialog import HandOutDialog
from perfdesk.ui.gathering.merge_dialog import MergeDialog
from perfdesk.ui.gathering.rekey_dialog import RekeyDialog
from perfdesk.ui.main_window import MainWindow

P1 = Id("p1")
Press = Callable[..., None]


def shown(window: MainWindow, name: str) -> QDialog:
    window.actions_[name].trigger()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def texts(dialog: CompareDialog) -> list[list[str]]:
    table = dialog.table
    cells = [[table.item(row, column) for column in range(8)] for row in range(table.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def test_what_changed_since_a_line_of_the_history_is_walked_with_f8(
    window: MainWindow, qtbot: QtBot, press: Press
) -> None:
    desk = desk_of(window)
    desk.enter(Place(P1, "goal"), "改过的目标")
    desk.enter(Place(P1, "name"), "改过的名称")
    dialog = shown(window, "compare")
    assert isinstance(dialog, CompareDialog)
    dialog.before.choose(desk.history.head - 2)
    dialog.compare()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert [(row[0], row[3], row[5]) for row in texts(dialog)] == [
        ("改名", "名称", "改过的名称"),
        ("改写", "绩效目标", "改过的目标"),
    ]
    assert dialog.said.text() == "共 2 处不同：改名 1 · 改写 1"
    with qtbot.waitSignal(dialog.wanted) as wanted:
        press(dialog.table, Qt.Key.Key_F8)
    assert wanted.args == [Place(P1, "goal")]
    assert "改过的目标" in dialog.words.new.toPlainText()


def test_the_headline_of_a_comparison_counts_the_rows_below_it(window: MainWindow, qtbot: QtBot) -> None:
    """A project whose total and appropriation changed is one project and two differences."""
    desk = desk_of(window)
    before = desk.history.head
    desk.enter(Place(P1, "fiscal"), "120.00")
    dialog = shown(window, "compare")
    assert isinstance(dialog, CompareDialog)
    dialog.before.choose(before)
    dialog.compare()
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0)
    assert dialog.said.text().startswith(f"共 {dialog.table.rowCount()} 处不同")
    assert dialog.table.rowCount() == 2


def test_a_comparison_is_written_as_workbook_and_pages(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk_of(window).enter(Place(P1, "goal"), "改过的目标")
    dialog = shown(window, "compare")
    assert isinstance(dialog, CompareDialog)
    dialog.before.choose(desk_of(window).history.head - 1)
    dialog.compare()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    dialog.write_workbook(tmp_path / "a.xlsx")
    dialog.write_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.xlsx").stat().st_size
    assert (tmp_path / "a.pdf").stat().st_size


def handed_out(window: MainWindow, tmp_path: Path) -> Path:
    dialog = shown(window, "hand_out")
    assert isinstance(dialog, HandOutDialog)
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("业务科")
    root = dialog.tree.topLevelItem(0)
    assert root is not None
    first = root.child(0)
    assert first is not None
    first.setCheckState(0, Qt.CheckState.Checked)
    before = set(tmp_path.glob("*.perfdesk"))
    dialog.hand_out()
    assert first.text(2).startswith("业务科（")
    dialog.close()
    (path,) = set(tmp_path.glob("*.perfdesk")) - before
    return path


def rows_in(row: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    assert row is not None
    return [below for at in range(row.childCount()) if (below := row.child(at)) is not None]


def row_of(dialog: HandOutDialog, name: str) -> QTreeWidgetItem:
    for unit in rows_in(dialog.tree.topLevelItem(0)):
        dialog.tree.expandItem(unit)
    (row,) = dialog.tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return row


def test_a_unit_that_is_opened_after_it_was_ticked_has_its_projects_ticked(
    window: MainWindow, filled: Desk
) -> None:
    dialog = shown(window, "hand_out")
    assert isinstance(dialog, HandOutDialog)
    unit = filled.book.target_tables[0].units[0]
    row = rows_in(dialog.tree.topLevelItem(0))[0]
    row.setCheckState(0, Qt.CheckState.Checked)
    assert dialog.chosen() == [unit.id]
    dialog.tree.expandItem(row)
    assert [below.text(0) for below in rows_in(row)] == [project.name for project in unit.projects]
    assert dialog.chosen() == [unit.id]
    rows_in(row)[0].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.chosen() == [project.id for project in unit.projects[1:]]
    dialog.close()


def test_handing_out_what_is_out_already_says_who_has_it_since_when(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = handed_out(window, tmp_path)
    dialog = shown(window, "hand_out")
    assert isinstance(dialog, HandOutDialog)
    project, other = row_of(dialog, "文化惠民演出"), row_of(dialog, "区图书馆")
    assert project.text(2).startswith("业务科（"), "the projects of a unit that is out are out"
    other.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: dialog._make.text() == "写出这一份")
    assert not dialog.out.isVisible()
    project.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(dialog.out.isVisible)
    assert dialog.out.text.startswith("其中 1 个项目已在 业务科（")
    assert dialog._make.text() == "仍要写出这一份"
    project.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not dialog.out.isVisible())
    dialog.close()
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
    desk = desk_of(window)
    made = plan(Ledger.of(desk), board(Ledger.of(desk), [path]), {}, {})
    step = take_back(desk, made)
    step.run()
    desk.finish(step)
    assert still_out(desk) == []


def test_self_evaluations_are_told_from_projects_when_handed_out(window: MainWindow) -> None:
    window.actions_["evaluate_projects"].trigger()
    dialog = shown(window, "hand_out")
    assert isinstance(dialog, HandOutDialog)
    rows = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
    assert [row.text(0) for row in rows if row is not None][:2] == [
        "项目支出绩效目标表",
        "项目自评表：文化惠民演出",
    ]
    dialog.close()


def test_a_part_is_handed_out_and_merged_after_its_conflict_was_decided(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, path = desk_of(window), handed_out(window, tmp_path)
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
    desk.enter(Place(P1, "goal"), "本级的目标")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    assert "未交回 1" in dialog.note.text()
    dialog.look_at([path])
    qtbot.waitUntil(lambda: len(dialog.conflicts.panel.takers) == 2, timeout=20_000)
    assert not dialog.merge.isEnabled()
    assert "张三" in dialog.conflicts.panel.takers[1].text()
    dialog.conflicts.panel.takers[1].click()
    qtbot.waitUntil(dialog.merge.isEnabled)
    assert "将合并 1 处修改；冲突 1 处，还有 0 处没有选择" in dialog.said.text()
    dialog.merge.click()
    qtbot.waitUntil(lambda: "已合并 1" in dialog.note.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "已合并 1 处修改" in dialog.said.text(), timeout=20_000)
    assert value_at(desk.tree.item(P1), "goal") == "科室的目标"
    desk.undo()
    assert value_at(desk.tree.item(P1), "goal") == "本级的目标"


def test_a_conflict_is_settled_with_what_was_handed_out(
    window: MainWindow, qtbot: QtBot, press: Press, tmp_path: Path
) -> None:
    desk, path = desk_of(window), handed_out(window, tmp_path)
    before = value_at(desk.tree.item(P1), "goal")
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
    desk.enter(Place(P1, "goal"), "本级的目标")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    dialog.look_at([path])
    qtbot.waitUntil(lambda: dialog.conflicts.panel.keeper is not None, timeout=20_000)
    keeper = dialog.conflicts.panel.keeper
    assert keeper is not None
    assert keeper.text() == "保留原来（分发时）"
    press(keeper, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.merge.isEnabled)
    dialog.merge.click()
    qtbot.waitUntil(lambda: "已合并 1 处修改" in dialog.said.text(), timeout=20_000)
    assert value_at(desk.tree.item(P1), "goal") == before


def test_all_of_a_section_is_taken_but_for_what_it_says_of_the_whole_table(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, path = desk_of(window), handed_out(window, tmp_path)
    (table,) = desk.book.tables
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
        section.enter(Place(table.id, "title"), "科室的标题")
    desk.enter(Place(P1, "goal"), "本级的目标")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    dialog.look_at([path])
    conflicts = dialog.conflicts
    qtbot.waitUntil(lambda: len(conflicts.found) == 2, timeout=20_000)
    conflicts.all.setCurrentIndex(conflicts.all.findText("全部采用 业务科"))
    conflicts.all.activated.emit(conflicts.all.currentIndex())
    qtbot.waitUntil(lambda: "还有 1 处没有选择" in dialog.said.text(), timeout=20_000)
    assert "其中 1 处说的是整张表或整个单位" in dialog.said.text()
    assert not dialog.merge.isEnabled()
    assert "表名" in conflicts.panel.title.text()
    conflicts.panel.takers[0].click()
    qtbot.waitUntil(dialog.merge.isEnabled, timeout=20_000)
    dialog.merge.click()
    qtbot.waitUntil(lambda: "已合并 1" in dialog.note.text(), timeout=20_000)
    assert value_at(desk.tree.item(P1), "goal") == "科室的目标"
    assert desk.book.tables[0].title == table.title


def test_what_will_be_merged_is_read_beforehand_and_walked_with_f8(
    window: MainWindow, qtbot: QtBot, press: Press, tmp_path: Path
) -> None:
    path = handed_out(window, tmp_path)
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
        section.enter(Place(P1, "name"), "科室的名称")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    dialog.look_at([path])
    qtbot.waitUntil(dialog.merge.isEnabled, timeout=20_000)
    model = dialog.takings.model
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert ["文化局本级 › 科室的名称 › 名称", "文化惠民演出", "科室的名称", "业务科（张三）"] in rows
    first = dialog.takings.words.new.toPlainText()
    press(dialog.takings.table, Qt.Key.Key_F8)
    assert {first, dialog.takings.words.new.toPlainText()} == {"科室的名称", "科室的目标"}


def test_what_is_typed_while_the_board_is_open_is_no_victim_of_the_merge(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, path = desk_of(window), handed_out(window, tmp_path)
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    dialog.look_at([path])
    qtbot.waitUntil(dialog.merge.isEnabled, timeout=20_000)
    desk.enter(Place(P1, "name"), "同时改的名称")
    assert not dialog.merge.isEnabled()
    qtbot.waitUntil(dialog.merge.isEnabled, timeout=20_000)
    dialog.merge.click()
    qtbot.waitUntil(lambda: "已合并 1" in dialog.note.text(), timeout=20_000)
    assert value_at(desk.tree.item(P1), "name") == "同时改的名称"
    assert value_at(desk.tree.item(P1), "goal") == "科室的目标"


def test_a_board_whose_files_are_read_while_something_is_written_waits_for_the_end_of_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, path = desk_of(window), handed_out(window, tmp_path)
    with closing(Desk.open(path, "张三")) as section:
        section.enter(Place(P1, "goal"), "科室的目标")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    dialog.look_at([path])
    step = desk.history.undoing()
    assert step is not None
    qtbot.waitUntil(lambda: "待合并 1" in dialog.note.text(), timeout=20_000)
    assert not dialog.merge.isEnabled()
    step.run()
    desk.finish(step)
    desk.redo()
    qtbot.waitUntil(dialog.merge.isEnabled, timeout=20_000)


def test_a_file_that_cannot_be_opened_is_told_on_the_board(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "坏.perfdesk").write_bytes(b"no database")
    dialog = shown(window, "merge_files")
    assert isinstance(dialog, MergeDialog)
    dialog.look_at([tmp_path / "坏.perfdesk"])
    qtbot.waitUntil(lambda: "打不开 1" in dialog.note.text(), timeout=20_000)
    assert not dialog.merge.isEnabled()


@pytest.mark.parametrize(
    ("typed", "expected"), [("100", "3 个金额中有 2 个不一致"), ("99", "3 个金额中有 3 个不一致")]
)
def test_amounts_are_keyed_again_without_being_seen(
    window: MainWindow, typed: str, expected: str, tmp_path: Path
) -> None:
    dialog = shown(window, "rekey_amounts")
    assert isinstance(dialog, RekeyDialog)
    assert dialog.table.isColumnHidden(2)
    assert window.view is not None
    workspace = window.view.workspace
    assert not workspace.isVisible()
    dialog.keying.setData(dialog.keying.index(0, 1), typed)
    dialog.compare_now()
    assert not dialog.table.isColumnHidden(2)
    assert workspace.isVisible()
    assert expected in dialog.said.text()
    assert len(desk_of(window).records("rekey")) == 1
    dialog.write_report(tmp_path / "r.xlsx")
    assert (tmp_path / "r.xlsx").exists()


def test_what_differs_from_what_was_keyed_is_told_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(window, "rekey_amounts")
    assert isinstance(dialog, RekeyDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    QTest.keyClicks(QApplication.focusWidget() or dialog.table, "1")
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "2.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.keying.typed(0) == "12.5")
    dialog.compare_now()
    there, difference = (dialog.keying.index(0, column).data() for column in (2, 3))
    keyed = dialog.rows[0]
    assert there == show_amount(keyed.there)
    assert difference == f"{Decimal('12.5') - (keyed.there or 0):+,f}"
    assert dialog.table.currentIndex().row() == 0
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.table.activated.emit(dialog.table.currentIndex())
    assert wanted.args == [keyed.place]


def test_who_gives_the_keying_up_has_the_table_back(window: MainWindow) -> None:
    shown(window, "rekey_amounts").close()
    assert window.view is not None
    assert window.view.workspace.isVisible()
