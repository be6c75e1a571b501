"""What becomes of a value: it is put there, joined to what is there, taken away, scaled, or its years move on."""

import re
import unicodedata
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from perfdesk.desk.coming_year import with_years_moved
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, exact_amount, parse_amount
from perfdesk.domain.extra import head_in
from perfdesk.domain.fields import FieldKind, field_of
from perfdesk.domain.items import Value
from perfdesk.domain.value_parts import part_in


class Way(StrEnum):
    """What a person chooses among."""

    PUT = "put"
    PUT_IN_BLANKS = "put_in_blanks"
    BEFORE = "before"
    BEHIND = "behind"
    CLEAR = "clear"
    SCALE = "scale"
    MOVE_YEARS = "move_years"


class NotARate(ValueError):
    """The text is no `×1.05`, `+5%` or `-10%`; a number alone could be either."""


class NotYears(ValueError):
    """The text is no small whole number."""


Became = Callable[[Value], str | None]
"""What would be typed in place of a value; None where it is left alone. Raises NotAnAmount for what grows too large."""

_PLAIN = (Way.PUT, Way.PUT_IN_BLANKS, Way.CLEAR)
_WAYS: dict[FieldKind, tuple[Way, ...]] = {
    FieldKind.TEXT: (Way.PUT, Way.PUT_IN_BLANKS, Way.BEFORE, Way.BEHIND, Way.CLEAR, Way.MOVE_YEARS),
    FieldKind.AMOUNT: (Way.PUT, Way.PUT_IN_BLANKS, Way.SCALE, Way.CLEAR),
    FieldKind.WHOLE: (*_PLAIN, Way.MOVE_YEARS),
}
_LEVELS = ("level1_name", "level2_name")
_BY_RULE = frozenset(("currency_unit", "grade_limits", "quality_limits"))


def ways_for(kind: type, field: str) -> tuple[Way, ...]:
    """Those that make sense for a field; a level and a currency unit are words as a whole."""
    if field in _LEVELS or field in _BY_RULE:
        return _PLAIN
    if field == "band":
        return _PLAIN
    if field.startswith("tasks."):
        is_amount = field.removeprefix("tasks.") in AMOUNT_FIELDS
        return _WAYS[FieldKind.AMOUNT if is_amount else FieldKind.TEXT]
    known = field_of(kind, field)
    if known is None:
        assert head_in(field) is not None or part_in(field), field
        return _WAYS[FieldKind.TEXT]
    ways = _WAYS[known.kind]
    if known.kind is FieldKind.WHOLE and field != "year":
        return _PLAIN
    return ways


def became(way: Way, text: str) -> Became:
    """Raises NotARate or NotYears for a text that does not say how much."""
    match way:
        case Way.PUT:
            return lambda _: text
        case Way.PUT_IN_BLANKS:
            return lambda value: text if is_blank(value) else None
        case Way.BEFORE:
            return lambda value: None if is_blank(value) else f"{text}{value}"
        case Way.BEHIND:
            return lambda value: None if is_blank(value) else f"{value}{text}"
        case Way.CLEAR:
            return lambda value: None if value in (None, "") else ""
        case Way.SCALE:
            rate = read_rate(text)
            return lambda value: f"{scaled(value, rate):f}" if isinstance(value, Decimal) else None
        case Way.MOVE_YEARS:
            by = read_years(text)
            return lambda value: None if is_blank(value) else with_years_moved(str(value), by)


def is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def scaled(amount: Decimal, rate: Decimal) -> Decimal:
    """To as many decimals as it had, but at least to the cent; a half goes up. Raises NotAnAmount."""
    exponent = amount.as_tuple().exponent
    decimals = max(2, -exponent) if isinstance(exponent, int) else 2
    with localcontext(prec=_DIGITS):
        grown = (amount * rate).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return exact_amount(f"{grown:f}")


_DIGITS = 120
"""More than an amount and a rate can have together: only the last step rounds."""


_RATE = re.compile(r"[x×*]\s*(?P<factor>[\d.]+%?)|(?P<sign>[+-])\s*(?P<percent>[\d.]+)\s*%", re.IGNORECASE)
_LARGEST_RATE = Decimal(1000)


def read_rate(text: str) -> Decimal:
    """By how much is multiplied: `×1.05`, `+5%`, `-10 %`, `×105%`. Raises NotARate."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    said = _RATE.fullmatch(plain)
    if said is None:
        raise NotARate(text)
    try:
        if said["factor"]:
            number = parse_amount(said["factor"].removesuffix("%")) or Decimal(0)
            rate = number / 100 if said["factor"].endswith("%") else number
        else:
            percent = parse_amount(said["percent"]) or Decimal(0)
            rate = 1 + (percent if said["sign"] == "+" else -percent) / 100
    except NotAnAmount:
        raise NotARate(text) from None
    if not 0 < rate <= _LARGEST_RATE:
        raise NotARate(text)
    return rate


_YEARS = re.compile(r"([+-]?)(\d{1,2})年?")


def read_years(text: str) -> int:
    """How many years on: `1`, `-1`, `+2年`. Raises NotYears."""
    said = _YEARS.fullmatch(unicodedata.normalize("NFKC", text).strip().replace("−", "-"))
    if said is None or not int(said[2]):
        raise NotYears(text)
    return int(said[2]) * (-1 if said[1] == "-" else 1)
