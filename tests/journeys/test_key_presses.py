"""How many keys a table costs: contents aside, each press counts one, a chord too, and so does each digit of a code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from perfdesk.domain.amounts import parse_amount
from perfdesk.ui.cells.clipboard import to_tsv
from perfdesk.ui.main_window import MainWindow
from tests.journeys.conftest import Keys, focused
from tests.ui.conftest import wait_for_writing

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
INDICATORS = [
    ("11", "举办培训场次", "≥3场"),
    ("12", "考核合格率", "≥95%"),
    ("13", "按期完成率", "100%"),
    ("14", "培训总成本", "≤35.5万元"),
    ("22", "持证上岗率", "≥80%"),
    ("31", "学员满意度", "≥90%"),
]


class Hands:
    """`type` writes contents, `press` counts."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self.presses = 0

    def type(self, contents: str) -> None:
        self._keys(contents)

    def press(self, *strokes: "Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]") -> None:
        self.presses += len(strokes)
        self._keys(*strokes)

    def press_digits(self, code: str) -> None:
        self.presses += len(code)
        for digit in code:
            self._keys(digit)


@pytest.fixture
def hands(keys: Keys) -> Hands:
    return Hands(keys)


@pytest.fixture
def new_table(empty_window: MainWindow, hands: Hands, tmp_path: Path) -> Callable[[], None]:
    def begin() -> None:
        hands.press((KEY.Key_N, CTRL))
        empty_window.start_page.new._chosen = tmp_path / "培训.perfdesk"
        hands.type("青屏区人社局")
        hands.press(KEY.Key_Return)

    return begin


def test_a_project_with_six_indicators_costs_40_key_presses(
    empty_window: MainWindow, new_table: Callable[[], None], hands: Hands
) -> None:
    new_table()
    hands.press((KEY.Key_N, CTRL | SHIFT))
    for contents in ("职业技能培训", "", "35.5", "", "", "全年举办培训不少于3场。"):
        hands.type(contents)
        hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Return)
    assert focused().accessibleName() == "绩效指标"
    for code, name, value in INDICATORS:
        hands.press_digits(code)
        hands.press(KEY.Key_Tab)
        hands.type(name)
        hands.press(KEY.Key_Tab)
        hands.type(value)
        hands.press(KEY.Key_Return)

    desk = empty_window.desk
    assert desk is not None
    project = desk.book.target_tables[0].projects[0]
    assert (project.name, project.goal) == ("职业技能培训", "全年举办培训不少于3场。")
    assert project.amounts.total == project.amounts.fiscal == parse_amount("35.5")
    assert [(i.level2_code, i.name, i.cycle_value) for i in project.indicators] == INDICATORS
    assert all(i.annual_value == i.cycle_value for i in project.indicators)
    assert hands.presses == 40


def test_thirty_projects_of_a_sheet_without_heads_cost_6_key_presses(
    empty_window: MainWindow, new_table: Callable[[], None], hands: Hands, qtbot: QtBot
) -> None:
    joined = "1、1-产出指标；11-数量指标；场次；实施周期指标值:{n}场；年度指标值:{n}场。"
    sheet = [
        [str(n), f"第{n}个项目", f"{n}.00", f"{n}.00", "", "", f"办好第{n}件事。", joined.format(n=n)]
        for n in range(1, 31)
    ]
    QGuiApplication.clipboard().setText(to_tsv(sheet))
    new_table()
    hands.press((KEY.Key_End, CTRL), KEY.Key_Down, KEY.Key_Home, (KEY.Key_V, CTRL))

    wait_for_writing(empty_window, qtbot)
    desk = empty_window.desk
    assert desk is not None
    projects = desk.book.target_tables[0].projects
    assert [project.name for project in projects] == [row[1] for row in sheet]
    assert [project.amounts.total for project in projects] == [parse_amount(row[2]) for row in sheet]
    assert [project.goal for project in projects] == [row[6] for row in sheet]
    assert [project.indicators[0].annual_value for project in projects] == [f"{n}场" for n in range(1, 31)]
    assert hands.presses == 6
