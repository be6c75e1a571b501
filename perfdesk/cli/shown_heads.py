"""A file whose head nobody knows is read by the head that the person showed in the window for one of the same shape."""

import sys
from pathlib import Path

from perfdesk.cli.own import FindOwn
from perfdesk.desk.pointing import HEADLESS, read_kept
from perfdesk.desk.reading import STANDARD_INPUT, read_any, read_draft, rows_to_point_at
from perfdesk.domain.draft import Draft
from perfdesk.formats.unreadable import Unreadable
from perfdesk.wording import cli_line


def read(path: Path, own: FindOwn, *, with_places: bool) -> Draft:
    """As `read_any`; what was read by a head that was shown says so on standard error."""
    try:
        return read_any(path, with_places=with_places)
    except Unreadable as refusal:
        if refusal.reason not in HEADLESS or path == STANDARD_INPUT:
            raise
        heads = own().heads
        shown = read_kept(heads, rows_to_point_at(path.read_bytes())) if heads else None
        if shown is None:
            raise
        draft = read_draft(path, hints=shown.hints, with_places=with_places)
        print(cli_line("heads.shown", file=path.name), file=sys.stderr)
        return draft
