"""The words of random forms: those of the vocabulary, words that nobody knows, and values of all kinds."""

import json
import random
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from typing import cast

from perfdesk.formats.recognise.forms.words import fact_concept, head_concept, is_label, stage_concept
from perfdesk.resources import resource

_SUBJECTS = (
    "救助人次",
    "培训场次",
    "设备购置",
    "道路养护里程",
    "系统运行",
    "群众反映",
    "档案整理",
    "走访企业",
    "水质监测",
)
TAILS = ("数量", "覆盖面", "及时性", "达标情况", "增长", "办结", "完好", "到位")
_STRANGE = (
    "支持方向", "政策文号", "申报批次", "建设地点", "归口科室", "服务对象范围", "分管领导意见栏", "采购方式",
    "绩效编号", "预算科目", "是否跨年", "所在区划", "数据来源", "佐证材料", "责任科室", "取数口径", "核心与否",
    "考核频次",
    "历史水平", "行业水平", "资料目录", "涉密情况", "监督渠道", "实施区域",
)  # fmt: skip
_LONG = "围绕全市年度重点工作，统筹安排资金，保障各项任务按期完成；进一步规范管理，提高服务水平，切实发挥资金效益。"
LIKE_LABELS = (
    "负责人",
    "项目名称",
    "备注",
    "年度目标",
    "其他资金",
    "指标值",
    "合计",
    "总分",
    "绩效指标",
    "财政拨款",
)


@cache
def _vocabulary() -> Mapping[str, Mapping[str, Sequence[str]]]:
    said = json.loads(resource("vocabulary/forms.json").read_text(encoding="utf-8"))
    return cast(Mapping[str, Mapping[str, Sequence[str]]], said)


class Words:
    """Words drawn by one chance; no value and no unknown word is given twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._number = count(chance.randint(1, 40))
        self._strange = [word for word in _STRANGE if not (is_label(word) or head_concept(word))]
        chance.shuffle(self._strange)

    def label(self, concept: str) -> str:
        names = [name for name in _vocabulary()["facts"][concept] if fact_concept(name) == concept]
        return self._dressed(self.chance.choice(names))

    def head(self, concept: str, taken: Sequence[str] = ()) -> str:
        names = [name for name in _vocabulary()["heads"][concept] if head_concept(name) == concept]
        return self.chance.choice([name for name in names if name not in taken])

    def stage(self, concept: str) -> str:
        names = [name for name in _vocabulary()["stages"][concept] if stage_concept(name) == concept]
        return self.chance.choice(names)

    def task(self, concept: str) -> str:
        return self.chance.choice(_vocabulary()["tasks"][concept])

    def strange(self) -> str:
        return self._strange.pop()

    def _dressed(self, word: str) -> str:
        """With the blanks and the colon that forms give a label."""
        if self.chance.random() < 0.15:
            return word + self.chance.choice((":", "："))
        if self.chance.random() < 0.1 and len(word) > 2:
            return word[:2] + self.chance.choice(("\n", " ", "　")) + word[2:]
        return word

    def name(self) -> str:
        return f"{self.chance.choice(_SUBJECTS)}{self.chance.choice(TAILS)}{next(self._number)}"

    def short(self) -> str:
        """What stands beside a label: a name, seldom a number, a dash or a word that is a label elsewhere."""
        number = next(self._number)
        roll = self.chance.random()
        if roll < 0.04:
            return self.chance.choice(LIKE_LABELS)
        if roll < 0.08:
            return f"{number}.5"
        if roll < 0.1:
            return self.chance.choice(("—", "-", "/", "无"))
        if roll < 0.2:
            return f"{self.chance.choice(_SUBJECTS)}科室{number}（{self.chance.randint(1000, 9999)}）"
        return f"{self.chance.choice(_SUBJECTS)}中心{number}"

    def long(self) -> str:
        number = next(self._number)
        first = f"目标{number}：{_LONG[: self.chance.randint(8, len(_LONG))]}"
        if self.chance.random() < 0.3:
            return f"{first}\n目标{number}之二：{_LONG[: self.chance.randint(8, 40)]}"
        return first if self.chance.random() < 0.9 else f"{self.chance.choice(_SUBJECTS)}{number}"

    def amount(self) -> str:
        whole = next(self._number) * 100 + self.chance.randint(0, 99)
        return self.chance.choice((f"{whole}.{self.chance.randint(10, 99)}", f"{whole}", f"{whole:,}.00"))

    def points(self) -> str:
        return self.chance.choice(("5", "10", "2.5", "20", "8", "0"))

    def target(self) -> str:
        number = next(self._number)
        return self.chance.choice(
            (f"≥{number}%", f"{number}人次", f"≤{number}.5万元", f"不少于{number}场", f"{number}", f"明显提升{number}",
             f"2025年{number}号文前")
        )  # fmt: skip
