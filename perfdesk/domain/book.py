"""The book: all tables of one `.perfdesk` file."""

from dataclasses import dataclass

from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable

BOOK_ID = Id("book")

Table = TargetTable | DepartmentEvaluation | ProjectEvaluation
"""What a book holds."""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything in one file."""

    id: Id = BOOK_ID
    tables: tuple[Table, ...] = ()

    @property
    def target_tables(self) -> tuple[TargetTable, ...]:
        return tuple(table for table in self.tables if isinstance(table, TargetTable))
