"""A new table from a known form or from a template, in an open desk or as the first of a new one."""

from pathlib import Path

from perfdesk.desk.desk import Desk
from perfdesk.desk.new_tables import Form, FormKind, add_form, form_named, standard_form
from perfdesk.desk.starting import filled_desk, under_free_name
from perfdesk.desk.templates.shelf import Kept, Shelf
from perfdesk.desk.templates.using import new_table
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit
from perfdesk.domain.tree import Tree


def first_edit(tree: Tree, form: Form | Kept, shelf: Shelf, department: str, year: int | None) -> Edit:
    """The table behind the others. Raises Unreadable."""
    if isinstance(form, Form):
        return add_form(tree, form, department, year)
    return new_table(tree.book, shelf.template(form), department, year).edit


def new_desk_with(
    form: str | Kept, shelf: Shelf, path: Path, who: str, department: str, year: int | None
) -> Desk:
    """`form` is a name; without it the first of them. Nothing is made of a template that cannot be read.

    Raises Unreadable, OSError, StoreFailed.
    """
    known = form if isinstance(form, Kept) else form_named(form) or standard_form(FormKind.PROJECT_TARGETS)
    edit = first_edit(Tree.of(Book()), known, shelf, department, year)
    path.parent.mkdir(parents=True, exist_ok=True)
    return under_free_name(
        path.parent, path.stem, lambda free: filled_desk(free, who, lambda desk: desk.do(edit))
    )
