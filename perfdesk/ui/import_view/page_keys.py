"""The keys of the page on which an import is looked at, by what they do there."""

from collections.abc import Mapping

PAGE_KEYS: Mapping[str, tuple[str, ...]] = {
    "accept": ("Ctrl+Return", "Ctrl+Enter"),
    "give_up": ("Esc",),
    "next_doubt": ("F8",),
    "previous_doubt": ("Shift+F8",),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
}
