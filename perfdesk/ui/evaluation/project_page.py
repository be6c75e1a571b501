"""The indicators of 项目支出绩效自评表, with proposed scores."""

from collections.abc import Sequence

from perfdesk.desk import evaluating
from perfdesk.domain.self_evaluation import Band
from perfdesk.ui.evaluation.columns import (
    BandColumn,
    Column,
    LikelihoodColumn,
    PointsColumn,
    ProposedColumn,
    ScoreColumn,
)
from perfdesk.ui.evaluation.details import ProjectDetail, RowDetail, TargetLink
from perfdesk.ui.evaluation.page import Act, EvaluationPage


class ProjectPage(EvaluationPage):
    """Of a self-evaluation. One types actual values down the column; scores are proposed beside them."""

    def columns(self) -> Sequence[Column]:
        return (
            Column("level1_name", self.tr("一级指标"), sample="0" * 11),
            Column("level2_name", self.tr("二级指标"), sample="0" * 13),
            Column("name", self.tr("三级指标"), share=5),
            Column("target_value", self.tr("年度指标值"), share=4),
            *self.part_columns(),
            Column("actual_value", self.tr("实际完成值"), share=4),
            Column("expected", self.tr("全年预计完成情况"), share=4, is_optional=True),
            Column("likelihood", self.tr("完成目标可能性"), sample="0" * 12, is_optional=True),
            self._band_column(),
            PointsColumn("weight", self.tr("分值"), sample="0" * 6),
            ProposedColumn("score", self.tr("建议得分"), sample="0" * 8),
            ScoreColumn("score", self.tr("得分"), sample="0" * 7),
            Column("reason", self.tr("偏差原因分析及改进措施"), share=6),
        )

    def _band_column(self) -> BandColumn:
        words = {
            Band.REACHED: self.tr("1 达成"),
            Band.PARTLY: self.tr("2 部分达成"),
            Band.MISSED: self.tr("3 未达成"),
        }
        asks = self.tr("输入 1、2 或 3")
        return BandColumn("band", self.tr("定性评判"), sample="0" * 14, words=words, asks=asks)

    def typed(self) -> Sequence[str]:
        return ("actual_value", "band", "score", "reason")

    def make_detail(self) -> RowDetail:
        return ProjectDetail(self.desk, self)

    def acts(self) -> Sequence[Act]:
        return (
            Act(
                "propose",
                self.tr("采用建议得分(&T)"),
                self.tr("没有填写得分的各项取建议得分，已填写的不变"),
                self.accept_proposals,
            ),
            Act(
                "spread",
                self.tr("分配分值(&P)"),
                self.tr("按 50、30、10（有成本指标时 20、40、20、10）分配到各项指标，以后仍可修改"),
                self.spread_weights,
            ),
        )

    def accept_proposals(self) -> None:
        table = self.table_id
        if table is not None:
            nothing = self.tr("没有可以采用的建议得分。请先填写实际完成值。")
            self.work.do(lambda: evaluating.accept_proposals(self.desk.tree, table), nothing)

    def spread_weights(self) -> None:
        table = self.table_id
        if table is not None:
            nothing = self.tr("各项分值已经是按规则分配的。")
            self.work.do(lambda: evaluating.spread_weights(self.desk.tree, table), nothing)


class MonitoringPage(EvaluationPage):
    """Of 绩效运行监控表: what was done so far and what is to be expected; nothing is scored."""

    is_monitoring = True
    has_totals = False

    def columns(self) -> Sequence[Column]:
        return (
            Column("level1_name", self.tr("一级指标"), sample="0" * 11),
            Column("level2_name", self.tr("二级指标"), sample="0" * 13),
            Column("name", self.tr("三级指标"), share=5),
            Column("target_value", self.tr("年度指标值"), share=4),
            *self.part_columns(),
            Column("actual_value", self.tr("1—7月执行情况"), share=4),
            Column("expected", self.tr("全年预计完成情况"), share=4),
            LikelihoodColumn(
                "likelihood",
                self.tr("完成目标可能性"),
                sample="0" * 14,
                asks=self.tr("1 能 2 可能 3 不能"),
            ),
            PointsColumn("weight", self.tr("分值"), sample="0" * 6, is_optional=True),
            Column("reason", self.tr("偏差原因分析"), share=6),
        )

    def typed(self) -> Sequence[str]:
        return ("actual_value", "expected", "likelihood", "reason")

    def make_detail(self) -> RowDetail:
        return TargetLink(self.desk, self)

    def acts(self) -> Sequence[Act]:
        return ()
