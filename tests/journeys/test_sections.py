"""A bureau's year: forty-one projects go to five sections, come back changed, are merged, checked and handed in."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import export_tables
from perfdesk.desk.merging.handing_out import hand_out
from perfdesk.desk.reading import read_any
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui.gathering.merge_dialog import MergeDialog
from perfdesk.ui.main_window import MainWindow
from tests.builders import indicator, project, small_table

SECTIONS = ("办公室", "文化科", "体育科", "旅游科", "产业科")


def bureau() -> TargetTable:
    """Five units with eight projects each and one more."""
    units = [
        Unit(Id(f"u{number}"), f"{name}（单位）", projects=tuple(_projects(number, 9 if number == 0 else 8)))
        for number, name in enumerate(SECTIONS)
    ]
    return replace(small_table(), units=tuple(units))


def _projects(unit: int, count: int) -> list[Project]:
    return [
        project(
            f"p{unit}-{n}",
            f"{unit * 10 + n + 1}.00",
            indicator(f"i{unit}-{n}a", 1, "11", f"第{n}类活动场次", f"≥{n + 1}场"),
            indicator(f"i{unit}-{n}b", 2, "31", "群众满意度", "≥90%"),
            name=f"{SECTIONS[unit]}第{n}项工作",
        )
        for n in range(count)
    ]


def work_of_section(number: int, path: Path) -> None:
    """Two goals, a value, an amount and a project more; the first two sections change what is changed here, too."""
    with closing(Desk.open(path, f"{SECTIONS[number]}经办人")) as desk:
        for n in (1, 2):
            desk.enter(Place(Id(f"p{number}-{n}"), "goal"), f"{SECTIONS[number]}重新写的目标{n}。")
        desk.enter(Place(Id(f"i{number}-3a"), "annual_value"), "≥88场")
        desk.enter(Place(Id(f"p{number}-4"), "fiscal"), "77.00")
        new = desk.add_project(Id(f"u{number}"), Id(f"p{number}-5"))
        desk.enter(Place(new, "name"), f"{SECTIONS[number]}新增的工作")
        if number < 2:
            desk.enter(Place(Id(f"p{number}-0"), "goal"), "科室改的目标。")


def test_forty_one_projects_go_to_five_sections_and_come_back(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk.create(tmp_path / "全局.perfdesk", "预算员")
    desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, bureau()),)))
    assert len(desk.book.target_tables[0].projects) == 41
    paths = [tmp_path / f"{name}.perfdesk" for name in SECTIONS]
    for number, path in enumerate(paths):
        hand_out(desk, path.stem, [Id(f"u{number}")], path, "预算员")
        work_of_section(number, path)
    for number in (0, 1):
        desk.enter(Place(Id(f"p{number}-0"), "goal"), "预算员改的目标。")

    empty_window.files.show_desk(desk)
    QCoreApplication.processEvents()
    empty_window.actions_["merge_files"].trigger()
    dialog = next(d for d in empty_window.findChildren(QDialog) if d.isVisible())
    assert isinstance(dialog, MergeDialog)
    assert "未交回 5" in dialog.note.text()
    dialog.look_at(paths)
    qtbot.waitUntil(lambda: dialog.conflicts.list.count() == 2, timeout=30_000)
    take_each_conflict(dialog, qtbot, (1, 0))
    qtbot.waitUntil(dialog.merge.isEnabled)
    dialog.merge.click()
    qtbot.waitUntil(lambda: "已合并 5" in dialog.note.text(), timeout=30_000)
    dialog.close()

    table = desk.book.target_tables[0]
    assert len(table.projects) == 46
    assert [unit.projects[6].name for unit in table.units] == [f"{name}新增的工作" for name in SECTIONS]
    assert [table.units[n].projects[0].goal for n in (0, 1)] == ["科室改的目标。", "预算员改的目标。"]
    assert table.units[3].projects[3].indicators[0].annual_value == "≥88场"
    assert str(table.units[4].projects[4].amounts.total) == "77.00"
    desk.checking.look_over()
    assert desk.checking.all_findings()
    export_tables(desk.book.tables, tmp_path / "全局.xlsx")
    assert len(read_any(tmp_path / "全局.xlsx").target_tables[0].projects) == 46

    desk.undo()
    assert len(desk.book.target_tables[0].projects) == 41


def take_each_conflict(dialog: MergeDialog, qtbot: QtBot, versions: tuple[int, ...]) -> None:
    """The version with that number of each, from the top down."""
    for row, version in enumerate(versions):
        dialog.conflicts.list.setCurrentRow(row)
        dialog.conflicts.panel.takers[version].click()
        qtbot.waitUntil(lambda: row_is_decided(dialog, row), timeout=10_000)  # noqa: B023 - asked at once


def row_is_decided(dialog: MergeDialog, row: int) -> bool:
    """The plan was made again; the last conflict sets the button free."""
    return row < dialog.conflicts.list.count() and dialog.conflicts.list.item(row).text().startswith("✓")
