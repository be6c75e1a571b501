"""`docs/checks.md`: every rule as the program has it. `python -m tests.checks.page` writes it anew."""

from pathlib import Path

from perfdesk import wording
from perfdesk.checks.catalogue import FAMILIES, Rule, catalogue

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
_HEAD = (
    "# The rules\n\nWritten by `python -m tests.checks.page` from `resources/rules` and `resources/wording`; a test"
    " keeps it so. A table is asked only for what its form prints: see *needs*.\n"
    "How often each rule fires on real tables: [calibration.md](calibration.md).\n\n"
    "A bureau adds **rules of its own** in 检查 › 检查规则… › 新增自定规则…: a field (goal, name, values of an"
    " indicator, reasons and measures of a self-evaluation), one condition (必须包含其中任一词, 不得包含这些词,"
    " 不少于 N 字, 不多于 N 字, 必须填写), a severity, the sentence that a finding says and, if wanted, its basis."
    " Words are plain words, found as they are written, full or half width; letters are counted without blanks;"
    " a blank field is found by 必须填写 only, and only where the table's form prints it."
    " They are kept with the choice of rules, go into the same file"
    " (另存为…, `perfdesk check --rules FILE`), have codes `own.1`, `own.2`… and are run, listed, answered and"
    " exported like those below. Why no formulas: [0022](decisions/0022-own-rules.md).\n"
)
_NAMES = {
    "completeness": "完整性 completeness", "relevance": "相关性 relevance", "adequacy": "适当性 adequacy",
    "feasibility": "可行性 feasibility", "arithmetic": "算术 arithmetic", "wording": "文字 wording",
    "scoring": "评分 scoring", "reading": "读取 reading",
}  # fmt: skip


def page() -> str:
    return _HEAD + "".join(_family(family) for family in FAMILIES)


def _family(family: str) -> str:
    rules = [rule for rule in catalogue().values() if rule.family == family]
    lines = "".join(_line(rule) for rule in rules)
    heads = "| code | rule | severity | example | basis | repair | needs |\n|---|---|---|---|---|---|---|\n"
    return f"\n## {_NAMES[family]}\n\n{heads}{lines}"


def _line(rule: Rule) -> str:
    wording.use_language("zh_CN")
    chinese = wording.finding_title(rule.code)
    wording.use_language("en")
    english = wording.finding_title(rule.code)
    wording.use_language("zh_CN")
    mended = "yes" if rule.repair else ""
    cells = (
        f"`{rule.code}`",
        f"{chinese} · {english}",
        rule.severity.name.lower(),
        rule.example,
        rule.basis,
        mended,
        "<br>".join(f"{kind.__name__}.{field}" for kind, field in rule.needs),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
