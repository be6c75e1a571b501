"""The words of self-evaluation forms: heads of columns, labels of the facts above them, lines under them."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache

from perfdesk.formats.recognise.brackets import without_brackets
from perfdesk.formats.recognise.columns import squeeze

LEVEL1, LEVEL2, LEVEL3, WEIGHT, SCORE = "level1", "level2", "level3", "weight", "score"
LEVELS = (LEVEL1, LEVEL2, LEVEL3)
LEVEL_WEIGHTS = {LEVEL1: "level1_weight", LEVEL2: "level2_weight", LEVEL3: WEIGHT}


def bare(text: str) -> str:
    """Without white space, brackets and what is in them, and the colon of a label."""
    return without_brackets(squeeze(text)).strip(":：")


class Words(dict[str, tuple[str, ...]]):
    """For each field the words it goes by."""

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """By each word, bare, the first field that goes by it: every cell of a file is asked for."""
        return {bare(word): field for field, words in reversed(self.items()) for word in words}


HEAD_WORDS = Words({
    LEVEL1: ("一级指标", "一级"),
    LEVEL2: ("二级指标", "二级"),
    LEVEL3: ("三级指标", "三级指标名称", "三级", "指标名称", "具体指标", "指标内容", "评价内容"),
    WEIGHT: ("分值", "权重", "标准分", "标准分值", "满分", "指标分值", "权重分值"),
    "explanation": ("指标解释", "指标说明", "指标释义", "绩效指标说明"),
    "rule": ("评分标准", "评分细则", "评分规则", "评价标准", "评分办法", "计分标准", "评分说明"),
    "target_value": (
        "年度指标值", "年初指标值", "指标值", "年度目标值", "全年目标值", "目标值", "预期指标值", "预期值",
        "计划值", "年初目标值",
    ),
    "actual_value": (
        "实际完成值", "全年实际值", "全年实际完成值", "全年完成值", "实际值", "完成值", "实际完成情况",
        "实际完成指标值", "年度完成值",
    ),
    SCORE: ("得分", "自评分", "自评得分", "自评分数", "评分", "评价得分", "自评分值"),
    "shortfall_reason": (
        "未达标原因", "未完成原因", "扣分原因", "原因分析", "偏差原因分析", "偏差原因", "未达标原因分析", "原因",
        "未完成原因分析", "扣分说明", "偏差原因分析及改进措施", "未完成原因分析及改进措施", "原因分析及改进措施",
        "偏差原因及改进措施",
    ),
    "improvement": ("改进措施", "整改措施", "拟采取的改进措施", "下一步改进措施", "改进措施及建议"),
})  # fmt: skip
"""For each column the heads it goes by, those that are surest first."""

FUND_HEADS = Words({
    "initial": ("年初预算数", "年初预算", "年初数"),
    "annual": ("全年预算数", "全年预算", "调整后预算数", "全年预算数（A）", "调整预算数", "年度预算数"),
    "spent": ("全年执行数", "执行数", "全年执行", "实际支出数", "预算执行数"),
    "execution_weight": ("分值", "权重"),
    "execution_rate": ("执行率", "预算执行率"),
    "execution_score": ("得分", "自评得分", "自评分"),
})  # fmt: skip
FUND_ROWS = Words({
    "total": ("年度资金总额", "资金总额", "年度资金总和", "总额", "合计", "项目资金总额"),
    "fiscal": (
        "当年财政拨款",
        "财政拨款",
        "当年财政资金",
        "其中：当年财政拨款",
        "其中：财政拨款",
        "财政资金",
    ),
    "carried": ("上年结转资金", "上年结转", "结转资金"),
    "other": ("其他资金", "其它资金"),
})  # fmt: skip

_DEPARTMENT_LABELS = Words({
    "department": ("部门名称", "单位名称", "部门（单位）名称", "预算部门", "填报部门", "填报单位", "部门"),
    "unit_count": ("单位数", "下属单位数", "预算单位数", "所属单位数", "单位数量"),
    "annual_goals": (
        "年度整体绩效目标", "年度总体绩效目标", "整体绩效目标", "总体绩效目标", "年度绩效目标", "年度总体目标",
        "部门整体绩效目标", "年度整体目标",
    ),
    "completion": (
        "整体绩效目标完成情况", "总体绩效目标完成情况", "绩效目标完成情况", "年度总体目标完成情况", "目标完成情况",
        "年度绩效目标完成情况", "年度整体绩效目标完成情况", "完成情况",
    ),
    "reasons_unfinished": ("未能完成原因", "未完成原因", "未完成原因分析", "未完成的原因", "未能完成的原因"),
    "budget_total": ("总预算", "预算总额", "部门预算总额", "年度总预算", "部门总预算"),
    "budget_basic": ("基本支出", "基本支出预算"),
    "budget_project": ("项目支出", "项目支出预算"),
    "budget_secondary": ("二次分配资金", "二次分配"),
    "spent": ("实际支出", "全年支出", "年度支出"),
})  # fmt: skip
_PROJECT_LABELS = Words({
    "project": ("项目名称",),
    "department": ("主管部门", "主管部门及代码", "部门名称", "预算部门"),
    "unit": ("实施单位", "项目实施单位", "项目单位", "资金使用单位", "预算单位"),
    "goal": ("预期目标", "年初设定目标", "年度预期目标", "年度总体目标", "年度绩效目标", "年初目标"),
    "completion": (
        "实际完成情况",
        "目标实际完成情况",
        "全年实际完成情况",
        "年度总体目标完成情况",
        "完成情况",
    ),
})  # fmt: skip
SECTIONS = frozenset(
    (
        "部门基本情况", "基本情况", "年度部门预算情况", "部门预算情况", "年度预算情况", "预算情况", "部门预算",
        "绩效指标", "项目资金", "项目资金情况", "项目预算执行情况", "预算执行情况", "年度绩效指标", "自评指标",
        "评价指标", "指标", "其中", "其他", "年度部门预算", "绩效指标体系", "年度总体目标", "总体目标",
        "年度绩效目标", "年度目标",
    )
)  # fmt: skip
"""Labels of blocks; nothing of the table's content stands beside them that has no label of its own."""

TOTAL_LABELS = frozenset(("总分", "合计", "总计", "得分合计", "自评总分", "总得分", "合计得分"))
GRADE_LABELS = frozenset(
    ("评价等级", "自评等级", "评定等级", "等级", "自评等次", "评价等次", "评价结果", "自评结果")
)


class EvaluationForm(StrEnum):
    """Which of the two forms a file shows."""

    DEPARTMENT = "department"
    PROJECT = "project"


LABELS: Mapping[EvaluationForm, Words] = {
    EvaluationForm.DEPARTMENT: _DEPARTMENT_LABELS,
    EvaluationForm.PROJECT: _PROJECT_LABELS,
}

_TITLE = re.compile(r"自评[价]?(?:报告)?表|绩效自我评价表|支出绩效评价表")
_CELLS = 500
"""Of some rows: each is asked for as a row, and as the one below another."""
_SLASH = re.compile("[/／]")
_WHOLE = ("部门整体", "单位整体", "整体支出")


def is_title(text: str) -> bool:
    return bool(_TITLE.search(squeeze(text))) and len(squeeze(text)) <= 60


def form_of(title: str) -> EvaluationForm | None:
    """By the title's words; None where they do not tell."""
    text = squeeze(title)
    if any(word in text for word in _WHOLE):
        return EvaluationForm.DEPARTMENT
    return EvaluationForm.PROJECT if "项目" in text else None


def field_of(words: Words, text: str) -> str | None:
    """The field that a label or head names."""
    return words.fields.get(bare(text))


@lru_cache(_CELLS)
def head_of(text: str) -> str | None:
    """The column that a head names; a head like `得分/自评分` goes by any of its parts."""
    for part in dict.fromkeys((text, *_SLASH.split(text))):
        if (column := field_of(HEAD_WORDS, part)) is not None:
            return column
    return None


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands; weights of levels 1 and 2 under their own names. Points may stand before values.

    Of several heads that name one column the surest word counts, then the first place.
    """
    named = [(at, head_of(head), head) for at, head in enumerate(heads)]
    places: dict[str, int] = {}
    for column in HEAD_WORDS:
        if column != WEIGHT and (of := [(at, head) for at, name, head in named if name == column]):
            places[column] = min(of, key=lambda place: _rank(column, place[1]))[0]
    weights = [at for at, name, _ in named if name == WEIGHT]
    return places | _weights_of(places, weights)


@lru_cache(_CELLS)
def _rank(column: str, head: str) -> int:
    names = [bare(name) for name in HEAD_WORDS[column]]
    said = [bare(part) for part in (head, *_SLASH.split(head))]
    return min((names.index(each) for each in said if each in names), default=len(names))


def _weights_of(places: Mapping[str, int], weights: Sequence[int]) -> dict[str, int]:
    """Each 分值 belongs to the level on its left; a single one is that of level 3, wherever it stands."""
    if len(weights) == 1:
        return {WEIGHT: weights[0]}
    found: dict[str, int] = {}
    for at in weights:
        left = [(places[level], level) for level in LEVELS if level in places and places[level] < at]
        level = max(left)[1] if left else LEVEL1
        found.setdefault(LEVEL_WEIGHTS[level], at)
    return found


def is_head(columns: Mapping[str, int]) -> bool:
    """Enough to score by: what, for how many points, how many of them."""
    return {LEVEL3, WEIGHT, SCORE} <= columns.keys()
