"""How parts of a zip-based document are found: by what refers to them, in whatever slashes and case it was written."""

import posixpath
import re
from urllib.parse import unquote
from zipfile import ZipFile

_ROOT = "_rels/.rels"
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_SAID = re.compile(r"""(?<!\w)(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LOOKED_AT = 65_536


def plain_name(name: str) -> str:
    """Equal for names that mean the same part."""
    return name.replace("\\", "/").lstrip("/").casefold()


def stored_name(archive: ZipFile, name: str) -> str:
    """As the archive has it. Raises KeyError."""
    if name in archive.NameToInfo:
        return name
    plain = plain_name(name)
    found = next((each for each in archive.namelist() if plain_name(each) == plain), None)
    if found is None:
        raise KeyError(name)
    return found


def part_under(folder: str, target: str) -> str:
    """The part that a relationship of a part in the folder names."""
    path = posixpath.join("/", folder, unquote(target).replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")


def main_part_of(archive: ZipFile) -> str:
    """The part that the package says is its document; "" where it says none or one that is not there."""
    try:
        with archive.open(stored_name(archive, _ROOT)) as part:
            text = part.read(_LOOKED_AT).decode("utf-8", "replace")
    except KeyError:
        return ""
    for match in _RELATIONSHIP.finditer(text):
        said = {name: double or single for name, double, single in _SAID.findall(match[1])}
        if said.get("Type", "").endswith("/officeDocument"):
            try:
                return stored_name(archive, part_under("", said.get("Target", "")))
            except KeyError:
                return ""
    return ""
