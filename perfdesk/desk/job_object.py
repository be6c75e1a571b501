"""A memory limit for a child on Windows, where a process cannot limit itself: a job object around it.

Elsewhere the child limits itself (see `serving`).
"""

import subprocess
import sys
from typing import Protocol

_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000
_EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation; these names and numbers are those of winnt.h."""


class Limits(Protocol):
    """Keeps the limits in force for as long as it lives."""


class NoLimits:
    """Where the child limits itself."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", wintypes.LARGE_INTEGER),
            ("job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("smallest_set", ctypes.c_size_t),
            ("largest_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("counters", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    class _Job:
        """Ends its process when it goes."""

        def __init__(self, process: int, memory: int) -> None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._close, self._handle = kernel.CloseHandle, kernel.CreateJobObjectW(None, None)
            limits = _Extended(process_memory=memory)
            limits.basic.flags = _PROCESS_MEMORY | _KILL_ON_CLOSE
            size = ctypes.sizeof(limits)
            handle = wintypes.HANDLE(self._handle)
            done = kernel.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(limits), size)
            if not done or not kernel.AssignProcessToJobObject(handle, wintypes.HANDLE(process)):
                raise ctypes.WinError(ctypes.get_last_error())

        def __del__(self) -> None:
            self._close(wintypes.HANDLE(self._handle))


def limited(process: "subprocess.Popen[bytes]", memory: int) -> Limits:
    """Limits of a child that was just started; to be kept as long as the child. `memory` in bytes."""
    if sys.platform == "win32":
        return _Job(int(process._handle), memory)
    return NoLimits()
