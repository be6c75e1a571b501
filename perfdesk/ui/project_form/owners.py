"""Who stands behind the one project of a form: 主管部门, 实施单位 and year, which are the table's and the unit's."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.table import TargetScope, TargetTable, Unit
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import Remark, RemarkLine, TextField


class Owners(QWidget):
    """Shown where a table is a form of one project: nobody looks for them elsewhere then."""

    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._usual = {
            "department": self.tr("主管部门"),
            "unit": self.tr("实施单位"),
            "year": self.tr("年度"),
            "currency_unit": self.tr("金额单位"),
        }
        self.fields = {name: TextField(desk) for name in self._usual}
        self._titles = {name: plain_label(self._usual[name], field) for name, field in self.fields.items()}
        self._remark = RemarkLine()
        self._remark.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, field in self.fields.items():
            row.addWidget(self._titles[name])
            row.addWidget(field, 4 if name in ("department", "unit") else 0)
            field.binding.remarked.connect(self._tell)
            field.binding.troubled.connect(self.troubled)
        for name in ("year", "currency_unit"):
            self.fields[name].setMaximumWidth(72)
        row.addWidget(self._remark, 3)
        row.addStretch(0)

    def show_of(self, table: TargetTable | None, unit: Unit | None, heads: Mapping[str, str]) -> None:
        """`heads` are the form's words; without a table it is hidden."""
        is_there = table is not None and unit is not None and len(table.projects) == 1
        for name, field in self.fields.items():
            owner = unit if name == "unit" else table
            attribute = "name" if name == "unit" else name
            field.binding.bind(Place(owner.id, attribute) if is_there and owner is not None else None)
            said = heads.get(name, self._usual[name])
            self._titles[name].setText(said)
            field.setAccessibleName(said)
            is_department = table is not None and table.scope is TargetScope.DEPARTMENT
            for widget in (self._titles[name], field):
                widget.setVisible(not (is_department and name in ("department", "unit")))
        self.setVisible(is_there)

    def refresh(self) -> None:
        for field in self.fields.values():
            field.binding.refresh()

    def field_at(self, place: Place) -> TextField | None:
        """The field that is bound to a place of the table or the unit."""
        return next((field for field in self.fields.values() if field.binding.place == place), None)

    def _tell(self, _: object) -> None:
        remarks = [field.binding.remark for field in self.fields.values() if field.binding.remark.text]
        self._remark.show_remark(remarks[0] if remarks else Remark())
        self._remark.setVisible(bool(remarks))
