"""The proof in sentences: what was counted apart from each other, and whether it agrees."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from perfdesk.domain.amounts import SumVerdict, judge_sum, show_amount
from perfdesk.domain.book import Table
from perfdesk.domain.items import children
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.totals import printed_total, sums_of
from perfdesk.ui.import_view.fact import Fact
from perfdesk.ui.import_view.review import Review
from perfdesk.ui.import_view.score_words import ScoreWords
from perfdesk.wording import finding_sentence

_BY_VERDICT = {
    SumVerdict.EXACT: None,
    SumVerdict.ROUNDING: Severity.NOTICE,
    SumVerdict.DOUBTFUL: Severity.WARNING,
    SumVerdict.WRONG: Severity.ERROR,
}


class ProofWords(QObject):
    """Has the words."""

    def facts(self, review: Review) -> list[Fact]:
        proof = review.draft.proof
        facts = [self._markers(proof.markers, proof.indicators)] if proof.markers or proof.indicators else []
        for table in review.draft.target_tables:
            facts += self._sums(table)
        facts += ScoreWords(self).facts(
            table
            for table in review.draft.tables
            if not isinstance(table, TargetTable) and _has_indicators(table)
        )
        facts += [self._bare(table) for table in review.draft.tables if not _has_indicators(table)]
        if proof.repeated_rows:
            facts.append(Fact(self.tr("%n 行分页重复已合并", None, proof.repeated_rows)))
        if proof.residue:
            facts.append(Fact(self.tr("未归位文字 %n 处", None, len(proof.residue)), Severity.WARNING))
        else:
            facts.append(Fact(self.tr("没有未归位的文字")))
        facts += [Fact(finding_sentence(each), each.severity) for each in review.draft.unread]
        doubts = sum(doubt.severity >= Severity.WARNING for doubt in review.doubts)
        doubts -= sum(each.severity >= Severity.WARNING for each in review.draft.unread)
        if doubts:
            facts.append(Fact(self.tr("读取存疑 %n 处，按 F8 逐处查看", None, doubts), Severity.WARNING))
        return facts

    def _bare(self, table: Table) -> Fact:
        """A table without a single indicator is seldom meant to be so."""
        name = table.title or table.department
        if not name:
            return Fact(self.tr("没有读出指标。表中如有指标，请点“指出表头…”"), Severity.WARNING)
        said = self.tr("“{title}”没有读出指标。表中如有指标，请点“指出表头…”")
        return Fact(said.format(title=name), Severity.WARNING)

    def _markers(self, markers: int, indicators: int) -> Fact:
        if markers == indicators:
            said = self.tr("指标序号 {markers} 处，读出 {indicators} 条，一致")
            return Fact(said.format(markers=markers, indicators=indicators))
        said = self.tr("指标序号 {markers} 处，读出 {indicators} 条，不一致，请核对")
        return Fact(said.format(markers=markers, indicators=indicators), Severity.ERROR)

    def _sums(self, table: TargetTable) -> Iterator[Fact]:
        """The projects' sum against the printed 合计; without one only how many projects there are."""
        count, sum_ = len(table.projects), sums_of(table.projects).amounts.total
        printed = printed_total(table)
        if printed is None or printed.total is None or sum_ is None:
            yield Fact(self.tr("项目 %n 个，原表没有合计可以核对", None, count))
            return
        difference = printed.total - sum_
        verdict = judge_sum(difference, count)
        said = self._sum_words(verdict).format(
            count=count,
            printed=show_amount(printed.total),
            sum=show_amount(sum_),
            size=show_amount(abs(difference)),
        )
        yield Fact(said, _BY_VERDICT[verdict])

    def _sum_words(self, verdict: SumVerdict) -> str:
        return {
            SumVerdict.EXACT: self.tr("项目 {count} 个，合计 {printed} 与项目之和一致"),
            SumVerdict.ROUNDING: self.tr(
                "项目 {count} 个，合计 {printed} 与项目之和 {sum} 相差 {size}，属于尾差"
            ),
            SumVerdict.DOUBTFUL: self.tr(
                "项目 {count} 个，合计 {printed} 与项目之和 {sum} 相差 {size}，可能是尾差"
            ),
            SumVerdict.WRONG: self.tr("项目 {count} 个，合计 {printed} 与项目之和 {sum} 相差 {size}，请核对"),
        }[verdict]


def _has_indicators(table: Table) -> bool:
    if isinstance(table, TargetTable):
        return any(project.indicators for project in table.projects)
    return bool(children(table))
