"""One large table in every form that is read; `python -m tests.bench.table_files FOLDER ROWS [pages]` makes them."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document

from perfdesk.desk.exporting import export_tables
from perfdesk.desk.plain_forms import json_of, save_text, tsv_of
from perfdesk.formats.reading import read_file
from tests.bench.big_table import big_table
from tests.formats.packages import packed, parts_of

_BODY = "word/document.xml"


def make_files(folder: Path, rows: int, *, with_pages: bool) -> None:
    """`ROWS.xlsx`, `.tsv`, `.json`, `.xls`, `.ods`; with pages also `.docx`, `.pdf` and its text laid out, `.txt`."""
    table, name = big_table(rows, 6 * rows), folder / f"{rows}.xlsx"
    export_tables((table,), name)
    text = tsv_of((table,))
    save_text([text], folder / f"{rows}.tsv")
    said = json_of(read_file(name), (), lambda finding: finding.rule)
    save_text([json.dumps(said, ensure_ascii=False)], folder / f"{rows}.json")
    for form in ("xls", "ods", *(["pdf"] if with_pages else [])):
        own = f"-env:UserInstallation=file://{folder}/lo"
        asked = ["soffice", own, "--headless", "--convert-to", form, "--outdir", str(folder), str(name)]
        subprocess.run(asked, check=True, capture_output=True)
    if with_pages:
        (folder / f"{rows}.docx").write_bytes(_word(csv.reader(StringIO(text), "excel-tab")))
        subprocess.run(["pdftotext", "-layout", f"{folder}/{rows}.pdf", f"{folder}/{rows}.txt"], check=True)


def _word(rows: Iterable[Sequence[str]]) -> bytes:
    """A document of one table; by hand, since its library looks for each cell from the first one on."""
    empty = BytesIO()
    Document().save(empty)
    parts = parts_of(empty.getvalue())
    cells = (
        "".join(f"<w:tc><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>" for text in row)
        for row in rows
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells if row) + "</w:tbl><w:p/>"
    body = parts[_BODY].decode("utf-8")
    return packed({**parts, _BODY: body.replace("<w:body>", f"<w:body>{table}", 1).encode()})


if __name__ == "__main__":
    make_files(Path(sys.argv[1]), int(sys.argv[2]), with_pages="pages" in sys.argv[3:])
