"""Documents with one thing wrong: no field may be read wrongly without a finding.

`python -m tests.formats.mutations [N]`

A mutant of a real text or grid (of a made-up one where ../shared is not there) is read and compared, field by field,
with the document it was made of. A field that differs must be flagged by a warning or an error that names it or what
is around it, unless the document itself now says so: its text lost or changed just the characters that the mutation
took or changed.
"""

import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from perfdesk.desk.examining import findings_in
from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.formats.interchange.targets import table_as_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.writers.delimited import write_delimited
from perfdesk.resources import resource
from tests.formats.pages import Pages, print_pages
from tests.shared import SHARED, seed

SEEDS = ("000", "001", "002", "003")
_LEFT_OUT = frozenset(("indicator_text", "typed", "source", "dialect", "totals"))


@dataclass
class Original:
    """A document as text, `name` telling by its ending how it is read."""

    name: str
    text: str

    @cached_property
    def said(self) -> object:
        """What it says, as interchange JSON."""
        return table_as_json(self.table)

    @cached_property
    def table(self) -> TargetTable:
        return read_bytes(self.text.encode(), self.name).target_tables[0]


@dataclass(frozen=True)
class Mutant:
    """The changed text; `gone`: the pieces of text that were taken out or put in."""

    text: str
    gone: tuple[str, ...]


Mutation = Callable[[str, random.Random], Mutant]


def originals() -> list[Original]:
    """The seeds as text and as grids; a made-up table in two shapes where they are not there."""
    if SHARED.is_dir():
        texts = [Original(f"{number}.txt", seed(number).read_text(encoding="utf-8")) for number in SEEDS]
        return texts + [Original(f"{each.name[:3]}.tsv", _as_tsv(each.table)) for each in texts]
    (table, *_) = read_file(resource("example/targets-2026.json")).target_tables
    return [Original("a.txt", print_pages(table, Pages())), Original("a.tsv", _as_tsv(table))]


def _as_tsv(table: TargetTable) -> str:
    return write_delimited((table,)).text.replace("\r\n", "\n")


# Mutations of lines


def dropped_line(text: str, chance: random.Random) -> Mutant:
    lines = text.split("\n")
    at = _some_line(lines, chance)
    return Mutant("\n".join(lines[:at] + lines[at + 1 :]), (lines[at],))


def doubled_line(text: str, chance: random.Random) -> Mutant:
    lines = text.split("\n")
    at = _some_line(lines, chance)
    return Mutant("\n".join([*lines[: at + 1], *lines[at:]]), (lines[at],))


def swapped_lines(text: str, chance: random.Random) -> Mutant:
    lines = text.split("\n")
    at = _some_line(lines[:-2], chance)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return Mutant("\n".join(lines), (lines[at], lines[at + 1]))


def cut_page(text: str, chance: random.Random) -> Mutant:
    lines = text.split("\n")
    at = _some_line(lines, chance)
    end = min(len(lines), at + chance.randint(5, 25))
    return Mutant("\n".join(lines[:at] + lines[end:]), tuple(lines[at:end]))


def joined_lines(text: str, chance: random.Random) -> Mutant:
    lines = text.split("\n")
    at = _some_line(lines[:-1], chance)
    return Mutant("\n".join([*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]]), ())


def _some_line(lines: Sequence[str], chance: random.Random) -> int:
    """One below the head."""
    filled = [at for at, line in enumerate(lines) if line.strip() and at > 8]
    return chance.choice(filled)


# Mutations of characters


def changed_width(text: str, chance: random.Random) -> Mutant:
    """Some line in full width, or in half width."""
    return _line_changed(text, chance, lambda line: chance.choice((_full, _half))(line))


def _full(line: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in line)


def _half(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char) for char in line)


def swapped_separators(text: str, chance: random.Random) -> Mutant:
    pairs = [("；", ";"), (";", "；"), ("，", ","), (",", "，"), ("。", "."), (":", "："), ("；", "，")]
    one, other = chance.choice(pairs)
    return _line_changed(text, chance, lambda line: line.replace(one, other))


def lost_number(text: str, chance: random.Random) -> Mutant:
    """An indicator's number, or any other digits, are gone."""

    def without(line: str) -> str:
        digits = [at for at, char in enumerate(line) if char.isdecimal()]
        if not digits:
            return line
        at = chance.choice(digits)
        return line[:at] + line[at + 1 :]

    return _line_changed(text, chance, without)


def lost_characters(text: str, chance: random.Random) -> Mutant:
    def without(line: str) -> str:
        at = chance.randrange(max(1, len(line)))
        return line[:at] + line[at + chance.randint(1, 6) :]

    return _line_changed(text, chance, without)


def _line_changed(text: str, chance: random.Random, change: Callable[[str], str]) -> Mutant:
    lines = text.split("\n")
    at = _some_line(lines, chance)
    before, lines[at] = lines[at], change(lines[at])
    return Mutant("\n".join(lines), (before, lines[at]))


# Mutations of cells


def emptied_cell(text: str, chance: random.Random) -> Mutant:
    return _row_changed(text, chance, lambda row, at: ([*row[:at], "", *row[at + 1 :]], (row[at],)))


def shifted_row(text: str, chance: random.Random) -> Mutant:
    """All cells from one on stand a column further right."""
    return _row_changed(text, chance, lambda row, at: ([*row[:at], "", *row[at:]], ()))


def merged_cells(text: str, chance: random.Random) -> Mutant:
    """A cell's text stands in the cell before it."""

    def merge(row: list[str], at: int) -> tuple[list[str], tuple[str, ...]]:
        if not at:
            return row, ()
        return [*row[: at - 1], row[at - 1] + row[at], "", *row[at + 1 :]], ()

    return _row_changed(text, chance, merge)


def swapped_cells(text: str, chance: random.Random) -> Mutant:
    def swap(row: list[str], at: int) -> tuple[list[str], tuple[str, ...]]:
        other = chance.randrange(len(row))
        row[at], row[other] = row[other], row[at]
        return row, ()

    return _row_changed(text, chance, swap)


def moved_column(text: str, chance: random.Random) -> Mutant:
    """Two columns change places, heads and all: nothing is wrong with that."""
    rows = [line.split("\t") for line in text.split("\n")]
    one, other = chance.sample(range(7), 2)
    for row in rows:
        if len(row) > 2:
            row += [""] * (7 - len(row))
            row[one], row[other] = row[other], row[one]
    return Mutant("\n".join("\t".join(row) for row in rows), ())


def _row_changed(
    text: str, chance: random.Random, change: Callable[[list[str], int], tuple[list[str], tuple[str, ...]]]
) -> Mutant:
    lines = text.split("\n")
    rows = [at for at, line in enumerate(lines) if line.count("\t") > 2 and at > 3]
    number = chance.choice(rows)
    row = lines[number].split("\t")
    at = chance.choice([at for at, cell in enumerate(row) if cell.strip()])
    changed, gone = change(list(row), at)
    lines[number] = "\t".join(changed)
    return Mutant("\n".join(lines), gone)


LINES: tuple[Mutation, ...] = (
    dropped_line, doubled_line, swapped_lines, cut_page, joined_lines, changed_width, swapped_separators,
    lost_number, lost_characters,
)  # fmt: skip
CELLS: tuple[Mutation, ...] = (
    emptied_cell, shifted_row, merged_cells, swapped_cells, moved_column, dropped_line, doubled_line,
    changed_width, swapped_separators, lost_number, lost_characters,
)  # fmt: skip


# Judging


@dataclass(frozen=True)
class Verdict:
    """`silent`: paths of fields that are wrong without a finding, with what was expected and what was read."""

    outcome: str
    silent: tuple[tuple[str, str, str], ...] = ()


def judge(original: Original, mutant: Mutant) -> Verdict:
    """`refused`, `exact`, `flagged`, `says so` (the document does) or `silent`."""
    try:
        draft = read_bytes(mutant.text.encode(), original.name)
    except Unreadable:
        return Verdict("refused")
    if not draft.target_tables:
        return Verdict("refused")
    wrong = list(_compared(original.said, table_as_json(draft.target_tables[0]), "tables[0]"))
    flags = _flags(draft)
    unflagged = [each for each in wrong if not _is_flagged(each[0], flags)]
    silent = [
        each
        for each in unflagged
        if not _says_so(each[1], each[2], mutant.gone) and not _lacks(each[0], mutant)
    ]
    if silent:
        return Verdict("silent", tuple(silent))
    return Verdict("exact" if not wrong else "flagged" if len(unflagged) < len(wrong) else "says so")


def _compared(want: object, got: object, path: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(want, dict) and isinstance(got, dict):
        for key, value in want.items():
            if key not in _LEFT_OUT:
                yield from _compared(value, got.get(key), f"{path}.{key}")
    elif isinstance(want, list) and isinstance(got, list):
        for one, other, at in _aligned(want, got):
            yield from _compared(one, other, f"{path}[{at}]")
    elif _squeezed(want) != _squeezed(got):
        yield path, _squeezed(want), _squeezed(got)


def _aligned(want: list[object], got: list[object]) -> Iterator[tuple[object, object, int]]:
    """Pairs of items that bear the same label, in order; items that came or went are told by sums and counts."""
    matcher = SequenceMatcher(None, [_label(i) for i in want], [_label(i) for i in got], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield want[block.a + step], got[block.b + step], block.b + step


def _label(item: object) -> str:
    assert isinstance(item, dict)
    return f"{item.get('number', '')}|{_squeezed(item.get('name'))}"


def _flags(draft: Draft) -> list[str]:
    tree = Tree.of(Book(tables=draft.tables))
    found = findings_in(draft.tables)
    return [tree.path(finding.place) for finding in found if finding.severity >= Severity.WARNING]


def _is_flagged(path: str, flags: Sequence[str]) -> bool:
    """A finding names the field, something in it, or the row around it."""
    return any(
        path == flag or path.startswith((flag + ".", flag + "[")) or flag.startswith(path)
        for flag in flags
        if flag.count(".") >= 2 or flag.split(".")[-1] == path.split(".")[-1]
    )


def _lacks(path: str, mutant: Mutant) -> bool:
    """Whether the document has no 合计 row any more."""
    is_there = any(line.strip().startswith("合计") for line in mutant.text.split("\n"))
    return path.endswith("declared_total") and not is_there


def _says_so(want: str, got: str, gone: Sequence[str]) -> bool:
    """Whether the field differs by characters of the changed text alone."""
    lost = Counter(_plain("".join(gone)))
    differing: Counter[str] = Counter()
    matcher = SequenceMatcher(None, _plain(want), _plain(got), autojunk=False)
    for tag, start, end, begin, finish in matcher.get_opcodes():
        if tag != "equal":
            differing += Counter(_plain(want)[start:end]) + Counter(_plain(got)[begin:finish])
    return not differing - lost - lost


def _plain(text: str) -> str:
    """Width and kind of punctuation make no difference: what stands in the document is kept as it is."""
    return "".join(_halved(char) for char in text if not char.isspace())


def _halved(char: str) -> str:
    return {"，": ",", "；": ";", "：": ":", "。": "."}.get(char, unicodedata.normalize("NFKC", char))


def _squeezed(value: object) -> str:
    return "" if value is None else "".join(str(value).split())


def campaign(count: int, start: int = 0) -> tuple[Counter[str], list[tuple[str, int, Verdict]]]:
    """Outcomes, and the silent ones with the mutation's name and the seed that makes them again."""
    outcomes: Counter[str] = Counter()
    silent = []
    known = originals()
    for number in range(start, start + count):
        chance = random.Random(number)
        original = chance.choice(known)
        mutation = chance.choice(CELLS if original.name.endswith(".tsv") else LINES)
        verdict = judge(original, mutation(original.text, chance))
        outcomes[verdict.outcome] += 1
        outcomes[f"{mutation.__name__}: {verdict.outcome}"] += 1
        if verdict.silent:
            silent.append((f"{original.name} {mutation.__name__}", number, verdict))
    return outcomes, silent


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    outcomes, silent = campaign(count)
    for name, number in sorted(outcomes.items()):
        print(f"{number:6} {name}")
    for where, number, verdict in silent:
        print(
            where,
            number,
            *(f"\n    {path}: {want[:60]!r} -> {got[:60]!r}" for path, want, got in verdict.silent[:3]),
        )
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
