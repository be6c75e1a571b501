"""All tables of a book to tick, by kind: a whole kind with one key, or table by table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from perfdesk.domain.book import Table
from perfdesk.domain.forms.form import FormKind
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.self_evaluation import ProjectEvaluation

_MOST_ROWS = 10


class TableChoice(QTreeWidget):
    """Everything is ticked at first. `changed`: another tick was set or taken."""

    changed = Signal()

    def __init__(self, tables: Sequence[Table], parent: QWidget) -> None:
        super().__init__(parent)
        self.kinds: list[QTreeWidgetItem] = []
        self._rows: list[tuple[QTreeWidgetItem, Table]] = []
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        for kind, name in {
            FormKind.PROJECT_TARGETS: self.tr("项目支出绩效目标表"),
            FormKind.DEPARTMENT_TARGETS: self.tr("部门整体支出绩效目标表"),
            FormKind.DEPARTMENT_SELF_EVALUATION: self.tr("部门整体支出绩效自评表"),
            FormKind.PROJECT_MONITORING: self.tr("绩效运行监控表"),
            FormKind.PROJECT_SELF_EVALUATION: self.tr("项目支出绩效自评表"),
        }.items():
            of_kind = [table for table in tables if kind_of_table(table) is kind]
            if of_kind:
                self._add_kind(self.tr("{kind}（{count} 张）").format(kind=name, count=len(of_kind)), of_kind)
        self.expandAll()
        if self.kinds:
            self.setCurrentItem(self.kinds[0])
        self.itemChanged.connect(self.changed)

    def chosen(self) -> tuple[Table, ...]:
        """In the order of their kinds, in each as they stand in the book."""
        return tuple(table for item, table in self._rows if item.checkState(0) == Qt.CheckState.Checked)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a height that leaves room for the rest of a dialog."""
        rows = len(self.kinds) + len(self._rows)
        height = min(rows, _MOST_ROWS) * self.sizeHintForRow(0) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def _add_kind(self, title: str, tables: Sequence[Table]) -> None:
        above = QTreeWidgetItem(self, [title])
        above.setFlags(above.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        self.kinds.append(above)
        for table in tables:
            item = QTreeWidgetItem(above, [_name_of(table)])
            self._rows.append((item, table))
            item.setToolTip(0, item.text(0))
            item.setCheckState(0, Qt.CheckState.Checked)


def _name_of(table: Table) -> str:
    about = table.project if isinstance(table, ProjectEvaluation) else table.department
    return " ".join(part for part in (str(table.year or ""), about or table.title) if part)
