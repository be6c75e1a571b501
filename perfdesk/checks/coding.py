"""编码: level codes that do not belong together, names that do not fit, numbering that breaks (CHECKS 12, 13)."""

from perfdesk.checks.context import Context, Findings, found
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project


def level_codes(indicator: Indicator, context: Context) -> Findings:
    """One finding for an indicator, the gravest: unknown code, then a broken pair, then a name that does not fit."""
    entry = context.codes.level2(indicator.level2_code)
    if not indicator.level2_code.strip():
        yield found("code.missing", Severity.ERROR, indicator.id, "level2_code")
    elif entry is None:
        yield found("code.unknown", Severity.ERROR, indicator.id, "level2_code", **_shown(indicator))
    elif entry.level1_code != indicator.level1_code:
        right = f"{entry.level1_code}-{entry.level1_name}"
        yield found(
            "code.pair", Severity.ERROR, indicator.id, "level1_code", right=right, **_shown(indicator)
        )
    elif not context.codes.means(indicator.level2_name, entry.name):
        right = f"{entry.code}-{entry.name}"
        yield found(
            "code.name", Severity.WARNING, indicator.id, "level2_name", right=right, **_shown(indicator)
        )
    elif not context.codes.means(indicator.level1_name, entry.level1_name):
        right = f"{entry.level1_code}-{entry.level1_name}"
        yield found(
            "code.name", Severity.WARNING, indicator.id, "level1_name", right=right, **_shown(indicator)
        )


def _shown(indicator: Indicator) -> dict[str, str]:
    return {
        "level1": f"{indicator.level1_code}-{indicator.level1_name}",
        "level2": f"{indicator.level2_code}-{indicator.level2_name}",
    }


def numbering(project: Project, _: Context) -> Findings:
    """The first indicator whose number is not the one after the number before it."""
    for expected, indicator in enumerate(project.indicators, 1):
        if indicator.number != expected:
            yield found(
                "number.sequence",
                Severity.WARNING,
                indicator.id,
                "number",
                number=str(indicator.number),
                expected=str(expected),
            )
            return
