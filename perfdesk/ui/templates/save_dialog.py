"""编辑 › 存为模板…: which of what is at hand, under which name, and how much of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.templates.label import LONGEST_NAME, fair_name
from perfdesk.desk.templates.shelf import Shelf
from perfdesk.desk.templates.template import Contents, years_following
from perfdesk.domain.book import Table
from perfdesk.domain.items import children
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog


class SaveDialog(Dialog):
    """`chosen` gives whether it is the whole table, the name and the Contents.

    `part` are the selected projects as a table of their own, None where none are.
    """

    chosen = Signal(bool, str, object)

    def __init__(self, part: TargetTable | None, table: Table, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("存为模板"))
        self._part, self._table, self._shelf = part, table, shelf
        self.projects, self.whole = QRadioButton(self), QRadioButton(self)
        self.name = QLineEdit(self)
        self.goals = QCheckBox(self.tr("绩效目标(&G)"), self)
        self.values = QCheckBox(self.tr("指标值(&V)"), self)
        self.amounts = QCheckBox(self.tr("金额(&M)"), self)
        self.follows = QCheckBox(self)
        self.note, self._about = plain_label(""), plain_label("")
        self.save = QDialogButtonBox(self)
        self._name_kinds()
        self._lay_out()
        self._connect()
        (self.whole if part is None else self.projects).setChecked(True)
        self._show_kind()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def contents(self) -> Contents:
        is_target = isinstance(self._table, TargetTable)
        return Contents(
            self.goals.isChecked(),
            self.values.isChecked(),
            is_target and self.amounts.isChecked(),
            self.follows.isEnabled() and self.follows.isChecked(),
        )

    def accept(self) -> None:
        """Closed first, so that the keyboard is the table's again."""
        name = fair_name(self.name.text())
        if name:
            super().accept()
            self.chosen.emit(self.whole.isChecked(), name, self.contents)

    def _name_kinds(self) -> None:
        names = [project.name or self.tr("未命名项目") for project in self._projects]
        if len(names) == 1:
            self.projects.setText(self.tr("项目“{name}”").format(name=_short(names[0])))
        else:
            said = self.tr("选中的 {count} 个项目：{first}等")
            self.projects.setText(said.format(count=len(names), first=_short(names[0]) if names else ""))
        self.whole.setText(self.tr("整张表“{title}”").format(title=_short(self._table.title)))
        self.projects.setVisible(bool(names))

    @property
    def _projects(self) -> Sequence[Project]:
        return self._part.projects if self._part is not None else ()

    def _show_kind(self) -> None:
        """What is said of the choice, and a name for it."""
        is_whole = self.whole.isChecked() or self._part is None
        about: Table = self._table if is_whole or self._part is None else self._part
        if not self.name.isModified():  # a name that was typed is meant for either
            self.name.setText(fair_name(self._table.title if is_whole else self._projects[0].name))
        self._show_years(about)
        self._say_about(about)
        self._show_name()

    def _show_years(self, about: Table) -> None:
        count = len(years_following(about))
        said = self.tr("文字里的 {year} 年随使用时的年度改变（{count} 处）(&Y)")
        self.follows.setText(said.format(year=about.year or "", count=count))
        self.follows.setEnabled(bool(count))
        self.follows.setVisible(bool(count))

    def _say_about(self, about: Table) -> None:
        if isinstance(about, TargetTable):
            rows = sum(len(project.indicators) for project in about.projects)
            said = self.tr("共 {projects} 个项目、{indicators} 条指标，项目和指标的名称都存入。")
            self._about.setText(said.format(projects=len(about.projects), indicators=rows))
        else:
            said = self.tr("共 {indicators} 条指标。完成情况、得分和金额不存入。")
            self._about.setText(said.format(indicators=len(children(about))))
        self.amounts.setVisible(isinstance(about, TargetTable))

    def _show_name(self) -> None:
        name = fair_name(self.name.text())
        is_taken = self._shelf.called(name, is_whole=self.whole.isChecked()) is not None
        self._make.setText(self.tr("替换") if is_taken else self.tr("保存"))
        self._make.setEnabled(bool(name))
        self.note.setText(
            self.tr("已有同名的模板，将替换它。")
            if is_taken
            else self.tr("模板存在这台电脑上，只有您自己能看到；可以导出交给同事。")
        )

    def _connect(self) -> None:
        self.whole.toggled.connect(self._show_kind)
        self.name.textChanged.connect(self._show_name)
        self.save.accepted.connect(self.accept)
        self.save.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._make = self.save.addButton(self.tr("保存"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._make.setDefault(True)
        self.save.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.name.setMaxLength(LONGEST_NAME)
        self.goals.setChecked(True)
        self.values.setChecked(True)
        self.follows.setChecked(True)
        contents = QHBoxLayout()
        for box in (self.goals, self.values, self.amounts):
            contents.addWidget(box)
        contents.addStretch()
        rows = QFormLayout()
        rows.addRow(plain_label(self.tr("名称(&N)"), self.name), self.name)
        layout = QVBoxLayout(self)
        above: tuple[QWidget, ...] = (self.projects, self.whole, self._about)
        below: tuple[QWidget, ...] = (self.follows, self.note, self.save)
        for part in above:
            layout.addWidget(part)
        layout.addLayout(rows)
        layout.addWidget(plain_label(self.tr("带上：")))
        layout.addLayout(contents)
        for part in below:
            layout.addWidget(part)
        for label in (self.note, self._about):
            label.setWordWrap(True)
        self.resize(560, self.sizeHint().height())


_LONGEST = 24


def _short(text: str) -> str:
    """For a button, which neither breaks nor elides; an ampersand in it is no mnemonic."""
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return cut.replace("&", "&&")
