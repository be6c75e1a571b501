"""Each field is told once, by its dataclass; the file, the JSON and the words on screen follow it."""

import json
import re
from dataclasses import fields

import pytest

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Extra
from perfdesk.domain.fields import CHILDREN, FIELDS, KINDS, FieldKind, field_of, fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import is_value, kept_in, value_at, with_value
from perfdesk.domain.notes import NOTE_KINDS
from perfdesk.domain.self_evaluation import EvaluatedIndicator
from perfdesk.domain.standing import said_at
from perfdesk.domain.value_parts import Parts
from perfdesk.resources import resource
from perfdesk.store.item_tables import STATEMENTS_OF_ITEMS
from perfdesk.store.values import KINDS as STORED


@pytest.mark.parametrize("kind", KINDS)
def test_every_attribute_is_a_field(kind: type) -> None:
    attributes = [each.name for each in fields(kind) if each.name not in ("id", CHILDREN.get(kind), "notes")]
    told = [name for each in attributes for name in (AMOUNT_FIELDS if each == "amounts" else (each,))]
    assert [field.name for field in fields_of(kind)] == told


def test_a_name_holds_the_same_kind_of_value_in_every_item() -> None:
    kinds: dict[str, set[tuple[FieldKind, type | None]]] = {}
    for kind in KINDS:
        for field in fields_of(kind):
            kinds.setdefault(field.name, set()).add((field.kind, field.choices))
    assert {name: told for name, told in kinds.items() if len(told) > 1} == {}


@pytest.mark.parametrize("name", STORED)
def test_the_file_has_a_column_for_every_field(name: str) -> None:
    columns = re.findall(r"^    (\w+) ", STATEMENTS_OF_ITEMS[name], re.MULTILINE)
    assert columns == ["id", "parent", "position", *FIELDS[STORED[name]], "hash"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_field_has_a_word(language: str) -> None:
    words = json.loads(resource(f"wording/{language}.json").read_text(encoding="utf-8"))["fields"]
    wanted = {name for kind in KINDS if kind not in NOTE_KINDS for name in FIELDS[kind]} | {
        f"parts.{part}" for part in Parts._fields
    }
    assert wanted <= set(words)


def test_a_choice_knows_its_codes() -> None:
    for kind in KINDS:
        assert all(
            (field.choices is not None) == (field.kind is FieldKind.CHOICE) for field in fields_of(kind)
        )


def test_what_is_no_field_is_none() -> None:
    assert field_of(Indicator, "indicators") is None


def test_a_place_names_the_text_under_a_head() -> None:
    item = Indicator(Id("i"), 1, extra=(Extra("绩效标准", "行业标准"), Extra("联系人", "甲")))
    place = Place(item.id, "extra:绩效标准")
    assert value_at(item, place.field) == "行业标准"
    assert said_at(item, place.field) == "行业标准"
    changed = with_value(item, place.field, "计划标准")
    assert isinstance(changed, Indicator)
    assert changed.extra == (Extra("绩效标准", "计划标准"), Extra("联系人", "甲"))
    assert (kept_in(item, place.field), is_value(item, place.field)) == (("extra",), True)


def test_the_columns_of_a_value_and_the_value_change_together() -> None:
    item = EvaluatedIndicator(Id("e"), target_value="≤30万元")
    assert [value_at(item, f"parts.{part}") for part in Parts._fields] == ["≤", "30", "万元"]
    changed = with_value(item, "parts.number", "25")
    assert isinstance(changed, EvaluatedIndicator)
    assert (changed.target_value, changed.parts) == ("≤25万元", Parts("≤", "25", "万元"))
    assert kept_in(item, "parts.number") == ("parts", "target_value")


def test_amounts_are_four_fields() -> None:
    assert [field.name for field in fields(Amounts)] == list(AMOUNT_FIELDS)
