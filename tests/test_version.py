"""The version is written once; whatever else has to know it asks there."""

import tomllib
from pathlib import Path

from perfdesk import __version__

ROOT = Path(__file__).resolve().parents[1]


def test_the_package_is_built_with_the_version_that_the_program_says():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert "version" not in settings["project"]
    assert settings["tool"]["hatch"]["version"]["path"] == "perfdesk/__init__.py"


def test_the_changelog_tells_of_this_version():
    assert f"\n## {__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
