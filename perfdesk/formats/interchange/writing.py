"""Tables, findings, waivers, origins and the proof as interchange JSON."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.origin import Origin
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.standing import in_order_given
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Paths
from perfdesk.formats.interchange.entries import FORMAT, Json
from perfdesk.formats.interchange.evaluations import evaluation_as_json
from perfdesk.formats.interchange.origins import layout_as_json, numbers_of, origins_as_json
from perfdesk.formats.interchange.targets import table_as_json, table_on_its_way


def draft_as_json(draft: Draft, *, with_places: bool = True) -> Json:
    """A draft on its way from the reading process to the window; doubts only, no sentences.

    Indicators that were read from a joined string are told by the string alone.
    """
    book = Book(tables=draft.tables)
    doubts = ((doubt, "") for doubt in draft.doubts)
    said = [_on_its_way(table, draft) for table in draft.tables]
    numbers = numbers_of(book)
    return {
        **_whole(draft.source, draft.tables, said, doubts, draft.proof, Paths(book)),
        "origins": origins_as_json(draft.origins, numbers) if with_places else [],
        "layouts": [layout_as_json(layout, numbers) for layout in draft.layouts],
    }


def _on_its_way(table: Table, draft: Draft) -> Json:
    # A JSON that was read may have put anything beside its joined strings.
    if isinstance(table, TargetTable) and draft.source.reader != "json":
        return table_on_its_way(table, draft.origins)
    return _table(table, {})


def as_json(
    source: SourceFile | None,
    tables: Sequence[Table],
    findings: Iterable[tuple[Finding, str]],
    proof: Proof,
    origins: Mapping[Place, Origin] = MappingProxyType({}),
) -> Json:
    """The whole answer of `perfdesk convert`; each finding comes with its sentence."""
    said = [_table(table, origins) for table in tables]
    return _whole(source, tables, said, findings, proof, Paths(Book(tables=tuple(tables))))


def _whole(
    source: SourceFile | None,
    tables: Sequence[Table],
    said: Sequence[Json],
    findings: Iterable[tuple[Finding, str]],
    proof: Proof,
    paths: Paths,
) -> Json:
    return {
        "format": FORMAT,
        "source": {"file": source.file, "sha256": source.sha256, "reader": source.reader} if source else None,
        "tables": said,
        "findings": [_finding(finding, sentence, paths) for finding, sentence in findings],
        "proof": {
            "markers": proof.markers,
            "indicators": proof.indicators,
            "projects": proof.projects,
            "repeated_rows": proof.repeated_rows,
            "repeated_markers": proof.repeated_markers,
            "residue": [{"text": piece.text, "page": piece.page} for piece in proof.residue],
        },
        "waivers": [_waiver(waiver, paths) for table in tables for waiver in in_order_given(table)],
    }


def _waiver(waiver: Waiver, paths: Paths) -> Json:
    return {
        "rule": waiver.rule,
        "path": paths.path(Place(waiver.item, waiver.field)) if paths.has(waiver.item) else "",
        "said": waiver.said,
        "params": dict(waiver.params),
        "reason": waiver.reason,
        "who": waiver.who,
        "at": waiver.at,
    }


def _finding(finding: Finding, sentence: str, paths: Paths) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "path": paths.path(finding.place),
        "message": sentence,
        "params": dict(finding.params),
    }


def _table(table: Table, origins: Mapping[Place, Origin]) -> Json:
    if isinstance(table, DepartmentEvaluation | ProjectEvaluation):
        return evaluation_as_json(table)
    return table_as_json(table, origins)
