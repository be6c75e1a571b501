"""Foreign files are read in a child process: one that hangs, explodes or crashes a parser costs a message."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from perfdesk.desk import ENDING
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.formats.interchange import draft_as_json, draft_from_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.unreadable import Unreadable

STANDARD_INPUT = Path("-")
SECONDS = 60
MEMORY = 2**30
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would flash up for each file."""
_REFUSED = 3
"""The child's exit status when the file cannot be used; the reason stands on its standard error as JSON."""


def read_draft(path: Path, cancelled: Callable[[], bool] = lambda: False) -> Draft:
    """The tables in a foreign file; `-` is standard input. Raises Unreadable."""
    command = [
        sys.executable,
        *([] if getattr(sys, "frozen", False) else ["-m", "perfdesk"]),
        "_read",
        str(path),
    ]
    stdin = None if path == STANDARD_INPUT else subprocess.DEVNULL
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=stdin, stdout=pipe, stderr=pipe, creationflags=_NO_WINDOW) as child:
        out, err = _answer(child, cancelled)
    if child.returncode == 0:
        return draft_from_json(out.decode("utf-8"))
    if child.returncode == _REFUSED:
        refusal = json.loads(err.decode("utf-8").splitlines()[-1])
        raise Unreadable(refusal["reason"], **refusal["params"])
    raise Unreadable("reader_died")


def _answer(child: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> tuple[bytes, bytes]:
    """What the child printed. Ends it, raising Unreadable, when the time is up or the person cancels."""
    until = monotonic() + SECONDS
    while True:
        try:
            return child.communicate(timeout=0.1)
        except subprocess.TimeoutExpired:
            late = monotonic() > until
            if late or cancelled():
                child.kill()
                raise Unreadable(
                    *(("timed_out",) if late else ("cancelled",)), seconds=str(SECONDS)
                ) from None


def read_as_child(name: str) -> int:
    """What the child process does: the draft as JSON to standard output, or a refusal to standard error."""
    _limit_memory()
    try:
        path = Path(name)
        draft = read_bytes(sys.stdin.buffer.read(), name) if path == STANDARD_INPUT else read_file(path)
    except Unreadable as fault:
        refusal = json.dumps({"reason": fault.reason, "params": fault.params})
        sys.stderr.buffer.write(refusal.encode("utf-8"))
        return _REFUSED
    sys.stdout.buffer.write(json.dumps(draft_as_json(draft), ensure_ascii=False).encode("utf-8"))
    return 0


def _limit_memory() -> None:
    """Windows has no such limit for a process about itself; there the file limits alone hold."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read_any(path: Path, who: str) -> Draft:
    """A foreign file, or the tables of a `.perfdesk` file. Raises Unreadable, NotADeskFile, FileDamaged."""
    if path.suffix.lower() != ENDING:
        return read_draft(path)
    if not path.exists():
        raise Unreadable("missing")
    # Imported here: it brings SQLAlchemy, which reading other files does without.
    from perfdesk.store.desk_file import DeskFile

    file = DeskFile.open(path, who=who, read_only=True)
    try:
        tables = file.load().tables
    finally:
        file.close()
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    projects = [project for table in tables for project in table.projects]
    indicators = sum(len(project.indicators) for project in projects)
    proof = Proof(markers=indicators, indicators=indicators, projects=len(projects))
    return Draft(SourceFile(path.name, digest, "perfdesk"), tables, proof)


def joined(drafts: Sequence[Draft]) -> Draft:
    """Several files as one draft; the source is the first, and where values stood is not told."""
    first, *others = drafts
    proofs = [draft.proof for draft in drafts]
    proof = Proof(
        markers=sum(p.markers for p in proofs),
        indicators=sum(p.indicators for p in proofs),
        projects=sum(p.projects for p in proofs),
        repeated_rows=sum(p.repeated_rows for p in proofs),
        repeated_markers=sum(p.repeated_markers for p in proofs),
        residue=tuple(piece for p in proofs for piece in p.residue),
    )
    tables = tuple(table for draft in drafts for table in draft.tables)
    return (
        Draft(first.source, tables, proof)
        if others
        else first
    )
