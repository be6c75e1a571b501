"""Points and scores in words."""

from decimal import Decimal


def show_points(points: Decimal | None) -> str:
    """Points and scores as the forms print them, `19.2` or `20`; empty for None."""
    if points is None:
        return ""
    plain = f"{points:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
