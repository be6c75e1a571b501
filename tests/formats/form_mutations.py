"""Random forms with one thing wrong: no value may be lost or read wrongly without a finding.

`python -m tests.formats.form_mutations [N [FIRST]]`
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from perfdesk.desk.examining import findings_in
from perfdesk.formats.recognise.forms.regions import is_title
from perfdesk.formats.recognise.forms.words import (
    fact_concept,
    head_concept,
    is_label,
    is_total,
    stage_concept,
)
from perfdesk.formats.unreadable import Unreadable
from tests.formats.random_forms.campaign import RandomFile, random_file, read_grid_of
from tests.formats.random_forms.judging import TELLING, Judge, Slip, same
from tests.formats.random_forms.lists import MadeList
from tests.formats.random_forms.making import Made, Want
from tests.formats.random_forms.sheet import Placed, Sheet
from tests.formats.random_forms.words import TAILS

At = tuple[int, int]


@dataclass
class Changed:
    """What the mutation took away or put elsewhere: the texts and words that the document no longer says as printed."""

    texts: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    """Labels and heads, before and after."""

    rows: bool = False
    """Whether a row is gone."""

    orphaned: bool = False
    """Whether the row named the project of further rows, and nothing merged says whose they are now."""

    @property
    def has_level(self) -> bool:
        """Whether a level's name is among it, which stood for the rows below, too."""
        return any(text.endswith("指标") for text in self.texts)


_LEVELS = ("level1", "level2")
_NUMBER = re.compile(r"[\d.,]+")
_NAME = re.compile(rf"(?:{'|'.join(TAILS)})\d+$")
Mutation = Callable[[Sheet, random.Random], Changed]


def misspelt(sheet: Sheet, chance: random.Random) -> Changed:
    """A character of a short text, mostly a label's or a head's, is another one or gone."""
    at = _some(sheet, chance, lambda placed: 2 <= len(placed.text) <= 9)
    before = sheet.cells[at].text
    where = chance.randrange(len(before))
    after = before[:where] + chance.choice(("", "某", "项")) + before[where + 1 :]
    sheet.cells[at] = sheet.cells[at]._replace(text=after)
    return Changed((before, after), ((before, after),))


def other_word(sheet: Sheet, chance: random.Random) -> Changed:
    """A short text is another one altogether."""
    at = _some(sheet, chance, lambda placed: 2 <= len(placed.text) <= 9)
    before, after = sheet.cells[at].text, chance.choice(("情况登记", "核定内容", "备查"))
    sheet.cells[at] = sheet.cells[at]._replace(text=after)
    return Changed((before, after), ((before, after),))


def unmerged(sheet: Sheet, chance: random.Random) -> Changed:
    at = _some(sheet, chance, lambda placed: placed.rows > 1 or placed.columns > 1)
    sheet.cells[at] = Placed(sheet.cells[at].text)
    return Changed()


def cut_row(sheet: Sheet, chance: random.Random) -> Changed:
    row = chance.choice([at for at in range(sheet.height) if not _has_heads(sheet, at)] or [sheet.height - 1])
    gone = tuple(placed.text for (at, _), placed in sheet.cells.items() if at == row)
    names = {
        (at, c) for (at, c), p in sheet.cells.items() if p.text.endswith("项目") and not _has_heads(sheet, at)
    }
    is_merged = any(sheet.cells[at].rows > 1 for at in names if at[0] != row)
    own = [sheet.cells[at] for at in names if at[0] == row]
    return _cut(sheet, row, gone, orphaned=any(p.rows == 1 or not is_merged for p in own))


def _cut(sheet: Sheet, row: int, gone: tuple[str, ...], *, orphaned: bool) -> Changed:
    kept = {at: placed for at, placed in sheet.cells.items() if at[0] != row}
    sheet.cells = {((r - (r > row)), c): _shorter(r, row, p) for (r, c), p in kept.items()}
    return Changed(gone, rows=True, orphaned=orphaned)


def _has_heads(sheet: Sheet, row: int) -> bool:
    """Whether what stands below a row, or all of it, has its meaning from there."""
    texts = [placed.text for (at, _), placed in sheet.cells.items() if at == row]
    return any(
        is_title(text) or is_label(text) or head_concept(text) or stage_concept(text) for text in texts
    )


def _shorter(start: int, row: int, placed: Placed) -> Placed:
    return placed._replace(rows=placed.rows - 1) if start < row < start + placed.rows else placed


def blank_row(sheet: Sheet, chance: random.Random) -> Changed:
    """A row without a text between two others; what is merged over it reaches further."""
    row = chance.randrange(1, sheet.height)
    cells = {}
    for (r, c), placed in sheet.cells.items():
        inside = r < row < r + placed.rows
        cells[r + (r >= row), c] = placed._replace(rows=placed.rows + inside)
    sheet.cells = cells
    return Changed()


def shifted(sheet: Sheet, chance: random.Random) -> Changed:
    """All cells of an indicator's row behind its name stand a column further right."""
    named = [
        at
        for at, placed in sorted(sheet.cells.items())
        if _NAME.search(placed.text) and sheet.texts()[at[0]][-1] and not _has_heads(sheet, at[0])
    ]
    row, name = chance.choice(named or [(sheet.height - 1, 0)])
    column = name + 1
    moved = {at: placed for at, placed in sheet.cells.items() if at[0] == row and at[1] >= column}
    for at in moved:
        del sheet.cells[at]
    sheet.cells |= {(row, c + 1): placed for (_, c), placed in moved.items()}
    return Changed()


def emptied(sheet: Sheet, chance: random.Random) -> Changed:
    at = _some(sheet, chance, lambda _: True)
    before = sheet.cells[at].text
    sheet.cells[at] = sheet.cells[at]._replace(text="")
    return Changed((before,), ((before, ""),))


def broken_number(sheet: Sheet, chance: random.Random) -> Changed:
    """A number with a letter, two points or a remark in it."""
    at = _some(sheet, chance, lambda placed: placed.text[:1].isdigit())
    before = sheet.cells[at].text
    after = chance.choice(
        (before + "?", before.replace(".", ".."), before[:1] + "O" + before[1:], before + "（含结转）")
    )
    sheet.cells[at] = sheet.cells[at]._replace(text=after)
    return Changed((before, after))


MUTATIONS: tuple[Mutation, ...] = (
    misspelt, other_word, unmerged, cut_row, blank_row, shifted, emptied, broken_number,
)  # fmt: skip


def _some(sheet: Sheet, chance: random.Random, fits: Callable[[Placed], bool]) -> At:
    filled = [at for at, placed in sorted(sheet.cells.items()) if placed.text]
    return chance.choice([at for at in filled if fits(sheet.cells[at])] or filled)


def _left(wants: list[Want], changed: Changed) -> list[Want]:
    """What the document still says, each under the head that it has now; a level's name may have gone with its row."""
    words = dict(changed.words)
    left = []
    for want in wants:
        is_year = want.field == "year" and any(want.text in text for text in changed.texts)
        if is_year or any(_holds(text, want.text) for text in changed.texts) or want.row in changed.texts:
            continue
        if want.row is None and any(is_total(before) for before, _ in changed.words):
            continue
        if changed.rows and want.field.startswith("task"):
            continue  # numbered otherwise
        if words.get(want.head) == "" and (is_total(want.text) or is_label(want.text)):
            continue  # without its label the document prints a label there, with nothing beside it
        if want.field.startswith(_LEVELS) and changed.has_level:
            continue
        left.append(replace_head(want, words))
    return left


def _holds(text: str, piece: str) -> bool:
    """A short text, such as points, may stand in further cells, and is gone from one of them."""
    if _NUMBER.fullmatch(piece) and len(piece) >= TELLING and not piece.isdecimal():
        return same(text, piece)
    return piece == _behind_colon(text).rstrip("）)") or (
        len(piece) >= TELLING
        and not piece.isdecimal()
        and bool(re.search(rf"{re.escape(piece)}(?!\d)", text))
    )


def _behind_colon(text: str) -> str:
    _, colon, behind = text.replace(":", "：").rpartition("：")
    return behind if colon else ""


def replace_head(want: Want, words: dict[str, str]) -> Want:
    head = "·".join(words.get(part, part) for part in want.head.split("·"))
    concept = fact_concept(head)
    is_now_a_name = head != want.head and not want.field and concept in ("project", "unit", "department")
    return want._replace(head=head, field=concept if is_now_a_name else want.field)


def _reduced(made: Made | MadeList, changed: Changed) -> Made | MadeList:
    if isinstance(made, Made):
        return replace(made, wants=_left(made.wants, changed))
    projects = {
        name: _left(said, changed) for name, said in made.projects.items() if name not in changed.texts
    }
    return MadeList(_left(made.wants, changed), projects)


def judged(number: int, mutation: Mutation) -> tuple[str, list[Slip]]:
    """`refused`, `told`, `exact` or `silent` with what is."""
    chance = random.Random(number)
    file = random_file(number)
    del file.made[1:], file.sheets[1:]
    if len(random_file(number).made) > 1:
        return "left out", []
    changed = mutation(file.sheets[0], chance)
    return _verdict(file, changed)


def _verdict(file: RandomFile, changed: Changed) -> tuple[str, list[Slip]]:
    try:
        draft = read_grid_of(file)
    except Unreadable:
        return "refused", []
    if not draft.tables:
        return "refused", []
    if len(draft.tables) != 1:
        return "another number of tables", []
    judge = Judge(draft, findings_in(draft.tables), by_row=True)
    gone = Counter(text for text in changed.texts if len(text) < TELLING or text.isdecimal())
    slips = [
        s
        for s in judge.slips(_reduced(file.made[0], changed), draft.tables[0])
        if not _said_so(s, changed) and not _is_gone(s, gone)
    ]
    return ("silent", slips) if slips else ("exact" if not judge.counts.get("flagged") else "told", [])


def _is_gone(slip: Slip, gone: Counter[str]) -> bool:
    """Whether a lost value is one of those that the mutation took: points and signs stand in many a row."""
    text = slip.want.split(" ")[-1]
    gone[text] -= 1
    return gone[text] >= 0


def _said_so(slip: Slip, changed: Changed) -> bool:
    """Whether a field now says what the mutation put there."""
    if any(is_total(before) for before, _ in changed.words) and "not printed" in slip.what:
        return True
    if any(f"{before}: {slip.want[:20]}" in slip.got for before, _ in changed.words):
        return True  # a second label of the same word still stands
    if ("goal was not printed" in slip.what or ": annual_goal" in slip.what) and any(
        "goal" in fact_concept(before) for before, _ in changed.words
    ):
        return True  # the only goal left
    if changed.orphaned and slip.what == "a row that was not printed":
        return True
    if changed.rows and ".task " in slip.what:
        return True
    if changed.has_level and any(level in slip.what for level in _LEVELS):
        return True
    if "name=''" in slip.got or "level3=''" in slip.got:
        return any(changed.texts)
    if slip.what in ("a row that was not printed", "a project that was not printed"):
        return any(f"'{text}'" in slip.got or text == slip.got for text in changed.texts)
    if "an extra that" in slip.what and any(
        slip.got.split(": ")[-1] in text for text in changed.texts if text
    ):
        return True  # a text that is part of the changed one was left out with it
    said = {_plain(p) for text in changed.texts for p in (text, _said_by(text), _behind_colon(text))} - {""}
    got = (slip.got, *slip.got.split(": ", 1))
    return "not printed" in slip.what and any(
        any(same(piece, each) for each in got) or (len(piece) >= TELLING and piece in _plain(slip.got))
        for piece in said
    )


def _said_by(text: str) -> str:
    """What a changed text says: `单位：万` says 万 of a 单位, `2.` is the number 2."""
    return re.split("[：:]", text.split("（")[0].rstrip("：:"))[-1].removesuffix(".")


def _plain(text: str) -> str:
    return "".join(text.replace(",", "").split())


def campaign(count: int, start: int = 0) -> tuple[Counter[str], list[tuple[str, int, Slip]]]:
    outcomes: Counter[str] = Counter()
    silent = []
    for number in range(start, start + count):
        mutation = MUTATIONS[number % len(MUTATIONS)]
        outcome, slips = judged(number, mutation)
        outcomes[f"{mutation.__name__}: {outcome}"] += 1
        outcomes[outcome] += 1
        silent += [(mutation.__name__, number, slip) for slip in slips]
    return outcomes, silent


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    outcomes, silent = campaign(count, start)
    for name, number in sorted(outcomes.items()):
        print(f"{number:6} {name}")
    for name, number, slip in silent:
        print(f"{name} {number}: {slip.what}\n    printed {slip.want[:80]!r}\n    read    {slip.got[:160]!r}")
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
