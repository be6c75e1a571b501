"""The template's file (`.pdtemplate`): an interchange JSON of one table, with a label before it.

One from elsewhere is looked through in the reading child, and goes on as it was written anew from what was understood.
"""

import json
from pathlib import Path

from perfdesk import __version__
from perfdesk.desk.templates.label import Label, NotALabel, OfLaterVersion, first_line, label_of
from perfdesk.desk.templates.template import Template, without_sums
from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.draft import Proof
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.forms.shown import form_of_table, kind_of_table
from perfdesk.domain.items import with_notes
from perfdesk.domain.table import TargetScope, TargetTable
from perfdesk.formats.interchange.reading import read_interchange
from perfdesk.formats.interchange.writing import as_json
from perfdesk.formats.own_file import content_in
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.codec import encode
from perfdesk.store.errors import NotStorable

MAX_FILE = 20 * 2**20
"""Bytes; a table of two thousand projects takes half of it."""


def content_of(template: Template) -> bytes:
    """Raises Unreadable for what could not be read again, so that it takes nothing's place."""
    body = as_json(None, [template.table], (), Proof())
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    content = (first_line(label_for(template)) + text.removeprefix("{") + "\n").encode()
    _refuse_large(content)
    try:
        label_of(content.partition(b"\n")[0])
    except NotALabel:
        raise Unreadable("template_label") from None
    return content


def label_for(template: Template) -> Label:
    """Its form only where that is a known one: a table from elsewhere may say any text there."""
    table = template.table
    form = form_of_table(table)
    return Label(
        template.name, template.is_whole, template.follows_year, template.at, kind_of_table(table).value,
        form.name if form is not None else "",
        table.year, len(template.projects), template.indicators, program=__version__,
    )  # fmt: skip


def template_of(content: bytes) -> Template:
    """Raises Unreadable."""
    _refuse_large(content)
    label = _label_of(content)
    try:
        tables = read_interchange(content.decode(), is_foreign=True).tables
        if len(tables) != 1:
            raise Unreadable("template_not")
        table = without_sums(with_notes(tables[0], ()))
        encode(Edit("table_from_template", (ItemInserted(BOOK_ID, 0, table),)))
    except (UnicodeDecodeError, NotStorable, ArithmeticError):
        raise Unreadable("template_not") from None
    except Unreadable as refusal:
        raise (refusal if refusal.reason in _BOUNDS else Unreadable("template_not")) from None
    if not label.is_whole and not _holds_projects(table):
        raise Unreadable("template_not")
    return Template(label.name, table, label.is_whole, label.follows_year, label.at)


def _label_of(content: bytes) -> Label:
    try:
        return label_of(content.partition(b"\n")[0])
    except OfLaterVersion as fault:
        raise Unreadable("template_too_new", version=fault.program) from None
    except NotALabel:
        raise Unreadable("template_not") from None


_BOUNDS = ("json_text_too_long", "json_too_many")
"""Refusals that say more than that it is no template."""


def _holds_projects(table: Table) -> bool:
    if not isinstance(table, TargetTable) or table.scope is not TargetScope.PROJECTS:
        return False
    return len(table.units) == 1 and bool(table.projects)


def _refuse_large(content: bytes) -> None:
    if len(content) > MAX_FILE:
        size, limit = f"{len(content) / 2**20:,.0f}", str(MAX_FILE // 2**20)
        raise Unreadable("too_large", size=size, limit=limit)


def looked_through(path: Path) -> bytes:
    """The template as this program writes it. Raises Unreadable."""
    return content_of(template_of(content_in(path, MAX_FILE)))
