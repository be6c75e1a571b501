"""A random form on a sheet, with what it says: which text belongs to which field of which item."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perfdesk.domain.extra import FORM_MARK
from perfdesk.domain.forms.form import FormKind
from tests.formats.random_forms.sheet import Sheet
from tests.formats.random_forms.words import Words


class Want(NamedTuple):
    """A value that was printed: at the table (row None), or at an indicator by its name.

    `field` of the item; "" for one that is nobody's field and must come back under its `head`.
    """

    row: str | None
    field: str
    head: str
    text: str


@dataclass
class Made:
    """One form: its kind and all that it says."""

    kind: FormKind
    wants: list[Want] = field(default_factory=list)

    def say(self, field_: str, head: str, text: str, row: str | None = None) -> None:
        self.wants.append(Want(row, field_, head, text))


class Column(NamedTuple):
    """`over`: the head that it shares with its neighbours."""

    concept: str
    head: str
    over: str = ""


TARGETS = (FormKind.PROJECT_TARGETS, FormKind.DEPARTMENT_TARGETS)
_TITLES = {
    FormKind.PROJECT_TARGETS: ("项目支出绩效目标表", "项目支出绩效目标申报表", "2026年项目绩效目标批复表"),
    FormKind.DEPARTMENT_TARGETS: ("部门整体支出绩效目标表", "2026年度部门整体支出绩效目标申报表"),
    FormKind.PROJECT_SELF_EVALUATION: ("项目支出绩效自评表", "2025年度项目支出绩效自评表"),
    FormKind.PROJECT_MONITORING: ("项目支出绩效运行监控表", "2025年度项目支出绩效目标执行监控表"),
    FormKind.DEPARTMENT_SELF_EVALUATION: ("部门整体支出绩效自评表", "2025年度部门整体支出绩效自评表"),
}
_LEVELS = (
    ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", ("经济效益指标", "社会效益指标", "可持续影响指标")),
    ("满意度指标", ("服务对象满意度指标",)),
)


class Maker:
    """Prints one form into a sheet, from `sheet.row` on."""

    def __init__(self, chance: random.Random, words: Words, sheet: Sheet, kind: FormKind) -> None:
        self.chance = chance
        self.words = words
        self.sheet = sheet
        self.made = Made(kind)
        self.columns = self._columns()
        self.has_side = chance.random() < 0.5
        self.width = len(self.columns) + self.has_side

    @property
    def kind(self) -> FormKind:
        return self.made.kind

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def form(self) -> Made:
        self._cover()
        self._facts()
        blocks = [self._funds, self._goals]
        if self.kind is FormKind.DEPARTMENT_TARGETS:
            blocks.append(self._tasks)
        if self.maybe(0.3):
            self.chance.shuffle(blocks)
        for block in blocks:
            block()
        self._indicators()
        self._beneath()
        return self.made

    # What stands over the indicators

    def _cover(self) -> None:
        if self.maybe(0.3):
            mark = "附件" + self.chance.choice(("", "1", "2："))
            self._line(mark)
            self.made.say("", FORM_MARK, mark)
        title = self.chance.choice(_TITLES[self.kind])
        self._line(title)
        self.made.say("title", "", title)
        if self.maybe(0.4):
            self._line(self.chance.choice(("（2025年度）", "2025年", "(2025 年度)")))
            self.made.say("year", "", "2025")
        if self.maybe(0.5):
            self._caption()

    def _caption(self) -> None:
        self.made.say("currency_unit", "", "万元")
        if self.maybe(0.5):
            self._line(self.chance.choice(("单位：万元", "金额单位：万元", "（单位:万元）")))
            return
        label, who = self.chance.choice(("填报日期", "联系电话", "制表人")), self.words.name()
        if self.maybe(0.5) and self.width > 3:
            self.sheet.put(self.sheet.row, 0, f"{label}：{who}", columns=2)
            self.sheet.put(self.sheet.row, self.width - 1, "单位：万元")
            self.sheet.row += 1
        else:
            self._line(f"{label}：{who}    单位：万元")
        self.made.say("", label, who)

    def _line(self, text: str) -> None:
        self.sheet.put(self.sheet.row, 0, text, columns=self.width)
        self.sheet.row += 1

    def _facts(self) -> None:
        """Labels with values beside them, one or two pairs a row, now and then a label without its value."""
        pairs: list[tuple[str, str, str]] = []
        for name, fields in self._asked():
            if self.maybe(0.85):
                pairs.append((fields, self.words.label(name), self.words.short()))
        for name in self.chance.sample(
            ("contact", "code", "attribute", "category", "period"), self.chance.randint(0, 3)
        ):
            pairs.append(("", self.words.label(name), self.words.short()))
        for _ in range(self.chance.randint(0, 2)):
            pairs.append(("", self.words.strange(), self.words.short()))
        if self.maybe(0.3):
            self.chance.shuffle(pairs)
        self._pairs(pairs)

    def _asked(self) -> Sequence[tuple[str, str]]:
        match self.kind:
            case FormKind.DEPARTMENT_TARGETS | FormKind.DEPARTMENT_SELF_EVALUATION:
                return (("department", "department"),)
            case FormKind.PROJECT_TARGETS:
                return (("project", "project"), ("department", "department"), ("unit", "unit"))
            case _:
                return (("project", "project"), ("department", "department"), ("unit", "unit"))

    def _pairs(self, pairs: list[tuple[str, str, str]]) -> None:
        while pairs:
            many = 2 if len(pairs) > 1 and self.width >= 4 and self.maybe(0.5) else 1
            edges = sorted(self.chance.sample(range(1, self.width), 2 * many - 1)) if self.width > 1 else []
            edges = [0, *edges, self.width]
            for n, (field_, label, value) in enumerate(pairs[:many]):
                value = "" if self.maybe(0.07) else value
                self.sheet.put(self.sheet.row, edges[2 * n], label, columns=edges[2 * n + 1] - edges[2 * n])
                self.sheet.put(
                    self.sheet.row, edges[2 * n + 1], value, columns=edges[2 * n + 2] - edges[2 * n + 1]
                )
                if value:
                    self.made.say(field_, label, value)
            self.sheet.row += 1
            pairs = pairs[many:]

    def _funds(self) -> None:
        roll = self.chance.random()
        if roll < 0.1:
            return
        if self.kind in TARGETS:
            self._sources(two_halves=roll < 0.4 and self.width >= 5 and self.kind is FormKind.PROJECT_TARGETS)
        elif self.width >= 5:
            self._matrix()

    def _sources(self, *, two_halves: bool) -> None:
        """Sources as labels with amounts; on two halves those of the whole project and of the year."""
        rows = [("total", self.words.label("total" if two_halves else "annual_total"))]
        rows += [
            (name, self.chance.choice(("其中：", "", "")) + self.words.label(name)) for name in ("fiscal",)
        ]
        if self.maybe(0.7):
            rows.append(("other", self.words.label("other")))
        if self.maybe(0.2):
            rows.append(("", self.words.strange()))
        top, left = self.sheet.row, 0
        if self.maybe(0.6) and self.width >= 3:
            self.sheet.put(
                top, 0, self.chance.choice(("项目资金", "项目资金（万元）", "资金来源")), rows=len(rows)
            )
            left = 1
        for field_, label in rows:
            if two_halves:
                self._half(left, left + 2, field_, label)
                year = self.words.label("annual_total") if field_ == "total" else label
                self._half(left + 2, self.width, f"annual_{field_}" if field_ else "", year)
            else:
                self._half(left, self.width, field_, label)
            self.sheet.row += 1

    def _half(self, start: int, end: int, field_: str, label: str) -> None:
        amount = self.words.amount()
        self.sheet.put(self.sheet.row, start, label)
        self.sheet.put(self.sheet.row, start + 1, amount, columns=end - start - 1)
        self.made.say(field_, label, amount)

    def _matrix(self) -> None:
        stages = ["initial", "annual", "spent"]
        if self.kind is FormKind.PROJECT_MONITORING:
            stages = ["annual", "spent", "expected"]
        rest = ["execution_weight", "execution_rate", "execution_score"]
        has_side = self.maybe(0.6)
        names = (stages + rest)[: self.width - 1 - has_side]
        if self.kind is FormKind.PROJECT_MONITORING:
            names = names[:3]
        heads = self._stage_heads(names)
        is_department = self.kind is FormKind.DEPARTMENT_SELF_EVALUATION
        sources = [("total", "年度资金总额")]
        sources += (
            [("basic", "基本支出"), ("project", "项目支出")]
            if is_department
            else [("fiscal", self.words.label("fiscal")), ("other", "其他资金")]
        )
        if self.maybe(0.25):
            sources.insert(self.chance.randint(1, len(sources)), ("", self.words.strange()))
        top = self.sheet.row
        if has_side:
            self.sheet.put(top, 0, "项目资金（万元）", rows=len(sources) + 1)
        if self.maybe(0.3):
            self.sheet.put(top, int(has_side), "资金来源")
        for n, head in enumerate(heads):
            self.sheet.put(top, n + 1 + has_side, head)
        for row, (source, label) in enumerate(sources, top + 1):
            self._matrix_row(row, source, label, names, heads, has_side)
        self.sheet.row = top + len(sources) + 1

    def _stage_heads(self, names: Sequence[str]) -> list[str]:
        heads: list[str] = []
        for name in names:
            head = self.words.stage(name)
            while head in heads:
                head = self.words.stage(name)
            heads.append(head)
        return heads

    def _matrix_row(
        self, row: int, source: str, label: str, names: Sequence[str], heads: Sequence[str], has_side: bool
    ) -> None:
        self.sheet.put(row, int(has_side), label)
        for n, name in enumerate(names):
            at = n + 1 + has_side
            is_money = not name.startswith("execution")
            if not is_money and source != "total":
                self.sheet.put(row, at, self.chance.choice(("—", "-", "")))
                continue
            text = (
                self.words.amount()
                if is_money
                else {"execution_weight": "10", "execution_rate": "93.5%", "execution_score": "9.4"}[name]
            )
            if is_money and self.maybe(0.1):
                text = ""
            self.sheet.put(row, at, text)
            if text:
                self.made.say(self._fund_field(name, source), f"{label}·{heads[n]}", text)

    def _fund_field(self, stage: str, source: str) -> str:
        if stage.startswith("execution"):
            return stage
        if not source:
            return ""
        if self.kind is not FormKind.DEPARTMENT_SELF_EVALUATION:
            return f"{stage}_{source}"
        if stage == "annual":
            return f"budget_{source}"
        return "spent" if (stage, source) == ("spent", "total") else f"{stage}_{source}"

    def _goals(self) -> None:
        if self.kind in TARGETS:
            pairs = [("goal", self.words.label("goal"))]
            if self.kind is FormKind.PROJECT_TARGETS and self.maybe(0.4):
                pairs.append(("annual_goal", self.words.label("annual_goal")))
        else:
            field_ = "annual_goals" if self.kind is FormKind.DEPARTMENT_SELF_EVALUATION else "goal"
            pairs = [
                (field_, self.words.label("annual_goal")),
                ("completion", self.words.label("completion")),
            ]
        if len(pairs) == 2 and self.maybe(0.6) and self.width >= 4:
            self._goals_in_columns(pairs)
        else:
            for field_, label in pairs:
                text = self.words.long()
                self.sheet.put(self.sheet.row, 0, label)
                self.sheet.put(self.sheet.row, 1, text, columns=self.width - 1)
                self.made.say(field_, label, text)
                self.sheet.row += 1

    def _goals_in_columns(self, pairs: Sequence[tuple[str, str]]) -> None:
        top, left = self.sheet.row, 0
        if self.maybe(0.7):
            self.sheet.put(
                top, 0, self.chance.choice(("总体目标", "年度总体目标", "绩效目标", "年度目标")), rows=2
            )
            left = 1
        middle = left + (self.width - left) // 2
        for (field_, label), start, end in zip(pairs, (left, middle), (middle, self.width), strict=True):
            text = self.words.long()
            self.sheet.put(top, start, label, columns=end - start)
            self.sheet.put(top + 1, start, text, columns=end - start)
            self.made.say(field_, label, text)
        self.sheet.row += 2

    def _tasks(self) -> None:
        if self.width < 4 or self.maybe(0.2):
            return
        count = self.chance.randint(1, 3)
        top = self.sheet.row
        left = int(self.maybe(0.6))
        if left:
            self.sheet.put(top, 0, "年度主要任务", rows=count + 1)
        heads = [self.words.task("name"), self.words.task("content"), "金额"]
        edges = [left, left + 1, self.width - 1, self.width]
        for n, head in enumerate(heads):
            self.sheet.put(top, edges[n], head, columns=edges[n + 1] - edges[n])
        for number in range(1, count + 1):
            name, content, amount = self.words.name(), self.words.long(), self.words.amount()
            for n, text in enumerate((name, content, amount)):
                self.sheet.put(top + number, edges[n], text, columns=edges[n + 1] - edges[n])
            self.made.say(f"task {number} name", heads[0], name)
            self.made.say(f"task {number} content", heads[1], content)
            self.made.say(f"task {number} total", heads[2], amount)
        self.sheet.row += count + 1

    # The indicators

    def _columns(self) -> list[Column]:
        measures = {
            FormKind.PROJECT_TARGETS: ["value"],
            FormKind.DEPARTMENT_TARGETS: ["value"],
            FormKind.PROJECT_SELF_EVALUATION: ["value", "actual", "weight", "score", "reason"],
            FormKind.PROJECT_MONITORING: ["value", "actual", "expected", "reason"],
            FormKind.DEPARTMENT_SELF_EVALUATION: [
                "value",
                "actual",
                "weight",
                "score",
                "reason",
                "improvement",
                "rule",
                "explanation",
            ],
        }[self.kind]
        if self.kind is FormKind.DEPARTMENT_SELF_EVALUATION:
            measures = [m for m in measures if m in ("weight", "score") or self.maybe(0.6)]
        groups: list[list[str]] = [[name] for name in measures]
        if self.kind is FormKind.PROJECT_TARGETS and self.maybe(0.3):
            groups.append(["cycle_value"])
        elif self.maybe(0.25) and ["value"] in groups:
            groups[groups.index(["value"])] = ["sign", "value", "unit"]
        if self.kind in TARGETS and self.maybe(0.3):
            groups.append(["weight"])
        groups += [[""] for _ in range(self.chance.choice((0, 0, 1, 2)))]
        if self.maybe(0.5):
            self.chance.shuffle(groups)
        levels = ["level1", "level2", "name"] if self.maybe(0.85) else ["level1", "name"]
        heads: list[str] = []
        told: list[Column] = []
        for group in [[level] for level in levels] + groups:
            over = ""
            if len(group) > 1 and self.maybe(0.5):
                over = self.chance.choice(("指标值", "目标值", "年度指标值"))
            for concept in group:
                head = self.words.head(concept, heads) if concept else self.words.strange()
                if over and concept == "value":
                    head = "指标值" if over != "指标值" else "目标值"
                heads.append(head)
                told.append(Column(concept, head, over))
        return told

    def _indicators(self) -> None:
        top = self.sheet.row
        has_overs = any(column.over for column in self.columns)
        height = 1 + has_overs
        is_tall = self.maybe(0.15)
        if is_tall:
            levels = sum(column.concept in ("level1", "level2", "name") for column in self.columns)
            self.sheet.put(top, int(self.has_side), "绩效指标", columns=levels)
            height += 1
        at = int(self.has_side)
        seen: set[str] = set()
        for column in self.columns:
            start = top + (is_tall and column.concept in ("level1", "level2", "name"))
            if column.over:
                if column.over not in seen:
                    span = sum(each.over == column.over for each in self.columns)
                    self.sheet.put(top, at, column.over, columns=span, rows=height - 1)
                    seen.add(column.over)
                self.sheet.put(top + height - 1, at, column.head)
            else:
                self.sheet.put(start, at, column.head, rows=top + height - start)
            at += 1
        self.sheet.row = top + height
        count = self._rows()
        if self.has_side:
            self.sheet.put(
                top,
                0,
                self.chance.choice(("绩效指标", "绩\n效\n指\n标", "年度绩效指标")),
                rows=height + count,
            )

    def _rows(self) -> int:
        begin = self.sheet.row
        style = self.chance.choice(("merged", "filled", "blank"))
        places = {column.concept: n + self.has_side for n, column in enumerate(self.columns)}
        for level1, level2s in _LEVELS[: self.chance.randint(1, 3)]:
            first = self.sheet.row
            for level2 in self.chance.sample(level2s, self.chance.randint(1, len(level2s))):
                start = self.sheet.row
                for _ in range(self.chance.randint(1, 3)):
                    self._row(level1, level2 if "level2" in places else "")
                if "level2" in places:
                    self._level(start, places["level2"], level2, style)
            self._level(first, places["level1"], level1, style)
        if "score" in places and self.maybe(0.7):
            self._total(places)
        return self.sheet.row - begin

    def _level(self, start: int, column: int, text: str, style: str) -> None:
        rows = self.sheet.row - start
        if style == "filled":
            for row in range(start, self.sheet.row):
                self.sheet.put(row, column, text)
        else:
            self.sheet.put(start, column, text, rows=rows if style == "merged" else 1)

    def _row(self, level1: str, level2: str) -> None:
        name = self.words.name()
        names = {
            "value": self._value_field(),
            "cycle_value": "cycle_value",
            "weight": "weight",
            "score": "score",
            "actual": "actual_value",
            "expected": "expected",
            "reason": self._reason_field(),
            "improvement": "improvement" if self._is_department() else "",
            "rule": "rule",
            "explanation": "explanation",
            "sign": "parts.sign",
            "unit": "parts.unit",
            "": "",
        }
        parts = {"sign": "≥", "unit": "人次"} if any(c.concept == "sign" for c in self.columns) else {}
        said: list[tuple[str, str]] = [
            ("level1" if self._is_department() else "level1_name", level1),
            ("level2" if self._is_department() else "level2_name", level2),
        ]
        self.made.say("level3" if self._is_department() else "name", "", name, name)
        for at, column in enumerate(self.columns, int(self.has_side)):
            if column.concept in ("level1", "level2"):
                continue
            text = name if column.concept == "name" else self._text(column.concept, parts)
            self.sheet.put(self.sheet.row, at, text)
            if text and column.concept != "name":
                field_ = "parts.number" if parts and column.concept == "value" else names[column.concept]
                self.made.say(field_, column.head, text, name)
        for field_, text in said:
            if text:
                self.made.say(field_, "", text, name)
        self.sheet.row += 1

    def _text(self, concept: str, parts: dict[str, str]) -> str:
        if concept in parts:
            return parts[concept]
        if concept in ("value", "actual", "cycle_value", "expected"):
            return self.words.target() if not parts else self.words.points()
        if concept in ("weight", "score"):
            return self.words.points()
        if concept == "":
            return "" if self.maybe(0.2) else self.words.short()
        return "" if self.maybe(0.3) else self.words.long()

    def _is_department(self) -> bool:
        return self.kind is FormKind.DEPARTMENT_SELF_EVALUATION

    def _value_field(self) -> str:
        return "annual_value" if self.kind in TARGETS else "target_value"

    def _reason_field(self) -> str:
        return "shortfall_reason" if self._is_department() else "reason"

    def _total(self, places: dict[str, int]) -> None:
        first = min(at for concept, at in places.items() if concept in ("weight", "score"))
        label = self.chance.choice(("总分", "合计", "总 分", "总计"))
        self.sheet.put(self.sheet.row, int(self.has_side), label, columns=max(1, first - int(self.has_side)))
        for concept, text in (("weight", "100"), ("score", f"{self.chance.randint(60, 99)}.5")):
            if concept in places:
                self.sheet.put(self.sheet.row, places[concept], text)
                self.made.say(f"total_{concept}", label, text)
        self.sheet.row += 1

    # What stands under them

    def _beneath(self) -> None:
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            label = self.chance.choice(("评价结论", "存在问题", "其他需要说明事项", "说明"))
            if any(want.head == label for want in self.made.wants):
                continue
            text = self.words.long()
            split = self.chance.randint(1, min(3, self.width - 1))
            self.sheet.put(self.sheet.row, 0, label, columns=split)
            self.sheet.put(self.sheet.row, split, text, columns=self.width - split)
            self.made.say("", label, text)
            self.sheet.row += 1
        if self.maybe(0.3):
            text = self.words.long()
            self._line(f"注：{text}")
            self.made.say("", "注", text)
        if self.maybe(0.3):
            one, other = self.words.name(), self.words.name()
            self._line(f"填表人：{one}    联系电话：{other}")
            self.made.say("", "填表人", one)
            self.made.say("", "联系电话", other)
