"""Standard input, output and error as a command needs them, also in a windowed program, which has none of its own."""

import io
import os
import sys


def use_standard_streams() -> None:
    """UTF-8 with plain line ends, whatever the locale and the system."""
    sys.stdin = sys.stdin or _opened(0, "r")
    sys.stdout = sys.stdout or _opened(1, "w")
    sys.stderr = sys.stderr or _opened(2, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


def _opened(number: int, mode: str) -> io.TextIOWrapper:
    """What the caller redirected; nowhere, when there is nothing."""
    try:
        os.fstat(number)
    except OSError:
        number = os.open(os.devnull, os.O_RDWR)
    stream = io.FileIO(number, mode, closefd=False)
    return io.TextIOWrapper(io.BufferedReader(stream) if mode == "r" else io.BufferedWriter(stream))
