"""批量填写 over 10,000 projects: which fields there are, what would change, and the step that writes it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from perfdesk.desk.filling.columns import columns
from perfdesk.desk.filling.filling import Wanted, filling
from perfdesk.desk.filling.reach import AtHand, reaches, usual
from perfdesk.desk.filling.ways import Way
from perfdesk.desk.hits import edit_of
from tests.bench.big_table import big_desk
from tests.bench.replace import INDICATORS, PROJECTS

ASKED = (("fiscal", Way.SCALE, "+5%"), ("goal", Way.BEHIND, "（续）"), ("cycle_value", Way.BEHIND, "以上"))


def measure() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        desk = big_desk(Path(folder, "big.perfdesk"), PROJECTS, INDICATORS)
        at = desk.book.target_tables[0].projects[0].id
        found, cost = timed(lambda: reaches(desk.tree, AtHand(at)))
        yield f"where it can be filled in: {1000 * cost:.0f} ms CPU"
        reach = usual(found)
        fields, cost = timed(lambda: columns(desk.tree, reach))
        yield f"{len(fields)} fields: {1000 * cost:.0f} ms CPU"
        for field, way, text in ASKED:
            column = next(each for each in fields if each.field == field)
            wanted = Wanted(reach, column, way, text)
            planned, cost = timed(partial(filling, desk.tree, wanted))
            yield f"{field}: {len(planned.hits):,} places worked out in {1000 * cost:.0f} ms CPU"
        edit = edit_of("fill_many", planned.hits)
        assert edit is not None
        _, cost = timed(lambda: desk.do(edit))
        yield f"{len(planned.hits):,} written and checked in {1000 * cost:.0f} ms CPU"
        desk.close()


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    before = process_time()
    came = act()
    return came, process_time() - before
