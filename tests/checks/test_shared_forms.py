"""Real forms of other provinces: what the rules call an error in them is one."""

from pathlib import Path

import pytest

from perfdesk.desk.examining import findings_in_draft
from perfdesk.domain.severity import Severity
from perfdesk.formats.reading import read_file
from tests.shared import SHARED, needs_shared

REAL = {
    "b03": ["score.funds_sum"] * 3,  # the total of each stage is nought, and its one source is not
    "b12": ["score.missed_but_given"] * 2,  # all points for less than ≥, and for more than ≤
    "b18": ["score.no_reason"] * 2,  # points lost, and the column of reasons is blank
}
"""What is wrong in the documents themselves, by the number that the shared folder gives them."""
FORMS = sorted((SHARED / "forms").glob("*.xlsx")) + sorted((SHARED / "forms").glob("*.docx"))


@needs_shared
@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.name[:3]}{path.suffix}")
def test_errors_found_in_a_published_form_are_its_own(path: Path) -> None:
    found = findings_in_draft(read_file(path))
    errors = sorted(
        f.rule for f in found if f.severity is Severity.ERROR and not f.rule.startswith("import.")
    )
    assert errors == REAL.get(path.name[:3], [])
