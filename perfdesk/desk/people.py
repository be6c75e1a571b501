"""Who is at the desk."""

import getpass


def person() -> str:
    """The name that the journal puts beside edits: the account's."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
