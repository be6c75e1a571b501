"""XML out of a zip-based document, never with a document type definition: what that can do is in the child's limits."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from perfdesk.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def part_of(data: bytes, name: str) -> "Element":
    """The root of a part. Raises Unreadable("damaged_document") or ("has_dtd")."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with ZipFile(BytesIO(data)) as archive:
            content = archive.read(name)
    except (BadZipFile, KeyError, zlib.error, NotImplementedError, EOFError, OSError) as fault:
        raise Unreadable("damaged_document") from fault
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as fault:
        raise Unreadable("has_dtd") from fault
    except ParseError as fault:
        raise Unreadable("damaged_document") from fault
    return root


def has_part(data: bytes, name: str) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return name in archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return False
