"""The columns of the project target table, known by the words in their heads."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.recognise.brackets import without_brackets

NAME, GOAL, INDICATORS = "name", "goal", "indicators"

HEAD_WORDS: dict[str, tuple[str, ...]] = {
    NAME: ("项目名称（资金使用单位）", "项目名称", "项目"),
    "total": ("总计", "合计", "项目总额", "资金总额", "预算总额", "预算金额", "预算数", "金额"),
    "fiscal": ("财政拨款", "财政资金", "一般公共预算"),
    "special_account": ("财政专户拨款", "财政专户管理资金", "财政专户"),
    "other": ("其他资金", "其它资金", "单位资金"),
    GOAL: ("绩效目标", "项目绩效目标", "年度绩效目标", "总体绩效目标", "总体目标", "年度目标"),
    INDICATORS: ("绩效指标", "项目绩效指标", "绩效指标及指标值"),
}
"""For each column the heads it goes by, the usual one first."""

COUNTING_HEADS = frozenset(("序号", "行次", "行号", "栏次"))
"""Heads of columns that only number the rows, and of rows that only number the columns."""

_COLUMN_NUMBER = re.compile(r"[（(]?(\d{1,2})[）)]?(?:[=＝][\d+＋\-－]+)?")

_UNDERLINE = re.compile(r":?[-=]{2,}:?")

_GROUP_HEADS = ("资金来源", "其中", "预算资金", "资金安排", "项目资金", "年度预算")


def squeeze(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row under the head only counts the columns, 1 2 3 …, 栏次 1=2+3 2 3 …, or underlines them."""
    said = [text for text in texts if text.strip()]
    if len(said) > 2 and all(_UNDERLINE.fullmatch(squeeze(text)) for text in said):
        return True
    if said and squeeze(said[0]) in COUNTING_HEADS:
        said = said[1:]
    counted: list[int] = []
    for text in said:  # most rows end the question with their first text
        number = _COLUMN_NUMBER.fullmatch(squeeze(text))
        if number is None or (counted and int(number[1]) != counted[-1] + 1):
            return False
        counted.append(int(number[1]))
    return len(counted) > 2


@lru_cache(2_000)
def _bare(head: str) -> str:
    """A head without white space and without what stands in brackets: `总计（万元）` is `总计`."""
    return without_brackets(squeeze(head))


_COLUMNS = {_bare(word): column for column, words in reversed(HEAD_WORDS.items()) for word in words}
"""Every cell of a file is asked for: a word that two columns go by is that of the first."""
_BEGINNINGS = frozenset(word[0] for word in (*_COLUMNS, *_GROUP_HEADS, "（", "(", ":", "："))
"""What the text of a head can begin with."""


def column_of(head: str) -> str | None:
    """The column that a head names; None for any other text."""
    if head.lstrip()[:1] not in _BEGINNINGS:
        return None
    bare = _bare(head)
    for group in _GROUP_HEADS:
        bare = bare.removeprefix(group).lstrip(":：") or bare
    return _COLUMNS.get(bare)


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands in a row of heads; the first place wins."""
    found: dict[str, int] = {}
    for position, head in enumerate(heads):
        column = column_of(head)
        if column is not None:
            found.setdefault(column, position)
    return found


def is_table_head(columns: Mapping[str, int]) -> bool:
    """Enough columns to read the table by: who, for what, measured how, and at least one amount."""
    return {NAME, INDICATORS} <= columns.keys() and any(field in columns for field in AMOUNT_FIELDS)
