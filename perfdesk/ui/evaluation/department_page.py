"""The rows of 部门整体支出绩效自评表."""

from collections.abc import Callable, Sequence

from perfdesk.desk import evaluating
from perfdesk.ui.evaluation.columns import Column, LevelColumn, PointsColumn
from perfdesk.ui.evaluation.details import DepartmentDetail, RowDetail
from perfdesk.ui.evaluation.page import EvaluationPage

_POINTS = "0" * 6


class DepartmentPage(EvaluationPage):
    """Levels reach over their rows, as printed."""

    name_field = "level3"

    def columns(self) -> Sequence[Column]:
        points, level1, level2 = self.tr("分值"), self.tr("一级指标"), self.tr("二级指标")
        return (
            LevelColumn("level1", level1, sample="0" * 10, level=1),
            LevelColumn("level1_weight", points, sample=_POINTS, level=1, is_weight=True),
            LevelColumn("level2", level2, sample="0" * 10, level=2),
            LevelColumn("level2_weight", points, sample=_POINTS, level=2, is_weight=True),
            Column("level3", self.tr("三级指标"), share=4),
            PointsColumn("weight", points, sample=_POINTS),
            Column("explanation", self.tr("指标解释"), share=6),
            PointsColumn("score", self.tr("得分"), sample="0" * 7),
            Column("shortfall_reason", self.tr("未达标原因"), share=6),
            Column("improvement", self.tr("改进措施"), share=6),
        )

    def typed(self) -> Sequence[str]:
        return ("score", "shortfall_reason", "improvement")

    def make_detail(self) -> RowDetail:
        return DepartmentDetail(self.desk, self)

    def acts(self) -> Sequence[tuple[str, str, str, Callable[[], None]]]:
        text = self.tr("按项目计算(&J)")
        hint = self.tr("产出、效益和支出率各行按本文件的项目自评表和预算计算，并写明计算过程")
        return (("compute", text, hint, self.compute),)

    def compute(self) -> None:
        table = self.table_id
        if table is not None:
            nothing = self.tr("按项目计算的各行没有变化。")
            self.work.do(lambda: evaluating.update_department(self.desk.tree, table), nothing)
