"""What will be written where, before an export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.ui import icons


class ExportDialog(QDialog):
    """`confirmed` carries tables, path and dialect (None: as in each table); `findings_wanted`: look first."""

    confirmed = Signal(object, object, object)
    findings_wanted = Signal()

    def __init__(self, tables: Sequence[TargetTable], errors: int, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出工作簿"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tables = tuple(tables)
        self.path = QLineEdit(str(path), self)
        self.dialect = QComboBox(self)
        self._boxes = [QCheckBox(_title_of(table), self) for table in tables]
        self._contents = QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self._export = self._buttons.addButton(self.tr("导出"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(errors)
        self._count()

    def _confirm(self) -> None:
        path = Path(self.path.text().strip())
        if path.suffix.lower() not in (".xlsx", ".pdf"):
            path = path.with_name(path.name + ".xlsx")
        dialect = Dialect(self.dialect.currentData()) if self.dialect.currentData() else None
        self.confirmed.emit(self._chosen(), path, dialect)
        self.accept()

    def _look_at_findings(self) -> None:
        self.reject()
        self.findings_wanted.emit()

    def _chosen(self) -> tuple[TargetTable, ...]:
        return tuple(t for t, box in zip(self._tables, self._boxes, strict=True) if box.isChecked())

    def _count(self) -> None:
        chosen = self._chosen()
        projects = [project for table in chosen for project in table.projects]
        self._contents.setText(
            self.tr("一个工作簿，{tables} 张工作表，共 {projects} 个项目、{indicators} 条指标。").format(
                tables=len(chosen),
                projects=len(projects),
                indicators=sum(len(project.indicators) for project in projects),
            )
        )
        self._export.setEnabled(bool(chosen) and bool(self.path.text().strip()))

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出到"), self.path.text(), self.tr("Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)")
        )
        if name:
            self.path.setText(name)

    def _lay_out(self, errors: int) -> None:
        self.dialect.addItem(self.tr("按原文（导入的照原样，新写的按表头设置）"), "")
        self.dialect.addItem(self.tr("全部用逗号式"), Dialect.COMMA.value)
        self.dialect.addItem(self.tr("全部用分号式"), Dialect.SEMICOLON.value)
        browse = QPushButton(self.tr("浏览…"), self)
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.path)
        where.addWidget(browse)
        form = QFormLayout()
        self._add(form, self.tr("保存为"), self.path, where)
        self._add(form, self.tr("指标串标点"), self.dialect)
        for box in self._boxes:
            box.setChecked(True)
            box.setVisible(len(self._boxes) > 1)
            box.toggled.connect(self._count)
        for number, box in enumerate(self._boxes if len(self._boxes) > 1 else ()):
            self._add(form, self.tr("要导出的表") if not number else "", box)
        self._add(form, self.tr("将写出"), self._contents)
        self.path.textChanged.connect(self._count)
        self._contents.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._confirm)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        if errors:
            layout.addLayout(self._errors_line(errors))
        layout.addWidget(self._buttons)
        self.setMinimumWidth(620)

    def _errors_line(self, errors: int) -> QHBoxLayout:
        mark, said = QLabel(self), QLabel(self)
        mark.setPixmap(icons.severity_icon(Severity.ERROR, self.palette()).pixmap(16, 16))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setText(self.tr("还有 {count} 个错误没有处理。仍可导出，但可能被退回。").format(count=errors))
        look = QPushButton(self.tr("查看"), self)
        look.setAutoDefault(False)
        look.clicked.connect(self._look_at_findings)
        line = QHBoxLayout()
        line.addWidget(mark)
        line.addWidget(said)
        line.addStretch()
        line.addWidget(look)
        return line

    def _add(self, form: QFormLayout, text: str, field: QWidget, row: QHBoxLayout | None = None) -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        if not isinstance(field, QLabel):
            field.setAccessibleName(text or (field.text() if isinstance(field, QCheckBox) else ""))
        form.addRow(label, row if row is not None else field)


def _title_of(table: TargetTable) -> str:
    return " ".join(part for part in (str(table.year or ""), table.department, table.title) if part)
