"""The reading child from inside: it waits for a request, answers it, and waits for the next.

What it reads may be made to hang, explode or crash it: that is why it is a process of its own.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import IO

from perfdesk.desk.frames import Frame, Json, read_frame, write_frame
from perfdesk.desk.hints_json import hints_of
from perfdesk.desk.no_network import is_network_refused
from perfdesk.desk.reader_child import GARBAGE, MEMORY, SECONDS
from perfdesk.desk.source_text import rows_to_point_at, source_texts_of
from perfdesk.formats import progress
from perfdesk.formats.interchange.writing import draft_as_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.unreadable import Unreadable


def serve() -> int:
    """Until standard input ends. What libraries print must not get among the answers: it goes nowhere.

    By their numbers, because a windowed program has no `sys.stdin` and no `sys.stdout`.
    """
    _limit_memory()
    Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(*GARBAGE)
    requests, answers = open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stderr
    progress.report_to(lambda done, total: write_frame(answers, {"progress": [done, total]}))
    while (request := read_frame(requests)) is not None:
        _limit_time()
        _answer(answers, request)
    return 0


def _answer(answers: IO[bytes], request: Frame) -> None:
    """One answer, also to a file that cannot be read."""
    try:
        body = _REQUESTS[str(request.head["do"])](request.head, request.body)
    except Unreadable as refusal:
        _refuse(answers, refusal)
    except (MemoryError, RecursionError):
        _refuse(answers, Unreadable("too_much_to_read"))
    else:
        write_frame(answers, {"done": True}, body)


def _refuse(answers: IO[bytes], refusal: Unreadable) -> None:
    write_frame(answers, {"refused": refusal.reason, "params": dict(refusal.params)})


def _read(request: Json, body: bytes) -> bytes:
    """A file by its path, or the content that comes with the request."""
    name, hints = str(request["name"]), hints_of(request.get("hints"))
    by_path = bool(request.get("by_path"))
    draft = read_file(Path(name), hints) if by_path else read_bytes(body, name, hints)
    return _json(draft_as_json(draft, with_places=bool(request.get("with_places", True))))


def _read_desk(request: Json, _: bytes) -> bytes:
    """The tables of a desk file that is not the person's own."""
    # Imported here: it brings SQLAlchemy, which reading other files does without.
    from perfdesk.desk.desk_copy import read_copy

    copied = read_copy(Path(str(request["name"])), Path(str(request["folder"])))
    return _json({"sha256": copied.sha256, "text": copied.text})


def _read_version(request: Json, body: bytes) -> bytes:
    """A desk file with what it began from; the request's body names the lines that are known."""
    # Imported here: it brings SQLAlchemy, which reading other files does without.
    from perfdesk.desk.desk_copy import read_version

    lines: list[str] = json.loads(body)
    version = read_version(Path(str(request["name"])), Path(str(request["folder"])), set(lines))
    return _json(dict(version._asdict()))


def _read_review(request: Json, _: bytes) -> bytes:
    """A review package, looked through to the last word, as it was written."""
    # Imported here: it brings what the journal is written with.
    from perfdesk.desk.review_package import looked_through

    return looked_through(Path(str(request["name"])))


def _read_template(request: Json, _: bytes) -> bytes:
    """A template from elsewhere, as this program writes it."""
    # Imported here: it brings what the journal is written with.
    from perfdesk.desk.templates.files import looked_through

    return looked_through(Path(str(request["name"])))


def _picture(request: Json, body: bytes) -> bytes:
    # Imported here: of files without pages nobody wants one.
    from perfdesk.formats.pdf.picture import page_picture

    return page_picture(body, int(str(request["page"])), float(str(request["scale"])))


def _texts(request: Json, body: bytes) -> bytes:
    texts = source_texts_of(body, str(request["name"]))
    return _json({"texts": [list(text) for text in texts]})


def _rows(_: Json, body: bytes) -> bytes:
    return _json({"texts": [list(text) for text in rows_to_point_at(body)]})


def _network(_: Json, __: bytes) -> bytes:
    """For the self-test: whether this process, too, is kept from opening connections."""
    return _json({"refused": is_network_refused()})


def _json(said: Json) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


_REQUESTS: dict[str, Callable[[Json, bytes], bytes]] = {
    "read": _read,
    "read_desk": _read_desk,
    "read_version": _read_version,
    "read_review": _read_review,
    "read_template": _read_template,
    "picture": _picture,
    "texts": _texts,
    "rows": _rows,
    "network": _network,
}


# On Windows a job object (see `job_object`) does all of what follows from outside.


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _end_with_parent() -> None:
    """Who is reading a file does not look at its standard input, which ends when the parent does."""
    if sys.platform != "win32":
        import select

        hang_up = select.poll()
        hang_up.register(0, 0)
        hang_up.poll()
        os._exit(0)


def _limit_time() -> None:
    """For this request, when the parent is gone and a library keeps the interpreter from hearing of it."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + 2 * SECONDS
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(
            resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most)
        )
