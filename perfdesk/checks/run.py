"""Running the rules: over a whole book, or over what an edit touched, with the same result."""

from collections.abc import Iterable, Iterator, Mapping

from perfdesk.checks.catalog import findings_at
from perfdesk.checks.catalogue import Need, Parameters, catalogue, delivered
from perfdesk.checks.context import Context
from perfdesk.checks.history import last_year
from perfdesk.checks.scoring import evaluation_findings
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.codes import code_list_for
from perfdesk.domain.edits import Edit, ItemInserted, ItemMoved, ItemRemoved, ValueChange, is_about_a_note
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.places import KNOWN_BY, Places
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, walk
from perfdesk.domain.self_evaluation import NOTHING, DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree

_FEW = 50

Findings = Mapping[Id, tuple[Finding, ...]]
"""For each item whose look-over found any, what was found; a project's may be at one of its indicators."""


def findings_of(book: Book, sums: Mapping[Id, Sums], by: Parameters | None = None) -> Findings:
    """Everything there is to find in a book; `by` None: as the rules are delivered."""
    findings: dict[Id, tuple[Finding, ...]] = {}
    for table in book.target_tables:
        context = _context(table, book, sums, by)
        for item in walk(table):
            if here := findings_at(item, context):
                findings[item.id] = here
    evaluations = [*_evaluations(book)]
    targets = _all_targets(book) if evaluations else {}
    for evaluation in evaluations:
        findings |= evaluation_findings(evaluation, targets, by)
    return findings


def findings_after(
    findings: Findings,
    before: Tree,
    after: Tree,
    edit: Edit,
    sums: Mapping[Id, Sums],
    by: Parameters | None = None,
) -> tuple[Findings, frozenset[Id]]:
    """The findings after an edit, equal to a full run, and the items at which they may differ from before."""
    touched = set(_touched(before, edit)) | set(_touched(after, edit))
    touched |= {*_of_the_next_year(before, touched), *_of_the_next_year(after, touched)}
    touched |= _where_places_changed(before, after, touched, _needs_at_stake(edit, by or delivered()))
    updated = dict(findings)
    for item_id in touched:
        updated.pop(item_id, None)
    for item, context in _to_look_at(after, touched, sums, by):
        if here := findings_at(item, context):
            updated[item.id] = here
    touched |= _look_over_evaluations(updated, after, touched, by)
    told = (
        finding
        for item_id in touched
        for before_or_now in (findings, updated)
        for finding in before_or_now.get(item_id, ())
    )
    return updated, frozenset(touched.union(finding.place.item for finding in told))


def _to_look_at(
    tree: Tree, touched: set[Id], sums: Mapping[Id, Sums], by: Parameters | None
) -> Iterator[tuple[Item, Context]]:
    """The touched items of target tables with what is around them.

    Few are found one by one; for many, each table is walked once, since finding one searches its siblings.
    """
    tables = {table.id: _context(table, tree.book, sums, by) for table in tree.book.target_tables}
    if len(touched) > _FEW:
        for table in tree.book.target_tables:
            yield from ((item, tables[table.id]) for item in walk(table) if item.id in touched)
        return
    for item_id in touched:
        if item_id != BOOK_ID and tree.has(item_id):
            around = tree.table(item_id)
            if around is not None and around.id in tables:
                yield tree.item(item_id), tables[around.id]


def _look_over_evaluations(
    updated: dict[Id, tuple[Finding, ...]], tree: Tree, touched: set[Id], by: Parameters | None
) -> set[Id]:
    """Self-evaluations are small and their rules look across rows: one that is touched is looked over whole.

    It is touched by an edit of a target that its rows were made from, too. The items that were looked at.
    """
    looked: set[Id] = set()
    around = {table.id for item in touched if tree.has(item) and (table := tree.table(item)) is not None}
    for evaluation in _evaluations(tree.book):
        linked = _linked(evaluation)
        if evaluation.id not in around and not any(target in touched for target in linked):
            continue
        items = {item.id for item in walk(evaluation)}
        for item_id in items:
            updated.pop(item_id, None)
        targets = {each: item for each in linked if isinstance(item := _item(tree, each), Indicator)}
        updated.update(evaluation_findings(evaluation, targets, by))
        looked |= items
    return looked


def _item(tree: Tree, item: Id) -> Item | None:
    return tree.item(item) if tree.has(item) else None


def _evaluations(book: Book) -> Iterator[DepartmentEvaluation | ProjectEvaluation]:
    return (table for table in book.tables if not isinstance(table, TargetTable))


def _linked(evaluation: DepartmentEvaluation | ProjectEvaluation) -> list[Id]:
    """The target indicators that its rows were made from."""
    rows = evaluation.indicators if isinstance(evaluation, ProjectEvaluation) else ()
    return [row.target for row in rows if row.target != NOTHING]


def _all_targets(book: Book) -> Mapping[Id, Indicator]:
    projects = (project for table in book.target_tables for project in table.projects)
    return {each.id: each for project in projects for each in project.indicators}


def _context(table: TargetTable, book: Book, sums: Mapping[Id, Sums], by: Parameters | None) -> Context:
    codes, places = code_list_for(table.year), Places(table)
    return Context(table, sums, codes, places, by or delivered(), last_year(table, book))


def _touched(tree: Tree, edit: Edit) -> Iterable[Id]:
    """The items whose findings an edit can change, as far as `tree` has them: those changed and all around them."""
    for change in edit.changes:
        if is_about_a_note(change):
            continue
        match change:
            case ValueChange(place):
                yield from _with_owners(tree, place.item)
                if tree.has(place.item) and isinstance(table := tree.item(place.item), TargetTable):
                    yield from (item.id for item in walk(table))
            case ItemInserted(parent, _, item) | ItemRemoved(parent, _, item):
                yield from (below.id for below in walk(item))
                yield from _around(tree, parent)
            case ItemMoved(item_id, from_parent, _, to_parent, _):
                yield from _with_owners(tree, item_id)
                if from_parent != to_parent and tree.has(
                    item_id
                ):  # it may be in another table now, whose form asks for other fields
                    yield from (each.id for each in walk(tree.item(item_id)))
                yield from _around(tree, from_parent)
                yield from _around(tree, to_parent)


def _where_places_changed(before: Tree, after: Tree, touched: set[Id], needs: frozenset[Need]) -> set[Id]:
    """The items of tables that now ask for other fields: the first value in a column makes the others miss theirs."""
    changed = set[Id]()
    for table in after.book.target_tables if needs else ():
        old = before.item(table.id) if table.id in touched and before.has(table.id) else None
        if isinstance(old, TargetTable) and _met(old, needs) != _met(table, needs):
            changed |= {item.id for item in walk(table)}
    return changed


def _needs_at_stake(edit: Edit, by: Parameters) -> frozenset[Need]:
    """Those of the fields that change; all where rows come or go, or a field changes that the form is known by."""
    needs = by.own_needs.union(need for rule in catalogue().values() for need in rule.needs)
    told = [change for change in edit.changes if not is_about_a_note(change)]
    changes = [change for change in told if isinstance(change, ValueChange)]
    fields = {"total" if each.place.field in AMOUNT_FIELDS else each.place.field for each in changes}
    if len(changes) < len(told) or fields & KNOWN_BY:
        return needs
    return frozenset(need for need in needs if need[1] in fields)


def _met(table: TargetTable, needs: frozenset[Need]) -> frozenset[Need]:
    places = Places(table)
    return frozenset(need for need in needs if places.has(*need))


def _of_the_next_year(tree: Tree, touched: set[Id]) -> Iterable[Id]:
    """The tables that are compared with a table that is touched."""
    for table in tree.book.target_tables:
        before = last_year(table, tree.book)
        if before is not None and before.id in touched:
            yield table.id


def _around(tree: Tree, parent: Id) -> Iterable[Id]:
    """What the coming or going of an item in `parent` concerns; whether a unit stands alone matters to the unit."""
    yield from _with_owners(tree, parent)
    if tree.has(parent) and isinstance(table := tree.item(parent), TargetTable) and len(table.units) == 1:
        yield table.units[0].id


def _with_owners(tree: Tree, item_id: Id) -> Iterable[Id]:
    step: Id | None = item_id
    while step is not None and step != BOOK_ID:
        yield step
        step = tree.parents.get(step)
