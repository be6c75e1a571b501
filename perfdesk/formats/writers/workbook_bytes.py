"""A workbook as bytes that depend on its content alone: no clock, no machine, no person."""

from io import BytesIO
from xml.etree.ElementTree import tostring
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE, DCTERMS_NS

from perfdesk.formats.writers.package import dateless
from perfdesk.formats.xstring import without_controls


def workbook_bytes(workbook: Workbook, title: str) -> bytes:
    """`title` is for the document's properties."""
    saved = BytesIO()
    with ZipFile(saved, "w", ZIP_STORED) as archive:  # packed once, below
        ExcelWriter(workbook, archive).save()
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(dateless(name), _properties(title) if name == ARC_CORE else source.read(name))
    return packed.getvalue()


def _properties(title: str) -> bytes:
    tree = DocumentProperties(creator="PerfDesk", title=without_controls(title)).to_tree()
    for date in [child for child in tree if child.tag.startswith(f"{{{DCTERMS_NS}}}")]:
        tree.remove(date)  # openpyxl fills in the time and cannot leave it out
    return tostring(tree)
