"""What will be written where, before an export."""

from collections.abc import Callable, Sequence, Set
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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

from perfdesk.desk.plain_forms import AS_READ, Contents, contents, form_for
from perfdesk.domain.book import Table
from perfdesk.domain.evaluation_sums import unscored
from perfdesk.domain.extra import head_in
from perfdesk.domain.forms.form import Arrangement, FormKind
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.items import walk
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.ui import icons
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.fields import Remark, RemarkLine
from perfdesk.ui.form_box import FormBox
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing
from perfdesk.ui.table_choice import TableChoice
from perfdesk.wording import field_word

_WORKBOOK, _WORD, _PDF = ".xlsx", ".docx", ".pdf"
_ENDINGS = (_WORKBOOK, _WORD, _PDF)

_Asked = tuple[tuple[Table, ...], str]
"""The tables and their layout."""
_MANY = 2_000
"""Items beyond which laying them out would be felt."""


class ExportDialog(Dialog):
    """`confirmed` carries tables, path, dialect (None: as in each table), layout and whether the sheet 说明 is wanted.

    `findings_wanted`: look at them first. `errors` counts those of some tables.
    """

    confirmed = Signal(object, object, object, str, bool)
    findings_wanted = Signal()

    def __init__(
        self, tables: Sequence[Table], errors: Callable[[Sequence[Table]], int], path: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tables = TableChoice(tables, self)
        self.layout_ = QComboBox(self)
        self.form = QComboBox(self)
        self.path = QLineEdit(str(path), self)
        self.dialect = QComboBox(self)
        self._contents, self._replaces, self._left = QLabel(self), RemarkLine(self), RemarkLine(self)
        self.remarks, self._unfinished = QCheckBox(self), RemarkLine(self)
        self.remarks.setChecked(True)
        self._errors, self._errors_line, self._errors_said = errors, QWidget(self), QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self._export = self._buttons.addButton(self.tr("导出"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._window = parent
        self._laid_out: tuple[_Asked, Contents] | None = None
        self._is_counting: _Asked | None = None
        self._fill_choices()
        self._fill_layouts({kind_of_table(table) for table in tables})
        self._lay_out(len(tables))
        self._connect()
        self._follow_path()
        self._say_contents()

    def _confirm(self) -> None:
        path = self._path()
        assert path is not None, "the button is off without one"
        dialect = Dialect(self.dialect.currentData()) if self.dialect.currentData() else None
        wanted = self.remarks.isChecked()
        self.confirmed.emit(self.tables.chosen(), path, dialect, self.chosen_layout, wanted)
        self.accept()

    def _look_at_findings(self) -> None:
        self.reject()
        self.findings_wanted.emit()

    def _follow_form(self) -> None:
        """The path's ending is that of the chosen form."""
        path = Path(self.path.text().strip())
        if path.suffix.lower() in _ENDINGS:
            self.path.setText(str(path.with_suffix(self.form.currentData())))
        self._say_contents()

    def _follow_path(self) -> None:
        """A typed ending chooses the form."""
        at = self.form.findData(Path(self.path.text().strip()).suffix.lower())
        with QSignalBlocker(self.form):
            self.form.setCurrentIndex(at if at >= 0 else self.form.currentIndex())
        self._say_contents()

    def _say_contents(self) -> None:
        chosen = self.tables.chosen()
        targets = [table for table in chosen if isinstance(table, TargetTable)]
        self._say_replacing()
        self._say_unfinished(chosen)
        self._say_errors(chosen)
        self.dialect.setEnabled(any(self._is_joined(table) for table in targets))
        written = self._written(chosen)
        self._export.setEnabled(bool(chosen) and written is not None and self._path() is not None)
        if written is None:
            self._contents.setText(self.tr("正在清点要导出的内容…"))
            self.remarks.hide()
            self._left.hide()
            return
        said = [self._file_words(written)]
        if targets:
            said.append(self._target_words(targets))
        if len(chosen) > len(targets):
            said.append(self._other_words(chosen))
        self._contents.setText("\n".join(said) if chosen else self.tr("还没有勾选要导出的表。"))
        self._say_remarks(written)

    def _say_replacing(self) -> None:
        """What stands under that name now would be lost: the button says so, too."""
        path = self._path()
        is_there = path is not None and path.is_file()
        said = self.tr("“{name}”已经存在，导出后它原来的内容会被替换。")
        self._replaces.show_remark(
            Remark(said.format(name=path.name), Severity.WARNING)
            if path is not None and is_there
            else Remark()
        )
        self._replaces.setVisible(is_there)
        self._export.setText(self.tr("替换") if is_there else self.tr("导出"))

    def _say_remarks(self, written: Contents) -> None:
        """What is filled in and has no column on the form; a workbook can say it, and the reasons, on a sheet."""
        is_workbook = self.form.currentData() == _WORKBOOK
        self.remarks.setVisible(is_workbook and written.has_remarks)
        self.remarks.setText(self._remark_words(written))
        fields = "、".join(map(_word_of, written.left_out))
        said = self.tr("表样中没有这些栏目：{fields}。文件中不会有它们的内容。")
        if is_workbook and self.remarks.isChecked():
            said = self.tr("表样中没有这些栏目：{fields}。内容会写在工作表“说明”中。")
        self._left.show_remark(Remark(said.format(fields=fields), Severity.WARNING) if fields else Remark())
        self._left.setVisible(bool(fields))

    def _remark_words(self, written: Contents) -> str:
        if not written.left_out:
            return self.tr("附工作表“说明”：对检查结果说明的理由")
        if not written.reasons:
            return self.tr("附工作表“说明”：表样中没有栏目的内容")
        return self.tr("附工作表“说明”：说明的理由，以及表样中没有栏目的内容")

    def _say_unfinished(self, chosen: tuple[Table, ...]) -> None:
        """A sum of some rows is no result, and would be handed in as one."""
        rows = sum(unscored(table) for table in chosen if isinstance(table, DepartmentEvaluation))
        said = self.tr("部门自评表还有 {count} 项没有得分：总分只是已评各项之和，评价等级先不写出。")
        self._unfinished.show_remark(Remark(said.format(count=rows), Severity.WARNING) if rows else Remark())
        self._unfinished.setVisible(bool(rows))

    def _written(self, chosen: tuple[Table, ...]) -> Contents | None:
        """The dialog asks at every change of the name. None while a large book is laid out, beside the window."""
        asked = (chosen, self.chosen_layout)
        if self._laid_out is not None and self._laid_out[0] == asked:
            return self._laid_out[1]
        if _is_large(chosen):
            self._lay_out_beside(asked)
            return None
        self._laid_out = asked, contents(*asked)
        return self._laid_out[1]

    def _lay_out_beside(self, asked: _Asked) -> None:
        if asked == self._is_counting:
            return
        self._is_counting = asked

        def take(found: Contents) -> None:
            if asked == self._is_counting:  # else something else was chosen meanwhile
                self._laid_out, self._is_counting = (asked, found), None
                self._say_contents()

        share_the_interpreter()
        job = Job(lambda _: contents(*asked), self._window)  # which is there when the dialog is closed
        job.done.connect(take)
        job.failed.connect(_raise)
        job.ended.connect(stop_sharing)
        self.finished.connect(lambda _: job.cancel())
        job.start()

    def _path(self) -> Path | None:
        """As it will be written, with its ending; None where no file is named, as while one types `/` or `C:\\`."""
        path = Path(self.path.text().strip())
        if path.name in ("", ".."):
            return None
        if path.suffix.lower() not in _ENDINGS:
            path = path.with_name(path.name + self.form.currentData())
        return path

    def _file_words(self, written: Contents) -> str:
        if self.form.currentData() == _PDF:
            return self.tr("一个 PDF 文件，{tables} 张表依次排列。").format(tables=written.forms)
        if self.form.currentData() == _WORD:
            return self.tr("一个 Word 文件，{tables} 张表依次排列。").format(tables=written.forms)
        if written.has_remarks and self.remarks.isChecked():
            said = self.tr("一个工作簿，{tables} 张工作表，另附一张“说明”。")
            return said.format(tables=written.forms)
        return self.tr("一个工作簿，{tables} 张工作表。").format(tables=written.forms)

    def _other_words(self, chosen: Sequence[Table]) -> str:
        kinds = [kind_of_table(table) for table in chosen]
        monitorings = kinds.count(FormKind.PROJECT_MONITORING)
        evaluations = sum(not isinstance(table, TargetTable) for table in chosen) - monitorings
        said = self.tr("自评表 {count} 张。").format(count=evaluations) if evaluations else ""
        return said + (self.tr("监控表 {count} 张。").format(count=monitorings) if monitorings else "")

    @property
    def chosen_layout(self) -> str:
        return str(self.layout_.currentData())

    def _is_joined(self, table: TargetTable) -> bool:
        """Whether its indicators will be joined into one string."""
        return form_for(table, self.chosen_layout).arrangement is Arrangement.JOINED

    def _fill_layouts(self, kinds: Set[FormKind]) -> None:
        """As each table has it, then every known form of the kinds that there are."""
        self.layout_.addItem(self.tr("按各表原来的表样"), AS_READ)
        words = FormBox(kinds, self)
        words.hide()
        for at in range(words.count()):
            if words.itemData(at):
                self.layout_.addItem(words.itemText(at), words.itemData(at))
        self.layout_.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layout_.setMinimumContentsLength(24)

    def _target_words(self, targets: Sequence[TargetTable]) -> str:
        projects = [project for table in targets for project in table.projects]
        return self.tr("目标表 {tables} 张，共 {projects} 个项目、{indicators} 条指标。").format(
            tables=len(targets),
            projects=len(projects),
            indicators=sum(len(project.indicators) for project in projects),
        )

    def _browse(self) -> None:
        kinds = {
            _WORKBOOK: self.tr("Excel 工作簿 (*.xlsx)"),
            _WORD: self.tr("Word 文件 (*.docx)"),
            _PDF: self.tr("PDF 文件 (*.pdf)"),
        }
        chosen = kinds[self.form.currentData()]
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出到"), self.path.text(), ";;".join(kinds.values()), chosen
        )
        if name:
            self.path.setText(name)

    def _fill_choices(self) -> None:
        self.form.addItem(self.tr("Excel 工作簿（.xlsx）"), _WORKBOOK)
        self.form.addItem(self.tr("Word 文件（.docx）"), _WORD)
        self.form.addItem(self.tr("PDF 文件（.pdf），用于打印和公开"), _PDF)
        self.dialect.addItem(self.tr("按原文（导入的照原样，新写的按表头设置）"), "")
        self.dialect.addItem(self.tr("全部用逗号式"), Dialect.COMMA.value)
        self.dialect.addItem(self.tr("全部用分号式"), Dialect.SEMICOLON.value)

    def _connect(self) -> None:
        self.tables.changed.connect(self._say_contents)
        self.layout_.currentIndexChanged.connect(self._say_contents)
        self.form.currentIndexChanged.connect(self._follow_form)
        self.remarks.toggled.connect(self._say_contents)
        self.path.textChanged.connect(self._follow_path)
        self._buttons.accepted.connect(self._confirm)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self, tables: int) -> None:
        browse = QPushButton(self.tr("浏览…"), self)
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.path)
        where.addWidget(browse)
        form = QFormLayout()
        if tables > 1:
            self._add(form, self.tr("要导出的表"), self.tables)
        self.tables.setVisible(tables > 1)
        self._add(form, self.tr("表样"), self.layout_)
        self._add(form, self.tr("格式"), self.form)
        self._add(form, self.tr("保存为"), self.path, where)
        form.addRow(self._replaces)
        self._add(form, self.tr("指标串标点"), self.dialect)
        self._add(form, self.tr("将写出"), self._contents)
        form.addRow(self.remarks)
        form.addRow(self._left)
        form.addRow(self._unfinished)
        self._contents.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        self._lay_out_errors()
        layout.addWidget(self._errors_line)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(620)

    def _say_errors(self, chosen: Sequence[Table]) -> None:
        count = self._errors(chosen)
        said = self.tr("还有 {count} 个错误没有处理。仍可导出，但可能被退回。")
        self._errors_said.setText(said.format(count=count))
        self._errors_line.setVisible(bool(count))

    def _lay_out_errors(self) -> None:
        mark = QLabel(self)
        mark.setPixmap(icons.severity_icon(Severity.ERROR, self.palette()).pixmap(16, 16))
        self._errors_said.setTextFormat(Qt.TextFormat.PlainText)
        look = QPushButton(self.tr("查看"), self)
        look.setAutoDefault(False)
        look.clicked.connect(self._look_at_findings)
        line = QHBoxLayout(self._errors_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(mark)
        line.addWidget(self._errors_said)
        line.addStretch()
        line.addWidget(look)

    def _add(self, form: QFormLayout, text: str, field: QWidget, row: QHBoxLayout | None = None) -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        if not isinstance(field, QLabel):
            field.setAccessibleName(text)
        form.addRow(label, row if row is not None else field)


def _word_of(field: str) -> str:
    """An extra is called by its own head."""
    return head_in(field) or field_word(field)


def _raise(bug: Exception) -> None:
    raise bug


def _is_large(tables: Sequence[Table]) -> bool:
    items = (item for table in tables for item in walk(table))
    return next(islice(items, _MANY, None), None) is not None
