#!/usr/bin/env python3
"""PerfDesk from a checkout, with nothing but Python installed: makes .venv if it has to, then starts it.

    python3 run.py                   the window with the bundled example (without a screen: the self-test)
    python3 run.py ARGUMENTS...      what `perfdesk ARGUMENTS...` does
    python3 run.py test [ARGUMENTS]  ruff, mypy, import-linter, then pytest with ARGUMENTS

Standard library only. The syntax stays readable for Python 3.7, so that an old one gets as far as the
sentence below instead of a SyntaxError.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - nothing has checked the version before this line
    sys.exit(f"PerfDesk needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")

import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import signal
import subprocess
import time
import tomllib
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = "made-by-run.txt"
SCRIPTS, SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")

# Which environments serve which purpose: dev.txt holds all of run.txt.
SERVED_BY = {"run": ("run", "dev"), "dev": ("dev",), "build": ("build",)}

NO_NETWORK = (
    " If it is the network: set HTTPS_PROXY, or PIP_INDEX_URL for a mirror, and run the same command again."
)

CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-logo"))

# What PySide6-Essentials 6.11 links to and does not bring along, with the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
# What its X11 plugin needs besides; without one of them Qt says only that it "could not load the plugin".
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["test"]:
        complete_system("dev")
        prepare("dev")
        return run_tests(arguments[1:])
    complete_system("run")
    prepare("run")
    return become([tool("python"), "-m", "perfdesk", *program_arguments(arguments, has_screen(os.environ))])


def has_screen(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """A chosen Qt platform counts as a screen: whoever sets it knows where the window goes."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return system != "linux" or any(environment.get(name) for name in names)


def program_arguments(arguments: list[str], screen: bool) -> list[str]:
    if arguments:
        return arguments
    if screen:
        return ["--example"]
    say("No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the self-test in the terminal.")
    return ["self-test"]


def become(command: list[str]) -> int:
    """Leaves signals and the exit status to the program itself, as far as the system allows."""
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def run_tests(arguments: list[str]) -> int:
    """Every step, also after a failed one; pytest comes last, because CI reads its closing line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    statuses = {" ".join(check): timed(check) for check in CHECKS}
    failed = [name for name, status in statuses.items() if status]
    pytest = ["pytest", *(arguments or ["-n", "2"])]
    headline(" ".join(pytest) + (f" (failed before this: {', '.join(failed)})" if failed else ""))
    statuses["pytest"] = call(pytest)
    return next(filter(None, statuses.values()), 0)


def timed(check: tuple[str, ...]) -> int:
    headline(" ".join(check))
    start = time.monotonic()
    status = call(list(check))
    print(f"{'FAILED' if status else 'ok'}, {time.monotonic() - start:.1f} s", flush=True)
    return status


def headline(text: str) -> None:
    print(f"\n== {text}", flush=True)


def call(command: list[str]) -> int:
    return subprocess.call([tool(command[0]), *command[1:]], cwd=ROOT)


def tool(name: str, environment: Path = ENVIRONMENT) -> str:
    return str(environment / SCRIPTS / (name + SUFFIX))


def say(text: str) -> None:
    """On standard error: standard output belongs to the program, which may be printing JSON."""
    print(text, file=sys.stderr, flush=True)


def prepare(kind: str, environment: Path = ENVIRONMENT) -> None:
    """Gives an environment made from requirements/KIND.txt, as it stands now and as a whole."""
    if not is_ready(kind, environment):
        with alone(environment):
            if not is_ready(kind, environment):
                make(kind, environment)


def is_ready(kind: str, environment: Path, root: Path = ROOT) -> bool:
    stamp = environment / STAMP
    if not (Path(tool("python", environment)).exists() and stamp.exists()):
        return False
    return stamp.read_text("utf-8") in [fingerprint(each, root) for each in SERVED_BY[kind]]


def fingerprint(kind: str, root: Path = ROOT) -> str:
    """Names all that an environment is made from; the place too, because scripts in it hold its path."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    digest = hashlib.sha256((root / "requirements" / f"{kind}.txt").read_bytes())
    digest.update(json.dumps(project, sort_keys=True).encode())
    return f"{kind} {digest.hexdigest()}\nPython {platform.python_version()} of {sys.base_prefix}\n{root}\n"


@contextmanager
def alone(environment: Path) -> Iterator[None]:
    """Keeps a second run from touching the environment; the system ends the wait however this run ends."""
    with environment.with_name(f"{environment.name}.lock").open("ab") as lock:
        if not try_lock(lock):
            say(f"Another run is making {environment.name}; waiting for it.")
            while not try_lock(lock):
                time.sleep(0.3)
        yield


def try_lock(lock: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def make(kind: str, environment: Path) -> None:
    """The stamp goes first and comes last, so that whatever is interrupted here is made again."""
    keep = kind == "dev" and is_ready("run", environment)  # a window may be running from it
    (environment / STAMP).unlink(missing_ok=True)
    if not keep:
        make_empty(environment)
    say(f"Installing requirements/{kind}.txt (about 100 MB to download the first time)")
    lock = str(ROOT / "requirements" / f"{kind}.txt")
    install(environment, "--require-hashes", "-r", lock, remedy=NO_NETWORK)
    say("Installing PerfDesk from this checkout")
    install(environment, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    (environment / STAMP).write_text(fingerprint(kind), "utf-8")


def make_empty(environment: Path) -> None:
    require_ensurepip()
    say(f"Making {environment.name} with Python {platform.python_version()}")
    try:
        if environment.exists():
            shutil.rmtree(environment)
    except OSError as error:
        sys.exit(f"Cannot remove {environment} ({error}). Close PerfDesk and run this again.")
    venv.create(environment, with_pip=True, symlinks=os.name != "nt")


def require_ensurepip() -> None:
    """Debian and its like keep the part of Python that brings pip in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if can_apt():
        apt_install([package])
        importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        sys.exit(f"This Python comes without ensurepip. On Debian or Ubuntu: sudo apt-get install {package}")


def install(environment: Path, *arguments: str, remedy: str = "") -> None:
    quietly = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-input")
    if subprocess.call([tool("python", environment), "-m", "pip", "install", *quietly, *arguments]):
        sys.exit(f"pip failed, for the reason above.{remedy}")


def complete_system(kind: str) -> None:
    """Sees to what no Python package brings: on Debian as root by installing it, else by naming it."""
    if sys.platform != "linux":
        return
    missing = missing_packages(kind)
    if missing and can_apt():
        with alone(ENVIRONMENT):
            apt_install(missing)
        missing = missing_packages(kind)
    if missing:
        say(f"The window needs system packages that are missing here (Debian names): {' '.join(missing)}")


def missing_packages(kind: str) -> list[str]:
    libraries = {**QT_LIBRARIES, **(X11_LIBRARIES if os.environ.get("DISPLAY") else {})}
    missing = [package for library, package in libraries.items() if not can_load(library)]
    if kind == "dev" and not has_chinese_font():
        missing += ["fontconfig", "fonts-noto-cjk"]
    return missing


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], stdout=subprocess.PIPE, check=False).stdout)


def can_apt() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> None:
    """Its exit status is not asked for: whoever calls looks again at what was missing."""
    say(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=300")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.call(["apt-get", "-qq", *wait, *command], env=environment, stdout=subprocess.DEVNULL)


def end_by_signal(number: int, _frame: object) -> None:
    """An exception ends the child that is being waited for; a plain SIGTERM would leave pip running."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, end_by_signal)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Interrupted.")
        sys.exit(130)
