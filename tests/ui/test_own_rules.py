"""A bureau writes a rule of its own in 检查规则…, by keyboard, passes it on, and deletes it again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from perfdesk import wording
from perfdesk.checks.own_rules import MOST_RULES, MOST_WORDS, Condition, OwnRule
from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.desk import Desk
from perfdesk.desk.reviewing import entries_of
from perfdesk.desk.rule_book import read_settings, settings_text
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.review.own_rule_dialog import OwnRuleDialog
from perfdesk.ui.review.rule_table import EXAMPLE, RULE
from perfdesk.ui.review.rules_dialog import RulesDialog
from perfdesk.ui.review.waive_dialog import WaiveDialog
from perfdesk.ui.workspace import Workspace
from perfdesk.wording import review_rows
from tests.ui.conftest import Press, TypeText

P1, P3 = Id("p1"), Id("p3")
PressAlt = Callable[[QWidget, Qt.Key], None]
MADE = OwnRule(
    "own.1", "Project.goal", Condition.NONE_OF, Severity.WARNING,
    "绩效目标不宜使用“力争、尽可能”等词，请改写。", ("力争", "尽可能"),
)  # fmt: skip


def own(desk: Desk) -> list[Place]:
    return [each.place for each in desk.checking.all_findings() if each.rule.startswith("own.")]


def rules_dialog(window: MainWindow) -> RulesDialog:
    window.actions_["rules"].trigger()
    return active(next(each for each in window.findChildren(RulesDialog) if each.isVisible()))


def editor_of(dialog: RulesDialog) -> OwnRuleDialog:
    return active(next(each for each in dialog.findChildren(OwnRuleDialog) if each.isVisible()))


@pytest.fixture
def press_alt(press: Press, qtbot: QtBot) -> Callable[[QWidget, Qt.Key], None]:
    """The letter of a button; Qt shows it pressed for a moment before it acts."""

    def press_alt(dialog: QWidget, letter: Qt.Key) -> None:
        press(dialog, letter, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not any(each.isDown() for each in dialog.findChildren(QAbstractButton)))

    return press_alt


_Dialog = TypeVar("_Dialog", bound=QWidget)


def active(dialog: _Dialog) -> _Dialog:
    """With the keyboard, as a window system gives it to what is opened."""
    dialog.activateWindow()
    QCoreApplication.processEvents()
    assert QApplication.activeWindow() is dialog
    return dialog


def click(dialog: QWidget, text: str) -> None:
    next(each for each in dialog.findChildren(QAbstractButton) if each.text() == text).click()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def workspace(window: MainWindow, filled: Desk) -> Workspace:
    """Two goals of which one says 力争."""
    filled.enter(Place(P1, "goal"), "力争全年举办惠民演出64场。")
    filled.enter(Place(P3, "goal"), "采购图书不少于2000册。")
    assert window.view is not None
    return window.view.workspace


@pytest.fixture
def write_rule(
    window: MainWindow, press: Press, press_alt: PressAlt, type_text: TypeText
) -> Callable[[], None]:
    """As MADE, with the keyboard only."""

    def write_rule() -> None:
        dialog = rules_dialog(window)
        press_alt(dialog, Qt.Key.Key_N)
        editor = editor_of(dialog)
        press(editor, Qt.Key.Key_Tab)
        press(focused(), Qt.Key.Key_Tab)
        assert focused() is editor.words
        type_text(editor.words, "力争、尽可能、力争、")
        press(editor.words, Qt.Key.Key_Return)
        press(dialog.table, Qt.Key.Key_Return)

    return write_rule


def test_a_rule_that_a_clerk_writes_by_keyboard_finds_what_it_asks_for_and_nothing_else(
    window: MainWindow, workspace: Workspace, filled: Desk, write_rule: Callable[[], None]
) -> None:
    write_rule()
    assert filled.checking.rules.own == (MADE,)
    assert own(filled) == [Place(P1, "goal")]
    assert read_settings(window.settings.rules).own == (MADE,), "the next file that is opened goes by it"
    workspace.list.settle()
    finding = next(each for each in workspace.list.model.flat() if each.rule == "own.1")
    index = workspace.list.model.index_of(finding)
    assert index.data() == MADE.sentence
    assert index.parent().data() == f"{MADE.sentence}（1）"
    filled.enter(Place(P3, "goal"), "尽可能多采购图书。")
    filled.enter(Place(P1, "goal"), "全年举办惠民演出64场。")
    assert own(filled) == [Place(P3, "goal")], "looked at with every edit"


def test_a_finding_of_ones_own_rule_can_be_given_a_reason_until_the_rule_says_another_thing(
    window: MainWindow, workspace: Workspace, filled: Desk, write_rule: Callable[[], None]
) -> None:
    write_rule()
    workspace.list.settle()
    finding = next(each for each in workspace.list.model.flat() if each.rule == "own.1")
    workspace.list.tree.setCurrentIndex(workspace.list.model.index_of(finding))
    assert workspace.list.detail._title.text() == MADE.sentence
    shift_ctrl = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    active(window)
    QTest.keyClick(workspace.list.tree, Qt.Key.Key_M, shift_ctrl)
    dialog = next(each for each in workspace.findChildren(WaiveDialog))
    dialog.reason.setCurrentText("上级文件原文如此")
    dialog._ok.click()
    assert own(filled) == []
    filled.checking.use_rules(replace(filled.checking.rules, own=(replace(MADE, words=("力争",)),)))
    assert own(filled) == [Place(P1, "goal")]


def test_rules_of_ones_own_go_to_a_colleague_in_a_file_and_away_by_deleting(
    window: MainWindow,
    workspace: Workspace,
    filled: Desk,
    write_rule: Callable[[], None],
    press: Press,
    press_alt: PressAlt,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    file = str(tmp_path / "rules.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    write_rule()
    dialog = rules_dialog(window)
    click(dialog, "另存为…")
    row = dialog.table.rowCount() - 1
    dialog.table.setCurrentCell(row, RULE)
    press_alt(dialog, Qt.Key.Key_D)
    assert dialog.table.rowCount() == row
    press(dialog.table, Qt.Key.Key_Return)
    assert own(filled) == []
    there = RulesDialog(RuleSettings(), window)
    click(there, "载入…")
    assert there.settings().own == (MADE,)
    click(there, "恢复默认")
    assert there.settings().own == (MADE,), "what the bureau wrote is no default"
    there.reject()


def test_a_rule_of_ones_own_is_changed_where_it_stands_and_keeps_its_code(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press, press_alt: PressAlt
) -> None:
    second = replace(MADE, code="own.2", basis="本局〔2026〕3号")
    filled.checking.use_rules(RuleSettings(frozenset({"own.2"}), own=(MADE, second)))
    dialog = rules_dialog(window)
    dialog.table.setCurrentCell(dialog.table.rowCount() - 1, RULE)
    press_alt(dialog, Qt.Key.Key_E)
    editor = editor_of(dialog)
    editor.condition.setFocus()
    press(editor.condition, Qt.Key.Key_Down)
    assert editor.number.isVisible()
    assert not editor.words.isVisible()
    proposed = editor.sentence.text()
    assert proposed == "绩效目标不足 20 字，请写得具体一些。", "as none was typed"
    press(editor.sentence, Qt.Key.Key_Return)
    changed = replace(second, condition=Condition.AT_LEAST, words=(), number=20, sentence=proposed)
    assert dialog.settings().own == (MADE, changed)
    assert "own.2" in dialog.settings().off, "what else was chosen of it stays"
    cell = dialog.table.item(dialog.table.currentRow(), EXAMPLE)
    assert cell is not None
    assert cell.text() == "绩效目标不少于 20 字"
    dialog.reject()


def test_a_sentence_that_was_typed_is_not_proposed_away(
    window: MainWindow, workspace: Workspace, type_text: TypeText
) -> None:
    editor = OwnRuleDialog("own.1", None, window)
    editor.show()
    active(editor).sentence.setFocus()
    type_text(editor.sentence, "请写实。")
    editor.words.setText("力争")
    editor.subject.setCurrentIndex(0)
    assert editor.rule().sentence == "请写实。"
    editor.close()


def test_what_is_missing_or_too_much_is_said_before_a_rule_can_be_taken(
    window: MainWindow, workspace: Workspace
) -> None:
    editor = OwnRuleDialog("own.1", None, window)
    for words, said in (
        ("", "请写出词语"),
        (" 、 ", "请写出词语"),
        ("、".join(map(str, range(MOST_WORDS + 1))), "最多写 50 个词"),
        ("一" * 31, "每个词最多 30 字"),
    ):
        editor.words.setText(words)
        assert said in editor._note.text()
        assert not editor._ok.isEnabled()
    editor.words.setText("力争")
    assert editor._ok.isEnabled()
    editor.sentence.clear()
    assert "请写一句提示的话" in editor._note.text()
    assert not editor._ok.isEnabled()
    editor.close()


def test_there_is_a_limit_to_how_many_rules_a_bureau_has(
    window: MainWindow, workspace: Workspace, filled: Desk, press_alt: PressAlt
) -> None:
    many = tuple(replace(MADE, code=f"own.{at}") for at in range(1, MOST_RULES + 1))
    filled.checking.use_rules(RuleSettings(own=many))
    dialog = rules_dialog(window)
    press_alt(dialog, Qt.Key.Key_N)
    assert "最多 100 条" in dialog._said.text()
    assert not dialog.findChildren(OwnRuleDialog)
    dialog.reject()


def test_a_damaged_rule_in_a_file_is_refused_in_one_line_and_nothing_changes(
    window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "rules.json"
    text = settings_text(RuleSettings(own=(MADE,)))
    file.write_text(text.replace("none_of", "matches"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog = rules_dialog(window)
    before = dialog.settings()
    click(dialog, "载入…")
    assert "自定规则" in dialog._said.text()
    assert dialog.settings() == before
    dialog.reject()


def test_rules_of_ones_own_are_found_by_their_words_and_their_kind(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    filled.checking.use_rules(RuleSettings(own=(MADE,)))
    dialog = rules_dialog(window)
    for look in (
        lambda: dialog.search.words.setText("尽可能"),
        lambda: dialog.search.family.setCurrentIndex(dialog.search.family.findText("自定")),
    ):
        dialog.search.clear()
        look()
        rows = [row for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)]
        assert rows == [dialog.table.rowCount() - 1]
    dialog.reject()


def test_the_review_sheet_has_the_sentence_and_the_basis_as_typed_in_either_language(
    workspace: Workspace, filled: Desk
) -> None:
    made = replace(MADE, basis="本局〔2026〕3号")
    filled.checking.use_rules(RuleSettings(filled.checking.rules.off, own=(made,)))
    for language in wording.LANGUAGES:
        wording.use_language(language)
        _, *rows = review_rows(filled.tree, entries_of(filled.tree, filled.checking.all_told()))
        (said,) = [row for row in rows if made.sentence in row]
        assert made.basis in said
    wording.use_language("zh_CN")
