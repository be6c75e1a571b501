"""On the smallest screen that clerks have, at each usual scaling and in both languages, every button can be reached."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"name": "small", "x": 0, "y": 0, "width": 1366, "height": 728}
"""Less the task bar."""
FACTORS = {"zh_CN": ("1", "1.25", "1.5"), "en": ("1.5",)}


@pytest.mark.skipif(sys.platform == "win32", reason="the screenless platform has no fonts there")
@pytest.mark.parametrize(
    ("language", "factor"), [(language, factor) for language in FACTORS for factor in FACTORS[language]]
)
def test_every_button_is_on_the_screen(tmp_path: Path, language: str, factor: str) -> None:
    screens = tmp_path / "screens.json"
    about = {**SCREEN, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [about]}), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_SCALE_FACTOR": factor}
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.dialogs", language],
        env={**os.environ, **platform},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert told.returncode == 0, told.stderr
    pages = [line.split("\t") for line in told.stdout.splitlines()]
    assert len(pages) > 20, told.stderr
    assert [page for page in pages if len(page) > 1] == []
