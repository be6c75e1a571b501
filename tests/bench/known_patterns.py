"""Every regular expression of the rooms that meet texts of any length: where it stands, and none forgotten."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import _lru_cache_wrapper, cache, reduce
from operator import or_
from types import ModuleType
from typing import Any

import perfdesk.checks
import perfdesk.domain
import perfdesk.formats
from perfdesk.checks import wordings
from perfdesk.domain import indicator_text
from perfdesk.formats import delimited_reader, docx_reader, kinds, xlsx_parts
from perfdesk.formats.recognise import evaluation_text
from perfdesk.formats.recognise.evaluation_words import GRADE_LABELS
from perfdesk.formats.recognise.forms import words

ROOMS = (perfdesk.domain, perfdesk.checks, perfdesk.formats)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that a module has under a name, also within its tables; each once."""
    found: dict[re.Pattern[str], str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(_patterns_in(value)):
                found.setdefault(pattern, f"{module.__name__}.{name}{f'[{number}]' if number else ''}")
    return {name: pattern for pattern, name in found.items()}


def inline_patterns() -> dict[str, re.Pattern[str]]:
    """Those that stand under no name, by module, line and the way they are used: `module:42.8 sub`."""
    named = {pattern.pattern for pattern in patterns().values()}
    return {
        f"{module.__name__}:{call.lineno}.{call.col_offset} {_way_of(call)}": re.compile(
            text, _flags_of(call)
        )
        for module, call, _ in calls()
        if (text := _text_of(call, module)) is not None and text not in named
    }


def made_patterns() -> dict[str, re.Pattern[str]]:
    named = {pattern.pattern for pattern in patterns().values()}
    made = {
        f"{name}[{number}]": re.compile(made)
        for name, make in MADE.items()
        for number, made in enumerate(make())
    }
    return {name: pattern for name, pattern in made.items() if pattern.pattern not in named}


MADE: Mapping[str, Callable[[], Iterable[str | re.Pattern[str]]]] = {
    "perfdesk.domain.indicator_text._cut_label": lambda: (indicator_text._CUT_CYCLE, indicator_text._CUT_ANNUAL),
    "perfdesk.domain.indicator_text._plain": lambda: (
        indicator_text._PLAIN_COMMA, indicator_text._PLAIN_SEMICOLON,
    ),
    "perfdesk.checks.wordings._pattern": lambda: (wordings._pattern(("一", "项目", "项目一", "1")),),
    "perfdesk.formats.delimited_reader._fields": lambda: delimited_reader._fields("\t"),
    "perfdesk.formats.kinds._in_zip": lambda: kinds._PARTS,
    "perfdesk.formats.recognise.evaluation_text._spread": lambda: map(
        evaluation_text._spread, GRADE_LABELS
    ),
    "perfdesk.formats.recognise.forms.words._patterns": lambda: (
        pattern for group in ("heads", "facts", "stages") for _, pattern in words._patterns(group)
    ),
    "perfdesk.formats.xml_part.main_part": lambda: (docx_reader._BODY, xlsx_parts._WORKBOOK),
}  # fmt: skip
"""What functions make of words that only they know: all of it, or an example of many that are alike."""


def forgotten() -> list[str]:
    """Where a pattern is made or used that none of the above has."""
    known = {pattern.pattern for pattern in (patterns() | inline_patterns()).values()}
    return [
        f"{module.__name__}.{function}"
        for module, call, function in calls()
        if f"{module.__name__}.{function}" not in MADE and _text_of(call, module) not in known
    ]


def calls() -> Iterator[tuple[ModuleType, ast.Call, str]]:
    """Each `re.…(…)` with the function around it; "" for none."""
    for module in modules():
        for top in ast.parse(inspect.getsource(module)).body:
            for node in ast.walk(top):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in _CALLS and node.args:
                    yield module, node, getattr(top, "name", "")


_FUNCTIONS = ("compile", "match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")
_CALLS = {f"re.{name}" for name in _FUNCTIONS}


def _way_of(call: ast.Call) -> str:
    return ast.unparse(call.func).removeprefix("re.")


def _flags_of(call: ast.Call) -> re.RegexFlag:
    flags = [
        arg for arg in (*call.args, *(word.value for word in call.keywords)) if "re." in ast.unparse(arg)
    ]
    return reduce(or_, (eval(ast.unparse(flag)) for flag in flags), re.NOFLAG)


def _text_of(call: ast.Call, module: ModuleType) -> str | None:
    """None where it takes what only the function knows."""
    try:
        text = eval(ast.unparse(call.args[0]), vars(module))
    except NameError:
        return None
    return text.pattern if isinstance(text, re.Pattern) else str(text)


@cache
def modules() -> tuple[ModuleType, ...]:
    return tuple(
        importlib.import_module(module.name)
        for room in ROOMS
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
    )


@cache
def memories() -> tuple["_lru_cache_wrapper[Any]", ...]:
    """What remembers the texts that it saw last; what is made of our own words is remembered without a limit."""
    found = {
        id(value): value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None
    }
    return tuple(found.values())


@cache
def sources() -> str:
    return "".join(inspect.getsource(module) for module in modules())


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns_in(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _patterns_in(each)
    elif inspect.isclass(value) and value.__module__.startswith("perfdesk."):
        for each in vars(value).values():
            if isinstance(each, re.Pattern):
                yield each
