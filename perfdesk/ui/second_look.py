"""What opening has no time for: journal and sources of the open file are looked over beside the window, and told."""

from PySide6.QtCore import QObject, QTimer

from perfdesk.desk.desk import Desk
from perfdesk.desk.open_file import Damage
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.wording import place_words, refusal_sentence

_LATER = 3000
"""Milliseconds after opening, when the window has drawn itself and the rules have been run."""
_NAMED = 3


class SecondLook(QObject):
    """Once for each open desk; lives as long as that."""

    def __init__(self, desk: Desk, bar: TroubleBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar
        if desk.file.needs_version is None:
            QTimer.singleShot(_LATER, self, self.look)

    def look(self) -> None:
        if self._desk.is_closed:
            return
        job = Job(lambda _: self._desk.file.damage_beside(), self)
        job.done.connect(self._say)
        job.failed.connect(self._say_failure)
        job.start()

    def _say(self, damage: tuple[Damage, ...]) -> None:
        if damage and not self._desk.is_closed:
            parts = dict.fromkeys(self._words(each) for each in damage)
            self._bar.show_warning(
                self.tr(
                    "表中数据核对无误，可以照常填写；但文件的附属资料有损坏：{parts}。建议保留旧备份备查。"
                ).format(parts=self.tr("；").join(parts)),
                lasts=True,
            )

    def _words(self, damage: Damage) -> str:
        rows = damage.rows
        match damage.table:
            case "journal":
                return self.tr("修改记录第 {rows} 条，不能撤销到那里").format(rows=self._listed(rows))
            case "origin":
                places = [self._place(row) for row in rows]
                return self.tr("{places} 的来源位置，不再可靠").format(places=self._listed(places))
            case "source":
                return self.tr("{count} 个导入的原文件，不能再对照").format(count=len(rows))
            case _:
                return self.tr("文件由谁、何时创建的记录")

    def _place(self, item: str) -> str:
        tree = self._desk.tree
        return place_words(tree, Place(Id(item), "")) if tree.has(Id(item)) else self.tr("已删除的一行")

    def _listed(self, names: "tuple[str, ...] | list[str]") -> str:
        shown = self.tr("、").join(dict.fromkeys(names[:_NAMED]))
        return (
            shown
            if len(names) <= _NAMED
            else self.tr("{shown} 等 {count} 处").format(shown=shown, count=len(names))
        )

    def _say_failure(self, failure: Exception) -> None:
        if not isinstance(failure, known_trouble()):
            raise failure
        self._bar.show_warning(refusal_sentence(failure), lasts=True)
