"""What a file is, is told by what is in it; its name only decides where the content may be either."""

import pytest

from perfdesk.formats.kinds import kind_of
from perfdesk.formats.ole_directory import names_under_root
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.formats.packages import packed
from tests.formats.xls_maker import compound, xls

ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed({"xl/workbook.xml": b""}), "xlsx"),
        (packed({"word/document2.xml": b""}), "docx"),
        (packed({**ODT, "mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (packed(ODT), "other"),
        (packed({"ppt/presentation.xml": b""}), "other"),
        (packed({"xl/workbook.bin": b""}), "other"),
        (packed({"a.xlsx": b""}), "archive"),
        (packed({"xl/workbook.xml": b"x" * 900})[:-30], "damaged"),
        (xls({"a": {}}), "xls"),
        (xls({"a": {}}, stream="Book"), "xls"),
        (compound({"WordDocument": b"", "1Table": b""}), "doc"),
        (compound({"EncryptionInfo": b"", "EncryptedPackage": b""}), "encrypted"),
        (compound({"PowerPoint Document": b""}), "other"),
        (b"\xef\xbb\xbf\r\n<HTML xmlns:x='y'>", "html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html >", "html"),
        (b"<meta charset=gb2312><table>", "html"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>", "other"),
        (b"MIME-Version: 1.0\r\n", "other"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"II*\0abcd", "picture"),
        (b"BM\x10\0\0\0\0\0\0\0\x36", "picture"),
        (b"BMX\ttotal\n", "text"),
        ("项目名称\t总计\n".encode("gb18030"), "text"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_document_with_a_workbook_inside_is_a_document() -> None:
    """Embedded objects bring streams of their own, deeper down."""
    inside = compound({"WordDocument": "Workbook\0".encode("utf-16-le")})
    assert kind_of(inside) == "doc"
    assert names_under_root(inside) == {"WordDocument"}


@pytest.mark.parametrize("cut", [0, 8, 40, 80, 600, 1100])
def test_a_cut_directory_has_no_names_and_does_no_harm(cut: int) -> None:
    assert names_under_root(xls({"a": {}})[:cut]) == set()


def test_a_chain_of_sectors_that_bites_its_tail_ends() -> None:
    data = bytearray(xls({"a": {}}))
    data[516:520] = (1).to_bytes(4, "little")
    assert names_under_root(bytes(data)) == {"Workbook"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.xlsx", "not_workbook"),
        ("a.docx", "damaged_document"),
        ("a.xls", "damaged_document"),
        ("a", "damaged_document"),
    ],
)
def test_what_was_cut_off_is_called_damaged_and_no_archive(name: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_bytes(packed({"xl/workbook.xml": b"x" * 900})[:-30], name)
    with pytest.raises(Unreadable, match=reason):
        read_bytes(xls({"a": {}})[:600], name)


def test_another_programs_ending_does_not_matter() -> None:
    head = ("项目名称", "总计", "绩效目标", "绩效指标")
    text = "1、1-产出指标；11-数量指标；场次；实施周期指标值:9场；年度指标值:9场。"
    cells = dict(zip(((0, column) for column in range(4)), head, strict=True))
    data = xls({"a": cells | {(1, 0): "演出", (1, 2): "办好。", (1, 3): text}})
    for name in ("a.et", "a.wps", "a.xlsx", "a.dat"):
        assert read_bytes(data, name).source.reader == "xls"
