"""The rules: a full run over many projects, and what one edit costs; `python -m tests.bench checks`."""

from collections.abc import Iterator
from time import process_time

from perfdesk.checks import goal_rules, goals, indicator_rules, project_rules, wordings
from perfdesk.checks.run import findings_after, findings_of
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.tree import Tree
from tests.bench.big_table import big_table

_MEMORIES = (
    indicator_rules.slips_of, wordings.typed, wordings.squeezed, wordings.plain, goals.unmet_numbers,
    goals.shared_words, goal_rules._slips, project_rules._likeness,
)  # fmt: skip


def measure() -> Iterator[str]:
    yield from full_run(10_000, 60_000)
    yield from one_edit(2_000, 12_000)


def full_run(projects: int, indicators: int) -> Iterator[str]:
    """Cold: nothing remembered of any text. Warm: as after the file was open for a while."""
    book = Book(tables=(big_table(projects, indicators),))
    sums = sums_by_item(book)
    for memory in _MEMORIES:
        memory.cache_clear()
    times = []
    for _ in range(2):
        began = process_time()
        found = findings_of(book, sums)
        times.append(process_time() - began)
    count = sum(map(len, found.values()))
    told = f"cold {times[0]:.2f} s, warm {times[1]:.2f} s (goal 1 s)"
    yield f"{projects} projects, {count} findings: {told}"


def one_edit(projects: int, indicators: int) -> Iterator[str]:
    book = Book(tables=(big_table(projects, indicators),))
    tree, sums = Tree.of(book), sums_by_item(book)
    findings = findings_of(book, sums)
    project = next(each for each in book.target_tables[0].projects[projects // 2 :] if each.indicators)
    place, text = Place(project.indicators[0].id, "annual_value"), project.indicators[0].annual_value
    times = []
    for step in range(20):
        after = f"≥{step + 3}次"
        edit = Edit("change", (ValueChange(place, text, after),))
        changed = tree.after(edit)
        began = process_time()
        findings, _ = findings_after(findings, tree, changed, edit, sums)
        times.append(process_time() - began)
        tree, text = changed, after
    yield f"one edit among {projects} projects: {1000 * sorted(times)[10]:.1f} ms (goal 5 ms)"
