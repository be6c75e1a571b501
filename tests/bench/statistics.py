"""统计 of ten thousand projects, in a process of its own: pandas loaded, facts listed, figures added up."""

import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import process_time

from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.statistics.facts import facts_of
from perfdesk.desk.statistics.pivot import pivot
from perfdesk.desk.statistics.sheets import shown_pivot
from perfdesk.desk.statistics.views import VIEWS
from perfdesk.domain.book import Book
from perfdesk.wording import StatisticsWords
from tests.bench.big_table import big_table

PROJECTS, INDICATORS = 10_000, 60_000
RUNS = 3


def measure() -> Iterator[str]:
    """The first figures of a fresh process, with pandas' import; then each view once pandas is there."""
    command = [sys.executable, "-m", "tests.bench.statistics"]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(RUNS)]
    firsts, *views = zip(*(run.splitlines() for run in runs), strict=True)
    first = median(float(line) for line in firsts)
    yield f"first figures of {PROJECTS} projects with pandas' import: {first:.2f} s CPU (goal 1.5 s)"
    for code, times in zip(VIEWS, views, strict=True):
        yield f"{code}: {median(map(float, times)):.2f} s CPU"


def once() -> Iterator[float]:
    now = Reckoning.of(Book(tables=(big_table(PROJECTS, INDICATORS),)))
    now.look_ahead()
    for question in (VIEWS["amounts"], *VIEWS.values()):
        began = process_time()
        shown_pivot(pivot(facts_of(question.subject, now), question), StatisticsWords())
        yield process_time() - began


if __name__ == "__main__":
    for seconds in once():
        print(seconds)
