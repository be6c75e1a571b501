"""Whole numbers of the field: years, counts, numbers of indicators, places in a file."""

MOST = 999_999_999
"""More than anybody counts here, and less than what a file's column can hold."""


def whole_number(said: object) -> int:
    """Of a number or a text that is one. Raises ValueError, also beyond `MOST`."""
    number = int(str(said))
    if abs(number) > MOST:
        raise ValueError(said)
    return number
