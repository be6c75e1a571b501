"""All tables of a book to tick, by kind: a whole kind with one key, or table by table."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Table
from perfdesk.domain.table import TargetTable

_MOST_ROWS = 10
_TABLE = Qt.ItemDataRole.UserRole


class TableChoice(QTreeWidget):
    """Everything is ticked at first. `changed`: another tick was set or taken."""

    changed = Signal()

    def __init__(self, tables: Sequence[Table], parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        for kind, name in {
            TargetTable: self.tr("项目支出绩效目标表"),
            DepartmentEvaluation: self.tr("部门整体支出绩效自评表"),
            ProjectEvaluation: self.tr("项目支出绩效自评表"),
        }.items():
            of_kind = [table for table in tables if isinstance(table, kind)]
            if of_kind:
                self._add_kind(self.tr("{kind}（{count} 张）").format(kind=name, count=len(of_kind)), of_kind)
        self.expandAll()
        self.setCurrentItem(self.topLevelItem(0))
        self.itemChanged.connect(self.changed)

    def chosen(self) -> tuple[Table, ...]:
        """In the order of their kinds, in each as they stand in the book."""
        return tuple(item.data(0, _TABLE) for item in self._items() if _is_ticked(item))

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a height that leaves room for the rest of a dialog."""
        rows = self.topLevelItemCount() + sum(1 for _ in self._items())
        height = min(rows, _MOST_ROWS) * self.sizeHintForRow(0) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def _add_kind(self, title: str, tables: Sequence[Table]) -> None:
        above = QTreeWidgetItem(self, [title])
        above.setFlags(above.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        for table in tables:
            item = QTreeWidgetItem(above, [_name_of(table)])
            item.setToolTip(0, item.text(0))
            item.setData(0, _TABLE, table)
            item.setCheckState(0, Qt.CheckState.Checked)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            above = self.topLevelItem(at)
            yield from (above.child(number) for number in range(above.childCount()))


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) == Qt.CheckState.Checked


def _name_of(table: Table) -> str:
    about = table.project if isinstance(table, ProjectEvaluation) else table.department
    return " ".join(part for part in (str(table.year or ""), about or table.title) if part)
