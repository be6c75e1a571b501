"""Files of every kind, broken anywhere, through the reading child: read or refused by name, and the parent lives on.

The parent is watched meanwhile: whether its window's thread gets its turns, and how much memory it takes.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time, thread_time

from perfdesk.desk.desk import Desk
from perfdesk.desk.examining import findings_in_draft
from perfdesk.desk.merging.arrivals import NotFromHere
from perfdesk.desk.reading import read_content, read_desk, source_texts
from perfdesk.desk.review_package import OtherTables
from perfdesk.desk.troubles import ALL
from perfdesk.domain.draft import Draft
from perfdesk.formats.interchange.writing import draft_as_json
from perfdesk.formats.reading import read_bytes
from tests.builders import small_table
from tests.campaigns.scene import imported
from tests.campaigns.sent_back import PART, REVIEW, Home, home
from tests.formats.office_rows import BOOKS, COVER, HEAD, SHOWS, UNIT
from tests.formats.packages import packed, parts_of
from tests.formats.pages import Pages, print_pages
from tests.formats.pdf_maker import TableDrawer, pdf
from tests.formats.test_damage import FILES as OFFICE
from tests.formats.test_damage import damaged

LONGEST_STALL = 0.5
"""Seconds that a window may wait for its turn while others in the program work."""
TURN = 0.005
NASTY = (
    "NaN", "-Infinity", "1E+999999", "1E-999999", "9" * 5000, "\ufeff", "\0", "]]>", "<!DOCTYPE a>", "一" * 30_000,
    "(" * 3000, "[" * 3000, "<td>" * 500, "\t" * 2000, "\n" * 2000, '"', "1,000.5.3", "\ud800", "1、1-" * 3000,
)  # fmt: skip


def desk_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.perfdesk")
        with closing(Desk.create(path, "测试员")) as desk:
            desk.accept(imported(), b"content")
        return path.read_bytes()


def _rows() -> str:
    return "\n".join((*COVER, *("\t".join(row) for row in (HEAD, UNIT, SHOWS, BOOKS))))


def _page() -> bytes:
    drawer = TableDrawer()
    drawer.new_page()
    for row in (HEAD, UNIT, SHOWS, BOOKS):
        drawer.row(row)
    return pdf(drawer.pages)


WHOLE: Mapping[str, Callable[[], bytes]] = {
    **OFFICE,
    "a.tsv": lambda: _rows().encode(),
    "a.csv": lambda: _rows().replace("\t", ",").encode("gb18030"),
    "a.txt": lambda: print_pages(small_table(), Pages()).encode(),
    "a.json": lambda: json.dumps(
        draft_as_json(read_bytes(_rows().encode(), "a.tsv")), ensure_ascii=False
    ).encode(),
    "a.pdf": _page,
    "a.perfdesk": desk_file,
}


@dataclass
class Window:
    """What a window would see of the reading, which is done beside it: how late its own thread gets a turn.

    `beside` is the longest that the thread beside it was busy with one file, in seconds of a processor.
    """

    other: ThreadPoolExecutor
    longest: float = 0.0
    beside: float = 0.0
    stalls: list[str] = field(default_factory=list)

    def watches(self, name: str, work: Callable[[], str]) -> str:
        """Counted by what this process does between two turns: how busy the machine is besides does not matter."""
        answer, late, began = self.other.submit(self._timed, work), 0.0, process_time()
        while not answer.done():
            wait((answer,), TURN)
            late, began = max(late, process_time() - began - TURN), process_time()
        if late > LONGEST_STALL:
            self.stalls.append(f"{name}: the window waited for {late:.2f} s")
        self.longest = max(self.longest, late)
        return answer.result()

    def _timed(self, work: Callable[[], str]) -> str:
        began = thread_time()
        try:
            return work()
        finally:
            self.beside = max(self.beside, thread_time() - began)


def campaign(runs: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    slips: list[str] = []
    ours = home()
    whole = {name: make() for name, make in WHOLE.items()} | {PART: ours.part, REVIEW: ours.review}
    names = list(whole)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as other:
        window = Window(other)
        for number in range(runs):
            name = names[number % len(names)]
            data = broken(whole[name], Random(f"{seed} {number}"))
            counts["files"] += 1
            try:
                counts[window.watches(f"{name} {number}", partial(read, name, data, Path(folder), ours))] += 1
            except Exception as slip:  # whatever it is, it is what the campaign looks for
                slips.append(f"{name}, file {number}: {type(slip).__name__} {slip}")
    counts["ms the window waited at most"] = round(window.longest * 1e3)
    counts["ms of a processor for one file at most, beside the window"] = round(window.beside * 1e3)
    counts["MB of the parent at most"] = most_memory()
    return counts, slips + window.stalls


def broken(whole: bytes, chance: Random) -> bytes:
    """Some bytes are others, in one of an archive's parts as often as anywhere; or its text says something nasty."""
    if whole.startswith(b"PK") and chance.random() < 0.7:
        parts = parts_of(whole)
        part = chance.choice([name for name in parts if parts[name]])
        return packed(parts | {part: broken(parts[part], chance)})
    text = _text_of(whole)
    if text is None or chance.random() < 0.2:
        return damaged(whole, chance)
    for _ in range(chance.randint(1, 4)):
        text = _otherwise(text, chance)
    return text.encode("utf-8", "surrogatepass")


def _otherwise(text: str, chance: Random) -> str:
    """Something nasty in it, a piece of it gone, twice or elsewhere, letters that are others."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.randrange(1, 60))
    match chance.randrange(4):
        case 0:
            return text[:start] + chance.choice(NASTY) + text[end:]
        case 1:
            return text[:start] + text[end:]
        case 2:
            at = chance.randrange(len(text) + 1)
            return text[:at] + text[start:end] * chance.choice((1, 1, 1000)) + text[at:]
        case _:
            others = "".join(chr(ord(letter) ^ 1 << chance.randrange(7)) for letter in text[start:end])
            return text[:start] + others + text[end:]


def _text_of(data: bytes) -> str | None:
    for code in ("utf-8", "gb18030"):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def read(name: str, data: bytes, folder: Path, ours: Home) -> str:
    """Raises what has no name."""
    try:
        if name in (PART, REVIEW):
            path = folder / name
            path.write_bytes(data)
            return ours.look_at(path)
        if name.endswith(".perfdesk"):
            path = folder / name
            path.write_bytes(data)
            looked_at(read_desk(path))
        else:
            looked_at(read_content(data, name))
            source_texts(data, name)
    except (*ALL, NotFromHere, OtherTables) as refused:
        return f"refused: {getattr(refused, 'reason', type(refused).__name__)}"
    return "read"


def looked_at(draft: Draft) -> None:
    """As a window does it: the rules run over what was read."""
    assert draft.tables
    findings_in_draft(draft)


def most_memory() -> int:
    """0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 2**20)
