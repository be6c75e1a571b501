"""Mistakes of goals and names, and of lists as a whole."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from perfdesk.checks.goals import unmet_numbers
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable
from tests.checks.plants.making import (
    Plant,
    Planter,
    ProjectChange,
    in_a_year,
    project_plant,
    projects_of,
    with_project,
)

YEAR = 2026


def has_goal(project: Project) -> bool:
    return len(project.goal) > 30


def goal_of_another(table: TargetTable, chance: random.Random) -> Plant | None:
    one, other = chance.sample(projects_of(table, lambda p: len(p.goal) >= 15), 2)
    if one.goal == other.goal:
        return None
    return Plant(with_project(table, replace(one, goal=other.goal)), one.id, ("list.repeated",))


def list_of_another(table: TargetTable, chance: random.Random) -> Plant | None:
    one, other = chance.sample(projects_of(table, lambda p: len(p.indicators) >= 3), 2)
    if one.goal == other.goal or one.indicators == other.indicators:
        return None
    copied = tuple(replace(i, id=Id(f"copy{n}")) for n, i in enumerate(other.indicators))
    return Plant(with_project(table, replace(one, indicators=copied)), one.id, ("list.copied",))


def goal_of(*texts: str) -> ProjectChange:
    return lambda project, chance: replace(project, goal=chance.choice(texts))


def inserted(text: str) -> ProjectChange:
    """Behind some sentence or clause of the goal."""

    def made(project: Project, chance: random.Random) -> Project:
        ends = [match.end() for match in re.finditer("[，。；]", project.goal)] or [0]
        at = chance.choice(ends)
        return replace(project, goal=project.goal[:at] + text + project.goal[at:])

    return made


def cut(project: Project, chance: random.Random) -> Project:
    """In the middle of a word, as a page's edge cuts it."""
    places = [n for n in range(15, len(project.goal) - 1) if "一" <= project.goal[n - 1] <= "鿿"]
    return replace(project, goal=project.goal[: chance.choice(places)])


def clause_twice(project: Project, chance: random.Random) -> Project | None:
    clauses = list(re.finditer(r"[^，。；]{6,}[，。；]", project.goal))
    if not clauses:
        return None
    match = chance.choice(clauses)
    return replace(project, goal=project.goal[: match.end()] + match[0] + project.goal[match.end() :])


def word_twice(project: Project, chance: random.Random) -> Project | None:
    words = list(re.finditer(r"(?<=[，。；、])[一-鿿]{2}(?=[一-鿿])", project.goal))
    if not words:
        return None
    match = chance.choice(words)
    return replace(project, goal=project.goal[: match.end()] + match[0] + project.goal[match.end() :])


def bracket_lost(project: Project, chance: random.Random) -> Project:
    at = chance.choice([n for n, char in enumerate(project.goal) if char in "“”《》（）"])
    return replace(project, goal=project.goal[:at] + project.goal[at + 1 :])


def has_brackets(project: Project) -> bool:
    plain = re.sub(r"[\d一二三四五六七八九十]{1,2}[）)]", "", project.goal)
    return bool(set(plain) & set("“”《》")) and "）" not in project.goal


def turned_bracket(project: Project, _: random.Random) -> Project:
    return replace(project, name="）" + project.name + "（")


def other_number(project: Project, chance: random.Random) -> Project | None:
    """A number of the goal that an indicator carries becomes another one."""
    values = tuple((i.name, i.cycle_value or "", i.annual_value or "") for i in project.indicators)
    quantities = re.findall(r"(?<![\d.第年月\-—])(\d+)(?=家|个|名|人|场|次|项)", project.goal)
    met = [number for number in quantities if number not in "".join(unmet_numbers(project.goal, values))]
    if not met:
        return None
    number = chance.choice(met)
    return replace(
        project, goal=re.sub(rf"(?<!\d){number}(?=家|个|名|人|场|次|项)", number + "7", project.goal)
    )


def with_a_wrong_character(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("\ufffd\ue123\u200b") + text[at + 1 :]


def some_phone(project: Project, chance: random.Random) -> Project:
    number = f"1{chance.choice('3456789')}{chance.randrange(10**9):09}"
    shown = chance.choice(
        (number, f"{number[:3]}-{number[3:7]}-{number[7:]}", f"{number[:3]} {number[3:7]} {number[7:]}")
    )
    return replace(project, goal=project.goal + f"联系人电话{shown}。")


def some_card(project: Project, chance: random.Random) -> Project:
    return replace(project, goal=project.goal + f"发放至账号62{chance.randrange(10**17):017}。")


def some_identity(project: Project, chance: random.Random) -> Project:
    born = f"{chance.randrange(1950, 2005)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    number = f"440{chance.randrange(100, 999)}{born}{chance.randrange(1000):03}{chance.choice('0123456789X')}"
    return replace(project, goal=project.goal + f"负责人身份证{number}。")


def without(*level2: str) -> ProjectChange:
    return lambda p, _: replace(p, indicators=tuple(i for i in p.indicators if i.level2_code not in level2))


def has_level2(code: str, level1: str) -> Callable[[Project], bool]:
    def has(project: Project) -> bool:
        levels = [i.level2_code for i in project.indicators if i.level1_code == level1]
        return code in levels and set(levels) != {code} and len(project.indicators) > 1

    return has


def many(project: Project, _: random.Random) -> Project:
    more = tuple(
        replace(project.indicators[0], id=Id(f"more{n}"), number=len(project.indicators) + n + 1)
        for n in range(14)
    )
    return replace(project, indicators=project.indicators + more)


PLANTS: dict[str, Planter] = {
    "goal of another project": goal_of_another,
    "list of another project": list_of_another,
    "goal 无": project_plant(goal_of("无", "略", "/", "同上", "待定", "不涉及", "详见附件"), "goal.placeholder"),
    "blank in the goal": project_plant(
        inserted("完成培训XX人次，"), "goal.placeholder", wanted=has_goal
    ),
    "open blank in the goal": project_plant(inserted("投入____万元，"), "goal.placeholder", wanted=has_goal),
    "goal is the name": project_plant(
        lambda p, _: replace(p, goal=p.name), "goal.repeats_name", wanted=lambda p: len(p.name) > 3
    ),
    "goal cut anywhere": project_plant(cut, "goal.no_end", "text.cut_sentence", wanted=has_goal),
    "goal of another year": in_a_year(
        project_plant(
            lambda p, chance: replace(p, goal=f"通过实施{chance.randrange(2015, 2024)}年度工作，提升服务水平和质量。"),
            "date.other_year",
        ),
        YEAR,
    ),
    "number of the goal changed": project_plant(other_number, "goal.number_missing"),
    "30 February in the goal": project_plant(inserted("于2月30日前完成，"), "date.impossible", wanted=has_goal),
    "13th month in the goal": project_plant(inserted("13月底前完成，"), "date.impossible", wanted=has_goal),
    "clause twice": project_plant(clause_twice, "text.doubled_word"),
    "word twice": project_plant(word_twice, "text.doubled_word"),
    "bracket of the goal lost": project_plant(bracket_lost, "text.unmatched", wanted=has_brackets),
    "brackets turned": project_plant(turned_bracket, "text.unmatched"),
    "garbled goal": project_plant(
        lambda p, chance: replace(p, goal=with_a_wrong_character(p.goal, chance)), "text.garbled", wanted=has_goal
    ),
    "garbled name": project_plant(
        lambda p, chance: replace(p, name=with_a_wrong_character(p.name, chance)), "text.garbled",
        wanted=lambda p: len(p.name) > 3,
    ),
    "indicator in the goal": project_plant(
        inserted("1、1-产出指标,11-数量指标,培训场次,"), "text.joined", wanted=has_goal
    ),
    "some phone": project_plant(some_phone, "privacy.phone"),
    "some bank card": project_plant(some_card, "privacy.bank_card"),
    "some identity card": project_plant(some_identity, "privacy.id_number"),
    "blank for a name": project_plant(
        lambda p, chance: replace(p, name=chance.choice(("XX项目", "待定", "**经费", "无", "（ ）专项"))),
        "name.placeholder",
    ),
    "goal far too long": project_plant(
        lambda p, _: replace(p, goal=(p.goal * 40)[:700] + "。"), "goal.long", wanted=has_goal
    ),
    "no 满意度": project_plant(without("31"), "kinds.no_satisfaction", wanted=lambda p: "3" in {
        i.level1_code for i in p.indicators} and len({i.level1_code for i in p.indicators}) > 1),
    "no 数量": project_plant(without("11"), "kinds.no_quantity", wanted=has_level2("11", "1")),
    "no 质量": project_plant(without("12"), "kinds.no_quality", wanted=has_level2("12", "1")),
    "no 时效": project_plant(without("13"), "kinds.no_time", wanted=has_level2("13", "1")),
    "two are few": project_plant(
        lambda p, _: replace(p, indicators=p.indicators[:2]), "list.too_few", wanted=lambda p: len(p.indicators) > 3
    ),
    "fourteen more": project_plant(many, "list.too_many", wanted=lambda p: bool(p.indicators)),
}  # fmt: skip
