"""No connection is ever opened: Python itself refuses, in the window, on the command line and in the reading child."""

import sys

_LOCAL = ("socket.gethostname", "socket.sethostname")
"""The name of this computer, which a lock carries, is asked without a connection."""


class NetworkRefused(RuntimeError):
    """Some library tried; nothing was sent."""


def refuse_network() -> None:
    """From now on and for good: an audit hook cannot be taken away again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith("socket.") and event not in _LOCAL:
        raise NetworkRefused(event)


def is_network_refused() -> bool:
    """Tried, not believed."""
    import socket

    try:
        socket.socket().close()
    except NetworkRefused:
        return True
    return False
