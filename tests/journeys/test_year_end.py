"""The year's end: targets → actual values → scores → the department's table, touching nothing but the keyboard."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.evaluation_sums import printed_project_totals, printed_totals, rows_totals
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.formats.reading import read_file
from perfdesk.ui.evaluation.new_dialog import NewEvaluationDialog
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.main_window import MainWindow
from tests.journeys.conftest import Keys, focused

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_from_targets_to_the_departments_table(
    empty_window: MainWindow, example: Desk, keys: Keys, tmp_path: Path, qtbot: QtBot
) -> None:
    empty_window.files.show_desk(example)
    QCoreApplication.processEvents()
    keys((KEY.Key_E, CTRL | SHIFT))
    evaluations = evaluating.project_evaluations(example.tree)
    assert len(evaluations) == 20
    assert focused().accessibleName() == "绩效指标", "the first evaluation waits for its first actual value"

    first = fill_in(keys, example)
    assert printed_project_totals(first).score == Decimal("85.00")

    paste_spending(keys, example)
    first = evaluating.project_evaluations(example.tree)[0]
    assert first.execution_score is None
    assert printed_project_totals(first).score == Decimal("95.00"), "预算执行率 is proposed, too"

    table = department(empty_window, keys, example, qtbot)
    totals = rows_totals(table)
    assert totals.weight == 100
    assert table.rows[0].working.startswith("5项产出指标得分合计45.00÷分值合计50")
    assert totals.score == sum((row.score for row in table.rows if row.score is not None), Decimal(0))

    hand_in(empty_window, keys, tmp_path / "自评.xlsx", qtbot)
    handed_in = read_file(tmp_path / "自评.xlsx").tables
    kinds = [type(each).__name__ for each in handed_in]
    assert (kinds.count("TargetTable"), kinds.count("ProjectEvaluation")) == (1, 20)
    read = next(each for each in handed_in if isinstance(each, DepartmentEvaluation))
    assert printed_totals(read) == printed_totals(table)
    assert [row.score for row in read.rows] == [row.score for row in table.rows]


def fill_in(keys: Keys, desk: Desk) -> ProjectEvaluation:
    """As many actual values as targets: the second target is missed by half, the last is typed as it is."""
    evaluation = evaluating.project_evaluations(desk.tree)[0]
    for indicator in evaluation.indicators:
        value = indicator.target_value.lstrip("≥≤=").removeprefix("不少于").removesuffix("前")
        keys("4个" if value == "8个" else value, KEY.Key_Return)
    return evaluating.project_evaluations(desk.tree)[0]


def paste_spending(keys: Keys, desk: Desk) -> None:
    """A column out of the books, as a spreadsheet copies it: every project spent what it had."""
    evaluations = evaluating.project_evaluations(desk.tree)
    QGuiApplication.clipboard().setText("\n".join(f"{each.annual_total}" for each in evaluations))
    keys((KEY.Key_3, CTRL), KEY.Key_Tab, (KEY.Key_V, CTRL))
    assert all(each.spent_total == each.annual_total for each in evaluating.project_evaluations(desk.tree))


def department(window: MainWindow, keys: Keys, desk: Desk, qtbot: QtBot) -> DepartmentEvaluation:
    """The dialog is confirmed as it comes; a score and its reason are typed; the projects' rows are worked out."""
    keys((KEY.Key_B, CTRL | SHIFT))
    dialog = window.findChild(NewEvaluationDialog)
    assert dialog is not None
    dialog.activateWindow()
    dialog.department.setFocus()
    keys(KEY.Key_Return)
    window.activateWindow()  # a screen does so itself when a dialog closes
    QCoreApplication.processEvents()
    assert focused().accessibleName() == "绩效指标"
    keys((KEY.Key_J, ALT))  # a button pressed by its letter goes down for a moment before it acts
    qtbot.waitUntil(lambda: _is_worked_out(desk))
    keys(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    keys("2", KEY.Key_Tab, "一个新增项目没有评估", KEY.Key_Tab, "明年逐项评估", KEY.Key_Return)
    table = desk.book.tables[-1]
    assert isinstance(table, DepartmentEvaluation)
    fourth = table.rows[3]
    assert (fourth.score, fourth.shortfall_reason) == (Decimal(2), "一个新增项目没有评估")
    assert fourth.improvement == "明年逐项评估"
    return table


def _is_worked_out(desk: Desk) -> bool:
    table = desk.book.tables[-1]
    return isinstance(table, DepartmentEvaluation) and bool(table.rows[0].working)


def hand_in(window: MainWindow, keys: Keys, path: Path, qtbot: QtBot) -> None:
    """Everything in the file, in one workbook."""
    keys((KEY.Key_E, CTRL))
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.activateWindow()
    dialog.path.setFocus()
    dialog.path.selectAll()
    keys(str(path), KEY.Key_Return)
    qtbot.waitUntil(lambda: "已导出并逐格核对一致" in window.bar.text, timeout=30_000)
