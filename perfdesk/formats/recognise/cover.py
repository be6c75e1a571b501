"""The lines above a table: its title, department, year and currency unit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from perfdesk.domain.draft import Residue
from perfdesk.formats.recognise.columns import squeeze

_UNIT = re.compile(r"(?:金额|计量|货币)?单位\s*[:：]\s*+(?:人民币\s*+)?(亿元|万元|千元|元)")
_DEPARTMENT = re.compile(
    r"(?:部门名称|预算部门|填报部门|主管部门|编制部门|填报单位|预算单位|单位名称|部门)\s*[:：]"
)
_OPEN, _CLOSE = re.compile(r"[（(][^）)]*$"), re.compile(r"[^（(]*[）)]\s*$")
_LABEL = re.compile(r"[:：]")
_SENTENCE = re.compile(r"[。；，]")
_TITLE = re.compile(r"绩效目标(?:申报|批复|设定|公开)?表")
_YEAR = re.compile(r"(20\d{2})\s*年")
_FURNITURE = re.compile(
    r"附件\s*[\d一二三四五六七八九十]*[:：]?|表\s*[\d一二三四五六七八九十-]+[:：]?|公开\s*+\d*+\s*+表?"
)
_ANNEX = re.compile(r"^\s*附[件表]\s*[\d一二三四五六七八九十-]*(?:\s*[:：]\s*|\s+)")
"""What stands on the title's line before it."""
_CONTINUED = re.compile(r"^[（(]?续|[（(]续.{0,3}[）)]|续表?$")
PAGE_NUMBER = re.compile(
    r"第\s*\d+\s*页\s*+(?:[,，/／]\s*+)?(?:共\s*\d+\s*页)?|[-－—–]\s*\d+\s*[-－—–]|(?i:page)\s*\d.*|\d+\s*/\s*\d+"
)


@dataclass(slots=True)
class Cover:
    """What was found; `loose` are lines that are none of it."""

    title: str = ""
    department: str = ""
    year: int | None = None
    currency_unit: str = ""
    loose: list[Residue] = field(default_factory=list)


def read_cover(lines: Iterable[str], page: int = 1) -> Cover:
    """Each line may hold several of the facts: `部门名称：X 单位：万元`."""
    cover = Cover()
    for line in lines:
        if _closes(cover.department, line):
            cover.department += line.strip()
            continue
        rest = _take_unit(cover, line.strip())
        rest = _take_department(cover, rest)
        rest = _take_title(cover, rest)
        if rest.strip() and not is_furniture(rest):
            cover.loose.append(Residue(rest.strip(), page))
    return cover


def _closes(department: str, line: str) -> bool:
    """Whether a line goes on with a department's name, closing the bracket that is open in it."""
    return bool(_OPEN.search(department) and _CLOSE.match(line) and not _LABEL.search(line))


def opens_table(line: str) -> bool:
    """Whether a line says that a table of its own begins: a title or a department."""
    cover = read_cover([line])
    return bool(cover.title or cover.department) and not goes_on_above(line)


def goes_on_above(line: str) -> bool:
    """Whether a line says that the table above goes on (续表)."""
    return bool(_CONTINUED.search(squeeze(line)))


_SIGNATURE = re.compile(
    r"(?:填[表报写]|制表|编制|经办|审核|复核|负责|分管|主管|单位|部门|联系|电话|传真|日期|时间)[^:：]{0,10}[:：].*"
)
_FILLED_IN = re.compile(r"\D{1,15}|[\d\-()（） ]{7,20}|\d{4}年.{1,12}")


def is_furniture(line: str) -> bool:
    """Page numbers, 附件 lines and the like."""
    return bool(PAGE_NUMBER.fullmatch(line.strip())) or is_form_mark(line)


def is_form_mark(line: str) -> bool:
    """附件2, 公开14表: what a notice calls the form by."""
    return bool(_FURNITURE.fullmatch(squeeze(line.strip())))


def is_signature(texts: Sequence[str]) -> bool:
    """A line for names, telephone and date under a form: labels with a colon, and short words that fill them in."""
    bare = [squeeze(text) for text in texts]
    labels = [text for text in bare if _SIGNATURE.fullmatch(text)]
    return bool(labels) and all(text in labels or _FILLED_IN.fullmatch(text) for text in bare)


def _take_unit(cover: Cover, line: str) -> str:
    match = _UNIT.search(line)
    if match is None or cover.currency_unit:
        return line
    cover.currency_unit = match[1]
    return (line[: match.start()] + " " + line[match.end() :]).strip()


def _take_department(cover: Cover, line: str) -> str:
    match = _DEPARTMENT.search(line)
    if match is None or cover.department:
        return line
    cover.department = line[match.end() :].strip()
    return line[: match.start()].strip()


def _take_title(cover: Cover, line: str) -> str:
    if cover.title or not _TITLE.search(line) or _SENTENCE.search(line):
        return line
    cover.title = squeeze(_ANNEX.sub("", line))
    year = _YEAR.search(line)
    cover.year = int(year[1]) if year else None
    return ""
