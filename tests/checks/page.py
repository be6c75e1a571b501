"""`docs/checks.md`: every rule as the program has it. `python -m tests.checks.page` writes it anew."""

from pathlib import Path

from perfdesk import wording
from perfdesk.checks.catalogue import FAMILIES, Rule, catalogue

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
_HEAD = (
    "# The rules\n\nWritten by `python -m tests.checks.page` from `resources/rules` and `resources/wording`; a test"
    " keeps it so. A table is asked only for what its form prints: see *needs*.\n"
    "How often each rule fires on real tables: [calibration.md](calibration.md).\n"
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
