"""Any self-evaluation that a person can type goes into a workbook and comes back the same."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.domain.book import Table
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.verify import compare_book
from perfdesk.formats.writers.workbook import write_book
from tests.formats.evaluations import content, department, project
from tests.formats.random_evaluations import departments, projects

TEXTS = st.text(max_size=60)


@settings(max_examples=30, deadline=None)
@given(departments() | projects())
def test_any_evaluation_comes_back_equal(table: Table) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.xlsx")
        write_book((table,), path)
        (again,) = read_file(path).tables
    assert content(again) == content(table)


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
def test_whatever_the_texts_are_the_workbook_says_what_was_written(one: str, other: str) -> None:
    row = replace(department().rows[0], explanation=one, shortfall_reason=other)
    tables: tuple[Table, ...] = (
        replace(department(), completion=one, rows=(row,)),
        replace(project(), project=other, goal=one),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.xlsx")
        write_book(tables, path)
        assert compare_book(path, tables) == []
