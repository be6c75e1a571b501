"""Small PDFs drawn by hand, so that a test says exactly what stands where: texts, lines, filled boxes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Row = Sequence[str]
HEAD = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
WIDTHS = (110, 60, 60, 200, 340)
LEFT, TOP, WIDTH, HEIGHT = 30, 40, 842, 595
SIZE = 9


@dataclass
class Page:
    """What is drawn on one page, in points from the top left as it is shown; `rotation`: how the PDF turns it."""

    rotation: int = 0
    content: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """`y` is the baseline's."""
        said = text.encode("utf-16-be").hex()
        self.content.append(f"BT /F {size} Tf {x} {HEIGHT - y} Td <{said}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.content.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A filled box."""
        self.content.append(f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f")


def pdf(pages: Sequence[Page]) -> bytes:
    """A whole file. The font is not embedded: readers know its characters by the Unicode map."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    kids = " ".join(f"{7 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /FontDescriptor 5 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 [500] 1 255 500] >>",
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        "/Ascent 859 /Descent -141 /CapHeight 800 /StemV 80 >>",
        _stream(cmap),
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_sides(page)}] /Rotate {page.rotation} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {8 + 2 * at} 0 R >>"
        )
        objects.append(_stream("\n".join([_TURNED_BACK[page.rotation], *page.content])))
    return _file(objects)


_TURNED_BACK = {
    0: "",
    90: f"0 1 -1 0 {HEIGHT} 0 cm",
    180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
    270: f"0 -1 1 0 0 {WIDTH} cm",
}
"""Content is drawn turned, so that the page's own turning shows it upright."""


def _sides(page: Page) -> str:
    return f"{HEIGHT} {WIDTH}" if page.rotation % 180 else f"{WIDTH} {HEIGHT}"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def lines_in(text: str, width: float) -> list[str]:
    """The text wrapped at a column's width, a Chinese character being as wide as the font is high."""
    lines, line, used = [], "", 0.0
    for char in text:
        wide = SIZE if ord(char) > 255 else SIZE / 2
        if used + wide > width - 6:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + wide
    return [*lines, line] if line else lines or [""]


@dataclass
class TableDrawer:
    """Draws rows of wrapped cells, page after page. What is left out makes the page harder to read."""

    pages: list[Page] = field(default_factory=list)
    y: float = TOP
    ruled: bool = True
    bars: bool = False

    def new_page(self) -> None:
        self.pages.append(Page())
        self.y = TOP

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def row(self, texts: Row, *, closed: bool = True, top: bool = True) -> None:
        wrapped = [lines_in(text, width) for text, width in zip(texts, WIDTHS, strict=True)]
        height = max(map(len, wrapped)) * (SIZE + 3) + 6
        x = float(LEFT)
        for lines, width in zip(wrapped, WIDTHS, strict=True):
            for at, line in enumerate(lines):
                self.page.text(x + 3, self.y + (at + 1) * (SIZE + 3), line)
            x += width
        self._rules(height, closed=closed, top=top)
        self.y += height

    def _rules(self, height: float, *, closed: bool, top: bool) -> None:
        if not self.ruled:
            return
        draw = self.page.bar if self.bars else self.page.line
        edges = [LEFT + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
        thick = 0.5 if self.bars else 0.0
        for edge in edges:
            draw(edge, self.y, edge + thick, self.y + height)
        for wanted, y in ((top, self.y), (closed, self.y + height)):
            if wanted:
                draw(edges[0], y, edges[-1], y + thick)
