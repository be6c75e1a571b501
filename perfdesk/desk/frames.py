"""What goes through the pipes between the program and its reading child: a JSON head and a body of bytes."""

import json
from typing import IO, NamedTuple

Json = dict[str, object]
_LENGTHS = 8
MAX_HEAD = 2**20
MAX_BODY = 2**31 - 1


class Frame(NamedTuple):
    """One message."""

    head: Json
    body: bytes = b""


def write_frame(stream: IO[bytes], head: Json, body: bytes = b"") -> None:
    """Both lengths, head and body, at once. Raises OSError where the other side is gone."""
    said = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(len(said).to_bytes(4, "big") + len(body).to_bytes(4, "big") + said + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Frame | None:
    """None where the stream ends, also in the middle of a message or behind one that cannot be understood."""
    lengths = stream.read(_LENGTHS)
    if len(lengths) < _LENGTHS:
        return None
    head_length, body_length = int.from_bytes(lengths[:4], "big"), int.from_bytes(lengths[4:], "big")
    if head_length > MAX_HEAD:
        return None
    head, body = stream.read(head_length), stream.read(body_length)
    if len(head) < head_length or len(body) < body_length:
        return None
    try:
        said: object = json.loads(head.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    return Frame(said, body) if isinstance(said, dict) else None
