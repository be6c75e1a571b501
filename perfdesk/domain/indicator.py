"""One performance indicator (绩效指标), with the characters that stood around its fields in the document."""

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.value_parts import Parts

END = Id("")
"""Stands for "no indicator follows" in `Lettering.tail_before`."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The characters of the joined string around an indicator's fields, exactly as the document has them.

    Kept so that an untouched string is written back character for character. `tail` is what stood between
    this indicator's last value and whatever came next, and holds only while that neighbour still follows.
    """

    number: str
    after_number: str
    level1_dash: str
    after_level1: str
    level2_dash: str
    after_level2: str
    cycle_label: str
    annual_label: str
    tail: str
    tail_before: Id


@dataclass(frozen=True, slots=True)
class Indicator:
    """`number` is the printed one; a value is None where the document lacks the part, "" where it is empty.

    `parts` are those of the annual value, where the form prints them in columns of their own.
    """

    id: Id
    number: int
    level1_code: str = ""
    level1_name: str = ""
    level2_code: str = ""
    level2_name: str = ""
    name: str = ""
    cycle_value: str | None = ""
    annual_value: str | None = ""
    lettering: Lettering | None = None
    weight: Decimal | None = None
    parts: Parts | None = None
    extra: tuple[Extra, ...] = ()
