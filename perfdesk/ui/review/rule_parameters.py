"""Under the list of rules: the thresholds and words that the current one goes by."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from perfdesk.desk.own_rules import OWN
from perfdesk.desk.rule_book import Rule
from perfdesk.ui.listed_rows import brief
from perfdesk.wording import parameter_word, rule_title

_MOST = 10_000_000
_BETWEEN = "、"


class RuleParameters(QWidget):
    """`changed`: the person said another number or word."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._numbers: dict[str, QSpinBox] = {}
        self._words: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._head)
        layout.addLayout(self._form)

    def show_rule(self, rule: Rule, numbers: Mapping[str, int], words: Mapping[str, tuple[str, ...]]) -> None:
        """`numbers` and `words`: those of the rule that the bureau says itself."""
        while self._form.rowCount():
            self._form.removeRow(0)
        self._numbers, self._words = {}, {}
        title = brief(rule_title(rule))
        said = self.tr("“{rule}”的数值和词语，词语用顿号分开。")
        none = self.tr("“{rule}”没有可以调整的数值和词语。")
        if rule.family == OWN:
            none = self.tr("“{rule}”是自定规则，请用“修改…”调整。")
        self._head.setText((said if rule.numbers or rule.words else none).format(rule=title))
        for name, number in rule.numbers.items():
            self._add_number(name, numbers.get(name, number))
        for name, list_ in rule.words.items():
            self._add_words(name, words.get(name, list_))

    def numbers(self) -> dict[str, int]:
        return {name: field.value() for name, field in self._numbers.items()}

    def words(self) -> dict[str, tuple[str, ...]]:
        """Without blanks; a word said twice counts once."""
        return {
            name: tuple(dict.fromkeys(word.strip() for word in field.text().split(_BETWEEN) if word.strip()))
            for name, field in self._words.items()
        }

    def _add_number(self, name: str, value: int) -> None:
        field = QSpinBox(self)
        field.setRange(0, _MOST)
        field.setValue(value)
        field.valueChanged.connect(self.changed)
        self._numbers[name] = field
        self._add(name, field)

    def _add_words(self, name: str, words: tuple[str, ...]) -> None:
        field = QLineEdit(_BETWEEN.join(words), self)
        field.setCursorPosition(0)
        field.setToolTip(_BETWEEN.join(words))
        field.editingFinished.connect(self.changed)
        self._words[name] = field
        self._add(name, field)

    def _add(self, name: str, field: QWidget) -> None:
        label = QLabel(parameter_word(name), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        field.setAccessibleName(label.text())
        self._form.addRow(label, field)
