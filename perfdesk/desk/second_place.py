"""The second place for backups, for those who ask the desk and may not look below it."""

from perfdesk.store.backups import Backup, backups_of, name_backed_up
from perfdesk.store.second_place import backups_there, bring_over

__all__ = ["Backup", "backups_of", "backups_there", "bring_over", "name_backed_up"]
