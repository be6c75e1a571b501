"""The scores of self-evaluations in sentences: those that agree in one, each that does not in its own."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QObject

from perfdesk.domain.evaluation_sums import project_totals, rows_totals
from perfdesk.domain.items import children
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.severity import Severity
from perfdesk.ui.import_view.fact import Fact
from perfdesk.ui.points import show_points

Evaluation = DepartmentEvaluation | ProjectEvaluation


class _Scored(NamedTuple):
    """The rows' sums of a table, beside the total that it prints."""

    table: Evaluation
    rows: int
    points: Decimal | None
    score: Decimal | None

    @property
    def is_compared(self) -> bool:
        return self.table.total_score is not None and self.score is not None

    @property
    def holds(self) -> bool:
        return not self.is_compared or self.table.total_score == self.score

    @property
    def alike(self) -> tuple[bool, Decimal | None]:
        """What tables that are told in one sentence have in common."""
        table = self.table
        return isinstance(table, ProjectEvaluation) and table.stage is Stage.MONITORING, self.points


class ScoreWords(QObject):
    """Has the words."""

    def facts(self, tables: Iterable[Evaluation]) -> Iterator[Fact]:
        scored = [_scored(table) for table in tables]
        together: dict[tuple[bool, Decimal | None], list[_Scored]] = {}
        for each in scored:
            if each.holds:
                together.setdefault(each.alike, []).append(each)
        for group in together.values():
            yield self._one(group[0]) if len(group) == 1 else self._several(group)
        wrong = [each for each in scored if not each.holds]
        yield from (self._one(each) if len(scored) == 1 else self._named(each) for each in wrong)

    def _one(self, scored: _Scored) -> Fact:
        """The rows' scores against the printed total."""
        said = self.tr("自评指标 {count} 项，分值合计 {points}，得分合计 {score}").format(
            count=scored.rows, points=show_points(scored.points), score=show_points(scored.score) or "—"
        )
        if not scored.is_compared:
            return Fact(said)
        if scored.holds:
            return Fact(self.tr("{said}，与总分一致").format(said=said))
        words = self.tr("{said}，原表总分 {printed}，请核对")
        printed = show_points(scored.table.total_score)
        return Fact(words.format(said=said, printed=printed), Severity.ERROR)

    def _named(self, scored: _Scored) -> Fact:
        table, fact = scored.table, self._one(scored)
        name = table.project if isinstance(table, ProjectEvaluation) else table.department
        said = self.tr("“{name}”：{said}")
        return fact._replace(text=said.format(name=name or table.title, said=fact.text))

    def _several(self, group: Sequence[_Scored]) -> Fact:
        is_monitoring, points = group[0].alike
        tables, count = len(group), sum(each.rows for each in group)
        if is_monitoring:
            return Fact(
                self.tr("{tables} 张运行监控表，指标共 {count} 项").format(tables=tables, count=count)
            )
        said = self.tr("{tables} 张自评表，指标共 {count} 项，每张分值合计 {points}").format(
            tables=tables, count=count, points=show_points(points) or "—"
        )
        agreeing = sum(each.is_compared for each in group)
        if not agreeing:
            return Fact(said)
        words = self.tr("{said}，{agreeing} 张的得分与总分一致")
        return Fact(words.format(said=said, agreeing=agreeing))


def _scored(table: Evaluation) -> _Scored:
    sums = rows_totals(table) if isinstance(table, DepartmentEvaluation) else project_totals(table)
    return _Scored(table, len(children(table)), sums.weight, sums.score)
