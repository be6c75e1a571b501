"""Points as findings say them, and how far two of them may be apart."""

from decimal import Decimal

SLACK = Decimal("0.01")


def slack(printed: Decimal) -> Decimal:
    """How far a printed score may be off for having been rounded: `9.8` stands for 9.82, `10` does not."""
    return _TENTH / 2 if printed.normalize().as_tuple().exponent == -1 else SLACK


_TENTH = Decimal("0.1")


def shown(points: Decimal | None) -> str:
    return "" if points is None else f"{points:f}"
