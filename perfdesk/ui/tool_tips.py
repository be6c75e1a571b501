"""Long texts in tool tips: Qt breaks plain ones nowhere, and makes them as wide as the screen."""

from textwrap import wrap

_WIDE = 50
"""Letters, of which Chinese ones are twice as wide as others."""


def broken(text: str) -> str:
    """The same with line breaks where it is too wide to be read."""
    lines = (line if len(line) <= _WIDE else "\n".join(wrap(line, _WIDE)) for line in text.splitlines())
    return "\n".join(lines)
