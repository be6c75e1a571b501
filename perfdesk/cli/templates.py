"""`perfdesk template`: which there are, projects made of one, and one kept of projects or of a whole table."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from perfdesk.cli.editing import chosen_table, refuse_read_only
from perfdesk.cli.outcome import DONE, CannotDo, reading
from perfdesk.cli.own import Own
from perfdesk.desk import TEMPLATE_ENDING
from perfdesk.desk.desk import Desk
from perfdesk.desk.people import person
from perfdesk.desk.plain_forms import save_text
from perfdesk.desk.reading import read_template
from perfdesk.desk.starting import open_desk
from perfdesk.desk.templates.files import content_of
from perfdesk.desk.templates.label import fair_name
from perfdesk.desk.templates.shelf import Shelf
from perfdesk.desk.templates.template import Contents, Template, of_projects, of_table
from perfdesk.desk.templates.using import Coming, new_projects
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetScope, TargetTable
from perfdesk.wording import cli_line


def list_templates(options: argparse.Namespace) -> int:
    """A line for each: name, whose, what it is of, projects, indicators."""
    shelf = _shelf(options)
    for kept in [*shelf.all(), *shelf.bundled()]:
        label = kept.label
        whose = cli_line("template.of_program" if kept.is_bundled else "template.of_person")
        what = cli_line("template.whole" if label.is_whole else "template.projects")
        print(label.name, whose, what, label.projects, label.indicators, sep="\t")
    return DONE


def use(options: argparse.Namespace) -> int:
    template = _template(options)
    reading[:] = [options.file]
    with closing(open_desk(options.file, person())) as desk:
        table = chosen_table(desk, options.table)
        if not isinstance(table, TargetTable) or table.scope is TargetScope.DEPARTMENT or template.is_whole:
            raise CannotDo(cli_line("template.no_target"))
        if options.copies < 1:
            raise CannotDo(cli_line("template.no_copies"))
        at = _unit_named(table, options.unit) if options.unit is not None else table.id
        coming = new_projects(desk.tree, table.id, at, template, options.copies)
        _write(desk, coming, is_dry=options.dry_run)
        names = [project.name for project in template.projects] * options.copies
        print("".join(f"{name}\n" for name in names), end="")
        line = "template.would" if options.dry_run else "template.made"
        print(cli_line(line, count=str(len(names)), values=str(coming.unconfirmed)))
    return DONE


def _write(desk: Desk, coming: Coming, *, is_dry: bool) -> None:
    if not is_dry:
        refuse_read_only(desk)
        desk.do(coming.edit)


def save(options: argparse.Namespace) -> int:
    name = fair_name(options.name)
    if not name:
        raise CannotDo(cli_line("template.no_name"))
    contents = Contents(not options.no_goals, not options.no_values, options.amounts)
    reading[:] = [options.file]
    with closing(open_desk(options.file, person())) as desk:
        table, today = chosen_table(desk, options.table), date.today().isoformat()
        if options.project:
            template = of_projects(desk.tree, _projects(table, options.project), name, contents, today)
        else:
            template = of_table(table, name, contents, today)
    if options.output is not None:
        reading[:] = [options.output]
        save_text([content_of(template).decode()], options.output)
    else:
        name = _shelf(options).take_in(template)
    print(cli_line("template.saved", name=name))
    return DONE


def _template(options: argparse.Namespace) -> Template:
    """From a file, or by its name: the person's own before those of the program. Raises CannotDo, Unreadable."""
    path = Path(options.template)
    if path.suffix == TEMPLATE_ENDING:
        reading[:] = [path]
        return read_template(path)
    shelf = _shelf(options)
    meant = (kept for kept in shelf.for_projects() if kept.label.name == options.template)
    kept = next(meant, None)
    if kept is None:
        raise CannotDo(cli_line("template.none", name=options.template))
    return shelf.template(kept)


def _shelf(options: argparse.Namespace) -> Shelf:
    own: Own = options.own()
    if own.templates is None:
        raise CannotDo(cli_line("template.no_shelf"))
    return Shelf(own.templates)


def _unit_named(table: TargetTable, name: str) -> Id:
    unit = next((unit for unit in table.units if unit.name == name), None)
    if unit is None:
        raise CannotDo(cli_line("template.no_unit", name=name))
    return unit.id


def _projects(table: object, names: Sequence[str]) -> list[Id]:
    """In the order of the table. Raises CannotDo for a name that none of them has."""
    projects = table.projects if isinstance(table, TargetTable) else ()
    known = {project.name for project in projects}
    missing = next((name for name in names if name not in known), None)
    if missing is not None:
        raise CannotDo(cli_line("template.no_project", name=missing))
    return [project.id for project in projects if project.name in names]
