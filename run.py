#!/usr/bin/env python3
"""PerfDesk from a checkout, with nothing but Python installed: makes .venv if it has to, then starts it.

    python3 run.py                   the window with the bundled example (without a screen: the self-test)
    python3 run.py ARGUMENTS...      what `perfdesk ARGUMENTS...` does
    python3 run.py test [ARGUMENTS]  ruff, mypy, import-linter, then pytest with ARGUMENTS
    python3 run.py fonts             the window's tests under one set of fonts after another
    python3 run.py --repair …        the same, after making the environment anew

The environment stands in .venv beside this file, or where PERFDESK_VENV says.

Standard library only. The syntax stays readable for Python 3.7, so that an old one gets as far as the
sentence below instead of a SyntaxError.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - nothing has checked the version before this line
    sys.exit(
        f"PerfDesk needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}). "
        "绩效填报台需要 Python 3.11 或更高版本，请安装后重试。"
    )

import ctypes
import errno
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import time
import tomllib
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

from perfdesk.__main__ import is_command

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = Path(os.environ.get("PERFDESK_VENV") or ROOT / ".venv").absolute()
STAMP = "made-by-run.txt"
SCRIPTS, SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")

# Which environments serve which purpose: dev.txt holds all of run.txt.
SERVED_BY = {"run": ("run", "dev"), "dev": ("dev",), "build": ("build",)}

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


# For paper, too: in a PDF the small WenQuanYi Micro Hei leaves signs such as ℃ out. Without rights the program itself
# says that no font is there.
FONT = ("fontconfig", "fonts-noto-cjk")


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--repair"]:
        arguments = arguments[1:]
        with told_by_cause(ENVIRONMENT):
            (ENVIRONMENT / STAMP).unlink(missing_ok=True)
    if arguments[:1] == ["test"]:
        prepare("dev", window=True)
        return run_tests(arguments[1:])
    if arguments[:1] == ["fonts"]:
        prepare("dev", window=True)
        return subprocess.call([tool("python"), "-m", "tests.font_sets", *arguments[1:]], cwd=ROOT)
    arguments = program_arguments(arguments, has_screen(os.environ))
    prepare("run", window=not is_command(arguments))
    return become([tool("python"), "-m", "perfdesk", *arguments])


def has_screen(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """A chosen Qt platform counts as a screen: whoever sets it knows where the window goes."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return system != "linux" or any(environment.get(name) for name in names)


def program_arguments(arguments: list[str], screen: bool) -> list[str]:
    if arguments:
        return arguments
    if screen:
        return ["--example"]
    say(
        "这里没有屏幕（DISPLAY 和 WAYLAND_DISPLAY 都没有设置），改在终端运行自检。",
        "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the self-test in the terminal.",
    )
    return ["self-test"]


def become(command: list[str]) -> int:
    """Leaves signals and the exit status to the program itself, as far as the system allows."""
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def run_tests(arguments: list[str]) -> int:
    """Every step, also after a failed one; pytest comes last, because CI reads its closing line."""
    if sys.platform != "win32":  # there the offscreen platform has no fonts
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


def say(chinese: str, english: str) -> None:
    """On standard error: standard output belongs to the program, which may be printing JSON."""
    print(both(chinese, english), file=sys.stderr, flush=True)


def refuse(chinese: str, english: str) -> NoReturn:
    sys.exit(both(chinese, english))


def both(chinese: str, english: str) -> str:
    """One line for whoever sits there; English alone where the terminal cannot show the other."""
    try:
        chinese.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return english
    return f"{chinese} {english}"


def prepare(kind: str, environment: Path = ENVIRONMENT, *, window: bool) -> None:
    """Gives an environment made from requirements/KIND.txt, as it stands now and as a whole.

    For a window the system's own libraries are looked at each time; else only when an environment is to be made.
    """
    ready = is_ready(kind, environment)
    with told_by_cause(environment):
        if window or not ready:
            complete_system(environment, window=window, makes=not ready)
        if not ready:
            with alone(environment):
                if not is_ready(kind, environment):
                    make(kind, environment)


@contextmanager
def told_by_cause(environment: Path) -> Iterator[None]:
    """A sentence with a way on in place of a traceback."""
    try:
        yield
    except OSError as error:
        refuse(*(remedy_for(f"Errno {error.errno}", environment) or (f"{error}。", f"{error}.")))
    except subprocess.CalledProcessError as error:  # how `venv` says that pip could not be put in
        said = (error.output or b"").decode(errors="replace")
        remedy = remedy_for(said, environment)
        if remedy is None:
            print(said, file=sys.stderr)
            remedy = (
                "没有建成运行环境，原因见上。",
                "The environment could not be made, for the reason above.",
            )
        refuse(*remedy)


def remedy_for(said: str, environment: Path) -> tuple[str, str] | None:
    """What can be done about an error of the system, told in both languages; None for one that tells nothing."""
    if f"Errno {errno.ENOSPC}" in said:
        return (
            f"磁盘已满：{environment} 需要约 500 MB，临时文件夹 {tempfile.gettempdir()} 需要约 400 MB。"
            "请清理后重试，或用 PERFDESK_VENV、TMPDIR 另指位置。",
            f"The disk is full: {environment} takes about 500 MB, and {tempfile.gettempdir()} about 400 MB for a "
            "while. Free some space and try again, or name other places by PERFDESK_VENV and TMPDIR.",
        )
    if any(f"Errno {number}" in said for number in (errno.EACCES, errno.EPERM, errno.EROFS)):
        return (
            f"不能写入 {environment.parent}。请把整个文件夹复制到可以写入的位置，"
            "或用环境变量 PERFDESK_VENV 为运行环境另指一个文件夹。",
            f"Cannot write to {environment.parent}. Copy the whole folder to a place where you may write, "
            "or set PERFDESK_VENV to another folder for the environment.",
        )
    return None


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
    environment.parent.mkdir(parents=True, exist_ok=True)
    with environment.with_name(f"{environment.name}.lock").open("ab") as lock:
        if not try_lock(lock):
            say(
                f"另一个进程正在准备 {environment.name}，请稍候。",
                f"Another run is making {environment.name}; waiting for it.",
            )
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
    say(
        f"正在安装 requirements/{kind}.txt（首次约需下载 100 MB）",
        f"Installing requirements/{kind}.txt (about 100 MB to download the first time)",
    )
    install(environment, "--require-hashes", "-r", str(ROOT / "requirements" / f"{kind}.txt"))
    say("正在安装本目录的绩效填报台", "Installing PerfDesk from this checkout")
    install(environment, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    put_on_path(ROOT, site_packages(environment))
    require_start(environment)
    (environment / STAMP).write_text(fingerprint(kind), "utf-8")


def make_empty(environment: Path) -> None:
    say(
        f"正在建立 {environment.name}（Python {platform.python_version()}）",
        f"Making {environment.name} with Python {platform.python_version()}",
    )
    require_own(environment)
    try:
        if environment.exists():
            shutil.rmtree(environment)
    except OSError as error:
        refuse(
            f"不能删除 {environment}（{error}）。请关闭绩效填报台后重试。",
            f"Cannot remove {environment} ({error}). Close PerfDesk and run this again.",
        )
    venv.create(environment, with_pip=True, symlinks=os.name != "nt")


def require_own(environment: Path) -> None:
    """What PERFDESK_VENV names may be anything, and is about to be removed."""
    if environment.parent == ROOT or not environment.exists():
        return
    if any(environment.iterdir()) and not (environment / "pyvenv.cfg").exists():
        refuse(
            f"{environment} 里有别的文件，没有使用。请让 PERFDESK_VENV 指向一个新文件夹。",
            f"{environment} holds other files and was not touched. Let PERFDESK_VENV name a new folder.",
        )


def install(environment: Path, *arguments: str) -> None:
    quietly = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-input")
    command = [tool("python", environment), "-m", "pip", "install", *quietly, *arguments]
    pip = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    said = pip.stderr.decode(errors="replace")
    print(said, end="", file=sys.stderr, flush=True)
    if pip.returncode:
        network = (
            "安装没有成功，原因见上。如果是网络问题，请设置 HTTPS_PROXY，或用 PIP_INDEX_URL 指定镜像，再运行一次。",
            "pip failed, for the reason above. If it is the network: set HTTPS_PROXY, or PIP_INDEX_URL for a mirror, "
            "and run the same command again.",
        )
        refuse(*(remedy_for(said, environment) or network))


def site_packages(environment: Path) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)}))


def put_on_path(root: Path, folder: Path) -> None:
    """In place of what hatchling wrote: Python 3.11 reads a .pth file in the system's encoding, pip writes UTF-8.

    A Chinese folder name in it would keep that Python from starting at all, so the line is ASCII: the way from
    there to here, which in a checkout is nothing but dots, or else a statement that adds the path.
    """
    try:
        line = os.path.relpath(root, folder)
    except ValueError:  # Windows: another drive
        line = str(root)
    if not line.isascii():
        line = f"import sys; sys.path.append({str(root)!a})"
    (folder / "_perfdesk.pth").write_text(f"{line}\n", "ascii")


def require_start(environment: Path) -> None:
    """Elsewhere than in the checkout, where the program would be found without having been installed."""
    command = [tool("python", environment), "-c", "import perfdesk.cli, perfdesk.desk.self_test"]
    if subprocess.call(command, cwd=environment):
        refuse(
            f"{environment} 已装好，但其中的程序不能启动，原因见上。请用 --repair 再试一次，仍不行请反馈这个问题。",
            f"{environment} is made, but the program in it does not start, for the reason above. "
            "Try once more with --repair, then report this.",
        )


def complete_system(environment: Path, *, window: bool, makes: bool) -> None:
    """Sees to what no Python package brings: on Debian as root by installing it, else by naming it.

    Stops when there is no way on: no window without its libraries, no environment without `ensurepip`.
    """
    if sys.platform != "linux":
        return
    missing = missing_packages(makes)
    if can_apt() and (missing or not has_chinese_font()):
        with alone(environment):
            apt_install([*missing, *([] if has_chinese_font() else FONT)])
        importlib.invalidate_caches()
        missing = missing_packages(makes)
    if missing:
        listed = " ".join(missing)
        tell = refuse if window or (makes and not has_ensurepip()) else say
        tell("缺少系统组件。", f"The system lacks parts. Debian, Ubuntu: sudo apt-get install {listed}")


def missing_packages(makes: bool) -> list[str]:
    libraries = {**QT_LIBRARIES, **(X11_LIBRARIES if os.environ.get("DISPLAY") else {})}
    missing = [package for library, package in libraries.items() if not can_load(library)]
    if makes and not has_ensurepip():
        missing.append("python{}.{}-venv".format(*sys.version_info))
    return missing


def has_ensurepip() -> bool:
    """Debian and its like keep the part of Python that brings pip in a package of its own."""
    return importlib.util.find_spec("ensurepip") is not None


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
    say("正在安装系统组件", f"Installing system packages: {' '.join(packages)}")
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
        say("已中断。", "Interrupted.")
        sys.exit(130)
