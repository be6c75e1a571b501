"""`python -m tests.checks.marks`: how many rows of the real tables bear a mark, and how many of the clean ones.

A row is a project; it is clean when no error is found in it. Before, every finding but a hint marked its row. Planted
mistakes: `python -m tests.checks.plants 1000`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from perfdesk.checks.groups import project_of
from perfdesk.desk.marking import marks
from perfdesk.desk.reckoning import Reckoning
from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from tests.checks.plants.campaign import tables


class Measured(NamedTuple):
    findings: int
    projects: int
    marked: int
    clean: int
    marked_clean: int
    clean_with_notices: int


def measured() -> Iterator[Measured]:
    """One for each table."""
    for table in tables():
        now = Reckoning.of(Book(tables=(table,)))
        errors, marked, noticed = set[Id](), set[Id](), set[Id]()
        for finding in now.open_findings:
            project = project_of(finding, now.tree)
            if project is None:
                continue
            if finding.severity is Severity.ERROR:
                errors.add(project)
            if finding.severity > Severity.HINT:
                noticed.add(project)
            if marks(finding) and finding.rule not in now.grouped_rules:
                marked.add(project)
        count = len(table.projects)
        yield Measured(
            len(now.open_findings),
            count,
            len(marked),
            count - len(errors),
            len(marked - errors),
            len(noticed - errors),
        )


def main() -> None:
    every = list(measured())
    for told in every:
        share = told.marked_clean / told.clean
        print(
            f"{told.findings:4} findings; {told.marked:3} of {told.projects:3} projects marked,"
            f" {told.marked_clean:2} of {told.clean:3} without error ({share:.1%}; {told.clean_with_notices} before)"
        )
    clean, marked = sum(t.clean for t in every), sum(t.marked_clean for t in every)
    print(f"together {marked} of {clean} clean rows marked, {marked / clean:.1%}")


if __name__ == "__main__":
    main()
