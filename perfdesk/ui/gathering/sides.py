"""What can be compared: today, the book at a line of its history, one of its tables, another file."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import Table
from perfdesk.ui import folders
from perfdesk.wording import action_word

_MOST_LINES = 200
"""Of the history; further back it says every tenth, every hundredth …"""


class Side(NamedTuple):
    """`tables` are there at once but for a file's, which are read when they are wanted."""

    name: str
    tables: tuple[Table, ...] = ()
    path: Path | None = None


class SideBox(QComboBox):
    """Makes its side when it is asked for; `changed`: another one was chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self._fill()
        self.activated.connect(self._chosen)

    def choose(self, key: object) -> None:
        self.setCurrentIndex(max(0, self.findData(key)))

    def add_file(self, path: Path) -> None:
        """The file stands in the list from then on, and is chosen."""
        at = self.count() - 1
        self.insertItem(at, path.name, path)
        self.setCurrentIndex(at)

    def side(self) -> Side:
        """Raises FileDamaged, StoreFailed."""
        key, name = self.currentData(), self.currentText()
        if isinstance(key, Path):
            return Side(name, path=key)
        if isinstance(key, int):
            return Side(name, self._desk.history.since(key).book.tables)
        tables = self._desk.book.tables
        return Side(name, tuple(table for table in tables if key in ("now", table.id)))

    def _fill(self) -> None:
        self.addItem(self.tr("现在"), "now")
        for table in self._desk.book.tables if len(self._desk.book.tables) > 1 else ():
            self.addItem(self._name_of(table), table.id)
        entries = self._desk.history.entries()
        for entry in reversed(entries[-_MOST_LINES - 1 : -1]):
            when = datetime.fromisoformat(entry.at).astimezone().strftime("%m-%d %H:%M")
            said = self.tr("{when} {who}“{action}”之后")
            self.addItem(said.format(when=when, who=entry.who, action=action_word(entry.action)), entry.seq)
        self.addItem(self.tr("另一份文件…"), "file")

    def _name_of(self, table: Table) -> str:
        said = self.tr("本文件中的表：{title}（{year}）")
        return said.format(title=table.title, year=table.year or self.tr("年度未填"))

    def _chosen(self) -> None:
        if self.currentData() == "file":
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("选择要比较的文件"), str(folders.beside(self._desk.path))
            )
            if not name:
                self.setCurrentIndex(0)
                return
            self.add_file(Path(name))
        self.changed.emit()
