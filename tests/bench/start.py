"""From the command to the window with its document in it: LibreOffice Calc and PerfDesk on the same screen.

Both are timed alike: until a window whose title names the file is there (xdotool, every 10 ms), under one Xvfb.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from perfdesk.desk.exporting import export_tables
from perfdesk.desk.starting import example_desk
from tests.bench.big_table import big_desk, big_table

NEEDED = ("Xvfb", "xdotool", "soffice")
DISPLAY = ":87"
_XVFB = ["Xvfb", DISPLAY, "-noreset", "-screen", "0", "1366x768x24"]
"""Without -noreset the server starts anew when its last client ends, and the next one may find it away."""
ROUNDS = 5
GIVE_UP = 60.0


def measure() -> Iterator[str]:
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        yield f"not measured: {', '.join(missing)} is not installed"
        return
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(_XVFB) as screen,
    ):
        try:
            ours, theirs = _files(Path(folder))
            env = {
                **os.environ,
                "DISPLAY": DISPLAY,
                "HOME": folder,
                "PERFDESK_SETTINGS": f"{folder}/settings.ini",
            }
            env.pop("QT_QPA_PLATFORM", None)
            profile = f"-env:UserInstallation=file://{folder}/lo"
            calc = ["soffice", profile, "--norestore", "--nologo", "--calc", str(theirs)]
            small = example_desk(Path(folder), "bench").path
            calc_seconds = _median(calc, theirs.stem, env)
            yield f"LibreOffice Calc with fifty rows: {calc_seconds:.2f} s"
            for what, file, title in (
                ("10,000 projects, first rows on the screen", ours, ours.stem),
                ("10,000 projects, ready to edit", ours, f"^{ours.stem} —"),
                ("20 projects, ready to edit", small, f"^{small.stem} —"),
            ):
                seconds = _median([sys.executable, "-m", "perfdesk", str(file)], title, env)
                yield f"PerfDesk with {what}: {seconds:.2f} s, {seconds / calc_seconds:.2f}× (goal 0.35)"
        finally:
            screen.terminate()


def _files(folder: Path) -> tuple[Path, Path]:
    ours, theirs = folder / "ten-thousand-projects.perfdesk", folder / "fifty-rows.xlsx"
    big_desk(ours, 10_000, 60_000).close()
    export_tables([big_table(50, 300)], theirs)
    return ours, theirs


def _median(command: list[str], title: str, env: dict[str, str]) -> float:
    """The first start, which fills caches and makes a profile, does not count."""
    times = [_once(command, title, env) for _ in range(ROUNDS + 1)]
    return median(times[1:])


def _once(command: list[str], title: str, env: dict[str, str]) -> float:
    start = perf_counter()
    with subprocess.Popen(command, env=env, start_new_session=True, stderr=subprocess.DEVNULL) as program:
        try:
            while not _is_there(title, env):
                if perf_counter() - start > GIVE_UP:
                    raise TimeoutError(title)
                if program.poll() is not None and program.returncode:
                    raise ChildProcessError(command, program.returncode)
                sleep(0.01)
            return perf_counter() - start
        finally:
            os.killpg(program.pid, 15)


def _is_there(title: str, env: dict[str, str]) -> bool:
    search = ["xdotool", "search", "--onlyvisible", "--name", title]
    return bool(subprocess.run(search, env=env, capture_output=True, check=False).stdout)
