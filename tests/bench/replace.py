"""Find and replace over 10,000 projects: seeking, and the step that writes a hit of every project.

The backup is made before, while a person looks at what was found.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from perfdesk.desk.hits import Hit
from perfdesk.desk.replacing import Where, hits, replacing, words_replaced
from perfdesk.store.backing_up import looked_over
from tests.bench.big_table import big_desk

PROJECTS, INDICATORS = 10_000, 60_000


def measure() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        desk = big_desk(Path(folder, "big.perfdesk"), PROJECTS, INDICATORS)
        before = process_time()
        found: list[Hit] = hits(desk.book, set(Where), words_replaced("年", "年度", is_whole=False), None)
        sought = process_time() - before
        first = {hit.place.item: hit for hit in found if hit.place.field == "goal"}
        edit = replacing(first.values())
        assert edit is not None
        before = process_time()
        desk.file.back_up_ahead()
        backed_up = process_time() - before
        before = process_time()
        desk.do(edit)
        written = process_time() - before
        assert desk.last_backup is not None
        by_hashes, as_book = (_tested(desk.last_backup, as_book=way) for way in (False, True))
        desk.close()
    yield f"{len(found):,} hits sought in {1000 * sought:.0f} ms CPU"
    yield f"backed up in {1000 * backed_up:.0f} ms CPU, while they are looked at"
    yield f"{len(first):,} replaced, written and checked in {1000 * written:.0f} ms CPU"
    yield f"its backup tested in {1000 * by_hashes:.0f} ms CPU, {by_hashes / as_book:.2f}× of reading it as a book"


def _tested(backup: Path, *, as_book: bool) -> float:
    before = process_time()
    looked_over(backup, as_book=as_book)
    return process_time() - before
