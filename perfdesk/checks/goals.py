"""Goal ⇄ indicators: what the goal promises and what the indicators carry (目标与指标对应)."""

import re
from functools import lru_cache
from typing import NamedTuple

from perfdesk.checks.wordings import plain
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Span
from perfdesk.domain.table import Project

_QUANTITY = re.compile(
    r"(?<![\d.第年月\-—])(\d+(?:\.\d+)?)\s*(%|％|亿元|万元|元|[余]?(?:名|人次|人|个|家次|家|场次|场|次|户|件|项|篇|册|台|套|所|条|公里|平方米|亩|批|宗|份|期|间))"
)
_OF_A_DATE = re.compile(
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{1,2}月(?:\d{1,2}[日号])?(?!\d)"
    r"|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d)"
)
_WORD = re.compile(r"[一-鿿]{2,}")
_COMMON = frozenset(
    (
        "项目", "工作", "开展", "完成", "提升", "促进", "推动", "进行", "相关", "服务", "单位", "通过",
        "保障", "加强", "情况", "发展", "企业", "建设", "管理", "及时", "有效", "指标", "年度", "目标",
    )
)  # fmt: skip

Values = tuple[tuple[str, str, str], ...]
"""Of each indicator: name, cycle value, annual value."""


class GoalLinks(NamedTuple):
    """`unmet` and `met`: numbers in the goal that no indicator, or some, carries; `unmentioned`: indicators."""

    unmet: tuple[Span, ...]
    met: tuple[Span, ...]
    unmentioned: tuple[Id, ...]


def goal_links(project: Project) -> GoalLinks:
    values = tuple((i.name, i.cycle_value or "", i.annual_value or "") for i in project.indicators)
    carried = _numbers(values)
    unmet: list[Span] = []
    met: list[Span] = []
    for match in _QUANTITY.finditer(project.goal):
        (met if match[1] in carried else unmet).append(Span(*match.span()))
    goal = _pairs(project.goal)
    unmentioned = [
        indicator.id
        for indicator in project.indicators
        if indicator.name.strip() and not (_pairs(indicator.name) - _COMMON) & goal
    ]
    return GoalLinks(tuple(unmet), tuple(met), tuple(unmentioned))


@lru_cache(50_000)
def unmet_numbers(goal: str, values: Values) -> tuple[str, ...]:
    """Numbers with their units, promised in the goal and in no indicator."""
    carried = _numbers(values)
    return tuple(match[0] for match in _QUANTITY.finditer(goal) if match[1] not in carried)


def _numbers(values: Values) -> frozenset[str]:
    """All but those of dates: 12月15日前 carries no 12人."""
    said = " ".join(plain(text) for each in values for text in each)
    return frozenset(re.findall(r"\d+(?:\.\d+)?", _OF_A_DATE.sub(" ", said)))


@lru_cache(50_000)
def shared_words(goal: str, names: tuple[str, ...]) -> frozenset[str]:
    """Pairs of characters that goal and indicators have in common, without the words that stand everywhere."""
    return frozenset(_pairs(goal) & frozenset(pair for name in names for pair in _pairs(name)))


@lru_cache(100_000)
def _pairs(text: str) -> frozenset[str]:
    runs = _WORD.findall(text)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1)) - _COMMON
