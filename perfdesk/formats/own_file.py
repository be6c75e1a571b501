"""The content of the program's own small files: a template, a review package."""

from pathlib import Path

from perfdesk.formats.unreadable import Unreadable


def content_in(path: Path, most: int) -> bytes:
    """No more bytes of it than such a file may hold. Raises Unreadable."""
    if path.is_dir():
        raise Unreadable("is_folder")
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except OSError as fault:
        raise Unreadable("no_access", detail=fault.strerror or "") from None
    if len(content) > most:
        raise Unreadable("too_large", size=f">{most // 2**20}", limit=str(most // 2**20))
    return content
