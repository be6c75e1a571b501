"""The unit to which projects are moved, chosen from all of the file."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.ui.dialog import Dialog


class UnitChoice(Dialog):
    """`chosen` gives the unit. Typing goes to the unit whose name begins so, Enter takes it."""

    chosen = Signal(str)

    def __init__(self, tables: Iterable[TargetTable], here: Id, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("移到单位"))
        self.units = QListWidget(self)
        self.units.setAccessibleName(self.windowTitle())
        self._fill(list(tables), here)
        self._lay_out(self.tr("{count} 个项目移到：").format(count=count))
        self.units.itemActivated.connect(lambda _: self.accept())
        self.accepted.connect(self._tell)
        self.resize(420, 360)

    def _fill(self, tables: list[TargetTable], here: Id) -> None:
        for table in tables:
            for unit in table.units:
                name = unit.name or self.tr("未命名单位")
                if len(tables) > 1:
                    name = self.tr("{unit}（{year} {title}）").format(
                        unit=name, year=table.year or "", title=table.title
                    )
                if unit.id != here:
                    item = QListWidgetItem(name, self.units)
                    item.setData(Qt.ItemDataRole.UserRole, unit.id)
        self.units.setCurrentRow(0)

    def _tell(self) -> None:
        item = self.units.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _lay_out(self, said: str) -> None:
        note = QLabel(said, self)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setBuddy(self.units)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self.tr("移动"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(self.units)
        layout.addWidget(buttons)
