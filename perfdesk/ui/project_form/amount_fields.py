"""Amounts of a project side by side, each under the form's word for it, with what they add up to."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.domain.table import Project
from perfdesk.ui import theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import AmountField, RemarkLine

_NOBODY = Project(Id(""))


class AmountFields(QWidget):
    """A kind of it says its `titles` and, in `refresh`, what its sum is; under them is one line for whoever speaks."""

    stretch = 0, 1
    """Of a field, and of what stands beside them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: Id | None = None
        self._usual = self.titles()
        self.fields = {name: AmountField(desk) for name in self._usual}
        self._titles = {name: plain_label(self._usual[name], field) for name, field in self.fields.items()}
        self._sum_title, self._sum = plain_label(""), plain_label("")
        self._remark = RemarkLine()
        self._grid = QGridLayout(self)
        self._lay_out()
        for field in self.fields.values():
            field.binding.remarked.connect(self._tell_remark)

    def titles(self) -> Mapping[str, str]:
        """The usual ones by the fields of a project, in their order."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Of what is not the fields' own."""
        raise NotImplementedError

    def is_asked(self, name: str, heads: Mapping[str, str]) -> bool:
        return name in heads

    @property
    def project(self) -> Project:
        """A blank one while none is shown, or the one shown is gone."""
        at = self._project_id
        return self._desk.tree.owner(at, Project) if at is not None and self._desk.tree.has(at) else _NOBODY

    def show_project(self, project_id: Id | None, heads: Mapping[str, str]) -> None:
        """`heads` are the form's words by field; what it does not ask for shows where it is filled in."""
        self._project_id = project_id
        project = self.project
        for column, (name, field) in enumerate(self.fields.items()):
            field.binding.bind(Place(project_id, name) if project_id is not None else None)
            is_shown = self.is_asked(name, heads) or value_at(project, name) is not None
            said = heads.get(name, self._usual[name])
            self._titles[name].setText(said)
            field.setAccessibleName(said)
            for widget in (self._titles[name], field):
                widget.setVisible(is_shown)
            self._grid.setColumnStretch(column, self.stretch[0] if is_shown else 0)
        self.setVisible(any(not field.isHidden() for field in self.fields.values()))
        self.refresh()
        self._tell_remark()

    def say_sum(self, text: str, shades: theme.Shades) -> None:
        self._sum.setText(text)
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
        grid, beside = self._grid, len(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        for column, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(self._titles[name], 0, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, self.stretch[0])
            field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0" * 22))
        grid.addWidget(self._sum_title, 0, beside)
        grid.addWidget(self._sum, 1, beside)
        grid.setColumnStretch(beside, self.stretch[1])
        grid.addWidget(self._remark, 2, 0, 1, beside + 1)
        self._remark.hide()
