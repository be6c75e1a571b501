"""The list of rules: which are ticked, and how grave each is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from perfdesk.desk.rule_book import Rule, RuleSettings
from perfdesk.domain.severity import Severity
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import basis_words, family_word, rule_title, severity_word

_SEVERITIES = tuple(sorted(Severity, reverse=True))
RULE, FAMILY, SEVERITY, EXAMPLE, BASIS = range(5)


class RuleTable(QTableWidget):
    """A row a rule; the first rows stay when others are shown behind them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 5, parent)
        self._rules: list[Rule] = []
        self._boxes: list[QComboBox] = []
        self.setHorizontalHeaderLabels(
            [self.tr("规则"), self.tr("类别"), self.tr("级别"), self.tr("例子"), self.tr("依据")]
        )
        self.setAccessibleName(self.tr("检查规则"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        for column in (RULE, FAMILY, SEVERITY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(EXAMPLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BASIS, QHeaderView.ResizeMode.Stretch)

    def show_rules(self, rules: Sequence[Rule], settings: RuleSettings) -> None:
        same = next(
            (at for at, pair in enumerate(zip(rules, self._rules, strict=False)) if pair[0] != pair[1]), None
        )
        kept = min(len(rules), len(self._rules)) if same is None else same
        self.setRowCount(kept)
        del self._boxes[kept:]
        self._rules = list(rules)
        self.setRowCount(len(rules))
        for row in range(kept, len(rules)):
            self._fill_row(row, rules[row])
        for row, rule in enumerate(rules):
            self._show_choice(row, rule, settings)

    def sizeHintForColumn(self, column: int) -> int:
        """A sentence that a bureau typed leaves room for what stands beside it."""
        hint = super().sizeHintForColumn(column)
        return min(hint, self.viewport().width() * 2 // 5) if column == RULE else hint

    def is_ticked(self, row: int) -> bool:
        return self._cell(row).checkState() is not Qt.CheckState.Unchecked

    def severity(self, row: int) -> Severity:
        return _SEVERITIES[self._boxes[row].currentIndex()]

    def _show_choice(self, row: int, rule: Rule, settings: RuleSettings) -> None:
        is_off = rule.code in settings.off
        self._cell(row).setCheckState(Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked)
        severity = settings.severities.get(rule.code, rule.severity)
        self._boxes[row].setCurrentIndex(_SEVERITIES.index(severity))

    def _cell(self, row: int) -> QTableWidgetItem:
        cell = self.item(row, RULE)
        assert cell is not None, "rows are filled when they come"
        return cell

    def _fill_row(self, row: int, rule: Rule) -> None:
        texts = {
            RULE: rule_title(rule),
            FAMILY: family_word(rule.family),
            EXAMPLE: rule.example,
            BASIS: basis_words(rule.basis),
        }
        for column, text in texts.items():
            cell = QTableWidgetItem(text)
            cell.setToolTip(broken(text))
            self.setItem(row, column, cell)
        box = QComboBox(self)
        box.addItems([severity_word(severity) for severity in _SEVERITIES])
        box.setAccessibleName(self.tr("{rule}的级别").format(rule=rule_title(rule)))
        self._boxes.append(box)
        self.setCellWidget(row, SEVERITY, box)
