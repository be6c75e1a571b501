"""A further table in an open file: of which form, whose and of which year."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from perfdesk.desk.templates.shelf import Kept
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.form_box import FormBox


class NewTableDialog(Dialog):
    """`chosen` carries the Form or the template (Kept), the department and the year (None for a blank one)."""

    chosen = Signal(object, str, object)

    def __init__(
        self, form: str, department: str, year: int | None, templates: Sequence[Kept], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新增表"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = FormBox(parent=self)
        self.form.show_templates(templates)
        self.form.choose(form)
        self.department, self.year = QLineEdit(department), QLineEdit("" if year is None else str(year))
        self.year.setMaximumWidth(90)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._make = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._make.setText(self.tr("新增"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QFormLayout(self)
        for text, field in (
            (self.tr("表样"), self.form),
            (self.tr("部门名称"), self.department),
            (self.tr("年度"), self.year),
        ):
            rows.addRow(plain_label(text, field), field)
        rows.addRow(buttons)
        self.resize(620, self.sizeHint().height())

    def accept(self) -> None:
        """Closed first, so that the keyboard is the new table's."""
        form, year = self.form.form or self.form.template, self.year.text().strip()
        if form is None or (year and not (year.isdecimal() and len(year) == 4)):
            (self.form if form is None else self.year).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
        self.chosen.emit(form, self.department.text().strip(), int(year) if year else None)
