"""A reason for leaving findings as they are (情况说明)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from perfdesk.domain.finding import Finding
from perfdesk.domain.tree import Tree
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import finding_sentence, place_words


class WaiveDialog(Dialog):
    """`given` carries the findings and the reason; the first one is said, with its place."""

    given = Signal(object, str)

    def __init__(self, findings: Sequence[Finding], tree: Tree, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("说明理由"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._findings, self._tree = tuple(findings), tree
        self.reason = QComboBox(self)
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()

    def _lay_out(self) -> None:
        said = QLabel(self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        finding = self._findings[0]
        first = f"{place_words(self._tree, finding.place)}\n{finding_sentence(finding, self._tree)}"
        more = self.tr("共 {count} 处。").format(count=len(self._findings))
        said.setText(first if len(self._findings) == 1 else f"{first}\n{more}")
        label = QLabel(self.tr("理由(&R)"), self)
        label.setBuddy(self.reason)
        self.reason.setEditable(True)
        self.reason.setAccessibleName(self.tr("理由"))
        self.reason.addItems(
            [
                self.tr("已与原件核对，原文如此。"),
                self.tr("本项目不适用，已与财政部门沟通。"),
                self.tr("上级文件有规定，按规定填写。"),
                self.tr("定性指标，按评价标准考核。"),
            ]
        )
        self.reason.setCurrentText("")
        self.reason.editTextChanged.connect(self._refresh)
        note = QLabel(self.tr("理由随文件保存和导出；值有改动时自动失效。"), self)
        note.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (said, label, self.reason, note, self._buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(480)
        self._refresh()
        self.reason.setFocus()

    def _refresh(self) -> None:
        self._ok.setEnabled(bool(self.reason.currentText().strip()))

    def _accept(self) -> None:
        self.given.emit(self._findings, self.reason.currentText())
        self.accept()
