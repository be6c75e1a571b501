"""The project target table (项目支出绩效目标表) and the book of tables that one `.perfdesk` file holds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from perfdesk.domain.amounts import NO_AMOUNTS, Amounts
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.remarks import Doubt, Waiver

if TYPE_CHECKING:
    from perfdesk.domain.self_evaluation import Table

BOOK_ID = Id("book")


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
    """One row. `preamble` is what precedes the first indicator; `truncated`: the document cut the cell off."""

    id: Id
    name: str = ""
    amounts: Amounts = NO_AMOUNTS
    goal: str = ""
    indicators: tuple[Indicator, ...] = ()
    preamble: str = ""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """资金使用单位 with its projects; `amounts` as printed."""

    id: Id
    name: str = ""
    amounts: Amounts = NO_AMOUNTS
    projects: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetTable:
    """A table as printed; `amounts` is its 合计 row. `doubts` and `waivers` are about anything in it."""

    id: Id
    title: str = "项目支出绩效目标表"
    department: str = ""
    year: int | None = None
    currency_unit: str = "万元"
    dialect: Dialect = Dialect.SEMICOLON
    totals: TotalsMode = TotalsMode.AUTOMATIC
    amounts: Amounts = NO_AMOUNTS
    doubts: tuple[Doubt, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    units: tuple[Unit, ...] = ()

    @property
    def projects(self) -> tuple[Project, ...]:
        return tuple(project for unit in self.units for project in unit.projects)


@dataclass(frozen=True, slots=True)
class Book:
    """Everything in one file."""

    id: Id = BOOK_ID
    tables: "tuple[Table, ...]" = ()

    @property
    def target_tables(self) -> tuple[TargetTable, ...]:
        return tuple(table for table in self.tables if isinstance(table, TargetTable))
