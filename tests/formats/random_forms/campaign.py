"""Many random files, each with one to three forms on one sheet or on several."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.forms.form import FormKind
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.recognise.documents import draft_of_documents, read_grids
from perfdesk.formats.unreadable import Unreadable
from tests.formats.random_forms.judging import Judge, Slip
from tests.formats.random_forms.lists import ListMaker, MadeList
from tests.formats.random_forms.making import Made, Maker
from tests.formats.random_forms.sheet import Sheet, as_grid, as_tabs, as_word, as_workbook
from tests.formats.random_forms.words import Words


@dataclass
class RandomFile:
    """Its sheets, and the forms in their order."""

    sheets: list[Sheet]
    made: list[Made | MadeList]


def random_file(number: int) -> RandomFile:
    chance = random.Random(number)
    words = Words(chance)
    file = RandomFile([Sheet()], [])
    for _ in range(chance.choice((1, 1, 1, 2))):
        if file.made and chance.random() < 0.5:
            file.sheets.append(Sheet())
        sheet = file.sheets[-1]
        sheet.row += chance.randint(1, 2) if sheet.cells else 0
        file.made.append(_made(chance, words, sheet))
    return file


def _made(chance: random.Random, words: Words, sheet: Sheet) -> Made | MadeList:
    if chance.random() < 0.2:
        return ListMaker(chance, words, sheet).form()
    return Maker(chance, words, sheet, chance.choice(list(FormKind))).form()


def read_grid_of(file: RandomFile) -> Draft:
    grids = [as_grid(sheet, f"Sheet{number}") for number, sheet in enumerate(file.sheets, 1)]
    documents, unread = read_grids(grids)
    return draft_of_documents(SourceFile("random.xlsx", "", "xlsx"), documents, unread)


def read_workbook(file: RandomFile) -> Draft:
    return read_bytes(as_workbook(file.sheets), "random.xlsx")


def read_word(file: RandomFile) -> Draft:
    return read_bytes(as_word(file.sheets), "random.docx")


def read_tabs(file: RandomFile) -> Draft:
    return read_bytes(b"\n\n".join(map(as_tabs, file.sheets)), "random.tsv")


READERS: Sequence[Callable[[RandomFile], Draft]] = (read_workbook, read_word, read_tabs)
_ONE_FILE_IN = 20


def judged(number: int, read: Callable[[RandomFile], Draft], counts: Counter[str]) -> list[Slip]:
    file = random_file(number)
    try:
        draft = read(file)
    except Unreadable as refusal:
        counts[f"refused: {refusal.reason}"] += 1
        return []
    if len(draft.tables) != len(file.made):
        is_told = any(finding.rule == "import.table_unread" for finding in draft.doubts)
        counts["another number of tables"] += 1
        return [] if is_told else [Slip("tables", str(len(file.made)), str(len(draft.tables)))]
    judge = Judge(draft)
    slips = [
        slip for made, table in zip(file.made, draft.tables, strict=True) for slip in judge.slips(made, table)
    ]
    counts.update(judge.counts)
    return slips


def campaign(count: int, start: int = 0) -> tuple[Counter[str], list[tuple[int, Slip]]]:
    """Most forms as grids, one in twenty as a file of each kind in turn."""
    counts: Counter[str] = Counter()
    slips: list[tuple[int, Slip]] = []
    for number in range(start, start + count):
        at = number // _ONE_FILE_IN
        read = READERS[at % len(READERS)] if number % _ONE_FILE_IN == 0 else read_grid_of
        slips += [(number, slip) for slip in judged(number, read, counts)]
    return counts, slips
