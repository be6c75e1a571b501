"""Forty projects take the same contact, the same deadline and five per cent more, each at one stroke."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.extra import Extra, extra_text
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui.filling.dialog import FillDialog
from perfdesk.ui.main_window import MainWindow
from tests.builders import indicator, project, small_table
from tests.journeys.conftest import Keys
from tests.ui.conftest import wait_for_writing

KEY = Qt.Key
FILL_MANY = (KEY.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def forty() -> TargetTable:
    """Two units of twenty; only the first project says who is to be asked."""
    units = [
        Unit(Id(f"u{n}"), f"第{n + 1}单位", projects=tuple(map(_project, range(20 * n, 20 * n + 20))))
        for n in range(2)
    ]
    return replace(small_table(), units=tuple(units))


def _project(number: int) -> Project:
    made = project(
        f"p{number}",
        f"{number + 1}.00",
        indicator(f"i{number}a", 1, "11", "活动场次", f"≥{number + 1}场"),
        indicator(f"i{number}b", 2, "12", "完成时限", "11月30日前"),
        name=f"第{number + 1}项工作",
    )
    return replace(made, extra=(Extra("联系人", "王芳"),)) if number == 0 else made


def test_forty_projects_are_put_right_at_one_stroke_each(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path, keys: Keys
) -> None:
    desk = Desk.create(tmp_path / "全局.perfdesk", "预算员")
    desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, forty()),)))
    before = desk.book
    empty_window.files.show_desk(desk)
    QCoreApplication.processEvents()
    assert empty_window.view is not None
    workspace, cursor = empty_window.view.workspace, empty_window.view.cursor

    def fill(place: Place, *strokes: object) -> None:
        """From the field at hand: what is to stand there, a look at what would change, and done."""
        empty_window.activateWindow()
        workspace.go_to(place)
        qtbot.waitUntil(lambda: cursor.place == place)
        keys(FILL_MANY)
        dialog = next(each for each in empty_window.findChildren(FillDialog) if each.isVisible())
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.text)
        keys(*strokes, KEY.Key_Return)
        qtbot.waitUntil(lambda: not dialog.is_looking)
        keys(KEY.Key_Return)
        wait_for_writing(empty_window, qtbot)
        qtbot.waitUntil(lambda: empty_window.bar.text.startswith("已填写"))

    fill(Place(Id("p0"), "extra:联系人"), "李明 2345678")
    assert _each(desk, lambda each: extra_text(each.extra, "联系人")) == {"李明 2345678"}
    fill(Place(Id("i7b"), "annual_value"), "12月15日前")
    assert _each(desk, lambda each: each.indicators[1].annual_value) == {"12月15日前"}
    assert len(_each(desk, lambda each: each.indicators[0].annual_value)) == 40
    assert desk.last_backup is not None, "forty changes at a stroke are preceded by a backup"

    fill(Place(Id("p3"), "fiscal"), KEY.Key_Backtab, KEY.Key_Down, KEY.Key_Down, KEY.Key_Tab, "+5%")
    amounts = [each.amounts for each in desk.book.target_tables[0].projects]
    assert [each.fiscal for each in amounts[:3]] == [Decimal("1.05"), Decimal("2.10"), Decimal("3.15")]
    assert all(each.total == each.fiscal for each in amounts)
    for _ in range(3):
        empty_window.actions_["undo"].trigger()
        wait_for_writing(empty_window, qtbot)
    assert desk.book == before


def _each(desk: Desk, said: Callable[[Project], str | None]) -> set[str | None]:
    return {said(each) for each in desk.book.target_tables[0].projects}
