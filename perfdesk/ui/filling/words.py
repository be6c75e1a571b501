"""What 批量填写 calls places, fields, ways and what came of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from perfdesk.desk.filling.cells import TASK_FIELDS, TASKS
from perfdesk.desk.filling.columns import FillColumn
from perfdesk.desk.filling.filling import Filling, Naming
from perfdesk.desk.filling.reach import Reach, Where
from perfdesk.desk.filling.ways import Way
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import Band
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.wording import field_word, item_name

_NAMED = 3
"""Locked projects that are named; more are counted."""


class FillingWords(QObject):
    """In the language of the window."""

    def where(self, reach: Reach) -> str:
        if reach.rows is not None:
            return self.tr("选中的 {count} 行").format(count=len(reach.rows))
        words = self._of_projects() if reach.kind is Project else self._of_tables()
        return words[reach.where].format(count=len(reach.owners))

    def columns(self, offered: Sequence[FillColumn]) -> list[tuple[FillColumn, str]]:
        """Each with its words; where a form prints the same head twice, by their usual names."""
        said = [self._column(column) for column in offered]
        return [
            (column, words if said.count(words) == 1 else self._column(column._replace(head="")))
            for column, words in zip(offered, said, strict=True)
        ]

    def _column(self, column: FillColumn) -> str:
        """Of an indicator so that it cannot be taken for one of the project."""
        if column.field in TASK_FIELDS:
            name = column.head or self._of_tasks()[column.field.removeprefix(TASKS)]
            return self.tr("年度主要任务：{head}").format(head=name)
        head = column.head or self._own_names().get(column.field) or field_word(column.field)
        if column.kind is Project and column.field == "name":
            head = self.tr("项目名称")
        if column.is_of_rows:
            return self.tr("指标：{head}").format(head=head)
        return head[:1].upper() + head[1:]

    def bands(self) -> dict[str, str]:
        """What a judgement is chosen by, and shown as."""
        return {
            Band.NONE: "",
            Band.REACHED: self.tr("1 达成"),
            Band.PARTLY: self.tr("2 部分达成"),
            Band.MISSED: self.tr("3 未达成"),
        }

    def ways(self) -> dict[Way, str]:
        return {
            Way.PUT: self.tr("填入这个值"),
            Way.PUT_IN_BLANKS: self.tr("只填空白的"),
            Way.BEFORE: self.tr("加在前面"),
            Way.BEHIND: self.tr("加在后面"),
            Way.SCALE: self.tr("按比例增减"),
            Way.MOVE_YEARS: self.tr("年份后移"),
            Way.CLEAR: self.tr("清空"),
        }

    def namings(self) -> dict[Naming, str]:
        return {
            Naming.ALL: self.tr("全部指标"),
            Naming.SAME: self.tr("三级指标是"),
            Naming.WITH: self.tr("三级指标含有"),
        }

    def asked(self, way: Way) -> str:
        """What is to be typed, where something is."""
        put, added = self.tr("请输入要填入的内容。"), self.tr("请输入要加的文字。")
        said = {Way.PUT: put, Way.PUT_IN_BLANKS: put, Way.BEFORE: added, Way.BEHIND: added}
        said[Way.SCALE] = self.tr("请输入增减多少，例如 ×1.05、+5% 或 -10%。")
        said[Way.MOVE_YEARS] = self.tr("请输入后移几年，例如 1；-1 是前移。")
        return said.get(way, "")

    def came(self, found: Filling, chosen: int, tree: Tree) -> str:
        """How many places change, and what does not."""
        unchanged, said = found.unchanged + len(found.hits) - chosen, ""
        if found.hits:
            said = self.tr("将改 {chosen} 处，{unchanged} 处没有变化，可一步撤销。")
        elif found.unchanged:
            said = self.tr("没有要改的：{unchanged} 处都没有变化。")
        elif not found.refused:
            said = self.tr("所选范围里没有这样的栏目或指标。")
        said = said.format(chosen=chosen, unchanged=unchanged)
        if found.rounded:
            said += self.tr("其中 {count} 处按原有小数位四舍五入。").format(count=found.rounded)
        if found.refused:
            said += self.tr("{count} 处不能填入，原因列在表中。").format(count=len(found.refused))
        return said + self._left_out(found.locked, tree)

    def _left_out(self, locked: Sequence[Id], tree: Tree) -> str:
        if not locked:
            return ""
        names = "、".join(item_name(tree.item(each)) for each in locked[:_NAMED])
        said = self.tr("{names}已审核通过或报送，不改。")
        if len(locked) > _NAMED:
            said = self.tr("{names}等 {count} 个已审核通过或报送，不改。")
        return said.format(names=names, count=len(locked))

    def _own_names(self) -> dict[str, str]:
        return {"name": self.tr("三级指标名称"), "level3": self.tr("三级指标名称")}

    def _of_tasks(self) -> dict[str, str]:
        return {
            "name": self.tr("任务名称"),
            "content": self.tr("主要内容"),
            "total": self.tr("总额"),
            "fiscal": self.tr("财政拨款"),
            "special_account": self.tr("财政专户"),
            "other": self.tr("其他资金"),
        }

    def _of_projects(self) -> dict[Where, str]:
        return {
            Where.SELECTED: self.tr("选中的 {count} 个项目"),
            Where.SHOWN: self.tr("筛选出的 {count} 个项目"),
            Where.UNIT: self.tr("本单位的 {count} 个项目"),
            Where.TABLE: self.tr("整张表的 {count} 个项目"),
            Where.YEAR: self.tr("同年度各表的 {count} 个项目"),
            Where.FILE: self.tr("整个文件的 {count} 个项目"),
        }

    def _of_tables(self) -> dict[Where, str]:
        return {
            Where.SELECTED: self.tr("选中的 {count} 张表"),
            Where.UNIT: self.tr("同一单位的 {count} 张表"),
            Where.TABLE: self.tr("这张表"),
            Where.YEAR: self.tr("同年度的 {count} 张同类表"),
            Where.FILE: self.tr("文件里全部 {count} 张同类表"),
        }
