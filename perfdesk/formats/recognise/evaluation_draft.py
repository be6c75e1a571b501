"""The self-evaluations of a file into its draft, behind the target tables."""

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.domain.draft import Draft
from perfdesk.formats.interchange.doubts import with_doubts
from perfdesk.formats.recognise.evaluation_build import build
from perfdesk.formats.recognise.raw_evaluation import RawEvaluation


def with_evaluations(draft: Draft, evaluations: Sequence[RawEvaluation]) -> Draft:
    """The draft with these tables too, their origins and what found no place."""
    built = [build(raw, draft.source.sha256) for raw in evaluations]
    tables = tuple(with_doubts(each.table, each.doubts) for each in built)
    origins = {place: origin for each in built for place, origin in each.origins.items()}
    residue = tuple(piece for raw in evaluations for piece in raw.residue)
    return replace(
        draft,
        tables=draft.tables + tables,
        origins={**draft.origins, **origins},
        proof=replace(draft.proof, residue=draft.proof.residue + residue),
    )
