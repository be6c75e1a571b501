"""Every rule and every reader of texts, each as something that is done with one text."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial
from html import escape
from typing import Any

from perfdesk.checks.run import findings_of
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import read as read_indicators
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.target_value import read_value
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable

Act = Callable[[str], object]


def rules() -> dict[str, Act]:
    """All rules, by way of a book in which one field after the other holds the text; and the readers of texts."""
    looks: dict[str, Act] = {f"rules on {field}": partial(_checked, field) for field in text_fields()}
    readers: dict[str, Act] = {
        "indicators of a joined text": read_indicators,
        "target value": read_value,
        "reading a cell of a list": _read_list,
        "reading rows of a list": _read_rows,
        "reading a cell of a form": _read_form,
        "reading a line of a text": _read_line,
    }
    return looks | readers


_KINDS = (
    TargetTable, Unit, Project, Indicator, ProjectEvaluation, EvaluatedIndicator, DepartmentEvaluation, EvaluationRow,
)  # fmt: skip


def text_fields() -> Iterator[str]:
    """`Project.goal` and so on."""
    for kind in _KINDS:
        for field in fields(kind):
            if field.name != "id" and field.type in (str, str | None):
                yield f"{kind.__name__}.{field.name}"


def _checked(field: str, text: str) -> None:
    book = _book(field, text)
    findings_of(book, sums_by_item(book))


def _book(field: str, text: str) -> Book:
    """A table and both evaluations, as usual but for the one field."""
    kind, name = field.split(".")

    def said(item: Any) -> Any:
        return replace(item, **{name: text}) if type(item).__name__ == kind else item

    one, ten = Decimal(1), Decimal(10)
    indicator = said(Indicator(Id("i"), 1, "1", "产出指标", "11", "数量指标", "名称", "≥1个", "≥1个"))
    project = said(Project(Id("p"), "项目", Amounts(one, one), "目标", (indicator,)))
    unit = said(Unit(Id("u"), "局本级", projects=(project,)))
    judged = said(
        EvaluatedIndicator(
            Id("e"), "1", "产出指标", "11", "数量指标", "名称", "≥1个", "2个", ten, one, "原因"
        )
    )
    row = said(
        EvaluationRow(
            Id("r"), "投入", ten, "目标", ten, "合理", ten, "说明", "规则", "≥1个", "2个", one, "原因"
        )
    )
    return Book(
        tables=(
            said(TargetTable(Id("t"), "表", "局", 2025, units=(unit,))),
            said(ProjectEvaluation(Id("j"), year=2025, project="项目", indicators=(judged,))),
            said(DepartmentEvaluation(Id("d"), year=2025, department="局", rows=(row,))),
        )
    )


def _read_list(text: str) -> None:
    row = "\t".join(("局本级", "项目", "1", "1", _cell(text), _cell(text)))
    _read(f"{_HEAD}\n{row}\n", "a.tsv")


def _read_rows(text: str) -> None:
    """A row for every few letters of the text."""
    words = (text[at : at + _FEW].translate(_PLAIN) for at in range(0, len(text), _FEW))
    rows = (f"局本级\t项目{number}\t1\t1\t{word}\t{word}" for number, word in enumerate(words))
    _read("\n".join((_HEAD, *rows)), "a.tsv")


_FEW = 50
_PLAIN = str.maketrans('\t\n"', "   ")
_HEAD = "单位名称\t项目名称\t总计\t财政拨款\t项目支出绩效目标\t绩效指标"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _read_line(text: str) -> None:
    _read(f"项目支出绩效目标表\n{text}\n", "a.txt")


def _read_form(text: str) -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(text) if cell == _HERE else cell}</td>' for cell in row)}</tr>"
        for row in _FORM
    )
    _read(f"<html><body><table>{rows}</table></body></html>", "a.html")


_HERE = "…"
_FORM = (
    ("项目支出绩效自评表",),
    (_HERE,),
    ("项目名称", _HERE),
    ("主管部门", "局", "实施单位", _HERE),
    ("年度总体目标", _HERE),
    (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ),
    ("产出指标", "数量指标", _HERE, _HERE, _HERE, "10", "10", _HERE),
    ("效益指标", _HERE, "名称", "≥1个", "2个", _HERE, "10", ""),
)
"""`…` is where the text stands."""


def _read(source: str, name: str) -> None:
    try:
        read_bytes(source.encode("utf-8", "surrogatepass"), name)
    except Unreadable:
        return  # of most such texts nothing can be made, which has to be found out in time, too
