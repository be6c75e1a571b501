"""The window's tests under one set of fonts after another: python -m tests.font_sets [PYTEST ARGUMENTS]

What a window looks like is a matter of its fonts. A test that passes on a machine with two hundred of them may fail
on one with two; so every set that this machine can have is tried alone, by a fontconfig file of its own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SETS: Mapping[str, Sequence[str]] = {
    "Noto CJK": ("Noto Sans CJK SC", "Noto Serif CJK SC"),
    "Noto CJK, DejaVu": ("Noto Sans CJK SC", "Noto Serif CJK SC", "DejaVu Sans"),
    "WenQuanYi Micro Hei": ("WenQuanYi Micro Hei",),
    "WenQuanYi Zen Hei": ("WenQuanYi Zen Hei",),
}
TESTS = ("tests/ui", "tests/journeys")
NOTHING_SEEN = ("test_hand_over.py", "test_two_programs.py", "test_watch.py")
"""What waits for files and other programs, and looks at no text's width."""

# The system's own rules stay, which say what stands in for "sans-serif"; its folders of fonts do not.
CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
"""


def main(arguments: list[str]) -> int:
    """The first status that was not 0, after all sets have been tried."""
    statuses = [tried(name, families, arguments) for name, families in SETS.items()]
    return next(filter(None, statuses), 0)


def tried(name: str, families: Sequence[str], arguments: list[str]) -> int:
    files = [files_of(family) for family in families]
    if not all(files):
        print(f"\n== fonts: {name}: not on this machine", flush=True)
        return 0
    print(f"\n== fonts: {name}", flush=True)
    with only(path for each in files for path in each) as configuration:
        environment = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
        without = [f"--ignore=tests/ui/{name}" for name in NOTHING_SEEN]
        pytest = [sys.executable, "-m", "pytest", "-q", "-n", "2", *TESTS, *without, *arguments]
        return subprocess.call(pytest, env=environment)


def files_of(family: str) -> list[Path]:
    """None where there is no fontconfig, as on Windows."""
    if not shutil.which("fc-list"):
        return []
    said = subprocess.run(["fc-list", family, "file"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [Path(line.rstrip(": ")) for line in said.splitlines()]


@contextmanager
def only(fonts: Iterator[Path]) -> Iterator[Path]:
    """A fontconfig file by which a program finds these fonts and no others."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "fonts").mkdir()
        for font in fonts:
            (folder / "fonts" / font.name).symlink_to(font)
        configuration = folder / "fonts.conf"
        text = CONFIGURATION.format(fonts=folder / "fonts", cache=folder / "cache")
        configuration.write_text(text, "utf-8")
        yield configuration


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
