"""The known forms, read from `resources/forms`; a further province is a further file there."""

import json
from collections.abc import Mapping
from functools import cache
from typing import cast

from perfdesk.domain.forms.form import (
    Arrangement,
    Block,
    Entry,
    Facts,
    Form,
    FormKind,
    Goals,
    Matrix,
    Note,
    Rows,
    Scoring,
    Tasks,
)
from perfdesk.resources import resource

Json = Mapping[str, object]


@cache
def known_forms() -> tuple[Form, ...]:
    """All of them, by kind and name."""
    files = sorted(resource("forms").glob("*.json"))
    forms = [form_of(json.loads(file.read_text(encoding="utf-8")), file.stem) for file in files]
    return tuple(sorted(forms, key=lambda form: (list(FormKind).index(form.kind), form.name)))


def form_named(name: str) -> Form | None:
    return next((form for form in known_forms() if form.name == name), None)


def forms_of(kind: FormKind) -> tuple[Form, ...]:
    return tuple(form for form in known_forms() if form.kind is kind)


def standard_form(kind: FormKind) -> Form:
    """The one that a table is printed on as long as nobody chose another. Raises StopIteration without one."""
    return next(form for form in forms_of(kind) if form.is_standard)


def form_of(data: Json, name: str) -> Form:
    """A form file's content. Raises KeyError, ValueError or TypeError for what is no form."""
    return Form(
        name,
        FormKind(str(data["kind"])),
        Arrangement(str(data["arrangement"])),
        str(data["title"]),
        str(data["used_in"]),
        tuple(_block(block) for block in _list(data["blocks"])),
        tuple(map(str, cast(list[object], data.get("caption", ["（{year}年度）"])))),
        str(data.get("currency_unit", "万元")),
        _scoring(cast(Json, data.get("scoring", {}))),
        bool(data.get("standard", False)),
    )


def form_as_json(form: Form) -> Json:
    """The content of the form's file."""
    text = resource(f"forms/{form.name}.json").read_text(encoding="utf-8")
    return {"name": form.name, **cast(Json, json.loads(text))}


def _scoring(data: Json) -> Scoring:
    plain = {
        key: value if isinstance(value, bool) else str(value)
        for key, value in data.items()
        if key != "levels"
    }
    levels = tuple((str(name), str(points)) for name, points in cast(Json, data.get("levels", {})).items())
    return Scoring(**plain, levels=levels)  # type: ignore[arg-type]  # names and kinds as in the file


def _block(data: Json) -> Block:
    side = str(data.get("side", ""))
    match data["block"]:
        case "facts":
            return Facts(tuple(_entries(row) for row in cast(list[object], data["rows"])), side)
        case "matrix":
            head = str(data.get("head", ""))
            return Matrix(side, _entries(data["columns"]), _entries(data["rows"]), head)
        case "goals":
            return Goals(side, _entries(data["columns"]), str(data.get("label", "")))
        case "tasks":
            return Tasks(side, _entries(data["columns"]), str(data.get("total", "金额合计")))
        case "rows":
            is_flat = bool(data.get("is_flat", False))
            return Rows(_entries(data["columns"]), side, str(data.get("total", "")), is_flat)
        case "note":
            return Note(str(data["text"]))
        case other:
            raise ValueError(other)


def _entries(data: object) -> tuple[Entry, ...]:
    return tuple(_entry(each) for each in cast(list[Json | str], data))


def _entry(data: Json | str) -> Entry:
    """A head alone is filled from the extras."""
    if isinstance(data, str):
        return Entry(data)
    return Entry(
        str(data["head"]),
        str(data.get("concept", "")),
        str(data.get("over", "")),
        int(str(data.get("width", 0))),
        tuple(map(str, cast(list[object], data.get("names", [])))),
    )


def _list(data: object) -> list[Json]:
    return cast(list[Json], data)
