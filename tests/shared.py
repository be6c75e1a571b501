"""The real documents beside the project; a user's clone does not have them, and tests that need them say so."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents (../shared) are not here")


def seed(number: str) -> Path:
    """The extracted text of the real document with that number, `000` to `004`."""
    return next((SHARED / "seeds").glob(f"{number}_*.txt"))


def score(number: str, said: object, folder: Path) -> str:
    """The last line of the scorer for an interchange JSON against the hand-checked truth of a seed."""
    answer = folder / "said.json"
    answer.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    truth = next((SHARED / "truth").glob(f"{number}_*.json"))
    command = [sys.executable, str(SHARED / "tools" / "score_import.py"), str(truth), str(answer)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()[-1]
