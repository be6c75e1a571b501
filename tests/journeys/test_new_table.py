"""A clerk starts an empty table and hands it in, touching nothing but the keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from perfdesk.domain.amounts import parse_amount
from perfdesk.formats.reading import read_file
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.main_window import MainWindow
from tests.journeys.conftest import Keys, focused

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
INDICATORS = [
    ("11", "举办培训场次", "不少于3场", "不少于3场"),
    ("21", "带动消费金额", "≥５０万元", "≥20万元"),
    ("31", "参训人员满意度", "90%以上", "90%以上"),
]
JOINED = (
    "1、1-产出指标；11-数量指标；举办培训场次；实施周期指标值:不少于3场；年度指标值:不少于3场。"
    "2、2-效益指标；21-经济效益；带动消费金额；实施周期指标值:≥５０万元；年度指标值:≥20万元。"
    "3、3-满意度指标；31-服务对象满意度；参训人员满意度；实施周期指标值:90%以上；年度指标值:90%以上。"
)


def test_from_an_empty_table_to_the_workbook(
    empty_window: MainWindow, tmp_path: Path, keys: Keys, qtbot: QtBot
) -> None:
    empty_window.start_page.new._chosen = tmp_path / "培训.perfdesk"
    keys("青屏区人社局", KEY.Key_Return)
    desk = empty_window.desk
    assert desk is not None

    keys((KEY.Key_N, CTRL | SHIFT), "职业技能培训项目", KEY.Key_Return)
    project = desk.book.target_tables[0].projects[0]
    assert project.name == "职业技能培训项目"
    write_form(keys)

    project = desk.book.target_tables[0].projects[0]
    assert project.amounts.total == project.amounts.fiscal == parse_amount("35.50")
    assert desk.joined(project.id).text == JOINED
    assert not [finding for finding in desk.checking.all_findings() if finding.severity.name == "ERROR"]

    export(empty_window, tmp_path / "上报.xlsx", keys, qtbot)
    handed_in = read_file(tmp_path / "上报.xlsx").target_tables[0]
    assert handed_in.department == "青屏区人社局"
    assert handed_in.amounts.total == parse_amount("35.50")
    assert [i.name for i in handed_in.projects[0].indicators] == [name for _, name, _, _ in INDICATORS]


def write_form(keys: Keys) -> None:
    """From the row in the grid into the form; then field after field with Tab, a row of the table after another."""
    keys((KEY.Key_2, CTRL), KEY.Key_Tab, KEY.Key_Tab)
    assert focused().accessibleName() == "财政拨款"
    keys("３５.５", KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Tab)
    assert focused().accessibleName() == "绩效目标"
    keys("全年举办培训不少于3场，带动消费，提高满意度。", KEY.Key_Tab)
    assert focused().accessibleName() == "绩效指标"
    keys((KEY.Key_Return, CTRL))
    for level2, name, cycle, annual in INDICATORS:
        keys(level2, KEY.Key_Tab, name, KEY.Key_Tab, cycle, KEY.Key_Tab, annual, KEY.Key_Return)
    keys((KEY.Key_Delete, CTRL))  # the blank row that Enter has opened behind the last one


def export(window: MainWindow, path: Path, keys: Keys, qtbot: QtBot) -> None:
    keys((KEY.Key_E, CTRL))
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.path.setFocus()
    dialog.path.selectAll()
    keys(str(path), KEY.Key_Return)
    qtbot.waitUntil(lambda: "已导出并逐格核对一致" in window.bar.text, timeout=20_000)
