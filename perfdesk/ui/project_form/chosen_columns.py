"""Which columns a project's indicators have: those of the table's form, in its order and words, and those in use."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from perfdesk.domain.forms.shown import asked, extra_fields, form_of_table, has_parts, is_joined
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.project_form.columns import (
    Column,
    Level1Column,
    Level2Column,
    MarkColumn,
    NumberColumn,
    PartColumn,
    PointsColumn,
    ValueColumn,
)


class IndicatorColumns(QObject):
    """Has the words of the columns."""

    def of(self, table: TargetTable, project: Project) -> tuple[Column, ...]:
        """In the order of the joined string where the form says nothing else."""
        form, indicators = form_of_table(table), project.indicators
        heads = asked(form, Indicator)
        extras = extra_fields(form, Indicator, indicators)
        is_coded = is_joined(table, project)
        apart = has_parts(heads, indicators)
        known = self._known(is_coded=is_coded, apart=apart)
        own = [c for c in known if _is_shown(c, heads, indicators, is_coded=is_coded)]
        own += [Column(field, head, share=3) for field, head in extras.items()]
        placed = _in_print_order(own, list(heads))
        named = (replace(column, title=heads.get(column.field, column.title)) for column in placed)
        return (
            NumberColumn("number", "№", sample="000"),
            *named,
            MarkColumn("mark", self.tr("检查"), sample="0" * 4),
        )

    def _parts(self) -> tuple[Column, ...]:
        return (
            PartColumn("parts.sign", self.tr("指标性质"), sample="0" * 8),
            PartColumn("parts.number", self.tr("指标值"), share=3),
            PartColumn("parts.unit", self.tr("度量单位"), sample="0" * 8),
        )

    def _known(self, *, is_coded: bool, apart: bool) -> tuple[Column, ...]:
        return (
            Level1Column("level1_name", self.tr("一级指标"), sample="0" * 11, is_coded=is_coded),
            Level2Column("level2_name", self.tr("二级指标"), sample="0" * 13, is_coded=is_coded),
            Column("name", self.tr("三级指标名称"), share=4),
            ValueColumn("cycle_value", self.tr("实施周期指标值"), share=3),
            *(self._parts() if apart else [ValueColumn("annual_value", self.tr("年度指标值"), share=3)]),
            PointsColumn("weight", self.tr("权重"), sample="0" * 6),
        )


def _is_shown(
    column: Column, heads: Mapping[str, str], indicators: Sequence[Indicator], *, is_coded: bool
) -> bool:
    match column.field:
        case "cycle_value":
            return is_coded or "cycle_value" in heads or any(i.cycle_value for i in indicators)
        case "weight":
            return "weight" in heads or any(i.weight is not None for i in indicators)
    return True


def _in_print_order(columns: Sequence[Column], fields: Sequence[str]) -> list[Column]:
    """What the form does not print stays behind what it follows here."""
    ranks: list[int] = []
    for column in columns:
        before = ranks[-1] if ranks else -1
        ranks.append(fields.index(column.field) if column.field in fields else before)
    return [column for _, column in sorted(zip(ranks, columns, strict=True), key=lambda pair: pair[0])]
