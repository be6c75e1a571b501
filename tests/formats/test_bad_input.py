"""Bad input costs one clear refusal, and each has its sentence."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.unreadable import Unreadable
from perfdesk.wording import refusal_sentence


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def claiming(archive: bytes, size: int) -> bytes:
    """An archive whose directory says that its first member unpacks to so many bytes."""
    at = archive.index(b"PK\x01\x02") + 24
    return archive[:at] + size.to_bytes(4, "little") + archive[at + 4 :]


def workbook(*cells: str) -> bytes:
    book = Workbook()
    for address in cells:
        book.worksheets[0][address] = "项目名称"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n"
CASES = {
    "empty": (b"", "t.txt"),
    "is_picture": (b"\x89PNG\r\n\x1a\n", "t.xlsx"),
    "damaged_pdf": (b"%PDF-1.7", "t.txt"),
    "is_other": (zipped(**{"ppt/presentation.xml": b"<a/>"}), "t.xlsx"),
    "is_doc": (OLE + "WordDocument".encode("utf-16-le") + b"\0\0", "t.wps"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "t.xlsx"),
    "is_ofd": (zipped(**{"OFD.xml": b"<OFD/>"}), "t.ofd"),
    "is_rtf": (b"{\\rtf1 }", "t.doc"),
    "is_archive": (zipped(hello=b"hello"), "t.zip"),
    "damaged_document": (zipped(**{"word/document.xml": b"<a>"}), "t.docx"),
    "not_text": (b"caf\xe9 r\xe9sum\xe9 \xff" * 20, "t.txt"),
    "not_workbook": (zipped(**{"xl/workbook.xml": b"hello"}), "t.xlsx"),
    "other_page": ("姓名\t电话\n张三\t1\n".encode(), "t.tsv"),
    "other_sheet": (workbook("A1"), "t.xlsx"),
    "no_indicators": ("项目支出绩效自评表\n项目名称\t甲\n主管部门\t乙\n".encode(), "t.tsv"),
    "scores_only": ("自评结果汇总表\n序号\t项目名称\t自评得分\n1\t甲\t95\n".encode(), "t.tsv"),
    "narrative": ("项目绩效目标是养护道路。今年完成三十公里。明年再完成四十公里。".encode(), "t.txt"),
    "no_columns": (
        "项目支出绩效自评表\n项目名称甲一级指标二级指标三级指标年度指标值分值产出指标数量指标甲10个10".encode(),
        "t.txt",
    ),
    "no_rows": (HEAD.encode(), "t.tsv"),
    "bad_json": (b"{oops", "t.json"),
    "not_interchange": (b'{"a": 1}', "t.json"),
    "bad_interchange": (
        b'{"format": "perfdesk/1", "tables": [{"kind": "project_targets", "units": 5}]}',
        "t.json",
    ),
    "no_tables": (b'{"format": "perfdesk/1", "tables": []}', "t.json"),
    "too_tightly_packed": (zipped(**{"xl/workbook.xml": b"0" * 40_000_000}), "t.xlsx"),
    "too_many_lines": (b"a\n" * 300_001, "t.txt"),
    "too_large_unpacked": (claiming(zipped(**{"xl/workbook.xml": b"0"}), 400_000_000), "t.xlsx"),
    "has_dtd": (zipped(**{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "t.xlsx"),
    "sheet_too_large": (workbook("A1", "XFD1048576"), "t.xlsx"),
}


@pytest.mark.parametrize("reason", CASES)
def test_refused_for_the_right_reason(reason: str) -> None:
    data, name = CASES[reason]
    with pytest.raises(Unreadable) as refusal:
        read_bytes(data, name)
    assert refusal.value.reason == reason
    sentence = refusal_sentence(refusal.value)
    assert "\n" not in sentence
    assert len(sentence) > 10


def test_zeros_under_any_name_are_no_text() -> None:
    for name in ("t.txt", "t.tsv", "t.json"):
        with pytest.raises(Unreadable, match="not_text"):
            read_bytes(b"\x00" * 1000, name)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "zeros.txt"
    with large.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(Unreadable, match="too_large"):
        read_file(large)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is_folder"):
        read_file(tmp_path)
    with pytest.raises(Unreadable, match="missing"):
        read_file(tmp_path / "nothing.xlsx")
