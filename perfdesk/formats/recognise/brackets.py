"""Labels and heads without what stands in brackets."""

import re

_ROUND = re.compile(r"[（(][^）)]*+(?:[）)]|\Z)")
_ANY = re.compile(r"[（(\[【][^）)\]】]*+(?:[）)\]】]|\Z)")
"""Up to the end where nothing closes them: looking on from each of many open brackets would take a minute."""


def without_brackets(text: str) -> str:
    """Without round ones; one that nothing closes stays, with all behind it."""
    return _ROUND.sub(_unless_closed, text)


def without_any_brackets(text: str) -> str:
    """Without square ones, too."""
    return _ANY.sub(_unless_closed, text)


def _unless_closed(bracket: re.Match[str]) -> str:
    return "" if bracket[0][-1] in "）)]】" else bracket[0]
