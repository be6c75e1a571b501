"""The year's amounts, where a form asks for them beside those of the whole project."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.domain.table import Project
from perfdesk.ui import theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import AmountField, RemarkLine

FIELDS = ("annual_total", "annual_fiscal", "annual_carried", "annual_special_account", "annual_other")


class AnnualAmounts(QWidget):
    """With the sum of the parts against the total."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: Id | None = None
        self.fields = {name: AmountField(desk) for name in FIELDS}
        self._usual = {
            "annual_total": self.tr("年度资金总额"),
            "annual_fiscal": self.tr("当年财政拨款"),
            "annual_carried": self.tr("上年结转资金"),
            "annual_special_account": self.tr("财政专户管理资金"),
            "annual_other": self.tr("年度其他资金"),
        }
        self._titles = {name: plain_label(self._usual[name], field) for name, field in self.fields.items()}
        self._sum, self._remark = plain_label(""), RemarkLine()
        self._lay_out()
        for field in self.fields.values():
            field.binding.remarked.connect(self._tell_remark)

    def show_project(self, project_id: Id | None, heads: Mapping[str, str]) -> None:
        self._project_id = project_id
        project = self._desk.tree.owner(project_id, Project) if project_id is not None else Project(Id(""))
        for name, field in self.fields.items():
            field.binding.bind(Place(project_id, name) if project_id is not None else None)
            said = heads.get(name, self._usual[name])
            self._titles[name].setText(said)
            field.setAccessibleName(said)
            for widget in (self._titles[name], field):
                widget.setVisible(name in heads or value_at(project, name) is not None)
        self.setVisible(any(not field.isHidden() for field in self.fields.values()))
        self.refresh()

    def refresh(self) -> None:
        project = self._desk.tree.owner(self._project_id, Project) if self._project_id else Project(Id(""))
        parts = [value_at(project, name) for name in FIELDS[1:]]
        known = [part for part in parts if isinstance(part, Decimal)]
        total, shades = project.annual_total, theme.QUIET
        said = show_amount(sum(known, Decimal(0))) if known else self.tr("分项未填")
        if known and total is not None:
            is_equal = sum(known, Decimal(0)) == total
            shades = theme.GOOD if is_equal else theme.ERROR
            words = self.tr("{sum} ✓ 与总额相等") if is_equal else self.tr("{sum}，与总额不等")
            said = words.format(sum=said)
        self._sum.setText(said)
        palette = self.palette()
        palette.setColor(self._sum.foregroundRole(), shades.on(palette))
        self._sum.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def _tell_remark(self) -> None:
        self._remark.show_first(field.binding.remark for field in self.fields.values())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        for column, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(self._titles[name], 0, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, 1, column)
            field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0" * 22))
        grid.addWidget(self._sum, 1, len(self.fields))
        grid.setColumnStretch(len(self.fields), 1)
        grid.addWidget(self._remark, 2, 0, 1, len(self.fields) + 1)
        self._remark.hide()
