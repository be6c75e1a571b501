"""Every known form with every field filled in: it comes back equal, or the remarks name what does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.domain.book import Table
from perfdesk.domain.extra import FORM_MARK, Extra
from perfdesk.domain.forms.concepts import ATTRIBUTES, ROW_KINDS
from perfdesk.domain.forms.form import Arrangement, Form, FormKind
from perfdesk.domain.forms.known import form_named, forms_of, known_forms, standard_form
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.items import with_value
from perfdesk.domain.self_evaluation import Stage
from perfdesk.domain.table import Project, TargetScope, TargetTable
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.recognise.forms.heads import heads_in
from perfdesk.formats.writers.laid_out import STANDARD, form_for, laid_out
from perfdesk.formats.writers.word import document_bytes
from perfdesk.formats.writers.workbook import write_book
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.builders import small_table
from tests.formats.evaluations import department, project
from tests.formats.forms_campaign import unlike
from tests.formats.full_books import full_tables

FORMS = [form for form in known_forms() if form.arrangement is not Arrangement.JOINED]
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@st.composite
def filled(draw: st.DrawFn) -> tuple[Form, Table]:
    form = draw(st.sampled_from(known_forms()))
    return form, draw(full_tables(form))


@settings(max_examples=120, deadline=None, suppress_health_check=CHECKS)
@given(filled())
def test_a_full_table_comes_back_equal_or_is_remarked(made: tuple[Form, Table]) -> None:
    form, table = made
    assert unlike(table, form.name) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_heads_of_a_form_are_read_as_its_own_columns(form: Form, tmp_path: Path) -> None:
    table = with_value(with_value(standard(form), "form", form.name), "title", form.title)
    write_book((table,), tmp_path / "out.xlsx", layout=form.name)  # type: ignore[arg-type]  # a table stays one
    (grid, *_) = read_xlsx((tmp_path / "out.xlsx").read_bytes())
    read = [[_kept(column.concept, form) for column in head.columns] for head in heads_in(grid.rows)]
    assert [_kept(entry.concept, form) for entry in form.rows.columns] in read


def _kept(concept: str, form: Form) -> str:
    """Some extras mean something to the vocabulary, too; where there is one goal it is the goal."""
    known = {*ATTRIBUTES[ROW_KINDS[form.kind]], *ATTRIBUTES[Project], "counting", "likelihood"}
    concept = concept.partition(":")[0].replace("annual_goal", "goal")
    return concept if concept in known else ""


def standard(form: Form) -> Table:
    """A small table of the form's kind."""
    if "target" in form.kind:
        table = small_table()
        if form.arrangement is Arrangement.SHEET:
            unit = replace(table.units[0], projects=table.units[0].projects[:1])
            table = replace(table, units=(unit,))
        return replace(table, scope=TargetScope.DEPARTMENT) if "department" in form.kind else table
    if form.kind is kind_of_table(department()):
        return department()
    is_monitoring = form.kind is FormKind.PROJECT_MONITORING
    return replace(project(), stage=Stage.MONITORING) if is_monitoring else project()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_word_file_of_a_form_is_read_like_its_workbook(form: Form, tmp_path: Path) -> None:
    table = standard(form)
    sheets = laid_out((table,), form.name).forms
    write_book((table,), tmp_path / "out.xlsx", layout=form.name)
    workbook = read_bytes((tmp_path / "out.xlsx").read_bytes(), "out.xlsx").tables
    document = read_bytes(document_bytes(sheets), "out.docx").tables
    assert [(t.title, t.department, t.form) for t in document] == [
        (t.title, t.department, t.form) for t in workbook
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_what_a_notice_calls_the_form_by_stays_above_its_title(
    form: Form, ending: str, tmp_path: Path
) -> None:
    table = standard(form)
    mark = (Extra(FORM_MARK, "附件2"),)
    if isinstance(table, TargetTable) and form.arrangement is Arrangement.SHEET:
        (unit,) = table.units
        table = replace(table, units=(replace(unit, projects=(replace(unit.projects[0], extra=mark),)),))
    else:
        table = replace(table, extra=mark)
    path = tmp_path / f"out.{ending}"
    if ending == "xlsx":
        write_book((table,), path, layout=form.name)
    else:
        path.write_bytes(document_bytes(laid_out((table,), form.name).forms))
    (read,) = read_bytes(path.read_bytes(), path.name).tables
    told = (
        read.projects[0] if isinstance(read, TargetTable) and form.arrangement is Arrangement.SHEET else read
    )
    assert mark[0] in told.extra
    if ending == "xlsx":
        (grid, *_) = read_xlsx(path.read_bytes())
        assert [cell.text for cell in grid.rows[0] if cell.text] == ["附件2"]


def test_levels_stand_on_both_sides_of_a_form_that_has_two(tmp_path: Path) -> None:
    """Where the long-term side of a row is blank, its 二级指标 is printed all the same, as in the form."""
    form = next(form for form in FORMS if form.name == "wuhan-targets")
    write_book((standard(form),), tmp_path / "out.xlsx", layout=form.name)
    (grid, *_) = read_xlsx((tmp_path / "out.xlsx").read_bytes())
    rows = [[cell.text for cell in row] for row in grid.rows]
    head = next(n for n, row in enumerate(rows) if "二级指标（长期）" in row)
    long, year = rows[head].index("二级指标（长期）"), rows[head].index("二级指标（年度）")
    said = [(row[long], row[year]) for row in rows[head + 1 :] if row[year]]
    assert said == [(level, level) for level in ("数量指标", "社会效益", "服务对象满意度")]


def test_a_table_goes_on_its_own_form_and_else_on_the_standard_one() -> None:
    table = replace(project(), form="yunnan-evaluation")
    assert form_for(table).name == "yunnan-evaluation"
    assert form_for(table, STANDARD) is standard_form(kind_of_table(table))
    assert form_for(table, "national-evaluation-b") is form_named("national-evaluation-b")
    assert form_for(department(), "national-evaluation-b") in forms_of(kind_of_table(department()))
