"""What was read from a known form is written on it and read back equal, from the workbook and from the Word file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.domain.book import Table
from perfdesk.domain.extra import Extra
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.writers.laid_out import laid_out
from perfdesk.formats.writers.word import document_bytes
from perfdesk.formats.writers.workbook import write_book
from tests.formats.evaluations import project
from tests.formats.forms_campaign import unlike_tables
from tests.shared import SHARED, needs_shared

DOCUMENTS = [path for suffix in ("docx", "xlsx") for path in sorted((SHARED / "forms").glob(f"*.{suffix}"))]
NOT_YET = {
    "a13": ["Project.annual_total"],
    "b18": ["ProjectEvaluation.grade"],
    "e08": ["TargetTable.department"],
}
"""What does not come back of a document, by the number that the shared folder gives it."""
WAYS = ("xlsx", "docx")


def lost(tables: Sequence[Table], way: str, folder: Path) -> list[str]:
    """What comes back otherwise than it went out."""
    path = folder / f"out.{way}"
    if way == "xlsx":
        write_book(tables, path)
    else:
        path.write_bytes(document_bytes(laid_out(tables).forms))
    return unlike_tables(tables, read_bytes(path.read_bytes(), path.name).tables)


@needs_shared
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.name[:3]}{path.suffix}")
def test_a_published_form_comes_back_as_it_went_out(path: Path, way: str, tmp_path: Path) -> None:
    said = [each.partition("=")[0] for each in lost(read_file(path).tables, way, tmp_path)]
    assert said == NOT_YET.get(path.name[:3], [])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", ["sichuan-evaluation", "national-evaluation", "national-evaluation-b"])
def test_the_rate_of_a_source_stands_in_its_own_cell_of_the_funds(
    form: str, way: str, tmp_path: Path
) -> None:
    rate = {"national-evaluation": "执行率", "national-evaluation-b": "执行率（B/A）"}.get(form, "预算执行率")
    table = with_extras(form, (f"其他资金·{rate}", "96.00%"))
    assert extras_lost(table, way, tmp_path) == []
    (sheet,) = laid_out((table,)).forms
    texts = [str(cell.value) for cell in sheet.cells.values()]
    assert "96.00%" in texts
    assert f"其他资金·{rate}" not in texts


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", ["sichuan-evaluation", "national-evaluation", "yunnan-evaluation"])
def test_the_rate_of_a_source_that_the_form_has_not_stands_beside_its_label(
    form: str, way: str, tmp_path: Path
) -> None:
    table = with_extras(
        form, ("其中：上级补助·预算执行率", "96.00%"), ("其中：上级补助·分值", "5"), ("上级补助·得分", "4.80")
    )
    assert extras_lost(table, way, tmp_path) == []


def extras_lost(table: Table, way: str, folder: Path) -> list[str]:
    """Of the evaluation itself: not every form asks for all that its rows say."""
    return [said for said in lost((table,), way, folder) if said.startswith("ProjectEvaluation.extra")]


def with_extras(form: str, *extras: tuple[str, str]) -> Table:
    return replace(project(), form=form, extra=tuple(Extra(*each) for each in extras))
