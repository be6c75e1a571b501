"""Under the list of rules: a bureau adds rules of its own, changes and deletes them."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class OwnRuleButtons(QWidget):
    """`change` and `delete` are for the rule that the list stands at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.add = QPushButton(self.tr("新增自定规则…(&N)"), self)
        self.change = QPushButton(self.tr("修改…(&E)"), self)
        self.delete = QPushButton(self.tr("删除(&D)"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (self.add, self.change, self.delete):
            button.setAutoDefault(False)
            layout.addWidget(button)
        layout.addStretch(1)

    def show_choice(self, *, is_own: bool) -> None:
        self.change.setEnabled(is_own)
        self.delete.setEnabled(is_own)
