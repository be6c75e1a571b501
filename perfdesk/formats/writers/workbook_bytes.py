"""A workbook as bytes that depend on its content alone: no clock, no machine, no person."""

from io import BytesIO
from xml.etree.ElementTree import tostring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE, DCTERMS_NS

from perfdesk.formats.xstring import without_controls

_MS_DOS = 0


def workbook_bytes(workbook: Workbook, title: str) -> bytes:
    """`title` is for the document's properties."""
    saved = BytesIO()
    with ZipFile(saved, "w", ZIP_STORED) as archive:  # packed once, below
        ExcelWriter(workbook, archive).save()
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(_dateless(name), _properties(title) if name == ARC_CORE else source.read(name))
    return packed.getvalue()


def _dateless(name: str) -> ZipInfo:
    info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = _MS_DOS
    return info


def _properties(title: str) -> bytes:
    tree = DocumentProperties(creator="PerfDesk", title=without_controls(title)).to_tree()
    for date in [child for child in tree if child.tag.startswith(f"{{{DCTERMS_NS}}}")]:
        tree.remove(date)  # openpyxl fills in the time and cannot leave it out
    return tostring(tree)
