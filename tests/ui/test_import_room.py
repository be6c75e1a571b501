"""The import view keeps to the smallest screen that clerks have, however much a file holds."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.formats.writers.workbook import write_book
from perfdesk.ui.import_view.import_page import ImportPage
from perfdesk.ui.main_window import MainWindow
from tests.formats.evaluations import project
from tests.ui.conftest import Press, import_page

MOST = 700
"""Of 768 points' height less the task bar and the frame."""


def evaluations(count: int, *, wrong: bool = False) -> tuple[ProjectEvaluation, ...]:
    """Of as many projects; `wrong`: the printed total score of each is not that of its rows."""
    whole = project()
    assert whole.total_score is not None
    printed = whole.total_score - 1 if wrong else whole.total_score
    return tuple(
        replace(whole, id=Id(f"e{number}"), project=f"第{number}项惠民演出", total_score=printed)
        for number in range(1, count + 1)
    )


@pytest.fixture
def imported(window: MainWindow, tmp_path: Path, qtbot):
    def import_evaluations(*tables: Table) -> ImportPage:
        path = tmp_path / "自评.xlsx"
        write_book(tables, path)
        window.files.import_file(path)
        page = import_page(window, qtbot)
        QCoreApplication.processEvents()
        return page

    return import_evaluations


@pytest.mark.parametrize("count", [20, 200])
@pytest.mark.parametrize("wrong", [False, True])
def test_however_many_self_evaluations_come_the_buttons_stay_in_reach(
    imported, window: MainWindow, count: int, wrong: bool
) -> None:
    page = imported(*evaluations(count, wrong=wrong))
    assert window.minimumSizeHint().height() <= MOST
    assert window.height() == 728, "as high as it was before"
    button = page.buttons["accept"]
    assert window.rect().contains(QRect(button.mapTo(window, button.rect().topLeft()), button.size()))
    assert page.tree.viewport().height() >= 4 * page.tree.rowHeight(page.tree.currentIndex())


def test_questions_and_sentences_together_leave_the_buttons_in_reach(
    imported, window: MainWindow, filled: Desk
) -> None:
    for year in ("2027", "2028"):
        filled.duplicate(Id("t"))
        filled.enter(Place(filled.book.target_tables[-1].id, "year"), year)
    undated = [replace(t, year=None, title="项目支出绩效目标表") for t in filled.book.target_tables]
    page = imported(*undated, *evaluations(20, wrong=True))
    assert len(page.homes.questions) == 3
    page.proof.residue.setVisible(True)
    QCoreApplication.processEvents()
    assert window.minimumSizeHint().height() <= MOST
    assert window.height() == 728
    assert page.height() >= page.minimumSizeHint().height()
    button = page.buttons["accept"]
    assert window.rect().contains(QRect(button.mapTo(window, button.rect().topLeft()), button.size()))


def test_self_evaluations_that_agree_are_summed_in_one_line(imported) -> None:
    page = imported(*evaluations(20))
    rows = len(project().indicators)
    assert page.proof.sentences == [
        f"20 张自评表，指标共 {20 * rows} 项，每张分值合计 100，20 张的得分与总分一致",
        "没有未归位的文字",
    ]


def test_one_self_evaluation_that_does_not_agree_has_a_line_of_its_own(imported) -> None:
    first, *others = evaluations(20)
    assert first.total_score is not None
    page = imported(replace(first, total_score=first.total_score - Decimal(1)), *others)
    assert sum(said.startswith("19 张自评表，") for said in page.proof.sentences) == 1
    (wrong,) = [said for said in page.proof.sentences if "请核对" in said]
    assert wrong.startswith("“第1项惠民演出”：自评指标 4 项，"), "which of them it is"


def test_each_self_evaluation_is_listed_by_its_project(imported) -> None:
    page = imported(*evaluations(3))
    rows = page.tree.rows
    assert [rows.index(row, 0).data() for row in range(3)] == [
        f"第{number}项惠民演出 · 项目支出绩效自评表" for number in (1, 2, 3)
    ]


def test_sentences_beyond_the_room_are_reached_by_keyboard(imported, press: Press) -> None:
    page = imported(*evaluations(20, wrong=True))
    bar = page.proof.sentence_area.verticalScrollBar()
    assert bar.maximum() > 0
    page.proof.sentence_area.setFocus(Qt.FocusReason.TabFocusReason)
    press(page.proof.sentence_area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
