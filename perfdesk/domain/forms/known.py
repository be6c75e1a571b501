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
    Owner,
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


def form_of(data: Json, name: str) -> Form:
    """A form file's content. Raises KeyError, ValueError or TypeError for what is no form."""
    arrangement = Arrangement(str(data["arrangement"]))
    scoring = cast(Json, data.get("scoring", {}))
    return Form(
        name,
        FormKind(str(data["kind"])),
        arrangement,
        str(data["title"]),
        str(data["used_in"]),
        tuple(_block(block, arrangement) for block in _list(data["blocks"])),
        tuple(
            map(str, cast(list[object], data.get("caption", Form.__dataclass_fields__["caption"].default)))
        ),
        str(data.get("currency_unit", "万元")),
        _scoring(scoring),
    )


def _scoring(data: Json) -> Scoring:
    plain = {
        key: value if isinstance(value, bool) else str(value)
        for key, value in data.items()
        if key != "levels"
    }
    levels = tuple((str(name), str(points)) for name, points in cast(Json, data.get("levels", {})).items())
    return Scoring(**plain, levels=levels)  # type: ignore[arg-type]  # names and kinds as in the file


def _block(data: Json, arrangement: Arrangement) -> Block:
    side = str(data.get("side", ""))
    match data["block"]:
        case "facts":
            return Facts(tuple(_entries(row, Owner.TABLE) for row in cast(list[object], data["rows"])), side)
        case "matrix":
            return Matrix(side, _entries(data["columns"], Owner.TABLE), _entries(data["rows"], Owner.TABLE))
        case "goals":
            return Goals(side, _entries(data["columns"], Owner.TABLE))
        case "tasks":
            return Tasks(side, _entries(data["columns"], Owner.TABLE), str(data.get("total", "金额合计")))
        case "rows":
            owner = Owner.INDICATOR if arrangement is not Arrangement.JOINED else Owner.PROJECT
            return Rows(_entries(data["columns"], owner), side, str(data.get("total", "")))
        case "note":
            return Note(str(data["text"]))
        case other:
            raise ValueError(other)


def _entries(data: object, owner: Owner) -> tuple[Entry, ...]:
    return tuple(_entry(each, owner) for each in cast(list[Json | str], data))


def _entry(data: Json | str, owner: Owner) -> Entry:
    """A head alone is filled from the extras."""
    if isinstance(data, str):
        return Entry(data, owner=owner)
    return Entry(
        str(data["head"]),
        str(data.get("field", "")),
        Owner(str(data.get("of", owner.value))),
        str(data.get("over", "")),
        int(str(data.get("width", 12))),
        tuple(map(str, cast(list[object], data.get("names", [])))),
    )


def _list(data: object) -> list[Json]:
    return cast(list[Json], data)
