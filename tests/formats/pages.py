"""Prints a table the way text extracted from its pages looks: wrapped cells, blank lines, heads on every page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, show_amount
from perfdesk.domain.indicator_text import write
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.formats.recognise.page_lines import width

_TOKEN = re.compile(
    r"[A-Za-z0-9.,%≥≤:+-]+[，。；：、！？）》”％;]*|[（《“]*.[，。；：、！？）》”％;.)]*", re.DOTALL
)
_HEAD = ("项目名称（资金使用单位） 总计 财政拨款", "财政专户", "拨款", "其他资金 绩效目标 绩效指标")


@dataclass(frozen=True, slots=True)
class Pages:
    """Widths in half-width characters; `blanks`: a blank line after each so many lines; 0 for never."""

    name_width: int = 24
    goal_width: int = 44
    text_width: int = 66
    indented: bool = True
    blanks: int = 3
    rows_a_page: int = 5
    repeats_split_row: bool = False
    footer: bool = True


def print_pages(table: TargetTable, pages: Pages) -> str:
    """The whole document as text."""
    lines = [table.title, "", f"部门名称：{table.department} 单位：{table.currency_unit}", "", *_HEAD]
    for number, row in enumerate(_rows(table, pages), 1):
        lines += row
        if number % pages.rows_a_page == 0:
            lines += [
                *([f"第 {number // pages.rows_a_page} 页，共 9 页"] if pages.footer else []),
                "",
                "",
                *_HEAD,
            ]
            lines += row if pages.repeats_split_row and len(row) > 3 else []
    return "\n".join(_with_blanks(lines, pages.blanks)) + "\n"


def _with_blanks(lines: list[str], every: int) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        yield line
        if every and number % every == 0:
            yield ""


def _rows(table: TargetTable, pages: Pages) -> Iterator[list[str]]:
    total = printed_total(table)
    if total is not None:
        yield _amount_lines("合计", total, pages, "")
    for unit in table.units:
        yield _amount_lines(unit.name, printed_unit_amounts(table, unit), pages, "")
        for project in unit.projects:
            yield _project_lines(table, project, pages)


def _project_lines(table: TargetTable, project: Project, pages: Pages) -> list[str]:
    text = write(project.preamble, project.indicators, table.dialect).text
    indent = "    " if pages.indented else ""
    return [
        *_amount_lines(project.name, project.amounts, pages, indent),
        *wrap(project.goal, pages.goal_width),
        *wrap(text, pages.text_width),
    ]


def _amount_lines(name: str, amounts: Amounts, pages: Pages, indent: str) -> list[str]:
    """The amounts close the only line of a name, or stand under a wrapped one."""
    first, *more = wrap(name, pages.name_width)
    shown = " ".join(show_amount(a) for field in AMOUNT_FIELDS if (a := getattr(amounts, field)) is not None)
    return [indent + first, *more, shown] if more else [f"{indent}{first} {shown}"]


def wrap(text: str, column: int) -> list[str]:
    """Chinese line breaking in small: any character may end a line, closing punctuation may not begin one."""
    lines = [""]
    for token in _TOKEN.findall(text):
        if lines[-1] and width(lines[-1]) + width(token) > column:
            lines.append("")
        lines[-1] += token
    return lines
