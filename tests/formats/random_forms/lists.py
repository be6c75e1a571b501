"""A random list of many projects, one row an indicator."""

import random
from dataclasses import dataclass, field

from tests.formats.random_forms.making import Column, Want
from tests.formats.random_forms.sheet import Sheet
from tests.formats.random_forms.words import Words

_LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)


@dataclass
class MadeList:
    """By project's name what it says; `wants` are those of the table."""

    wants: list[Want] = field(default_factory=list)
    projects: dict[str, list[Want]] = field(default_factory=dict)


class ListMaker:
    """Prints a list with merged, filled or blank project cells."""

    def __init__(self, chance: random.Random, words: Words, sheet: Sheet) -> None:
        self.chance = chance
        self.words = words
        self.sheet = sheet
        self.made = MadeList()
        self.style = chance.choice(("merged", "filled", "blank"))
        self.own = self._own()
        self.rows = self._row_columns()
        self.columns = [*self.own, *self.rows]

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def _own(self) -> list[Column]:
        told = [Column("counting", "序号")] if self.maybe(0.5) else []
        if self.maybe(0.6):
            told.append(
                Column("unit", self.chance.choice(("预算单位", "项目单位", "实施单位", "资金使用单位")))
            )
        told.append(Column("project", self.chance.choice(("项目名称", "专项名称"))))
        rest = []
        if self.maybe(0.8):
            rest.append(Column("total", self.chance.choice(("预算金额", "项目金额", "金额", "资金总额"))))
        if self.maybe(0.3):
            rest.append(Column("fiscal", self.chance.choice(("财政拨款", "财政资金"))))
        if self.maybe(0.7):
            rest.append(Column("goal", self.chance.choice(("绩效目标", "总体目标", "项目绩效目标"))))
        if self.maybe(0.3):
            rest.append(Column("", self.words.strange()))
        self.chance.shuffle(rest)
        return told + rest

    def _row_columns(self) -> list[Column]:
        told = [Column(name, self.words.head(name)) for name in ("level1", "level2", "name")]
        rest = [[Column("value", self.words.head("value"))]]
        if self.maybe(0.3):
            rest = [[Column("sign", "指标性质"), *rest[0], Column("unit", "度量单位")]]
        if self.maybe(0.3):
            rest.append([Column("", self.words.strange())])
        if self.maybe(0.3):
            rest.append([Column("weight", "分值")])
        self.chance.shuffle(rest)
        return told + [column for group in rest for column in group]

    def form(self) -> MadeList:
        title = self.chance.choice(
            ("2026年部门预算项目绩效目标汇总表", "项目支出绩效目标表", "预算项目绩效目标公开表")
        )
        self._line(title)
        self.made.wants.append(Want(None, "title", "", title))
        if self.maybe(0.5):
            self._line("单位：万元")
            self.made.wants.append(Want(None, "currency_unit", "", "万元"))
        for at, column in enumerate(self.columns):
            self.sheet.put(self.sheet.row, at, column.head)
        self.sheet.row += 1
        place = self.chance.choice(("top", "bottom", "none"))
        if place == "top":
            self._total()
        unit = self.words.short()
        for number in range(1, self.chance.randint(2, 5)):
            if self.maybe(0.5):
                unit = f"{self.words.name()}单位"
            self._project(number, unit if not unit.isdecimal() else "某中心")
        if place == "bottom":
            self._total()
        if self.maybe(0.2):
            text = self.words.long()
            self._line(f"备注：{text}")
            self.made.wants.append(Want(None, "", "备注", text))
        return self.made

    def _line(self, text: str) -> None:
        self.sheet.put(self.sheet.row, 0, text, columns=len(self.columns))
        self.sheet.row += 1

    def _total(self) -> None:
        at = next(
            (n for n, c in enumerate(self.own) if c.concept in ("total", "fiscal", "goal", "")), len(self.own)
        )
        self.sheet.put(self.sheet.row, 0, "合计", columns=at)
        for n, column in enumerate(self.own):
            if column.concept in ("total", "fiscal"):
                text = self.words.amount()
                self.sheet.put(self.sheet.row, n, text)
                self.made.wants.append(Want(None, column.concept, column.head, text))
        self.sheet.row += 1

    def _project(self, number: int, unit: str) -> None:
        name = self.words.name() + "项目"
        wants = self.made.projects[name] = []
        texts = {"counting": str(number), "unit": unit, "project": name, "total": self.words.amount(),
                 "fiscal": self.words.amount(), "goal": self.words.long(), "": self.words.short()}  # fmt: skip
        first = self.sheet.row
        for _ in range(self.chance.randint(1, 4)):
            self._row(wants)
        rows = self.sheet.row - first
        for at, column in enumerate(self.own):
            text = texts[column.concept]
            if self.style == "filled":
                for row in range(first, self.sheet.row):
                    self.sheet.put(row, at, text)
            else:
                self.sheet.put(first, at, text, rows=rows if self.style == "merged" else 1)
            if column.concept != "counting":
                wants.append(Want(None, column.concept, column.head, text))

    def _row(self, wants: list[Want]) -> None:
        name = self.words.name()
        level1, level2 = self.chance.choice(_LEVELS)
        fields = {"level1": "level1_name", "level2": "level2_name", "name": "name", "value": "annual_value",
                  "sign": "parts.sign", "unit": "parts.unit", "weight": "weight", "": ""}  # fmt: skip
        is_parted = any(column.concept == "sign" for column in self.rows)
        texts = {"level1": level1, "level2": level2, "name": name, "sign": "≥", "unit": "个", "weight": "10"}
        for at, column in enumerate(self.rows, len(self.own)):
            field_ = fields[column.concept]
            text = texts.get(column.concept) or (
                self.words.target() if column.concept else self.words.short()
            )
            if is_parted and column.concept == "value":
                field_, text = "parts.number", self.words.points()
            self.sheet.put(self.sheet.row, at, text)
            wants.append(Want(name, field_, column.head, text))
        self.sheet.row += 1
