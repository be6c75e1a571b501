"""Which rules a bureau uses and how grave they are; kept with the program's settings, passed on as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.own_rules import MOST_RULES, OwnRule, as_listed, next_code
from perfdesk.desk.plain_forms import save_text
from perfdesk.desk.rule_book import (
    AS_DELIVERED,
    NotRules,
    Rule,
    RuleSettings,
    read_settings,
    rules,
    settings_text,
)
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.listed_rows import brief
from perfdesk.ui.review.own_rule_buttons import OwnRuleButtons
from perfdesk.ui.review.own_rule_dialog import OwnRuleDialog
from perfdesk.ui.review.rule_parameters import RuleParameters
from perfdesk.ui.review.rule_search import RuleSearch
from perfdesk.ui.review.rule_table import RULE, RuleTable
from perfdesk.wording import own_rule_words, refusal_sentence

_Value = TypeVar("_Value")


class RulesDialog(Dialog):
    """`chosen` carries the RuleSettings."""

    chosen = Signal(object)

    def __init__(self, settings: RuleSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("检查规则"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._delivered, self._own = rules(), list[OwnRule]()
        self._rules: list[Rule] = self._delivered
        self.table, self.search, self.parameters = RuleTable(self), RuleSearch(self), RuleParameters(self)
        self.own_buttons = OwnRuleButtons(self)
        self._numbers: dict[str, Mapping[str, int]] = {}
        self._words: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._shown = self._rules[0]
        self._said = plain_label(
            self.tr("不勾选的规则不再检查。设置用于本机打开的所有文件，也可以存为文件交给同事。")
        )
        self._said.setWordWrap(True)  # a refusal is longer than what stands there at first
        self.show_settings(settings)
        self._lay_out()
        self.search.changed.connect(self._show_wanted)
        self.parameters.changed.connect(self._keep_parameters)
        self.table.currentCellChanged.connect(self._show_parameters)
        self.table.cellDoubleClicked.connect(self._change)
        self.own_buttons.add.clicked.connect(self._add)
        self.own_buttons.change.clicked.connect(self._change)
        self.own_buttons.delete.clicked.connect(self._delete)

    def settings(self) -> RuleSettings:
        """As they are ticked now; a rule of one's own is itself as grave as it is set."""
        listed = list(enumerate(self._rules))
        off = frozenset(rule.code for row, rule in listed if not self.table.is_ticked(row))
        grave = {rule.code: self.table.severity(row) for row, rule in listed}
        own = tuple(replace(rule, severity=grave[rule.code]) for rule in self._own)
        severities = {
            rule.code: grave[rule.code] for rule in self._delivered if grave[rule.code] is not rule.severity
        }
        return RuleSettings(off, severities, dict(self._numbers), dict(self._words), own)

    def show_settings(self, settings: RuleSettings) -> None:
        self._own = list(settings.own)
        listed = (replace(as_listed(rule), example=own_rule_words(rule)) for rule in self._own)
        self._rules = [*self._delivered, *listed]
        self._numbers, self._words = dict(settings.numbers), dict(settings.words)
        self.table.show_rules(self._rules, settings)
        self._show_wanted()
        self._show_parameters(max(self.table.currentRow(), 0))

    def _show_wanted(self) -> None:
        """Rules that are not shown keep what was said of them."""
        wanted = [row for row, rule in enumerate(self._rules) if self.search.wants(rule)]
        for row in range(len(self._rules)):
            self.table.setRowHidden(row, row not in wanted)
        self.search.show_count(len(wanted), len(self._rules))
        if wanted and self.table.currentRow() not in wanted:
            self.table.setCurrentCell(wanted[0], RULE)

    def _show_parameters(self, row: int, *_: int) -> None:
        """While rows come and go, the current one may be none."""
        rule = self._shown = self._rules[row if 0 <= row < len(self._rules) else 0]
        self.parameters.show_rule(rule, self._numbers.get(rule.code, {}), self._words.get(rule.code, {}))
        self.own_buttons.show_choice(is_own=self._current_own() is not None)

    def _current_own(self) -> OwnRule | None:
        return next((rule for rule in self._own if rule.code == self._shown.code), None)

    def _add(self) -> None:
        if len(self._own) >= MOST_RULES:
            self._said.setText(self.tr("自定规则最多 {most} 条，请先删除不用的。").format(most=MOST_RULES))
            return
        self._ask(next_code(self._own), None)

    def _change(self) -> None:
        rule = self._current_own()
        if rule is not None:
            graver = next(own for own in self.settings().own if own.code == rule.code)
            self._ask(rule.code, graver)

    def _ask(self, code: str, rule: OwnRule | None) -> None:
        dialog = OwnRuleDialog(code, rule, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, rule: OwnRule) -> None:
        """In the place of the one with its code, or as the last."""
        own = self.settings().own
        is_new = all(each.code != rule.code for each in own)
        self._show_own([rule if each.code == rule.code else each for each in own] + [rule] * is_new)
        if not self.search.wants(self._rules[self._row_of(rule.code)]):
            self.search.clear()
        self.table.setCurrentCell(self._row_of(rule.code), RULE)
        self.table.setFocus()

    def _delete(self) -> None:
        rule = self._current_own()
        if rule is not None:
            self._show_own([each for each in self.settings().own if each.code != rule.code])
            said = self.tr("已删除“{rule}”。点“确定”后生效，点“取消”则保留。")
            self._said.setText(said.format(rule=brief(rule.sentence)))

    def _show_own(self, own: Sequence[OwnRule]) -> None:
        """With what else is chosen here and now."""
        self.show_settings(replace(self.settings(), own=tuple(own)))

    def _row_of(self, code: str) -> int:
        return next(row for row, rule in enumerate(self._rules) if rule.code == code)

    def _keep_parameters(self) -> None:
        """What differs from the rule as it comes; what a later version knows of other rules stays."""
        rule = self._shown
        _keep(self._numbers, rule.code, _differing(self.parameters.numbers(), rule.numbers))
        _keep(self._words, rule.code, _differing(self.parameters.words(), rule.words))

    def _lay_out(self) -> None:
        room = QScrollArea(self)
        room.setWidget(self.parameters)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        for widget, stretch in (
            (self._said, 0),
            (self.search, 0),
            (self.table, 4),
            (self.own_buttons, 0),
            (room, 1),
        ):
            layout.addWidget(widget, stretch)
        layout.addWidget(self._buttons())
        self.resize(1000, 640)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        ok = buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setDefault(True)
        for text, act in (
            (self.tr("恢复默认"), self._reset),
            (self.tr("载入…"), self._load),
            (self.tr("另存为…"), self._save),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _reset(self) -> None:
        """The delivered rules; those of one's own stay."""
        self.show_settings(replace(AS_DELIVERED, own=self.settings().own))

    def _accept(self) -> None:
        self.chosen.emit(self.settings())
        self.accept()

    def _load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("载入检查规则"), "", self.tr("检查规则 (*.json)"))
        if not name:
            return
        try:
            loaded = read_settings(Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, NotRules) as fault:
            self._said.setText(refusal_sentence(fault))
            return
        gone = len(set(self.settings().own) - set(loaded.own))
        self.show_settings(loaded)
        if gone:
            said = self.tr("已载入；原有的 {count} 条自定规则不在其中，点“取消”则保留。")
            self._said.setText(said.format(count=gone))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("另存检查规则"), "rules.json", self.tr("检查规则 (*.json)")
        )
        if not name:
            return
        try:
            save_text(settings_text(self.settings()), Path(name))
        except OSError as fault:
            self._said.setText(refusal_sentence(fault))


def _differing(said: Mapping[str, _Value], delivered: Mapping[str, _Value]) -> dict[str, _Value]:
    return {name: value for name, value in said.items() if value != delivered[name]}


def _keep(kept: dict[str, Mapping[str, _Value]], code: str, own: Mapping[str, _Value]) -> None:
    if own:
        kept[code] = own
    else:
        kept.pop(code, None)
