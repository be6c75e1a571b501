"""The second place for backups, for those who ask the desk and may not look below it."""

from perfdesk.store.backing_up import newest_sound
from perfdesk.store.backups import Backup, backups_of, name_backed_up, when_made
from perfdesk.store.second_place import backups_there, bring_back, bring_over, newest_sound_there

__all__ = [
    "Backup", "backups_of", "backups_there", "bring_back", "bring_over", "name_backed_up", "newest_sound",
    "newest_sound_there", "when_made",
]  # fmt: skip
