"""The target table: of projects (项目支出绩效目标表) or of a department (部门整体支出绩效目标表)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.domain.amounts import NO_AMOUNTS, Amounts
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.notes import Note, Noted


class TargetScope(StrEnum):
    """Whose targets a table holds."""

    PROJECTS = "projects"
    DEPARTMENT = "department"
    """部门整体支出绩效目标表: one unit with one project, which stands for the department as a whole."""


class TotalsMode(StrEnum):
    """Where the 合计 row and the units' amounts come from."""

    AUTOMATIC = "automatic"
    """They follow the projects."""
    PRINTED = "printed"
    """They are what the document says, and are compared with the projects."""
    ABSENT = "absent"
    """The document prints no 合计 row; the units' amounts are what it says."""


@dataclass(frozen=True, slots=True)
class Project:
    """One row, or a form of its own. `preamble` is what precedes the first indicator.

    `truncated`: the document cut the cell off. `annual_…`: the year's amounts and goal where the form has them beside
    those of the whole project; `annual_carried` is 上年结转资金. `tasks` are a department's (年度主要任务).
    """

    id: Id
    name: str = ""
    amounts: Amounts = NO_AMOUNTS
    goal: str = ""
    indicators: tuple[Indicator, ...] = ()
    preamble: str = ""
    truncated: bool = False
    annual_goal: str = ""
    annual_total: Decimal | None = None
    annual_fiscal: Decimal | None = None
    annual_special_account: Decimal | None = None
    annual_other: Decimal | None = None
    annual_carried: Decimal | None = None
    tasks: tuple[Task, ...] = ()
    extra: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """资金使用单位 with its projects; `amounts` as printed."""

    id: Id
    name: str = ""
    amounts: Amounts = NO_AMOUNTS
    extra: tuple[Extra, ...] = ()
    projects: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetTable(Noted):
    """A table as printed; `amounts` is its 合计 row. `notes` are about anything in it.

    `form` names the known form that it follows (see `domain/forms`); "" for one recognised by its words only.
    """

    id: Id
    title: str = "项目支出绩效目标表"
    department: str = ""
    year: int | None = None
    currency_unit: str = "万元"
    dialect: Dialect = Dialect.SEMICOLON
    totals: TotalsMode = TotalsMode.AUTOMATIC
    amounts: Amounts = NO_AMOUNTS
    scope: TargetScope = TargetScope.PROJECTS
    form: str = ""
    extra: tuple[Extra, ...] = ()
    units: tuple[Unit, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def projects(self) -> tuple[Project, ...]:
        return tuple(project for unit in self.units for project in unit.projects)
