"""What a wording is read as, in signs that need no translation: `不少于10次` is ≥ 10 次."""

from decimal import Decimal

from perfdesk.domain.target_value import Kind, TargetValue


def reading_of(value: TargetValue) -> str:
    match value.kind:
        case Kind.NUMBER:
            return f"{value.sign} {_number(value.number)}{_unit(value.unit)}"
        case Kind.RANGE:
            return f"{_number(value.number)}–{_number(value.upper)}{_unit(value.unit)}"
        case Kind.RATIO:
            return f"{value.sign} {_number(value.number)} : {_number(value.upper)}"
        case Kind.DATE:
            return f"{value.sign} {_date(value)}"


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:,f}"


def _unit(unit: str) -> str:
    return unit if unit in ("%", "‰") else f" {unit}" if unit else ""


def _date(value: TargetValue) -> str:
    day = f"{value.month:02}-{value.day:02}"
    return day if value.year is None else f"{value.year}-{day}"
