"""The levels of an indicator as a table of indicators says them, and what typed words make of them.

`is_coded`: they stand there with the codes of the code list, as in the joined string; else in a form's own words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from perfdesk.domain.codes import Level2, same_level_name
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.level2_match import named, split_level


def level1_text(indicator: Indicator, *, is_coded: bool) -> str:
    return level_text(indicator.level1_code if is_coded else "", indicator.level1_name)


def level2_text(indicator: Indicator, *, is_coded: bool) -> str:
    return level_text(indicator.level2_code if is_coded else "", indicator.level2_name)


def level_text(code: str, name: str) -> str:
    return f"{code}-{name}" if code else name


def with_level1_text(indicator: Indicator, text: str, choices: Sequence[Level2]) -> Indicator:
    """In its own words, with the code that they have."""
    code, name = _parted(text, [(c.level1_code, c.level1_name) for c in choices])
    known = next((c.level1_code for c in choices if same_level_name(name, c.level1_name)), "")
    return replace(indicator, level1_code=code or known if name or code else "", level1_name=name)


def with_level2_text(
    indicator: Indicator, text: str, choices: Sequence[Level2], *, is_coded: bool
) -> Indicator:
    """Both levels by the code list; words that it does not know are kept as they are, beside the old 一级.

    A form without codes has words of its own for its levels (社会效益指标), which stay as they were typed.
    """
    choice = named(text, choices)
    if choice is None:
        code, name = _parted(text, [(c.code, c.name) for c in choices])
        return replace(indicator, level2_code=code, level2_name=name)
    levels, name = (choice.level1_code, choice.level1_name), choice.name
    if not is_coded:
        name = split_level(text)[1] or name
        if indicator.level1_name:
            levels = (indicator.level1_code, indicator.level1_name)
    return replace(
        indicator, level1_code=levels[0], level1_name=levels[1], level2_code=choice.code, level2_name=name
    )


def _parted(text: str, known: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Code and name. Digits before words that no list knows are a code only with a dash: 3D建模 is a name."""
    code, name = split_level(text)
    is_known = any(code == c and (not name or same_level_name(name, n)) for c, n in known)
    return (code, name) if is_known or _DASHED.match(text) else ("", text.strip())


_DASHED = re.compile(r"\s*\d{1,3}\s*[-－–—]")
