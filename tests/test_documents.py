"""What the documents say holds a promise is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_NAMED = re.compile(r"`(?P<file>(?:tests/)?[\w/]*)(?:\.py)?(?:::(?P<test>test_\w+))?`")
DOCUMENTS = {"docs/clerks-desk.md": "tests/ui", "docs/reliability.md": "tests"}
"""Each with the folder that its tests are below of."""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_that_a_document_names_is_there(document: str) -> None:
    named, file = 0, ""
    for match in _NAMED.finditer((ROOT / document).read_text("utf-8")):
        file = match["file"] or file
        if match["test"]:
            named += 1
            path = (ROOT if file.startswith("tests/") else ROOT / DOCUMENTS[document]) / f"{file}.py"
            assert f"def {match['test']}(" in path.read_text("utf-8"), f"{file}::{match['test']}"
    assert named > 40
