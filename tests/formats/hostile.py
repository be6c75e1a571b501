"""Small files that were made to hang, explode or crash their readers; each a few KB, made at run time."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
)
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{more}'
    "</worksheet>"
)
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
)

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def workbook(rows: str = "", more: str = "", others: dict[str, bytes] | None = None) -> bytes:
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target="xl/workbook.xml").encode(),
        "xl/workbook.xml": WORKBOOK.encode(),
        "xl/_rels/workbook.xml.rels": RELATIONS.format(
            kind="worksheet", target="worksheets/sheet1.xml"
        ).encode(),
        "xl/worksheets/sheet1.xml": SHEET.format(rows=rows, more=more).encode(),
    }
    return zipped(**(parts | (others or {})))


def cell(place: str) -> str:
    return f'<row r="{place.lstrip("ABCDFX")}"><c r="{place}" t="inlineStr"><is><t>甲</t></is></c></row>'


def far_cells() -> bytes:
    return workbook(cell("A1") + cell("XFD1048576"))


def giant_merge() -> bytes:
    return workbook(cell("A1"), '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def bomb() -> bytes:
    """40 MB of blanks in 40 KB."""
    return workbook(others={"xl/sharedStrings.xml": b" " * 40_000_000})


def many_parts() -> bytes:
    return workbook(others={f"xl/media/{n}.bin": b"" for n in range(2500)})


def entities() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 20))
    doctype = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><worksheet>&l19;</worksheet>'
    return workbook(others={"xl/worksheets/sheet1.xml": doctype.encode()})


def entities_in_word() -> bytes:
    doctype = '<!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="w">&x;</w:document>'
    return zipped(**{"word/document.xml": doctype.encode()})


def late_entities_in_word() -> bytes:
    """Behind a comment that a look at the first bytes does not reach the end of."""
    doctype = f"<!-- {' ' * 20_000} --><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"
    return zipped(**{"word/document.xml": doctype.encode()})


def broken_deflate() -> bytes:
    data = bytearray(workbook(cell("A1") * 200))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff" * 40
    return bytes(data)


def repeated_rows() -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{names}:office:1.0" xmlns:t="{names}:table:1.0" xmlns:x="{names}:text:1.0">'
        '<o:body><o:spreadsheet><t:table t:name="a"><t:table-row t:number-rows-repeated="2000000000"><t:table-cell '
        't:number-columns-repeated="9"><x:p>甲</x:p></t:table-cell></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>'
    )
    return zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": content.encode()}
    )


def pdf_of_pages_within_pages() -> bytes:
    """Pages whose kids are themselves."""
    return _pdf("<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>")


def pdf_of_a_giant_page() -> bytes:
    return _pdf(
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] /Contents 4 0 R >>",
        "<< /Length 0 >>\nstream\n\nendstream",
    )


def pdf_bomb() -> bytes:
    """A page whose content unpacks to 60 MB of lines."""
    packed = zlib.compress(b"0 0 m 9 9 l S\n" * 4_000_000, 9)
    stream = (
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}\nendstream"
    )
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    return _pdf("<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream)


def _pdf(*objects: str) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(("<< /Type /Catalog /Pages 2 0 R >>", *objects), 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(
        f"{p:010d} 00000 n \n" for p in places
    )
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def deep_html() -> bytes:
    return b"<html>" + b"<table><tr><td>" * 50_000 + "甲".encode()


def wide_html() -> bytes:
    return ("<html><table>" + "<tr><td colspan=1000 rowspan=1000>甲</td></tr>" * 50 + "</table>").encode()


def deep_json() -> bytes:
    return b'{"format":' + b"[" * 500_000


def long_number() -> bytes:
    return (
        b'{"format": "perfdesk/1", "tables": [{"kind": "project_targets", "year": ' + b"9" * 100_000 + b"}]}"
    )


FILES: dict[str, Callable[[], bytes]] = {
    "far.xlsx": far_cells, "merge.xlsx": giant_merge, "bomb.xlsx": bomb, "parts.xlsx": many_parts,
    "entities.xlsx": entities, "entities.docx": entities_in_word, "late.docx": late_entities_in_word,
    "broken.xlsx": broken_deflate, "rows.ods": repeated_rows, "pages.pdf": pdf_of_pages_within_pages,
    "giant.pdf": pdf_of_a_giant_page, "bomb.pdf": pdf_bomb, "deep.html": deep_html, "wide.html": wide_html,
    "deep.json": deep_json, "number.json": long_number,
}  # fmt: skip
