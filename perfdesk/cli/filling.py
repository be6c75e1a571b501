"""`perfdesk fill`: one value into many places of a desk file, as 编辑 › 批量填写 does."""

import argparse
import sys
from collections.abc import Mapping
from contextlib import closing

from perfdesk.cli.edit_options import FILL_WAYS
from perfdesk.cli.editing import chosen_table, refuse_read_only
from perfdesk.cli.outcome import DONE, FOUND, CannotDo, reading
from perfdesk.desk.desk import Desk
from perfdesk.desk.filling.columns import FillColumn
from perfdesk.desk.filling.filling import Filling, Naming, Wanted, filling
from perfdesk.desk.filling.reach import Reach
from perfdesk.desk.filling.ways import NotARate, NotYears, Way, ways_for
from perfdesk.desk.filling.whole_file import named_columns, reach_over
from perfdesk.desk.hits import edit_of
from perfdesk.desk.people import person
from perfdesk.desk.starting import open_desk
from perfdesk.domain.tree import Tree
from perfdesk.wording import cli_line, field_word, item_name, place_words, refusal_sentence

_WAYS = {name: Way(name) for name in FILL_WAYS}


def fill(options: argparse.Namespace) -> int:
    """1 where a place could not be filled in, or a review keeps it from being changed."""
    reading[:] = [options.file]
    with closing(open_desk(options.file, person())) as desk:
        table = chosen_table(desk, options.table)
        tables = desk.book.tables if options.table is None else (table,)
        reach = reach_over(tables, table, options.unit)
        offered = named_columns(desk.tree, reach)
        if options.field is None:
            print("".join(f"{name}\t{_words(column)}\n" for name, column in offered.items()), end="")
            return DONE
        wanted = _wanted(options, reach, _column(offered, options.field))
        try:
            found = filling(desk.tree, wanted)
        except (NotARate, NotYears) as refusal:
            raise CannotDo(refusal_sentence(refusal)) from None
        _tell(desk.tree, found)
        _write(desk, found, is_dry=options.dry_run)
        return FOUND if found.refused or found.locked else DONE


def _write(desk: Desk, found: Filling, *, is_dry: bool) -> None:
    edit = edit_of("fill_many", found.hits)
    if edit is not None and not is_dry:
        refuse_read_only(desk)
        desk.do(edit)
    line = "fill.would" if is_dry else "fill.done"
    print(cli_line(line, count=str(len(found.hits)), unchanged=str(found.unchanged)))


def _wanted(options: argparse.Namespace, reach: Reach, column: FillColumn) -> Wanted:
    given = [
        (way, getattr(options, name)) for name, way in _WAYS.items() if getattr(options, name) is not None
    ]
    way, text = given[0] if given else (Way.CLEAR, "")
    if not given and not options.clear:
        raise CannotDo(cli_line("fill.no_way"))
    if way not in ways_for(column.kind, column.field):
        raise CannotDo(cli_line("fill.wrong_way", field=_words(column)))
    if options.only is not None or options.with_ is not None:
        if not column.is_of_rows:
            raise CannotDo(cli_line("fill.no_rows", field=_words(column)))
        naming = Naming.SAME if options.only is not None else Naming.WITH
        return Wanted(reach, column, way, text, naming, options.only or options.with_)
    return Wanted(reach, column, way, text)


def _column(offered: Mapping[str, FillColumn], field: str) -> FillColumn:
    """By its name, or by its words where only one goes by them."""
    if field in offered:
        return offered[field]
    meant = [column for column in offered.values() if field in (column.head, _words(column))]
    if len(meant) != 1:
        raise CannotDo(cli_line("fill.no_field" if not meant else "fill.several_fields", field=field))
    return meant[0]


def _words(column: FillColumn) -> str:
    return column.head or field_word(column.field)


def _tell(tree: Tree, found: Filling) -> None:
    """Each place before and after; what is left as it is, and why, on standard error."""
    for hit in found.hits:
        print(place_words(tree, hit.place), _line(hit.before), _line(hit.after), sep="\t")
    for refused in found.refused:
        said = {"place": place_words(tree, refused.place), "why": refusal_sentence(refused.why)}
        print(cli_line("fill.refused", **said), file=sys.stderr)
    for item in found.locked:
        print(cli_line("fill.locked", name=item_name(tree.item(item))), file=sys.stderr)


def _line(text: str) -> str:
    return " ".join(text.split("\n"))
