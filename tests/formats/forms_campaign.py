"""Every form with every field filled goes out and comes back: `python -m tests.formats.forms_campaign N`."""

import sys
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Task
from perfdesk.domain.fields import fields_of
from perfdesk.domain.forms.form import Form
from perfdesk.domain.forms.known import known_forms
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, children, value_at, with_value
from perfdesk.domain.table import TargetTable
from perfdesk.domain.value_parts import Parts
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.laid_out import AS_READ, laid_out
from perfdesk.formats.writers.unprinted import KEPT_IN_FILE, task_place
from perfdesk.formats.writers.workbook import write_book
from tests.formats.full_books import full_tables


def unlike(table: Table, form: str, layout: str = AS_READ) -> list[str]:
    """What the workbook gives back otherwise than it was and no remark names; `form` is the table's own."""
    table = with_value(table, "form", form)  # type: ignore[assignment]  # a table stays one
    left = {each.place for each in laid_out((table,), layout).left}
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.xlsx")
        write_book((table,), path, layout=layout)
        return unlike_tables((table,), read_file(path).tables, left)


def unlike_tables(
    tables: Sequence[Table], again: Sequence[Table], left: Set[Place] = frozenset()
) -> list[str]:
    """What of the tables is otherwise in those that were read back; nothing of what is `left` to the remarks."""
    if len(again) != len(tables):
        return [f"tables={len(again)}"]
    return [said for one, other in zip(tables, again, strict=True) for said in _unlike(one, other, left)]


def _unlike(item: Item, again: Item, left: Set[Place]) -> Iterator[str]:
    if type(item) is not type(again):
        yield f"kind={type(again).__name__}"
        return
    for field in fields_of(type(item)):
        if field.name in KEPT_IN_FILE or _is_year_of_targets(field.name, item, again):
            continue
        name = f"{type(item).__name__}.{field.name}"
        if field.name == "extra":
            yield from _unlike_extras(item, again, left)
        elif Place(item.id, field.name) not in left:
            one, other = (
                _plain(_without_left(value_at(each, field.name), item.id, left)) for each in (item, again)
            )
            if one != other and not (field.name == "parts" and _is_whole(item, again)):
                yield f"{name}={one!r} -> {other!r}"
    if len(children(item)) != len(children(again)):
        yield f"children={len(children(item))} -> {len(children(again))}"
        return
    for below, below_again in zip(children(item), children(again), strict=True):
        yield from _unlike(below, below_again, left)


def _without_left(value: object, item: Id, left: Set[Place]) -> object:
    """Tasks without the amounts that the remarks name one by one."""
    if not isinstance(value, tuple) or not all(isinstance(task, Task) for task in value):
        return value
    return tuple(task._replace(amounts=Amounts(*_kept_amounts(task, item, left))) for task in value)


def _kept_amounts(task: Task, item: Id, left: Set[Place]) -> Iterator[Decimal | None]:
    for field in AMOUNT_FIELDS:
        yield None if task_place(item, task, field) in left else getattr(task.amounts, field)


def _is_year_of_targets(field: str, item: Item, again: Item) -> bool:
    """Lists of targets print no year; it is a setting there."""
    return field == "year" and isinstance(item, TargetTable) and not value_at(again, "year")


def _is_whole(item: Item, again: Item) -> bool:
    """Columns of a value that say no more than the value itself may be gone."""
    parts = value_at(item, "parts") or value_at(again, "parts")
    field = "annual_value" if hasattr(item, "annual_value") else "target_value"
    return isinstance(parts, Parts) and parts.whole == (value_at(item, field) or "")


def _unlike_extras(item: Item, again: Item, left: Set[Place]) -> Iterator[str]:
    one = {extra.head: extra.text for extra in getattr(item, "extra", ())}
    other = {extra.head: extra.text for extra in getattr(again, "extra", ())}
    for head in [head for head in {**one, **other} if Place(item.id, f"extra:{head}") not in left]:
        if one.get(head) != other.get(head):
            yield f"{type(item).__name__}.extra:{head}={one.get(head)!r} -> {other.get(head)!r}"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return value.normalize()
    return value or ""


def main() -> None:
    """Prints each form with what was unlike, and how many books there were."""
    count = int(sys.argv[1])
    for form in known_forms():
        print(form.name, *sorted(_tried(form, count // len(known_forms()))), sep="\n   ")


def _tried(form: Form, count: int) -> set[str]:
    found: set[str] = set()

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(full_tables(form), st.just(form.name))
    def one(table: Table, name: str) -> None:
        found.update(text.partition("=")[0] for text in unlike(table, name))

    one()
    return found


if __name__ == "__main__":
    main()
