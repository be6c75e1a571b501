"""What a value that is being typed can become, from the values that such an indicator has elsewhere."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perfdesk.domain.target_value import Kind, read_value
from perfdesk.domain.typed_sign import with_one_letter_signs

MOST = 5
_TYPED = re.compile(r"([≥≤><=]?)(\d+(?:\.\d+)?)")
_BARE = re.compile(r"([≥≤><=]?)([^\d≥≤><=]*)")


class _Shape(NamedTuple):
    """Sign and unit without the number."""

    sign: str
    unit: str


def usual_values(known: Iterable[str], typed: str) -> tuple[str, ...]:
    """`≥95%` and `≥公里` for a blank give ≥95%; for `320` they give ≥320%, ≥320公里."""
    said = list(known)
    number = _TYPED.fullmatch(with_one_letter_signs(typed))
    whole = [value for value in said if read_value(value) is not None and typed in value]
    made = list(_made(said, number[1], number[2])) if number is not None else []
    return tuple(dict.fromkeys((*made, *whole)))[:MOST]


def _made(known: Iterable[str], sign: str, number: str) -> Iterator[str]:
    for value in known:
        shape = _shape(value)
        if shape is not None and (shape.sign or shape.unit):
            yield f"{sign or shape.sign}{number}{shape.unit}"


def _shape(value: str) -> _Shape | None:
    typed = read_value(value)
    if typed is not None and typed.kind is Kind.NUMBER:
        return _Shape("" if typed.sign == "=" else typed.sign, typed.unit)
    bare = _BARE.fullmatch(value)
    return _Shape(bare[1], bare[2]) if typed is None and bare is not None and value else None
