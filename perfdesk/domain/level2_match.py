"""Which 二级指标 a few typed characters can mean: the beginning of a code, a part of a name or its initials."""

import re
import unicodedata
from collections.abc import Sequence

from perfdesk.domain.codes import Level2, same_level_name
from perfdesk.domain.pinyin import has_initials, initials

_LAST = "指标"


def candidates(text: str, choices: Sequence[Level2]) -> list[Level2]:
    """Those that fit what has been typed so far; all of them for a blank."""
    code, name = _parts(text)
    if has_initials(name):
        return _by_initials(name.lower(), [c for c in choices if c.code.startswith(code)])
    return [
        c for c in choices if c.code.startswith(code) and (name in c.name or same_level_name(name, c.name))
    ]


def _by_initials(letters: str, choices: Sequence[Level2]) -> list[Level2]:
    """Those whose names begin so, else those that have them; 指标 counts where the list leaves it out (`shxyzb`)."""
    own = [(c, initials(c.name.removesuffix(_LAST) + _LAST)) for c in choices]
    begun = [c for c, readings in own if any(each.startswith(letters) for each in readings)]
    return begun or [c for c, readings in own if any(letters in each for each in readings)]


def fits_level1(text: str, name: str) -> bool:
    """Whether a few typed characters can mean this 一级指标: the beginning of its name or its initials."""
    typed = text.strip()
    if has_initials(typed):
        return any(each.startswith(typed.lower()) for each in initials(name))
    return name.startswith(typed)


def named(text: str, choices: Sequence[Level2]) -> Level2 | None:
    """The one that is named in full, by its code, its name or both."""
    code, name = _parts(text)
    for choice in choices:
        fits_code = not code or choice.code == code
        fits_name = not name or same_level_name(name, choice.name)
        if (code or name) and fits_code and fits_name:
            return choice
    return None


def is_short_for(text: str, choice: Level2) -> bool:
    """Whether it may stand for the entry: its code, its initials, its name or a part of it; 社会效益指标 is more."""
    _, name = _parts(text)
    return has_initials(name) or len(name) <= len(choice.name)


def split_level(text: str) -> tuple[str, str]:
    """Code and name as they were written, for words that no code list knows."""
    match = re.match(r"\s*(\d{1,3})\s*[-－–—]?\s*(.*)\Z", text, re.DOTALL)
    return (match[1], match[2].strip()) if match else ("", text.strip())


def _parts(text: str) -> tuple[str, str]:
    return split_level(unicodedata.normalize("NFKC", text))
