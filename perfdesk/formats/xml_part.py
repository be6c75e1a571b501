"""XML out of a zip-based document, never with a document type definition: what one can do has no bounds."""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from perfdesk.formats.package_names import main_part_of, part_under, plain_name, stored_name
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.zip_guard import DAMAGE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def part_of(data: bytes, name: str, damaged: str = "damaged_document") -> "Element":
    """The root of a part. Raises Unreadable(`damaged`) or Unreadable("has_dtd")."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(bytes_of(data, name, damaged), forbid_dtd=True)
    except DefusedXmlException as fault:
        raise Unreadable("has_dtd") from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise Unreadable(damaged) from fault  # ValueError and LookupError: an encoding that nobody knows
    return root


def bytes_of(data: bytes, name: str, damaged: str = "damaged_document") -> bytes:
    """A part as it is. Raises Unreadable(`damaged`)."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.read(stored_name(archive, name))
    except DAMAGE as fault:
        raise Unreadable(damaged) from fault


def has_part(data: bytes, name: str) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return bool(stored_name(archive, name))
    except KeyError:
        return False
    except DAMAGE:
        return False


def main_part(data: bytes, pattern: str, damaged: str = "damaged_document") -> str:
    """The part that the package calls its document, else one whose name matches. Raises Unreadable(`damaged`)."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = (name for name in archive.namelist() if re.fullmatch(pattern, plain_name(name)))
            found = main_part_of(archive) or next(names, None)
    except DAMAGE as fault:
        raise Unreadable(damaged) from fault
    if found is None:
        raise Unreadable(damaged)
    return found.replace("\\", "/").lstrip("/")


def related_parts(data: bytes, path: str, damaged: str = "damaged_document") -> dict[str, str]:
    """The parts that belong to one, by what they are to it (`styles`, `numbering`). Raises Unreadable(`damaged`)."""
    folder, _, name = path.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    if not has_part(data, rels):
        return {}
    found = {
        each.get("Type", "").rpartition("/")[2]: part_under(folder, each.get("Target", ""))
        for each in part_of(data, rels, damaged)
        if each.get("TargetMode") != "External"
    }
    return {kind: part for kind, part in found.items() if has_part(data, part)}


def bare(tag: str) -> str:
    """A tag or attribute without its namespace, which the strict kind of OOXML has others of."""
    return tag.rpartition("}")[2]
