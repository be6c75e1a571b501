"""How fast the joined strings of the real documents (or of the example) are parsed."""

import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from perfdesk.domain.indicator_text import read, write
from perfdesk.domain.table import TargetTable
from perfdesk.formats.reading import read_file
from perfdesk.resources import resource
from tests.shared import SHARED

ROUNDS = 20


def measure() -> Iterator[str]:
    texts = [
        write(p.preamble, p.indicators, table.dialect).text for table in _tables() for p in table.projects
    ]
    size = sum(len(text.encode()) for text in texts) * ROUNDS / 1e6
    seconds = _seconds(lambda: [read(text) for text in texts])
    as_json = [json.dumps([vars_of(i) for i in read(text).indicators]) for text in texts]
    other = _seconds(lambda: [json.loads(text) for text in as_json])
    yield f"{len(texts)} joined strings: {size / seconds:.1f} MB/s, {seconds / ROUNDS / len(texts) * 1e6:.0f} µs each"
    yield f"against json.loads of the same indicators as JSON objects: {seconds / other:.1f}×"


def vars_of(indicator: object) -> dict[str, str]:
    return {name: str(getattr(indicator, name)) for name in ("number", "name", "cycle_value", "annual_value")}


def _tables() -> list[TargetTable]:
    seeds = sorted((SHARED / "seeds").glob("00[0-3]_*.txt")) if SHARED.is_dir() else []
    files: list[Path] = seeds or [resource("example/targets-2026.json")]
    return [read_file(file).target_tables[0] for file in files]


def _seconds(work: object) -> float:
    assert callable(work)
    start = perf_counter()
    for _ in range(ROUNDS):
        work()
    return perf_counter() - start
