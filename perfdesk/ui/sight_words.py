"""What of a table is seen, in words: the facets of a filter, and the order."""

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import RowFilter, Sorting
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.ui.grid_columns import FIELDS, SORTED_BY
from perfdesk.ui.grid_model import GridModel


class SightWords(QObject):
    """`rows` knows what the columns are called."""

    def __init__(self, desk: Desk, rows: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._rows = desk, rows

    def facets(self, wanted: RowFilter) -> str:
        told = []
        if wanted.words.strip():
            told.append(self.tr("“{words}”").format(words=wanted.words.strip()))
        if wanted.unit is not None:
            told.append(self._unit(wanted.unit))
        if wanted.level is not None:
            told.append(self.level(wanted.level.name, wanted.level.is_there))
        if wanted.least is not None or wanted.most is not None:
            told.append(self._range(wanted))
        if wanted.findings is not None:
            told.append(self.severities()[wanted.findings])
        if wanted.since is not None:
            told.append(self.tr("修改过"))
        if wanted.unconfirmed:
            told.append(self.tr("存疑"))
        return self.tr("、").join(told)

    def order(self, sorting: Sorting) -> str:
        column = next(column for column, field in SORTED_BY.items() if field == sorting.field)
        words = (
            self.tr("按 {head} 降序排列，不显示单位行，原来的顺序不变")
            if sorting.falls
            else self.tr("按 {head} 升序排列，不显示单位行，原来的顺序不变")
        )
        return words.format(head=self._rows.heading(column))

    def severities(self) -> dict[Severity, str]:
        return {
            Severity.ERROR: self.tr("有错误"),
            Severity.WARNING: self.tr("有错误或警告"),
            Severity.NOTICE: self.tr("有错误、警告或通知"),
            Severity.HINT: self.tr("有任何问题"),
        }

    def level(self, name: str, is_there: bool) -> str:
        return (self.tr("有{level}") if is_there else self.tr("没有{level}")).format(level=name)

    def unit_name(self, name: str) -> str:
        return name or self.tr("（未命名单位）")

    def _unit(self, unit: Id) -> str:
        item = self._desk.tree.item(unit) if self._desk.tree.has(unit) else None
        return self.unit_name(str(getattr(item, "name", "")))

    def _range(self, wanted: RowFilter) -> str:
        column = next(column for column, field in FIELDS.items() if field == wanted.amount)
        head, least, most = self._rows.heading(column), wanted.least, wanted.most
        if least is not None and most is not None:
            said = self.tr("{head} {least} 至 {most}")
            return said.format(head=head, least=show_amount(least), most=show_amount(most))
        sign, amount = ("≥", least) if least is not None else ("≤", most)
        return f"{head} {sign} {show_amount(amount)}"
