"""The templates in a list, found by typing a part of a name or its initials."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.templates.shelf import Kept
from perfdesk.domain.pinyin import is_found
from perfdesk.ui.search_line import SearchLine

_NAME, _HOLDS, _DAY = range(3)


class TemplateList(QWidget):
    """`moved`: another one is current, or none. `renamed` gives it with its new name."""

    moved = Signal()
    renamed = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search, self.tree = SearchLine(self), _Tree(self)
        self._kept: list[Kept] = []
        self.search.setPlaceholderText(self.tr("按名称或拼音首字母查找"))
        self.search.setAccessibleName(self.tr("查找模板"))
        self.search.setClearButtonEnabled(True)
        self.tree.setAccessibleName(self.tr("模板"))
        self.tree.setHeaderLabels([self.tr("名称"), self.tr("内容"), self.tr("存入日期")])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        self.search.textChanged.connect(self._sift)
        self.search.stepped.connect(self._step)
        self.tree.currentItemChanged.connect(lambda *_: self.moved.emit())
        self.tree.itemChanged.connect(self._take_name)

    @property
    def current(self) -> Kept | None:
        """None where nothing is found."""
        row = self._row
        return self._kept[row] if row >= 0 and not self._item(row).isHidden() else None

    @property
    def _row(self) -> int:
        return self.tree.currentIndex().row()

    def show_templates(self, kept: Sequence[Kept], current: str = "") -> None:
        """`current`: the name of the one to be current; the first one else."""
        self.tree.blockSignals(True)
        self.tree.clear()
        self._kept = list(kept)
        for each in kept:
            self._add(each)
        names = [each.label.name for each in kept]
        if names:
            self.tree.setCurrentItem(self._item(names.index(current) if current in names else 0))
        self.tree.blockSignals(False)
        self._sift()
        self.moved.emit()

    def begin_renaming(self) -> None:
        if self.current is not None and not self.current.is_bundled:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tree.editItem(self._item(self._row), _NAME)

    def _add(self, kept: Kept) -> None:
        label = kept.label
        day = self.tr("随程序提供") if kept.is_bundled else label.at
        item = QTreeWidgetItem(self.tree, [label.name, self.holds(kept), day])
        if not kept.is_bundled:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setToolTip(_NAME, label.name)

    def holds(self, kept: Kept) -> str:
        label = kept.label
        if not label.projects:
            return self.tr("自评表")
        if label.projects == 1 and not label.is_whole:
            return self.tr("{count} 条指标").format(count=label.indicators)
        said = self.tr("整张表，{count} 个项目") if label.is_whole else self.tr("{count} 个项目")
        return said.format(count=label.projects)

    def _take_name(self, item: QTreeWidgetItem) -> None:
        kept = self._kept[self.tree.indexOfTopLevelItem(item)]
        if item.text(_NAME) != kept.label.name:
            self.renamed.emit(kept, item.text(_NAME))

    def _sift(self) -> None:
        typed = self.search.text().strip()
        for row, kept in enumerate(self._kept):
            self._item(row).setHidden(not is_found(kept.label.name, typed))
        if self.current is None:
            self._step(0)

    def _step(self, by: int) -> None:
        """To the next one (1), the one before (-1), or the first (0) of those shown."""
        shown = [row for row in range(len(self._kept)) if not self._item(row).isHidden()]
        if not shown:
            self.moved.emit()
            return
        at = shown.index(self._row) if by and self._row in shown else 0
        self.tree.setCurrentItem(self._item(shown[max(0, min(at + by, len(shown) - 1))]))

    def _item(self, row: int) -> QTreeWidgetItem:
        item = self.tree.topLevelItem(row)
        assert item is not None
        return item


class _Tree(QTreeWidget):
    """Of its columns only the name is typed into, with F2."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_HOLDS, _DAY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def edit(  # type: ignore[override] # the one of its forms that Qt itself asks
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        return index.column() == _NAME and super().edit(index, trigger, event)  # type: ignore[arg-type] # None is none
