"""The key sheet (F1): every key of the program, made from the actions and the lists of keys that the panes act by."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from perfdesk.ui.cells import keys
from perfdesk.ui.import_view.page_keys import PAGE_KEYS
from perfdesk.ui.key_names import key_names

_OF_EVERY_TABLE = frozenset(("cut", "copy", "paste", "clear", "fill_down"))
"""Actions of the project table whose keys do the same in every table, and stand there."""


class KeyRow(NamedTuple):
    """What the keys do, and where."""

    what: str
    keys: str
    where: str


class KeySheet(QObject):
    """Has the words; the keys are those in force."""

    def rows(self, actions: Sequence[QAction]) -> list[KeyRow]:
        """Pane by pane, none twice."""
        own = [a for a in actions if a.shortcuts() and a.objectName() not in _OF_EVERY_TABLE]
        told = [KeyRow(a.property("title"), key_names(a.shortcuts()), self._where(a)) for a in own]
        told.sort(key=lambda row: row.where != self.tr("各处"))
        return list(dict.fromkeys((*told, *self._of_tables(), *self._of_import(), *self._by_themselves())))

    def table_keys(self) -> dict[keys.Key, str]:
        return {
            keys.EDIT: self.tr("修改单元格"),
            keys.ENTER: self.tr("确认并到下一行"),
            keys.BACK_ENTER: self.tr("确认并到上一行"),
            keys.TAB: self.tr("确认并到右一格"),
            keys.BACK_TAB: self.tr("确认并到左一格"),
            keys.NEW_LINE: self.tr("单元格内换行"),
            keys.ESCAPE: self.tr("放弃正在输入的内容；先收起候选"),
            keys.COPY: self.tr("复制"),
            keys.CUT: self.tr("剪切"),
            keys.PASTE: self.tr("粘贴"),
            keys.CLEAR: self.tr("清除选中各格"),
            keys.CLEAR_BACK: self.tr("清除选中各格"),
            keys.FILL_DOWN: self.tr("向下填充"),
            keys.WHOLE_ROWS: self.tr("选中整行"),
            keys.WHOLE_COLUMNS: self.tr("选中整列"),
        }

    def row_keys(self) -> dict[keys.Key, str]:
        return {
            keys.ADD: self.tr("新增一行"),
            keys.DUPLICATE: self.tr("照样再加一行"),
            keys.REMOVE: self.tr("删除选中各行"),
            keys.UP: self.tr("上移一行"),
            keys.DOWN: self.tr("下移一行"),
            keys.ANNUAL_AS_CYCLE: self.tr("年度值同周期值"),
        }

    def _where(self, action: QAction) -> str:
        return self.tr("目录、项目表") if action.property("local") else self.tr("各处")

    def _of_tables(self) -> Iterator[KeyRow]:
        yield from _joined(self.table_keys(), self.tr("每张表格"))
        for what, names in (
            (self.tr("全选"), "Ctrl+A"),
            (self.tr("到有内容的边缘；选到那里"), "Ctrl+↑↓←→ / Ctrl+Shift+↑↓←→"),
            (self.tr("到行首、行尾；到表的开头、末尾"), "Home / End / Ctrl+Home / Ctrl+End"),
        ):
            yield KeyRow(what, names, self.tr("每张表格"))
        yield from _joined(self.row_keys(), self.tr("指标表、自评表"))

    def _of_import(self) -> Iterator[KeyRow]:
        words = {
            "accept": self.tr("导入"),
            "give_up": self.tr("放弃导入"),
            "next_doubt": self.tr("下一处存疑"),
            "previous_doubt": self.tr("上一处存疑"),
            "next_pane": self.tr("下一个区域"),
            "previous_pane": self.tr("上一个区域"),
        }
        for name, sequences in PAGE_KEYS.items():
            yield KeyRow(words[name], key_names(map(QKeySequence, sequences)), self.tr("导入核对页"))
        yield KeyRow(self.tr("勾选、不勾选；到来源处"), "Space / Enter", self.tr("导入核对页"))

    def _by_themselves(self) -> Iterator[KeyRow]:
        """What a field or a pane does by itself."""
        for what, names, where in (
            (self.tr("打开表单；绩效指标：打开指标表"), "Enter", self.tr("目录、项目表")),
            (self.tr("上一个、下一个项目"), "Ctrl+PgUp / Ctrl+PgDn", self.tr("项目")),
            (self.tr("整段编辑指标文字"), "F4", self.tr("项目")),
            (self.tr("确认整段文字；放弃"), "Ctrl+Enter / Esc", self.tr("指标文字")),
            (self.tr("在候选中选择"), "↑ / ↓", self.tr("指标表")),
            (self.tr("到问题所在的格"), "Enter", self.tr("检查结果")),
            (self.tr("放大、缩小、适合窗口"), "+ / - / 0", self.tr("来源")),
            (self.tr("从最近的文件中移除"), "Del", self.tr("首页")),
            (self.tr("改名；删除"), "F2 / Del", self.tr("模板")),
        ):
            yield KeyRow(what, names, where)


def _joined(words: dict[keys.Key, str], where: str) -> Iterator[KeyRow]:
    """Keys that do the same stand in one row."""
    same: dict[str, list[str]] = {}
    for key, what in words.items():
        same.setdefault(what, []).append(keys.shortcut_text(key))
    for what, names in same.items():
        yield KeyRow(what, " / ".join(names), where)
