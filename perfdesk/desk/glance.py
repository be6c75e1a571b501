"""A look at a file before it is open; see `perfdesk.store.glance`. Light enough for the way to the first window."""

from perfdesk.store.glance import Glance, GlanceRow, glance

__all__ = ["Glance", "GlanceRow", "glance"]
