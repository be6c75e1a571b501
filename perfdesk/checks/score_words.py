"""Points as findings say them, and how far two of them may be apart."""

from decimal import Decimal

SLACK = Decimal("0.01")


def shown(points: Decimal | None) -> str:
    return "" if points is None else f"{points:f}"
