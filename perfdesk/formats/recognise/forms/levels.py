"""The codes of a form's levels (一级指标, 二级指标), also where a province names them otherwise."""

import re

from perfdesk.domain.codes import code_list_for, same_level_name

_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分?\s*[）)]$")


def codes_of(level1: str, level2: str, year: int | None) -> tuple[str, str]:
    """From the list in force; blank for names that it does not have. `产出指标（50分）` is 产出指标."""
    first, second = _POINTS.sub("", level1), _POINTS.sub("", level2)
    entries = code_list_for(year).entries
    for entry in entries:
        if same_level_name(entry.name, second) and same_level_name(entry.level1_name, first):
            return entry.level1_code, entry.code
    return next((e.level1_code for e in entries if same_level_name(e.level1_name, first)), ""), ""
