"""编辑 › 从模板新建项目…: which template, and how many times."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from perfdesk.desk.templates.shelf import Kept, Shelf
from perfdesk.desk.templates.template import Template
from perfdesk.desk.templates.using import counts_otherwise, leaves_behind, projects_for
from perfdesk.domain.table import TargetTable
from perfdesk.ui.captions import plain_label
from perfdesk.ui.templates.shelf_dialog import ShelfDialog

_MOST_COPIES = 99


class ProjectsDialog(ShelfDialog):
    """`chosen` gives the template and the number of copies. The preview is what comes into the table at hand."""

    chosen = Signal(object, int)

    def __init__(self, shelf: Shelf, table: TargetTable, parent: QWidget) -> None:
        self._table = table
        self._template: Template | None = None
        self.copies, self.note = QSpinBox(), plain_label("")
        super().__init__(shelf, parent)
        self.setWindowTitle(self.tr("从模板新建项目"))

    def wanted(self) -> list[Kept]:
        return self.shelf.for_projects()

    def shown(self, template: Template) -> None:
        self._template = template
        self.make.setEnabled(True)
        self.preview.show_projects(projects_for(self._table, template))
        notes = []
        if counts_otherwise(self._table, template):
            said = self.tr("模板的金额以{own}计，这张表以{here}计，金额不带入。")
            notes.append(said.format(own=template.table.currency_unit, here=self._table.currency_unit))
        is_own = self.list.current is not None and not self.list.current.is_bundled
        if is_own and leaves_behind(self._table, template):
            notes.append(self.tr("模板来自另一种表样，只有那种表样才有的栏目不带入。"))
        self.note.setText("".join(notes))
        self.note.setVisible(bool(notes))

    def accept(self) -> None:
        template = self._template
        if template is not None and self.list.current is not None:
            super().accept()
            self.chosen.emit(template, self.copies.value())

    def _show_current(self) -> None:
        self._template = None
        self.make.setEnabled(False)
        super()._show_current()

    def _before_what_is_said(self) -> QHBoxLayout:
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        count = QHBoxLayout()
        count.addWidget(plain_label(self.tr("份数(&N)"), self.copies))
        count.addWidget(self.copies)
        self.copies.setAccessibleName(self.tr("份数"))
        self.note.setWordWrap(True)
        count.addWidget(self.note, 1)
        count.addStretch()
        return count

    def _add_ways_out(self) -> None:
        self.make = self.buttons.addButton(self.tr("新建"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        self.buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
