"""The top of the form: the project's name, which one of how many it is, and the way to its neighbours."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetScope, TargetTable
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import RemarkLine, TextField


class Heading(QWidget):
    """`asked_for`: -1 for the project before, 1 for the one behind."""

    asked_for = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: Id | None = None
        self.name = TextField(desk)
        self._position = plain_label("")
        self._back = self._button(Qt.ArrowType.LeftArrow, self.tr("上一个项目"), "Ctrl+PgUp", -1)
        self._on = self._button(Qt.ArrowType.RightArrow, self.tr("下一个项目"), "Ctrl+PgDown", 1)
        self._lay_out()

    def show_project(self, project_id: Id | None) -> None:
        self._project_id = project_id
        self.name.binding.bind(Place(project_id, "name") if project_id is not None else None)
        self._name_it()
        self.tell_position()

    def _name_it(self) -> None:
        """The one project of a department's targets stands for the department."""
        at = self._project_id
        table = self._desk.tree.owner(at, TargetTable) if at is not None else None
        is_department = table is not None and table.scope is TargetScope.DEPARTMENT
        said = self.tr("部门（单位）名称") if is_department else self.tr("项目名称")
        self._title.setText(said)
        self.name.setAccessibleName(said)

    def tell_position(self) -> None:
        """Among the projects of its table."""
        if self._project_id is None:
            self._position.clear()
            return
        ids = [project.id for project in self._desk.tree.owner(self._project_id, TargetTable).projects]
        at = ids.index(self._project_id) + 1
        self._position.setText(self.tr("第 {at} / {count} 个项目").format(at=at, count=len(ids)))
        self._back.setEnabled(at > 1)
        self._on.setEnabled(at < len(ids))
        for widget in (self._position, self._back, self._on):
            widget.setVisible(len(ids) > 1)

    def _lay_out(self) -> None:
        remark = RemarkLine()
        self.name.binding.remarked.connect(remark.show_remark)
        remark.hide()
        self.name.binding.remarked.connect(lambda said: remark.setVisible(bool(said.text)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._title = plain_label(self.tr("项目名称"), self.name)
        row.addWidget(self._title)
        row.addWidget(self.name, 2)
        row.addWidget(remark, 1)
        for widget in (self._position, self._back, self._on):
            row.addWidget(widget)

    def _button(self, arrow: Qt.ArrowType, name: str, key: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setIconSize(QSize(12, 12))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(name)
        button.setToolTip(self.tr("{name}（{key}）").format(name=name, key=key))
        button.clicked.connect(lambda: self.asked_for.emit(step))
        return button
