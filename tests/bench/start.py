"""From the command to the window with its document in it: LibreOffice Calc and PerfDesk on the same screen.

All are timed alike, in turn: until a window whose title names the file is there (xdotool, every 10 ms), under one
Xvfb. What a program holds in memory is counted at that moment, of all its processes. `PERFDESK_BESIDE` names another
checkout with an environment of its own, to be measured in the same run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import NamedTuple

from perfdesk.desk.exporting import export_tables
from perfdesk.desk.starting import example_desk
from tests.bench.big_table import big_desk, big_table

NEEDED = ("Xvfb", "xdotool", "soffice")
DISPLAY = ":87"
_XVFB = ["Xvfb", DISPLAY, "-noreset", "-screen", "0", "1366x768x24"]
"""Without -noreset the server starts anew when its last client ends, and the next one may find it away."""
ROUNDS = 5
GIVE_UP = 60.0
BESIDE = "PERFDESK_BESIDE"


class _Case(NamedTuple):
    """`goal`s are shares of Calc's; of the memory there is one where the file can be edited."""

    what: str
    file: Path
    title: str
    goal: float
    memory_goal: float | None = None


class _Start(NamedTuple):
    seconds: float
    megabytes: float


def measure() -> Iterator[str]:
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        yield f"not measured: {', '.join(missing)} is not installed"
        return
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(_XVFB, stderr=subprocess.DEVNULL) as screen,
    ):
        try:
            yield from _compared(Path(folder))
        finally:
            screen.terminate()


def _compared(folder: Path) -> Iterator[str]:
    big, sheet = folder / "ten-thousand-projects.perfdesk", folder / "fifty-rows.xlsx"
    big_desk(big, 10_000, 60_000).close()
    export_tables([big_table(50, 300)], sheet)
    example = example_desk(folder, "bench")
    example.close()
    small = example.path
    cases = (
        _Case("20 projects, ready to edit", small, f"^{small.stem} —", 0.6, 0.5),
        _Case("10,000 projects, ready to edit", big, f"^{big.stem} —", 1.0),
        _Case("10,000 projects, first rows on the screen", big, big.stem, 0.3),
    )
    env = _environment(folder)
    profile = f"-env:UserInstallation=file://{folder}/lo"
    calc = ["soffice", profile, "--norestore", "--nologo", "--calc", str(sheet)]
    runs: dict[tuple[str, str], list[_Start]] = {}
    for _ in range(ROUNDS + 1):
        runs.setdefault(("Calc", ""), []).append(_once(calc, sheet.stem, env))
        for name, (python, root) in _ours().items():
            for case in cases:
                command = [python, "-m", "perfdesk", str(case.file)]
                runs.setdefault((name, case.what), []).append(_once(command, case.title, env, root))
    medians = {key: _median(starts) for key, starts in runs.items()}
    theirs = medians.pop(("Calc", ""))
    yield f"LibreOffice Calc with fifty rows: {theirs.seconds:.2f} s, {theirs.megabytes:.0f} MB"
    for name in _ours():
        for case in cases:
            yield f"{name} with {_line(case, medians[name, case.what], theirs)}"


def _ours() -> dict[str, tuple[str, Path]]:
    """By name, the Python and the checkout to start in."""
    here = {"PerfDesk": (sys.executable, Path(__file__).parents[2])}
    beside = os.environ.get(BESIDE)
    if beside is None:
        return here
    return {**here, f"PerfDesk in {Path(beside).name}": (f"{beside}/.venv/bin/python", Path(beside))}


def _line(case: _Case, ours: _Start, theirs: _Start) -> str:
    ratio, memory = ours.seconds / theirs.seconds, ours.megabytes / theirs.megabytes
    goal = "" if case.memory_goal is None else f", goal {case.memory_goal}"
    return (
        f"{case.what}: {ours.seconds:.2f} s, {ratio:.2f}× (goal {case.goal}); "
        f"{ours.megabytes:.0f} MB, {memory:.2f}×{goal}"
    )


def _environment(folder: Path) -> dict[str, str]:
    env = {
        **os.environ,
        "DISPLAY": DISPLAY,
        "HOME": str(folder),
        "PERFDESK_SETTINGS": f"{folder}/settings.ini",
    }
    env.pop("QT_QPA_PLATFORM", None)
    return env


def _median(starts: list[_Start]) -> _Start:
    """The first start, which fills caches and makes a profile, does not count."""
    return _Start(*map(median, zip(*starts[1:], strict=True)))


def _once(command: list[str], title: str, env: dict[str, str], root: Path | None = None) -> _Start:
    start = perf_counter()
    with subprocess.Popen(
        command, env=env, cwd=root, start_new_session=True, stderr=subprocess.DEVNULL
    ) as program:
        try:
            while not _is_there(title, env):
                if perf_counter() - start > GIVE_UP:
                    raise TimeoutError(title)
                if program.poll() is not None and program.returncode:
                    raise ChildProcessError(command, program.returncode)
                sleep(0.01)
            return _Start(perf_counter() - start, _resident(program.pid))
        finally:
            os.killpg(program.pid, 15)


def _resident(session: int) -> float:
    """Megabytes of all processes that a program has started; shared pages count in each."""
    pages = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # ended meanwhile
            after_the_name = (process / "stat").read_text().rpartition(")")[2].split()
            if int(after_the_name[3]) == session:
                pages += int((process / "statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _is_there(title: str, env: dict[str, str]) -> bool:
    search = ["xdotool", "search", "--onlyvisible", "--name", title]
    return bool(subprocess.run(search, env=env, capture_output=True, check=False).stdout)
