"""Which grade (评价等级) is ticked: `√优 □良`, `☑优`, `■优`, or the only one that is written at all."""

import re

from perfdesk.domain.grades import GRADES

_TICKS = "√✓✔☑■●▲◼☒✅\uf052\uf0fe\uf0fc"
"""The last three are what Wingdings ticks turn into when their font is lost."""
_BOXES = "□○☐◻◯\uf0a8\uf06f"
_MARK = f"[{_TICKS}{_BOXES}]"
_MARKED = re.compile(rf"(?:({_MARK})\s*+)?([{''.join(GRADES)}])(?=\s*+({_MARK})?)")
"""The mark behind is only looked at: it may be the one before the next grade."""


def ticked_grade(text: str) -> str | None:
    """None where no grade or more than one is ticked. Marks stand before the grades, or behind all of them."""
    found = list(_MARKED.finditer(text))
    if not found:
        return None
    side = 3 if not found[0][1] and found[-1][3] else 1
    marks = [(match[side] or "", match[2]) for match in found]
    ticked = {grade for mark, grade in marks if mark and mark in _TICKS}
    unmarked = {grade for mark, grade in marks if not mark}
    told = ticked or unmarked
    return told.pop() if len(told) == 1 else None


def is_tick(text: str) -> bool:
    """Whether a cell holds nothing but a tick."""
    return len(text.strip()) == 1 and text.strip() in _TICKS


def is_box(text: str) -> bool:
    """Whether a cell holds nothing but a box that is not ticked."""
    return len(text.strip()) == 1 and text.strip() in _BOXES


def is_unticked(text: str) -> bool:
    """Whether every grade stands there with an empty box: a form that is not graded yet."""
    marks = [match[1] or match[3] for match in _MARKED.finditer(text)]
    return len(marks) == len(GRADES) and all(mark is not None and mark in _BOXES for mark in marks)
