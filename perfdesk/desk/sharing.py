"""One file and several windows: who asks for it, and whether it could be written by now."""

from perfdesk.store.access import could_be_granted
from perfdesk.store.hand_over import Asking, Request, Wish, ask, asked, forget

__all__ = ["Asking", "Request", "Wish", "ask", "asked", "could_be_granted", "forget"]
