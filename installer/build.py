"""Builds dist/PerfDesk for the system it runs on: python3 installer/build.py

The environment (.venv-build) is made from requirements/build.txt by the same code as the checkout's own.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import run

ENVIRONMENT = run.ROOT / ".venv-build"
PROGRAM = run.ROOT / "dist" / "PerfDesk" / f"PerfDesk{run.SUFFIX}"


def main() -> int:
    run.prepare("build", ENVIRONMENT, window=True)
    return build() or whole() or self_test()


def build() -> int:
    run.say("正在打包 dist/PerfDesk", "Building dist/PerfDesk")
    pyinstaller = [run.tool("pyinstaller", ENVIRONMENT), "--noconfirm", "--clean", "--log-level", "WARN"]
    return subprocess.call([*pyinstaller, "installer/perfdesk.spec"], cwd=run.ROOT)


def whole() -> int:
    """1 where a link leads nowhere: what it led to was left out, and what asks for it does not start."""
    astray = [path for path in PROGRAM.parent.rglob("*") if path.is_symlink() and not path.exists()]
    for path in astray:
        run.say(f"链接指向的文件不在：{path}", f"What this link leads to is not there: {path}")
    return 1 if astray else 0


def self_test() -> int:
    """Of the folder just built: what PyInstaller missed shows only when the program runs from there."""
    run.say(f"正在试运行 {PROGRAM}", f"Trying {PROGRAM}")
    return subprocess.call([str(PROGRAM), "self-test"], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


if __name__ == "__main__":
    sys.exit(main())
