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
from perfdesk.domain.tree import Tree
from perfdesk.formats.interchange.entries import FORMAT, Json
from perfdesk.formats.interchange.evaluations import evaluation_as_json
from perfdesk.formats.interchange.origins import layout_as_json, origins_as_json
from perfdesk.formats.interchange.targets import table_as_json


def draft_as_json(draft: Draft) -> Json:
    """A draft on its way from the reading process to the window; doubts only, no sentences."""
    doubts = ((doubt, "") for doubt in draft.doubts)
    said = as_json(draft.source, draft.tables, doubts, draft.proof)
    tree = Tree.of(Book(tables=draft.tables))
    layouts = [layout_as_json(layout, tree) for layout in draft.layouts]
    return said | {"origins": origins_as_json(draft.origins, tree), "layouts": layouts}


def as_json(
    source: SourceFile | None,
    tables: Sequence[Table],
    findings: Iterable[tuple[Finding, str]],
    proof: Proof,
    origins: Mapping[Place, Origin] = MappingProxyType({}),
) -> Json:
    """The whole answer of `perfdesk convert`; each finding comes with its sentence."""
    tree = Tree.of(Book(tables=tuple(tables)))
    return {
        "format": FORMAT,
        "source": {"file": source.file, "sha256": source.sha256, "reader": source.reader} if source else None,
        "tables": [_table(table, origins) for table in tables],
        "findings": [_finding(finding, sentence, tree) for finding, sentence in findings],
        "proof": {
            "markers": proof.markers,
            "indicators": proof.indicators,
            "projects": proof.projects,
            "repeated_rows": proof.repeated_rows,
            "repeated_markers": proof.repeated_markers,
            "residue": [{"text": piece.text, "page": piece.page} for piece in proof.residue],
        },
        "waivers": [_waiver(waiver, tree) for table in tables for waiver in table.waivers],
    }


def _waiver(waiver: Waiver, tree: Tree) -> Json:
    return {
        "rule": waiver.rule,
        "path": tree.path(Place(waiver.item, waiver.field)) if tree.has(waiver.item) else "",
        "said": waiver.said,
        "params": dict(waiver.params),
        "reason": waiver.reason,
        "who": waiver.who,
        "at": waiver.at,
    }


def _finding(finding: Finding, sentence: str, tree: Tree) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "path": tree.path(finding.place),
        "message": sentence,
        "params": dict(finding.params),
    }


def _table(table: Table, origins: Mapping[Place, Origin]) -> Json:
    if isinstance(table, DepartmentEvaluation | ProjectEvaluation):
        return evaluation_as_json(table)
    return table_as_json(table, origins)
