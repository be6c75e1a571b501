"""资金 of a self-evaluation: the totals follow what is typed into their parts, in every column."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.desk import Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.ui.evaluation.project_facts import ProjectFacts
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import OVERVIEW_TAB
from tests.ui.conftest import Press, TypeText

STAGES = ("initial", "annual", "spent")


@pytest.fixture
def facts(window: MainWindow, filled: Desk, qtbot: QtBot) -> ProjectFacts:
    """基本情况 of an evaluation without any money in it."""
    made = ProjectEvaluation(Id("e"), year=2026, project="文化惠民演出")
    filled.do(Edit("import", (ItemInserted(BOOK_ID, 1, made),)))
    assert window.view is not None
    window.view.workspace.open_form(Id("e"))
    QCoreApplication.processEvents()
    form = window.view.workspace.forms.bound[ProjectFacts]
    assert isinstance(form, ProjectFacts)
    return form


def table(desk: Desk) -> ProjectEvaluation:
    return desk.tree.owner(Id("e"), ProjectEvaluation)


def put(facts: ProjectFacts, name: str, text: str, type_text: TypeText, press: Press) -> None:
    field = facts.widget_for(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_blank_totals_of_funds_follow_their_parts_and_the_rate_follows_them(
    facts: ProjectFacts, filled: Desk, window: MainWindow, type_text: TypeText, press: Press
) -> None:
    for stage, fiscal in zip(STAGES, ("100", "120", "90"), strict=True):
        put(facts, f"{stage}_fiscal", fiscal, type_text, press)
        put(facts, f"{stage}_other", "6", type_text, press)
    totals = [getattr(table(filled), f"{stage}_total") for stage in STAGES]
    assert totals == [Decimal(106), Decimal(126), Decimal(96)]
    assert facts.rate.placeholderText() == "76.19%"
    assert window.view is not None
    window.view.workspace.show_tab(OVERVIEW_TAB)
    assert "预算 126.00 万元，执行 96.00 万元" in window.view.workspace.overview._said.text()
    filled.undo()
    assert table(filled).spent_total == Decimal(90), "one step with the part"


def test_a_total_of_funds_that_was_typed_otherwise_stays(
    facts: ProjectFacts, filled: Desk, type_text: TypeText, press: Press
) -> None:
    filled.checking.use_rules(RuleSettings())
    put(facts, "spent_fiscal", "90", type_text, press)
    put(facts, "spent_total", "95", type_text, press)
    put(facts, "spent_other", "2", type_text, press)
    assert table(filled).spent_total == Decimal(95)
    assert "score.funds_sum" in [finding.rule for finding in filled.checking.findings(Id("e"))]


def test_a_total_that_was_typed_before_any_part_stays(
    facts: ProjectFacts, filled: Desk, type_text: TypeText, press: Press
) -> None:
    put(facts, "spent_total", "95", type_text, press)
    put(facts, "spent_fiscal", "90", type_text, press)
    assert table(filled).spent_total == Decimal(95)
