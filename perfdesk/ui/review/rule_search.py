"""Over the list of rules: words to look for and a family to keep to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from perfdesk.desk.own_rules import OWN
from perfdesk.desk.rule_book import FAMILIES, Rule
from perfdesk.ui.captions import plain_label
from perfdesk.wording import basis_words, family_word, rule_title


class RuleSearch(QWidget):
    """`changed`: other rules are wanted now."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.family = QLineEdit(self), QComboBox(self)
        self._count = plain_label("")
        self.words.setPlaceholderText(self.tr("规则名称、例子或依据中的字"))
        self.words.setClearButtonEnabled(True)
        self.family.addItem(self.tr("全部类别"), "")
        for family in (*FAMILIES, OWN):
            self.family.addItem(family_word(family), family)
        self._lay_out()
        self.words.textChanged.connect(self.changed)
        self.family.currentIndexChanged.connect(self.changed)

    def wants(self, rule: Rule) -> bool:
        """Every word has to stand somewhere in what the list says of the rule."""
        said = " ".join((rule_title(rule), rule.example, basis_words(rule.basis))).casefold()
        is_family = self.family.currentData() in ("", rule.family)
        return is_family and all(word in said for word in self.words.text().casefold().split())

    def clear(self) -> None:
        """So that all rules are wanted."""
        self.words.clear()
        self.family.setCurrentIndex(0)

    def show_count(self, shown: int, of: int) -> None:
        words = self.tr("共 {of} 条") if shown == of else self.tr("{shown} 条，共 {of} 条")
        self._count.setText(words.format(shown=shown, of=of))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(self.tr("查找(&F)"), self.words))
        layout.addWidget(self.words, 1)
        layout.addWidget(plain_label(self.tr("类别(&C)"), self.family))
        layout.addWidget(self.family)
        layout.addWidget(self._count)
        self.words.setAccessibleName(self.tr("查找规则"))
        self.family.setAccessibleName(self.tr("规则类别"))
