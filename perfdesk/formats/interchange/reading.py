"""Interchange JSON to a draft, whoever wrote it."""

import json

from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.draft import Draft, Proof, Residue, SourceFile
from perfdesk.domain.items import walk
from perfdesk.domain.table import TargetTable
from perfdesk.formats.interchange.bounds import refuse_too_much
from perfdesk.formats.interchange.doubts import read_findings, read_waivers, remarked
from perfdesk.formats.interchange.entries import FORMAT, Json, count_at, object_at, objects_at, text_at
from perfdesk.formats.interchange.evaluations import EVALUATION_KINDS, read_evaluation
from perfdesk.formats.interchange.origins import read_layout, read_origins
from perfdesk.formats.interchange.paths import Places
from perfdesk.formats.interchange.targets import TARGET_KINDS, read_table
from perfdesk.formats.unreadable import Unreadable


def read_interchange(text: str, *, is_foreign: bool = False) -> Draft:
    """What an interchange JSON says, under new identities; the inverse of `draft_as_json`. Raises Unreadable.

    Where a project carries `indicator_text` that says what its indicators say, the document's lettering is kept;
    without a `preamble` of its own, what stands before the text's first indicator is it. One that `is_foreign`, and
    not what our own reader has just written, may hold only so much.
    """
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):  # ValueError: also a number of too many digits
        raise Unreadable("bad_json") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unreadable("not_interchange")
    if is_foreign:
        refuse_too_much(data)
    try:
        tables = tuple(table for entry in objects_at(data, "tables") for table in _read_tables(entry))
        book = Book(tables=tables)
        places, items = Places(book), tuple(walk(book))
        findings = read_findings(objects_at(data, "findings"), places)
        waivers = read_waivers(objects_at(data, "waivers"), places)
        proof = _read_proof(object_at(data, "proof"), tables)
        origins = read_origins(objects_at(data, "origins"), items)
        layouts = tuple(read_layout(entry, items) for entry in objects_at(data, "layouts"))
        source = _read_source(object_at(data, "source"))
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable("bad_interchange") from fault
    if not tables:
        raise Unreadable("no_tables")
    kept = tuple(remarked(table, findings, waivers) for table in tables)
    unread = tuple(finding for finding in findings if finding.place.item == BOOK_ID)
    return Draft(source, kept, proof, origins, layouts, unread)


def _read_source(entry: Json) -> SourceFile:
    return SourceFile(text_at(entry, "file"), text_at(entry, "sha256"), text_at(entry, "reader"))


def _read_tables(entry: Json) -> tuple[Table, ...]:
    """The table of a kind that is known; none of another kind."""
    if entry.get("kind") in EVALUATION_KINDS:
        return (read_evaluation(entry),)
    return (read_table(entry),) if entry.get("kind") in TARGET_KINDS else ()


def _read_proof(entry: Json, tables: tuple[Table, ...]) -> Proof:
    """Markers stand before the indicators of joined strings only: fewer may have been counted than there are."""
    targets = (table for table in tables if isinstance(table, TargetTable))
    projects = [project for table in targets for project in table.projects]
    indicators = sum(len(project.indicators) for project in projects)
    return Proof(
        markers=count_at(entry, "markers", indicators),
        indicators=min(count_at(entry, "indicators", indicators), indicators),
        projects=len(projects),
        repeated_rows=count_at(entry, "repeated_rows", 0),
        repeated_markers=count_at(entry, "repeated_markers", 0),
        residue=tuple(
            Residue(text_at(piece, "text"), count_at(piece, "page", 1))
            for piece in objects_at(entry, "residue")
        ),
    )
