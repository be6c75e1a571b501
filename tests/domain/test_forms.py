"""The known forms: every file is one, and asks for what the program knows or keeps beside it."""

import pytest

from perfdesk.domain.forms.concepts import ATTRIBUTES, ROW_KINDS, printed_fields
from perfdesk.domain.forms.form import Arrangement, Form, FormKind
from perfdesk.domain.forms.known import (
    form_as_json,
    form_named,
    form_of,
    forms_of,
    known_forms,
    standard_form,
)

BESIDE = ("counting", "indicators", "indicator_lines", "task_name", "task_content")
"""What no field of an item holds: a row's number, all indicators of a project, a department's tasks."""


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
def test_a_forms_file_says_all_that_the_form_needs(form: Form) -> None:
    assert form.title
    assert form.used_in
    assert form_named(form.name) == form == form_of(form_as_json(form), form.name)
    assert "name" in {entry.concept for entry in form.rows.columns} or form.arrangement is Arrangement.JOINED


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
def test_every_concept_of_a_form_is_known(form: Form) -> None:
    known = {concept for names in ATTRIBUTES.values() for concept in names} | {*BESIDE}
    for entry in form.entries:
        assert not entry.concept or entry.concept.partition(":")[0] in known, entry


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
def test_no_field_has_two_places_on_a_form(form: Form) -> None:
    sets = [entry.concept for entry in form.rows.columns].count("name")
    places = [place for place in printed_fields(form) if place[0] is not ROW_KINDS[form.kind]]
    assert len(places) == len(set(places)) or sets > 1


@pytest.mark.parametrize("kind", list(FormKind))
def test_each_kind_has_one_standard_form(kind: FormKind) -> None:
    assert [form for form in forms_of(kind) if form.is_standard] == [standard_form(kind)]
