"""Which rules a bureau uses and how grave they are; kept with the program's settings, passed on as a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

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
from perfdesk.domain.severity import Severity
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.review.rule_parameters import RuleParameters
from perfdesk.ui.review.rule_search import RuleSearch
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import basis_words, family_word, finding_title, refusal_sentence, severity_word

_SEVERITIES = tuple(sorted(Severity, reverse=True))
_Value = TypeVar("_Value")
RULE, FAMILY, SEVERITY, EXAMPLE, BASIS = range(5)


class RulesDialog(Dialog):
    """`chosen` carries the RuleSettings."""

    chosen = Signal(object)

    def __init__(self, settings: RuleSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("检查规则"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rules = rules()
        self.table = QTableWidget(len(self._rules), 5, self)
        self.search = RuleSearch(self)
        self.parameters = RuleParameters(self)
        self._numbers: dict[str, Mapping[str, int]] = {}
        self._words: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._shown = self._rules[0]
        self._boxes: list[QComboBox] = []
        self._said = QLabel(self)
        self._fill()
        self._lay_out()
        self.search.changed.connect(self._show_wanted)
        self.parameters.changed.connect(self._keep_parameters)
        self.table.currentCellChanged.connect(self._show_parameters)
        self.show_settings(settings)
        self._show_wanted()

    def settings(self) -> RuleSettings:
        """As they are ticked now."""
        off, severities = set(), {}
        for row, rule in enumerate(self._rules):
            cell = self.table.item(row, RULE)
            if cell is not None and cell.checkState() is Qt.CheckState.Unchecked:
                off.add(rule.code)
            chosen = _SEVERITIES[self._boxes[row].currentIndex()]
            if chosen is not rule.severity:
                severities[rule.code] = chosen
        return RuleSettings(frozenset(off), severities, dict(self._numbers), dict(self._words))

    def show_settings(self, settings: RuleSettings) -> None:
        for row, rule in enumerate(self._rules):
            cell = self.table.item(row, RULE)
            assert cell is not None
            is_off = rule.code in settings.off
            cell.setCheckState(Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked)
            severity = settings.severities.get(rule.code, rule.severity)
            self._boxes[row].setCurrentIndex(_SEVERITIES.index(severity))
        self._numbers, self._words = dict(settings.numbers), dict(settings.words)
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
        rule = self._shown = self._rules[row]
        self.parameters.show_rule(rule, self._numbers.get(rule.code, {}), self._words.get(rule.code, {}))

    def _keep_parameters(self) -> None:
        """What differs from the rule as it comes; what a later version knows of other rules stays."""
        rule = self._shown
        _keep(self._numbers, rule.code, _differing(self.parameters.numbers(), rule.numbers))
        _keep(self._words, rule.code, _differing(self.parameters.words(), rule.words))

    def _fill(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("规则"), self.tr("类别"), self.tr("级别"), self.tr("例子"), self.tr("依据")]
        )
        for row, rule in enumerate(self._rules):
            self._fill_row(row, rule)

    def _fill_row(self, row: int, rule: Rule) -> None:
        texts = {
            RULE: finding_title(rule.code),
            FAMILY: family_word(rule.family),
            EXAMPLE: rule.example,
            BASIS: basis_words(rule.basis),
        }
        for column, text in texts.items():
            cell = QTableWidgetItem(text)
            cell.setToolTip(broken(text))
            self.table.setItem(row, column, cell)
        box = QComboBox(self.table)
        box.addItems([severity_word(severity) for severity in _SEVERITIES])
        box.setAccessibleName(self.tr("{rule}的级别").format(rule=finding_title(rule.code)))
        self._boxes.append(box)
        self.table.setCellWidget(row, SEVERITY, box)

    def _lay_out(self) -> None:
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setText(
            self.tr("不勾选的规则不再检查。设置用于本机打开的所有文件，也可以存为文件交给同事。")
        )
        self.table.setAccessibleName(self.tr("检查规则"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in (RULE, FAMILY, SEVERITY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(EXAMPLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BASIS, QHeaderView.ResizeMode.Stretch)
        room = QScrollArea(self)
        room.setWidget(self.parameters)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        for widget, stretch in ((self._said, 0), (self.search, 0), (self.table, 4), (room, 1)):
            layout.addWidget(widget, stretch)
        layout.addWidget(self._buttons())
        self.resize(1000, 640)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        ok = buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setDefault(True)
        for text, act in (
            (self.tr("恢复默认"), lambda: self.show_settings(AS_DELIVERED)),
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

    def _accept(self) -> None:
        self.chosen.emit(self.settings())
        self.accept()

    def _load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("载入检查规则"), "", self.tr("检查规则 (*.json)"))
        if not name:
            return
        try:
            self.show_settings(read_settings(Path(name).read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, NotRules) as fault:
            self._said.setText(refusal_sentence(fault))

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
