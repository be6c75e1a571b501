"""The heads over the indicators of a form or a list: one row, two or three, known by what the words mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.forms.raw import printed
from perfdesk.formats.recognise.forms.words import (
    bare,
    fact_concept,
    head_concept,
    is_counting,
    is_listed,
    is_section,
    is_total,
    squeeze,
    stage_concept,
    time_span,
)
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.shown_list import PROJECT_UNIT, headless

_MOST_ROWS = 3
_MOST_HEAD, _MOST_PART, _MOST_WORDS = 24, 8, 40
_OF_MONEY = ("执行数", "支出数", "执行率", "执行金额")
_SENTENCE = re.compile(r"[。；;，,]")
_NUMBER = re.compile(r"[\d,，]++(?:\.\d*+)?[%％]?")
_WORD = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_LEVELS = ("level1", "level2", "name")
_LEAST_MEASURES = 2
_WITH_VALUE = re.compile(r"(?:三级指标|指标名称)及(?:指标|目标)值")
_OF_PROJECTS = ("total", "annual_total", "fiscal", "goal", "annual_goal", "unit")
TICKED = "likelihood:"
"""Concept of a column that is ticked, with its head: 确定能, 有可能, 完全不可能."""
MEASURES = ("value", "cycle_value", "actual", "score", "weight", "rule", "sign", "expected")


@dataclass(frozen=True, slots=True)
class Column:
    """`concept` is "" for a head that nothing standard is under; `span`: `cycle` or `year` where the head says so.

    `head` as printed, with the head over it where two columns are called alike; `is_guess` where the concept is taken
    from the place, as the head is no known word.
    """

    at: int
    concept: str
    head: str
    span: str = ""
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Rows `start` to before `end`; `side` is the column of the label beside the table, None without one."""

    start: int
    end: int
    columns: tuple[Column, ...]
    side: int | None = None
    side_text: str = ""

    def has(self, concept: str) -> bool:
        return any(column.concept == concept for column in self.columns)

    @property
    def width(self) -> int:
        """How many columns it heads, that of the label beside the table among them."""
        return len(self.columns) + (self.side is not None)

    def reaches_over_values(self, cell: Cell, at: int, *, from_values: bool = False) -> bool:
        """Whether a cell is merged from the indicators' names over their values and more, as no name is.

        `from_values`: or from one of the values themselves.
        """
        begins = ("name", *MEASURES) if from_values else ("name",)
        is_own = any(column.at == at and column.concept in begins for column in self.columns)
        covered = [column for column in self.columns if at < column.at < at + cell.columns]
        return is_own and len(covered) > 1 and any(column.concept in MEASURES for column in covered)

    @property
    def is_list(self) -> bool:
        """A list of many projects has their names in a column."""
        return self.has("project")


def says_value(column: Column) -> bool:
    """Whether a column of names has the values behind them: 三级指标及指标值."""
    return column.concept == "name" and bool(_WITH_VALUE.fullmatch(bare(column.head)))


def heads_in(rows: Sequence[Row]) -> Iterator[Head]:
    """Every head, also one that a page repeats."""
    at = 0
    while at < len(rows):
        head = _head_at(rows, at)
        if head is None:
            at += 1
        else:
            yield head
            at = head.end


def pointed_head(rows: Sequence[Row], start: int, height: int, concepts: Mapping[int, str]) -> Head:
    """The head where a person says that it is; `concepts` by column are the person's word on what stands there.

    Of no height where the rows begin without one.
    """
    concepts = {at: "unit" if said == PROJECT_UNIT else said for at, said in concepts.items()}
    if not height:
        heads = headless(concepts, max(concepts, default=-1) + 1)
        return Head(start, start, tuple(Column(at, said, heads[at]) for at, said in sorted(concepts.items())))
    lines = rows[start : start + height]
    columns = [replace(c, concept=concepts.get(c.at, c.concept)) for c in _with_name(_columns(lines))]
    side = None if any(c.at in concepts for c in columns[:1]) else _side(columns)
    text = next((row[side].text for row in lines if side is not None and len(row) > side), "")
    kept = [column for column in columns if column.at != side]
    return Head(start, start + height, tuple(_apart(kept)), side, text)


def _head_at(rows: Sequence[Row], start: int) -> Head | None:
    """The tallest head that begins in this row: a further row belongs to it while it names further columns."""
    found: Head | None = None
    lines: list[Row] = []
    for at in range(start, min(start + 2 * _MOST_ROWS, len(rows))):
        if lines and not any(cell.text for cell in rows[at]) and _reaches(rows[start:at]):
            continue
        lines.append(rows[at])
        if len(lines) > _MOST_ROWS or not _fit_together(lines):
            break
        below = next((row for row in rows[at + 1 : at + 3] if not any(is_total(c.text) for c in row)), ())
        head = _head_of(lines, range(start, at + 1), below)
        if head is not None and (found is None or head.width > found.width or _is_split(lines)):
            found = head
    return found


def _fit_together(lines: Sequence[Row]) -> bool:
    *above, last = lines
    is_under = above and _parts_the_heads_above(last, above)
    if not (_may_be_head(last) or is_under or (not above and _has_heads_that_reach(last, below=1))):
        return False
    return all(
        _is_upper(row, lines[n + 1 :])
        or (n and (_parts_the_heads_above(row, lines[:n]) or _is_group_row(row)))
        for n, row in enumerate(above)
    )


def _may_be_head(row: Row) -> bool:
    """Head rows say short words, most of them known, or name the levels."""
    texts = [cell.text for cell in row if cell.text]
    longest = max(texts, key=len, default="")
    if len(longest) > _MOST_WORDS and len(squeeze(longest)) > _MOST_WORDS and len(bare(longest)) > _MOST_HEAD:
        return False  # as most rows are
    known = sum(bool(head_concept(text) or fact_concept(text) or _is_mark(text)) for text in texts)
    levels = sum(head_concept(text) in _LEVELS for text in texts)
    if any(_NUMBER.fullmatch(text) for text in texts) or all(map(is_total, texts)):
        return False  # amounts, or 合计 with none
    if levels > 1 and all(len(bare(text)) <= _MOST_HEAD for text in texts):
        return True
    return (
        bool(texts) and 2 * known >= len(texts) and all(len(squeeze(text)) <= _MOST_WORDS for text in texts)
    )


def _is_upper(row: Row, below: Sequence[Row]) -> bool:
    """A row of heads that others stand under names two columns itself, or the projects of a list.

    Of one that names a single one further heads are merged with all rows beneath.

    A label with its value, over the heads of the indicators, does neither.
    """
    texts = [cell.text for cell in row if cell.text]
    named = sum(bool(head_concept(text) or is_counting(text)) for text in texts)
    spans = sum(bool(time_span(text)) and not head_concept(text) for text in texts)
    of_rows = any(head_concept(text) in (*_LEVELS, "indicators") for text in texts)
    heads = named + spans if of_rows else named
    lone = {
        at for at, cell in enumerate(row) if cell.text and not any(len(r) > at and r[at].text for r in below)
    }
    is_list = any(fact_concept(row[at].text) == "project" for at in lone)
    plain = all(len(squeeze(text)) <= _MOST_HEAD and not _SENTENCE.search(text) for text in texts)
    return plain and (heads > 1 or is_list or _has_heads_that_reach(row, below=len(below)))


def _has_heads_that_reach(row: Row, *, below: int) -> bool:
    """Whether further cells than the one of a known head are merged with that many rows beneath."""
    texts = [cell.text for cell in row if cell.text]
    reaching = sum(cell.rows > below for cell in row if cell.text)
    return any(head_concept(text) for text in texts) and reaching > 1


def _parts_the_heads_above(row: Row, above: Sequence[Row]) -> bool:
    """Whether all that a row says are short words under a head that is merged over several of them."""
    width = max(len(row), *map(len, above))
    over = _spread(above[-1], width)
    said = [at for at, cell in enumerate(row) if cell.text]
    groups = {over[at] for at in said}
    short = all(
        _WORD.search(row[at].text)
        and len(bare(row[at].text)) <= _MOST_PART
        and not _DIGIT.search(row[at].text)
        for at in said
    )
    shared = all(text and over.count(text) > 1 and head_concept(text) not in _LEVELS for text in groups)
    return len(said) > 1 and short and shared


def _is_group_row(row: Row) -> bool:
    """Whether all that a row says are heads merged over several columns."""
    said = [cell for cell in row if cell.text]
    return bool(said) and all(cell.columns > 1 and head_concept(cell.text) for cell in said)


def _is_mark(text: str) -> bool:
    return is_counting(text) or is_section(text) or bool(time_span(text) and len(bare(text)) <= 8)


def _is_split(lines: Sequence[Row]) -> bool:
    """Whether the lowest row parts a column of the row above into several that are known."""
    above = {at for row in lines[:-1] for at, cell in enumerate(row) if cell.text}
    below = [at for at, cell in enumerate(lines[-1]) if head_concept(cell.text)]
    return len(below) > 1 and any(at not in above for at in below)


def _reaches(above: Sequence[Row]) -> bool:
    """Whether a cell of the rows above is merged with the row beneath them, which is blank."""
    return any(cell.rows > len(above) - at for at, row in enumerate(above) for cell in row)


def _head_of(lines: Sequence[Row], place: range, below: Row) -> Head | None:
    columns = _columns(lines, below)
    columns = _with_name(columns)
    side = _side(columns)
    if side is not None:
        columns = [column for column in columns if column.at != side]
    if not _says_indicators(columns) or _is_of_money(lines[-1]):
        return None
    side_text = next(
        (row[side].text for row in lines if side is not None and len(row) > side and row[side].text), ""
    )
    return Head(place.start, place.stop, tuple(_apart(columns)), side, side_text)


def _says_indicators(columns: Sequence[Column]) -> bool:
    """Names with a level or two things measured, or in a list, most of whose heads are known, with a value alone."""
    concepts = {column.concept for column in columns}
    levels = sum(level in concepts for level in _LEVELS)
    measures = sum(measure in concepts for measure in MEASURES) + any(map(says_value, columns))
    known = sum(bool(column.concept) for column in columns)
    if "name" not in concepts or not measures:
        return False
    if levels > 1 or measures > 1:
        return 2 * known >= len(columns)
    return "project" in concepts and 4 * known >= 3 * len(columns)


def _is_of_money(row: Row) -> bool:
    """Whether a row heads the stages of the money, 年初预算数 and 执行数, and no indicators."""
    stages = {stage_concept(cell.text) for cell in row} & {"initial", "annual", "spent"}
    heads = (head_concept(cell.text) or fact_concept(cell.text) for cell in row)
    return len(stages) > 1 and not any(head in (*_LEVELS, "project") for head in heads)


def _with_name(columns: list[Column]) -> list[Column]:
    """Where no head says 三级指标, the names stand under 绩效指标, with what they are measured by beside.

    A 绩效指标 before the levels is the label of all rows; the names then stand behind the levels, whatever their head.
    """
    concepts = {column.concept for column in columns}
    least = 1 if "project" in concepts else _LEAST_MEASURES
    if "name" in concepts or sum(measure in concepts for measure in MEASURES) < least:
        return columns
    last_level = max((at for at, column in enumerate(columns) if column.concept in _LEVELS), default=-1)
    behind = columns[last_level + 1 : last_level + 2]
    if last_level >= 0 and behind and not (behind[0].concept and _is_exact(behind[0])):
        return [replace(c, concept="name", is_guess=True) if c is behind[0] else c for c in columns]
    return [replace(c, concept="name") if c.concept == "indicators" else c for c in columns]


def _columns(lines: Sequence[Row], below: Row = ()) -> list[Column]:
    """`below` is the first row under the head, which tells a column without a head from a margin."""
    width = max(map(len, lines))
    found: list[Column] = []
    overs = [_spread(row, width) for row in lines]
    is_list = any(_concept(cell.text, is_list=True) == "project" for row in lines for cell in row)
    guess = None if is_list else _unnamed_projects(lines, below)
    is_list = is_list or guess is not None
    for at in range(width):
        stack = [row[at].text for row in lines if len(row) > at and row[at].text]
        if not stack:
            found += [Column(at, "project", "", "", is_guess=True)] if at == guess else []
            found += _blank_name(lines, at)
            continue
        over = [text for above in overs[:-1] if (text := above[at]) and text != stack[-1]]
        is_group = over and head_concept(over[-1]) not in _LEVELS and _is_shared(over[-1], at, overs)
        means = stack[-1:] if is_group else stack[::-1]
        concept = next((c for text in means if (c := _concept(text, is_list=is_list))), "")
        if not concept and over and head_concept(over[-1]) == "likelihood":
            concept = TICKED + stack[-1]
        span = time_span(stack[-1]) or next((s for text in reversed(over) if (s := time_span(text))), "")
        head = printed(stack[-1])
        concept = "project" if at == guess else _in_span(concept, span)
        found.append(Column(at, concept, head, span, at == guess))
    return _with_overs(_with_value(found, overs), overs)


def _blank_name(lines: Sequence[Row], at: int) -> list[Column]:
    """The names' column where its own head is blank: behind a level's, under an 绩效指标 that is merged over both."""
    over = next((text for row in lines[:-1] if at and (text := _merged(row, at + 1)[at])), "")
    before = lines[-1][at - 1].text if 0 < at <= len(lines[-1]) else ""
    is_names = head_concept(over) == "indicators" and head_concept(before) in ("level1", "level2")
    return [Column(at, "name", printed(over), is_guess=True)] if is_names else []


def _unnamed_projects(lines: Sequence[Row], below: Row) -> int | None:
    """The column of a list's projects where its head is no known word, or blank.

    It is the first such one before the levels, where another head there says what only projects have.
    """
    texts = {at: cell.text for row in lines for at, cell in enumerate(row) if cell.text}
    levels = [at for at, text in texts.items() if head_concept(text) in ("level1", "level2")]
    before = {at: text for at, text in sorted(texts.items()) if at < min(levels, default=0)}
    is_list = any(fact_concept(text) in _OF_PROJECTS for text in before.values())
    unknown = [
        at
        for at, text in before.items()
        if not (fact_concept(text) or head_concept(text) or stage_concept(text) or _is_mark(text))
    ]
    merged = [_merged(row, len(below)) for row in lines]
    blank = [
        at
        for at, cell in enumerate(below[: min(levels, default=0)])
        if _WORD.search(cell.text)
        and not is_total(cell.text)
        and not any(over[at] for over in merged)
        and (at == 0 or (at - 1 in texts and below[at - 1].text))
    ]
    has_amount = any(fact_concept(text) in AMOUNT_FIELDS for text in before.values())
    return min((unknown if is_list else []) + (blank if has_amount else []), default=None)


def _with_value(columns: list[Column], overs: Sequence[Sequence[str]]) -> list[Column]:
    """Where values stand only under a shared head (优, 良, 中, 差 under 指标值), the first of them is the value."""
    if any(column.concept in ("value", "cycle_value") for column in columns):
        return columns
    under = [
        c for c in columns if not c.concept and any(head_concept(row[c.at]) == "value" for row in overs[:-1])
    ]
    first = under[0] if under else None
    return [replace(column, concept="value") if column is first else column for column in columns]


def _is_shared(over: str, at: int, overs: Sequence[Sequence[str]]) -> bool:
    """Whether a head stands over several columns, so that it says nothing about one of them alone."""
    return any(
        row[at] == over and over in (*row[at + 1 : at + 2], *row[max(at - 1, 0) : at]) for row in overs[:-1]
    )


def _spread(row: Row, width: int) -> list[str]:
    """For each column what stands in it, or on its left with nothing between: a merged cell reaches to the right."""
    said: list[str] = []
    reach = 0
    for at in range(width):
        cell: Cell = row[at] if at < len(row) else BLANK
        if cell.text:
            said.append(cell.text)
            reach = at + cell.columns if cell.columns > 1 else width
        else:
            said.append(said[-1] if said and at < reach else "")
    return said


def _merged(row: Row, width: int) -> list[str]:
    """For each column what stands in it, or in the cell that is merged over it."""
    said = [""] * width
    for at, cell in enumerate(row[:width]):
        for column in range(at, min(at + cell.columns, width)):
            said[column] = said[column] or cell.text
    return said


def _concept(text: str, *, is_list: bool) -> str:
    """In a list a column may also hold what a form says beside a label."""
    concept = head_concept(text)
    if is_counting(text):
        return "counting"
    if not is_list and concept:
        return concept
    if is_list and stage_concept(text) and bare(text).endswith(_OF_MONEY):
        return ""  # a stage of the year (1—8月执行数): whoever makes the project's evaluation knows it by its head
    fact = fact_concept(text)
    if is_list and fact == "department" and bare(text).startswith("单位"):
        return "unit"
    if is_list and fact in ("project", "unit", "department") and concept != "name":
        return fact if bare(text) != "单位" else "unit"
    return concept or (fact if is_list else "project" if fact == "project" else "")


def _in_span(concept: str, span: str) -> str:
    return "cycle_value" if concept == "value" and span == "cycle" else concept


def _with_overs(columns: list[Column], overs: Sequence[Sequence[str]]) -> list[Column]:
    """Heads that are alike are told apart by what stands over them."""
    heads = [column.head for column in columns]
    told: list[Column] = []
    for column in columns:
        over = next((printed(row[column.at]) for row in overs[:-1] if row[column.at]), "")
        is_twice = heads.count(column.head) > 1 and over and over != column.head
        told.append(replace(column, head=f"{over}·{column.head}" if is_twice else column.head))
    return told


def _side(columns: Sequence[Column]) -> int | None:
    """The column on the left of the levels that only holds the label of the whole table."""
    if any(column.concept == "project" for column in columns):
        return None
    if not columns or columns[0].concept in (*_LEVELS, "project", "counting", "unit", "department"):
        return None
    first = next((column.at for column in columns if column.concept in _LEVELS), None)
    return columns[0].at if first is not None and columns[0].at < first else None


def _apart(columns: Sequence[Column]) -> Iterator[Column]:
    """Points beside a level are the level's own; another column of a concept that stood before is no second one.

    A second set of levels and values, of another span of time, keeps its concepts: it is a row of its own. A head
    that is one of the known words, to the letter, goes before one that is only like it.
    """
    seen: dict[tuple[str, str], Column] = {}
    two_sets = len({column.span for column in columns if column.concept == "name"}) > 1
    known = {
        concept for column in columns if (concept := _own_concept(column, columns)) and _is_exact(column)
    }
    for column in columns:
        concept = _own_concept(column, columns)
        key = (concept, _side_of(column, columns) if concept == "unit" else column.span if two_sets else "")
        is_alike = concept in known - {"unit"} and not _is_exact(column)
        is_taken = concept and (key in seen or (not two_sets and (is_alike or _yields(column, columns))))
        if not is_taken:
            seen[key] = column
        yield replace(column, concept="" if is_taken else concept)


def _own_concept(column: Column, columns: Sequence[Column]) -> str:
    is_one_of_many = column.concept == "weight" and sum(each.concept == "weight" for each in columns) > 1
    return _weight_of(column, columns) if is_one_of_many else column.concept


def _is_exact(column: Column) -> bool:
    return is_listed(column.head.rpartition("·")[2])


def _side_of(column: Column, columns: Sequence[Column]) -> str:
    """单位 before the names of the indicators is who spends the money, behind them what is counted."""
    name_at = next((each.at for each in columns if each.concept == "name"), 0)
    return "behind" if column.at > name_at else "before"


def _yields(column: Column, columns: Sequence[Column]) -> bool:
    """Of several values (半年目标, 全年目标) the year's is the one that counts."""
    values = [each for each in columns if each.concept == "value"]
    years = [each for each in values if each.span == "year"]
    return column.concept == "value" and bool(years) and column is not years[0] and column.span != "year"


def _weight_of(column: Column, columns: Sequence[Column]) -> str:
    """Each 分值 belongs to the level on its left, that of the indicator itself to its name."""
    left = [each for each in columns if each.concept in _LEVELS and each.at < column.at]
    level = left[-1].concept if left else "level1"
    return "weight" if level == "name" else f"{level}_weight"
