"""A department's self-evaluation as running text: cells one after another, their edges lost in extraction."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.domain.draft import Residue
from perfdesk.domain.origin import Piece, trail_of
from perfdesk.domain.self_evaluation import BUDGET_FIELDS
from perfdesk.formats.recognise.brackets import without_brackets
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.evaluation_body import read_rows
from perfdesk.formats.recognise.evaluation_words import (
    GRADE_LABELS,
    HEAD_WORDS,
    LABELS,
    LEVEL1,
    LEVEL2,
    SECTIONS,
    TOTAL_LABELS,
    EvaluationForm,
    bare,
    columns_of,
    field_of,
    form_of,
    is_head,
    is_title,
)
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.page_lines import Line, lines_of, unwrapped
from perfdesk.formats.recognise.raw_evaluation import RawEvaluation
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

_HEAD_LINES = 12
_LABEL_LINES = 4
_LONG = ("annual_goals", "completion", "reasons_unfinished")


def read_evaluation_text(text: str) -> RawForm | None:
    """None when the head of a self-evaluation of a department does not stand in the text."""
    lines = lines_of(text)
    head = _find_head(lines)
    if head is None:
        return None
    start, end, columns = head
    title_end, title = _title(lines[:start])
    if form_of(title) is EvaluationForm.PROJECT or {"target_value", "actual_value"} & columns.keys():
        return None
    raw = RawEvaluation(EvaluationForm.DEPARTMENT, columns=columns)
    if title:
        raw.facts["title"] = RawText(title, trail_of(line.piece for line in lines[:title_end]))
    _Front(raw).read(lines[title_end:start])
    body = _without_heads(lines[end:])
    return raw.as_form if read_rows(raw, _without_end(raw, body)) else None


_CUT = re.compile(
    "|".join(
        sorted((re.escape(squeeze(word)) for words in HEAD_WORDS.values() for word in words), key=len)[::-1]
    )
)


def _find_head(lines: Sequence[Line]) -> tuple[int, int, dict[str, int]] | None:
    """First line of the head, the line after it, its columns; head words may be broken over lines."""
    for at, line in enumerate(lines):
        if _CUT.match(squeeze(line.text)):
            for end in range(min(at + _HEAD_LINES, len(lines)), at, -1):
                columns = _head(lines[at:end])
                if columns is not None:
                    return at, end, columns
    return None


def _head(lines: Sequence[Line]) -> dict[str, int] | None:
    """The columns of a head that these lines are, and nothing else."""
    text = squeeze("".join(line.text for line in lines))
    if without_brackets(_CUT.sub("", text)).strip("/／"):
        return None
    columns = columns_of(_CUT.findall(re.sub(r"(?<=得分)[/／]自评分", "", text)))
    return columns if is_head(columns) and (LEVEL1 in columns or LEVEL2 in columns) else None


def _without_heads(lines: Sequence[Line]) -> list[Line]:
    """The body without the heads that each page repeats."""
    body: list[Line] = []
    at = 0
    while at < len(lines):
        found = _find_head(lines[at : at + _HEAD_LINES]) if _CUT.match(squeeze(lines[at].text)) else None
        if found is not None and found[0] == 0:
            at += found[1]
        else:
            body.append(lines[at])
            at += 1
    return body


def _title(lines: Sequence[Line]) -> tuple[int, str]:
    """The line after the title and the title, which may be broken over the first lines."""
    for start in range(min(3, len(lines))):
        for end in range(start + 1, min(start + 4, len(lines) + 1)):
            text = squeeze("".join(line.text for line in lines[start:end]))
            if is_title(text):
                return end, text
    return 0, ""


def _without_end(raw: RawEvaluation, body: Sequence[Line]) -> list[Line]:
    """The rows' lines; 总分 and 评价等级 under them go into the facts."""
    for at, line in enumerate(body):
        label, *rest = line.text.split()
        if bare(label) in TOTAL_LABELS and all(map(_is_number, rest)) and _ends_table(body[at + 1 :]):
            numbers = [
                *rest,
                *(follower.text for follower in body[at + 1 : at + 3] if _is_number(follower.text)),
            ]
            for field, number in zip(("total_weight", "total_score"), numbers, strict=False):
                raw.facts[field] = RawText(number, trail_of([Piece(number, line.piece.spot)]))
            _take_grade(raw, body[at + 1 :])
            return list(body[:at])
    return list(body)


def _ends_table(lines: Sequence[Line]) -> bool:
    """Nothing but numbers before the grade, or nothing at all."""
    for line in lines:
        if any(bare(line.text).startswith(label) for label in GRADE_LABELS):
            return True
        if not _is_number(line.text):
            return False
    return True


@cache
def _spread(label: str) -> re.Pattern[str]:
    """A label at the beginning, with blanks between its letters."""
    return re.compile(r"^\s*" + r"\s*".join(label) + r"[:：]?\s*")


def _take_grade(raw: RawEvaluation, lines: Sequence[Line]) -> None:
    labels = sorted(GRADE_LABELS, key=len, reverse=True)
    for at, line in enumerate(lines):
        label = next((label for label in labels if squeeze(line.text).startswith(label)), None)
        if label is not None:
            first = Piece(_spread(label).sub("", line.text), line.piece.spot)
            pieces = [piece for piece in (first, *(each.piece for each in lines[at + 1 :])) if piece.text]
            raw.facts["grade"] = RawText(" ".join(piece.text for piece in pieces), trail_of(pieces))
            return


def _is_number(text: str) -> bool:
    return _amount(text) is not None


def _amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except NotAnAmount:
        return None


class _Front:
    """What stands above the rows: labels, each with the lines that follow it; the budget last."""

    def __init__(self, raw: RawEvaluation) -> None:
        self._raw = raw
        self._texts: dict[str, list[Piece]] = {}

    def read(self, lines: Sequence[Line]) -> None:
        at, section = 0, ""
        while at < len(lines):
            label, end = self._label_at(lines, at)
            if label in BUDGET_FIELDS or label == "budget":
                self._read_budget(lines[at:])
                break
            if label in _LONG:
                section = label
            elif self._take_facts(lines[at]):
                end = at + 1
            elif label != "section":
                self._take_line(section, lines[at])
                end = at + 1
            at = end
        for name, pieces in self._texts.items():
            text = unwrapped([piece.text for piece in pieces])
            self._raw.facts.setdefault(name, RawText(text, trail_of(pieces)))

    def _label_at(self, lines: Sequence[Line], at: int) -> tuple[str, int]:
        """The field whose label these lines are (the longest wins), `budget`, `section`, or nothing."""
        for end in range(min(at + _LABEL_LINES, len(lines)), at, -1):
            text = "".join(line.text for line in lines[at:end])
            if (field := field_of(LABELS[EvaluationForm.DEPARTMENT], text)) in (*_LONG, *BUDGET_FIELDS):
                return field, end
            if bare(text) in SECTIONS:
                return ("budget" if "预算" in text else "section"), end
        return "", at + 1

    def _take_facts(self, line: Line) -> bool:
        """`部门名称 某某局 单位数： 3个`: labels and values on one line."""
        words = re.sub(r"([:：])", r"\1 ", line.text).split()
        names = [field_of(LABELS[EvaluationForm.DEPARTMENT], word) for word in words]
        if names[0] not in ("department", "unit_count"):
            return False
        name: str | None = None
        for word, field in zip(words, names, strict=True):
            if field is not None:
                name = field
            elif name is not None:
                before = self._raw.facts.get(name, RawText("", ()))
                self._raw.facts[name] = RawText(before.text + word, trail_of([line.piece]))
        return True

    def _take_line(self, section: str, line: Line) -> None:
        if section:
            self._texts.setdefault(section, []).append(line.piece)
        elif bare(line.text):
            self._raw.residue.append(Residue(line.text, line.page))

    def _read_budget(self, lines: Sequence[Line]) -> None:
        """The amounts by their sum: 总预算 is 基本支出 and 项目支出; the order of the words tells no more."""
        words = [(word, line) for line in lines for word in line.text.split()]
        numbers = [(amount, word, line) for word, line in words if (amount := _amount(word)) is not None]
        said = squeeze("".join(line.text for line in lines))
        unit = re.search(r"[（(](亿元|万元|千元|元)[）)]", said)
        if unit:
            self._raw.facts["currency_unit"] = RawText(unit[1], ())
        parts = _sum_of_two([amount for amount, _, _ in numbers])
        if parts is None:
            order, doubtful = list(range(len(numbers))), True
        else:
            order, doubtful = [*parts, *(at for at in range(len(numbers)) if at not in parts)], False
        for field, at in zip(BUDGET_FIELDS, order, strict=False):
            _, word, line = numbers[at]
            self._raw.facts[field] = RawText(word, trail_of([Piece(word, line.piece.spot)]))
            if doubtful:
                self._raw.doubts.append(RowDoubt("import.budget_order", field, (("text", word),)))
        if not doubtful:
            self._raw.doubts.append(RowDoubt("import.budget_by_sum", "", ()))
        for amount, word, line in (numbers[at] for at in order[len(BUDGET_FIELDS) :]):
            self._raw.residue.append(Residue(word or str(amount), line.page))


def _sum_of_two(amounts: Sequence[Decimal]) -> tuple[int, int, int] | None:
    """Where the total and its two parts stand, the parts in their order; None unless exactly one reading adds up."""
    found = [
        (total, first, second)
        for total in range(len(amounts))
        for first, second in combinations([at for at in range(len(amounts)) if at != total], 2)
        if amounts[total] == amounts[first] + amounts[second] and amounts[total]
    ]
    return found[0] if len(found) == 1 else None
