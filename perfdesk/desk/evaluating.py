"""What a person can do with self-evaluations, as Edits: each function reads a tree and changes nothing itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.department_working import is_own, worked
from perfdesk.domain.edits import Change, Edit, ItemInserted, value_changes
from perfdesk.domain.evaluation_index import EvaluationIndex, table_of
from perfdesk.domain.evaluation_sums import project_totals, rows_totals
from perfdesk.domain.forms.form import FormKind
from perfdesk.domain.forms.known import standard_form
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Value
from perfdesk.domain.level_runs import level_runs
from perfdesk.domain.scoring import execution_score, proposal, rules_of, scoring_of
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.domain.totals import printed_total
from perfdesk.domain.tree import Tree
from perfdesk.domain.weights import points_of_form, spread


def evaluate_projects(tree: Tree, table_id: Id, only: Collection[Id] = ()) -> Edit | None:
    """A self-evaluation for each project of a target table that has none yet; None when all have one.

    `only`: for these projects and no others, if any are named.

    Each indicator is linked to its target and takes over its annual value; its weight is the granted one, else by rule.
    """
    return _inserted(tree, "evaluate", _of_projects(tree, table_id, only, Stage.SELF_EVALUATION))


def monitor_projects(tree: Tree, table_id: Id, only: Collection[Id] = ()) -> Edit | None:
    """The same with a 绩效运行监控表 for each."""
    made = _of_projects(tree, table_id, only, Stage.MONITORING)
    return _inserted(tree, "monitor", [monitoring_of(each) for each in made])


def _of_projects(tree: Tree, table_id: Id, only: Collection[Id], stage: Stage) -> list[ProjectEvaluation]:
    table = tree.owner(table_id, TargetTable)
    made = {each.target for each in _evaluations(tree, stage)}
    return [
        evaluation_of(project, table, unit.name)
        for unit in table.units
        for project in unit.projects
        if project.id not in made and (not only or project.id in only)
    ]


def monitoring_of(evaluation: ProjectEvaluation) -> ProjectEvaluation:
    """The same project in the course of the year, on the standard form: it is not scored and has one budget."""
    form = standard_form(FormKind.PROJECT_MONITORING)
    return replace(
        evaluation,
        title=f"{evaluation.year}年度{form.title}" if evaluation.year else form.title,
        form=form.name,
        stage=Stage.MONITORING,
        execution_weight=None,
        annual_total=None,
        annual_fiscal=None,
        annual_other=None,
        indicators=tuple(replace(each, weight=None) for each in evaluation.indicators),
    )


def evaluation_of(project: Project, table: TargetTable, unit: str) -> ProjectEvaluation:
    """An unscored evaluation of a project; its budget is what the target table grants."""
    indicators = tuple(_evaluated(indicator) for indicator in project.indicators)
    granted = [indicator.weight for indicator in project.indicators if indicator.weight is not None]
    weights = granted if len(granted) == len(indicators) else spread(indicators)
    weighted = tuple(_with_weight(each, weight) for each, weight in zip(indicators, weights, strict=True))
    amounts = project.amounts
    others = [part for part in (amounts.special_account, amounts.other) if part is not None]
    return ProjectEvaluation(
        new_id(),
        f"{table.year}年度项目支出绩效自评表" if table.year else "项目支出绩效自评表",
        table.year,
        project.name,
        table.department,
        unit or table.department,
        table.currency_unit,
        initial_total=amounts.total,
        annual_total=amounts.total,
        initial_fiscal=amounts.fiscal,
        annual_fiscal=amounts.fiscal,
        initial_other=sum(others, Decimal(0)) if others else None,
        annual_other=sum(others, Decimal(0)) if others else None,
        goal=project.goal,
        target=project.id,
        indicators=weighted,
    )


def _evaluated(indicator: Indicator) -> EvaluatedIndicator:
    return EvaluatedIndicator(
        new_id(),
        indicator.level1_code,
        indicator.level1_name,
        indicator.level2_code,
        indicator.level2_name,
        indicator.name,
        indicator.annual_value if indicator.annual_value is not None else indicator.cycle_value or "",
        target=indicator.id,
        parts=indicator.parts if indicator.annual_value is not None else None,
    )


def _with_weight(indicator: EvaluatedIndicator, weight: Decimal) -> EvaluatedIndicator:
    return replace(indicator, weight=weight)


def project_evaluations(tree: Tree) -> tuple[ProjectEvaluation, ...]:
    """Those of the year's end; a monitoring is none."""
    return _evaluations(tree, Stage.SELF_EVALUATION)


def _evaluations(tree: Tree, stage: Stage) -> tuple[ProjectEvaluation, ...]:
    every = (table for table in tree.book.tables if isinstance(table, ProjectEvaluation))
    return tuple(table for table in every if table.stage is stage)


def add_department_evaluation(tree: Tree, index: EvaluationIndex, department: str, year: int | None) -> Edit:
    """An unscored table with the rows of an index, behind the other tables.

    How many units there are, and 项目支出, are what the department's target table of the year says.
    """
    table = table_of(index, department, year)
    for targets in tree.book.target_tables:
        if (targets.department, targets.year) == (department, year):
            printed = printed_total(targets)
            table = replace(
                table,
                unit_count=len(targets.units),
                currency_unit=targets.currency_unit,
                budget_project=printed.total if printed else None,
            )
    return Edit("add_evaluation", (_insertion(tree, 0, table),))


def add_project_evaluation(tree: Tree, department: str, year: int | None) -> Edit:
    """An empty one, for a project that has no target table here."""
    empty = ProjectEvaluation(
        new_id(), year=year, department=department, indicators=(EvaluatedIndicator(new_id()),)
    )
    return Edit("add_evaluation", (_insertion(tree, 0, empty),))


def add_row(tree: Tree, table_id: Id, after: Id | None = None) -> Edit:
    """A blank row behind `after` or at the end, of the same levels as the one before it."""
    table = tree.item(table_id)
    if isinstance(table, DepartmentEvaluation):
        at = len(table.rows) if after is None else tree.position(after) + 1
        return Edit("add", (ItemInserted(table_id, at, _row_behind(table.rows[:at])),))
    evaluation = tree.owner(table_id, ProjectEvaluation)
    at = len(evaluation.indicators) if after is None else tree.position(after) + 1
    return Edit("add", (ItemInserted(evaluation.id, at, _indicator_behind(evaluation.indicators[:at])),))


def _row_behind(rows: Sequence[EvaluationRow]) -> EvaluationRow:
    if not rows:
        return EvaluationRow(new_id())
    last = rows[-1]
    return EvaluationRow(new_id(), last.level1, last.level1_weight, last.level2, last.level2_weight)


def _indicator_behind(indicators: Sequence[EvaluatedIndicator]) -> EvaluatedIndicator:
    if not indicators:
        return EvaluatedIndicator(new_id())
    last = indicators[-1]
    return EvaluatedIndicator(
        new_id(), last.level1_code, last.level1_name, last.level2_code, last.level2_name
    )


def spread_weights(tree: Tree, evaluation_id: Id) -> Edit | None:
    """50/30/10 (or 20/40/20/10) over the indicators; None when they have these weights already."""
    evaluation = tree.owner(evaluation_id, ProjectEvaluation)
    weights = spread(evaluation.indicators, *points_of_form(scoring_of(evaluation)))
    changes = [
        change
        for indicator, weight in zip(evaluation.indicators, weights, strict=True)
        for change in value_changes(indicator, {"weight": weight})
    ]
    return Edit.of("spread_weights", changes)


def accept_proposals(tree: Tree, evaluation_id: Id, *, also_scored: bool = False) -> Edit | None:
    """The proposed scores as the person's own, where none is given yet (or everywhere); None when nothing changes."""
    evaluation = tree.owner(evaluation_id, ProjectEvaluation)
    rules, changes = rules_of(evaluation), list[Change]()
    for indicator in evaluation.indicators:
        score = proposal(indicator, rules).score
        if score is not None and (indicator.score is None or also_scored):
            changes += value_changes(indicator, {"score": score})
    execution = execution_score(evaluation)
    if execution is not None and (evaluation.execution_score is None or also_scored):
        changes += value_changes(evaluation, {"execution_score": execution})
    return Edit.of("accept_proposals", changes)


def update_department(tree: Tree, table_id: Id) -> Edit | None:
    """The rows that follow from the projects of the same year (产出, 效益, 支出率), each with its working.

    A score that a person gave, or gave a working of their own, stays.
    """
    table, evaluations = _with_projects(tree, table_id)
    changes: list[Change] = []
    for row in table.rows:
        result = None if is_own(row) else worked(row, table, evaluations)
        if result is not None:
            changes += value_changes(row, {"score": result.score, "working": result.working})
    return Edit.of("update_department", changes)


def has_sources(tree: Tree, table_id: Id) -> bool:
    """Whether there is anything to work the rows out from."""
    table, evaluations = _with_projects(tree, table_id)
    return bool(evaluations) or table.spent is not None


def is_partial(tree: Tree, table_id: Id) -> bool:
    """Whether projects, or indicators of theirs, are left out of what the rows now come to."""
    table, evaluations = _with_projects(tree, table_id)
    results = (worked(row, table, evaluations) for row in table.rows)
    return any(result is not None and result.left_out for result in results)


def is_stale(tree: Tree, table_id: Id) -> bool:
    """Whether rows that were worked out would come to something else by now."""
    table, evaluations = _with_projects(tree, table_id)
    worked_out = [row for row in table.rows if row.working.strip() and not is_own(row)]
    results = ((row, worked(row, table, evaluations)) for row in worked_out)
    return any(
        now is not None and (now.score, now.working) != (row.score, row.working) for row, now in results
    )


def _with_projects(tree: Tree, table_id: Id) -> tuple[DepartmentEvaluation, list[ProjectEvaluation]]:
    """A department's table and the evaluations of its projects of that year; a blank department is any."""
    table = tree.owner(table_id, DepartmentEvaluation)
    return table, [
        each
        for each in project_evaluations(tree)
        if each.year == table.year and _same_department(each.department, table.department)
    ]


def _same_department(one: str, other: str) -> bool:
    bare, known = "".join(one.split()), "".join(other.split())
    return not bare or not known or bare == known


def set_totals(tree: Tree, table_id: Id, mode: TotalsMode) -> Edit | None:
    """Let 总分 and 评价等级 follow the rows, or keep what they come to now as what is printed."""
    table = tree.item(table_id)
    assert isinstance(table, DepartmentEvaluation | ProjectEvaluation)
    values: dict[str, Value] = {"totals": mode}
    if mode is TotalsMode.PRINTED and table.totals is not TotalsMode.PRINTED:
        if isinstance(table, DepartmentEvaluation):
            sums = rows_totals(table)
            values["grade"] = sums.grade
        else:
            sums = project_totals(table)
        values |= {"total_weight": sums.weight, "total_score": sums.score}
    return Edit.of("set_totals", value_changes(table, values))


def set_level(tree: Tree, row_id: Id, level: int, name: str, weight: Decimal | None) -> Edit | None:
    """Name and points of the level (1 or 2) that a row stands in, on all rows of that merged cell."""
    values: Mapping[str, Value] = {f"level{level}": name, f"level{level}_weight": weight}
    changes = [change for each in _run_of(tree, row_id, level) for change in value_changes(each, values)]
    return Edit.of("change", changes)


def split_level(tree: Tree, row_id: Id, level: int) -> Edit | None:
    """A new level 1 or 2 from this row on to the end of its merged cell; None where a level begins already."""
    run = _run_of(tree, row_id, level)
    here = next(n for n, row in enumerate(run) if row.id == row_id)
    if here == 0:
        return None
    fresh: dict[str, Value] = {"level2": "", "level2_weight": None}
    if level == 1:
        fresh |= {"level1": "", "level1_weight": None}
    return Edit.of("split_level", [change for row in run[here:] for change in value_changes(row, fresh)])


def _run_of(tree: Tree, row_id: Id, level: int) -> Sequence[EvaluationRow]:
    """The rows that share the level's cell with this one."""
    runs = level_runs(tree.owner(row_id, DepartmentEvaluation).rows, level)
    return next(run for run in runs if any(row.id == row_id for row in run))


def _inserted(tree: Tree, action: str, tables: Sequence[ProjectEvaluation]) -> Edit | None:
    return Edit.of(action, [_insertion(tree, n, table) for n, table in enumerate(tables)])


def _insertion(tree: Tree, ahead: int, table: ProjectEvaluation | DepartmentEvaluation) -> ItemInserted:
    return ItemInserted(BOOK_ID, len(tree.book.tables) + ahead, table)
