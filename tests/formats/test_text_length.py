"""A text longer than any goal is refused with its place; every pattern is measured for its cost on long ones."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from perfdesk.formats.reading import read_bytes
from perfdesk.formats.text_length import LONGEST
from perfdesk.formats.unreadable import Unreadable
from tests.bench.lengths import inline_patterns, modules, patterns

HEAD = "单位名称\t项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n"


@pytest.mark.parametrize("name", ["a.tsv", "a.txt"])
def test_a_longer_text_is_refused_with_its_place(name: str) -> None:
    goal = "长" * (LONGEST + 1)
    text = HEAD + f"局本级\t项目\t1\t1\t{goal}\t\n" if name == "a.tsv" else f"项目支出绩效目标表\n{goal}\n"
    with pytest.raises(Unreadable) as refused:
        read_bytes(text.encode(), name)
    assert refused.value.reason == "text_too_long"
    assert refused.value.params["row"] == "2"


def test_the_longest_is_read() -> None:
    text = HEAD + f"局本级\t项目\t1\t1\t{'长' * LONGEST}\t\n"
    (table,) = read_bytes(text.encode(), "a.tsv").target_tables
    assert len(table.projects[0].goal) == LONGEST


MADE_OF_FEW_WORDS = {
    "perfdesk.checks.wordings": "the words of a list, all of them plain",
    "perfdesk.domain.indicator_text": "made once for two labels, and measured as _CUT_CYCLE and _CUT_ANNUAL",
    "perfdesk.formats.delimited_reader": "one delimiter; what is between two of them is read letter by letter",
    "perfdesk.formats.recognise.evaluation_text": "a label, at the start of a line",
    "perfdesk.formats.recognise.forms.words": "the words of a known form",
    "perfdesk.formats.xstring": "a set of control characters",
    "perfdesk.formats.kinds": "names of the parts of a package",
    "perfdesk.formats.xml_part": "names of the parts of a package",
}
"""Patterns that are put together when they are needed."""


def test_every_pattern_of_these_rooms_is_measured() -> None:
    """A pattern in a function, made of more than a constant, would escape `python -m tests.bench lengths`."""
    assert len(patterns()) > 100
    assert len(inline_patterns()) > 10
    escaping = [f"{module.__name__}:{call.lineno}" for module, call in unmeasured()]
    assert [place for place in escaping if place.partition(":")[0] not in MADE_OF_FEW_WORDS] == []


def unmeasured() -> Iterator[tuple[ModuleType, ast.Call]]:
    measured = {pattern.pattern for pattern in (*patterns().values(), *inline_patterns().values())}
    for module in modules():
        assert module.__file__ is not None
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        at_the_top = {
            id(node) for top in tree.body if not isinstance(top, ast.FunctionDef) for node in ast.walk(top)
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            is_of_re = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re"
            if not is_of_re or ast.unparse(call.func) in ("re.escape", "re.Pattern"):
                continue
            if id(call) in at_the_top or _constant(call) in measured:
                continue
            yield module, call


def _constant(call: ast.Call) -> str | None:
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def test_the_patterns_measured_are_compiled_ones() -> None:
    assert all(isinstance(pattern, re.Pattern) for pattern in patterns().values())
