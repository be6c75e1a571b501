"""Parts of the table for the sections: a name, ticked units and projects, and a file for each."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.desk.merging.arrivals import still_out
from perfdesk.desk.merging.handing_out import HandOut, NothingToHandOut, hand_out, handed_out
from perfdesk.desk.people import person
from perfdesk.desk.starting import free_path
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, children, walk
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui import folders
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.wording import item_name, refusal_sentence

_ID = Qt.ItemDataRole.UserRole
_CHECKED_WITH_BELOW = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsAutoTristate
)


class HandOutDialog(Dialog):
    """Stays open, so that one section after another gets its part."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("分发给科室"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.name = QLineEdit(self)
        self.folder = QLineEdit(str(folders.beside(desk.path)), self)
        self.tree = QTreeWidget(self)
        self.blank = QCheckBox(self.tr("只给空白表（有表头，没有单位和项目）"), self)
        self.said = plain_label("")
        self.out = TroubleBar(self, can_close=False)
        self._make = QPushButton(self.tr("写出这一份"), self)
        self._given: dict[Id, list[HandOut]] = {}
        self._later = QTimer(self, singleShot=True, interval=0)  # a tick at a table ticks all below it
        self._lay_out()
        self._fill()
        self._connect()
        self._say_given()

    def chosen(self) -> list[Id]:
        """The topmost items that are ticked as a whole."""
        if self.blank.isChecked():
            return [table.id for table in self._desk.book.tables]
        roots = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        return [item for root in roots if root is not None for item in _ticked(root)]

    def hand_out(self) -> None:
        """The ticks go then: the next section gets something else."""
        name = self.name.text().strip()
        if not name:
            self.said.setText(self.tr("请先写科室名称，文件就用这个名称。"))
            self.name.setFocus()
            return
        path = free_path(Path(self.folder.text()), f"{self._desk.path.stem}-{name}")
        try:
            given = hand_out(self._desk, name, self.chosen(), path, person(), is_blank=self.blank.isChecked())
        except NothingToHandOut as nothing:
            self.said.setText(refusal_sentence(nothing))
            return
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
            return
        said = self.tr("已写出 {file}（{count} 个项目）。请把它交给“{name}”，交回后用“合并科室文件”收回。")
        self.said.setText(said.format(file=given.file, count=given.projects, name=name))
        self._untick()
        self._mark_given()
        self.name.clear()
        self.name.setFocus()

    def _fill(self) -> None:
        for table in self._desk.book.tables:
            row = self._row(table)
            if isinstance(table, TargetTable):
                row.addChildren([self._row(unit) for unit in table.units])
            self.tree.addTopLevelItem(row)  # with all below it: the tree would look at each that comes
        self.tree.expandToDepth(0)
        self._mark_given()

    def _row(self, item: Item, state: Qt.CheckState = Qt.CheckState.Unchecked) -> QTreeWidgetItem:
        row = QTreeWidgetItem([self._name(item), "", self._given_words(item.id)])
        row.setData(0, _ID, item.id)
        row.setFlags(_CHECKED_WITH_BELOW)
        row.setCheckState(0, state)
        if isinstance(item, Unit):
            row.setText(1, str(len(item.projects)))
            if item.projects:
                row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return row

    def _make_below(self, row: QTreeWidgetItem) -> None:
        """The projects of a unit when they are wanted: a table has thousands. What is ticked is ticked as a whole."""
        tree, unit = self._desk.tree, Id(row.data(0, _ID))
        if not row.childCount() and tree.has(unit):
            row.addChildren([self._row(each, row.checkState(0)) for each in children(tree.item(unit))])

    def _name(self, item: Item) -> str:
        """An evaluation is of a project or department that other rows are called by, too."""
        if isinstance(item, DepartmentEvaluation):
            return self.tr("部门自评表：{department}").format(department=item.department or item.title)
        if not isinstance(item, ProjectEvaluation):
            return item_name(item)
        if item.stage is Stage.MONITORING:
            return self.tr("绩效运行监控表：{project}").format(project=item_name(item))
        return self.tr("项目自评表：{project}").format(project=item_name(item))

    def _mark_given(self) -> None:
        """Who has what already, and since when."""
        self._given = {}
        for each in still_out(self._desk):
            there = [item for item in each.items if self._desk.tree.has(item)]
            for item in (below for top in there for below in walk(self._desk.tree.item(top))):
                self._given.setdefault(item.id, []).append(each)
        for row in self._rows():
            said = self._given_words(row.data(0, _ID))
            if row.text(2) != said:
                row.setText(2, said)

    def _given_words(self, item: Id) -> str:
        return self._holders(self._given.get(item, []))

    def _holders(self, given: Iterable[HandOut]) -> str:
        words = self.tr("{name}（{date}）")
        return self.tr("、").join(words.format(name=each.name, date=_day(each.at)) for each in given)

    def _warn_of_second(self) -> None:
        """What is out already would be changed in two places: it can be done, and is told before."""
        tree = self._desk.tree
        chosen = self.chosen() if not self.blank.isChecked() else []
        items = [below.id for top in chosen for below in walk(tree.item(top)) if below.id in self._given]
        holders = dict.fromkeys(each for item in items for each in self._given[item])
        projects = sum(isinstance(tree.item(item), Project | ProjectEvaluation) for item in items)
        said = self.tr("其中 {count} 个项目已在 {names} 那里，还没有合并收回。再分发会有两份各改各的。")
        if items:
            self.out.show_warning(said.format(count=projects, names=self._holders(holders)))
        else:
            self.out.clear()
        self._make.setText(self.tr("仍要写出这一份") if items else self.tr("写出这一份"))

    def _untick(self) -> None:
        for row in self._rows():
            row.setCheckState(0, Qt.CheckState.Unchecked)

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        ahead = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while ahead:
            row = ahead.pop()
            assert row is not None
            yield row
            ahead += [row.child(at) for at in range(row.childCount())]

    def _say_given(self) -> None:
        count = len(handed_out(self._desk))
        said = self.tr("勾选要交给一个科室的单位或项目。")
        more = self.tr("勾选要交给一个科室的单位或项目。已经分发 {count} 份。").format(count=count)
        self.said.setText(more if count else said)

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("放在哪个文件夹"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _connect(self) -> None:
        self._make.clicked.connect(self.hand_out)
        self.blank.toggled.connect(lambda on: self.tree.setEnabled(not on))
        self.blank.toggled.connect(self._later.start)
        self.tree.itemChanged.connect(self._later.start)
        self.tree.itemExpanded.connect(self._make_below)
        self._later.timeout.connect(self._warn_of_second)

    def _lay_out(self) -> None:
        self.said.setWordWrap(True)
        self.name.setPlaceholderText(self.tr("例如：业务一科"))
        self.tree.setHeaderLabels([self.tr("名称"), self.tr("项目数"), self.tr("已分发、未收回")])
        self.tree.setAccessibleName(self.tr("要分发的单位和项目"))
        self.tree.setColumnWidth(0, 420)
        browse = QPushButton(self.tr("浏览…"), self)
        browse.clicked.connect(self._browse)
        browse.setAutoDefault(False)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.addRow(plain_label(self.tr("科室名称"), self.name), self.name)
        form.addRow(plain_label(self.tr("放在文件夹"), self.folder), where)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        buttons.addButton(self._make, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        self._make.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.blank)
        layout.addWidget(self.out)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        self.resize(760, 600)


def _ticked(row: QTreeWidgetItem) -> Iterator[Id]:
    if row.checkState(0) is Qt.CheckState.Checked:
        yield Id(row.data(0, _ID))
    else:
        below = (row.child(at) for at in range(row.childCount()))
        yield from (item for child in below if child is not None for item in _ticked(child))


def _day(at: str) -> str:
    """In the calendar of this computer."""
    return datetime.fromisoformat(at).astimezone().strftime("%m-%d") if at else ""
