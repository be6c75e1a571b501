"""The rows of 部门整体支出绩效自评表."""

from collections.abc import Sequence

from perfdesk.desk import evaluating
from perfdesk.ui.evaluation.columns import Column, LevelColumn, PointsColumn
from perfdesk.ui.evaluation.details import DepartmentDetail, RowDetail
from perfdesk.ui.evaluation.page import Act, EvaluationPage

_POINTS = "0" * 6


class DepartmentPage(EvaluationPage):
    """Levels reach over their rows, as printed."""

    name_field = "level3"
    worked_out_by = ("compute",)

    def columns(self) -> Sequence[Column]:
        points, level1, level2 = self.tr("分值"), self.tr("一级指标"), self.tr("二级指标")
        return (
            LevelColumn("level1", level1, sample="0" * 10, level=1),
            LevelColumn("level1_weight", points, sample=_POINTS, level=1, is_weight=True, is_optional=True),
            LevelColumn("level2", level2, sample="0" * 10, level=2),
            LevelColumn("level2_weight", points, sample=_POINTS, level=2, is_weight=True, is_optional=True),
            Column("level3", self.tr("三级指标"), share=4),
            PointsColumn("weight", points, sample=_POINTS),
            Column("rule", self.tr("评分标准"), share=9, is_of_form=True),
            Column("target_value", self.tr("目标值"), sample="0" * 12, is_optional=True),
            *self.part_columns(),
            Column("actual_value", self.tr("实际值"), sample="0" * 12, is_optional=True),
            Column("explanation", self.tr("指标解释"), share=6),
            PointsColumn("score", self.tr("得分"), sample="0" * 7),
            Column("shortfall_reason", self.tr("未达标原因"), share=6),
            Column("improvement", self.tr("改进措施"), share=6),
        )

    def typed(self) -> Sequence[str]:
        return ("actual_value", "score", "shortfall_reason", "improvement")

    def make_detail(self) -> RowDetail:
        return DepartmentDetail(self.desk, self)

    def acts(self) -> Sequence[Act]:
        from_here = self.tr("从当前行起到本级末尾另设一个{level}，名称和分值待填写")
        level1, level2 = self.tr("一级指标"), self.tr("二级指标")
        return (
            Act(
                "compute",
                self.tr("按项目计算(&J)"),
                self.tr("产出、效益和支出率各行按本文件的项目自评表和预算计算，并写明计算过程"),
                self.compute,
            ),
            Act("split1", self.tr("另起一级"), from_here.format(level=level1), lambda: self._split(1)),
            Act("split2", self.tr("另起二级"), from_here.format(level=level2), lambda: self._split(2)),
        )

    def compute(self) -> None:
        """Scores that a person typed stay; what is not counted yet is told."""
        table = self.table_id
        if table is None:
            return
        if not evaluating.has_sources(self.desk.tree, table):
            self.noticed.emit(self.tr("本文件没有这一年的项目自评表，也没有部门实际支出，无法计算。"))
            return
        nothing = self.tr("按项目计算的各行没有变化。手工填写的得分不改动，清空后可重新计算。")
        self.work.do(lambda: evaluating.update_department(self.desk.tree, table), nothing)
        if evaluating.is_partial(self.desk.tree, table):
            self.noticed.emit(self.tr("有的项目还没有填齐，没有计入，得分不是最后结果。见“计算过程”。"))

    def state(self) -> str:
        table = self.table_id
        is_stale = table is not None and evaluating.is_stale(self.desk.tree, table)
        return self.tr("项目数据有变化，请重新“按项目计算”") if is_stale else ""

    def _split(self, level: int) -> None:
        row = self.view.current_id
        if row is None:
            return
        nothing = self.tr("当前行已经是本级的第一行，可以直接修改名称。")
        at = self.view.currentIndex().row()
        self.work.do(lambda: evaluating.split_level(self.desk.tree, row, level), nothing)
        self.view.go_to(at, self.rows.column_of(f"level{level}"))
        self.view.setFocus()
