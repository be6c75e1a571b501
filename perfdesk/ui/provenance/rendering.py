"""The two ways to look into a source. Both are guarded, slow, and never called on the main thread."""

from perfdesk.desk.source_text import SourceText


def page_picture(content: bytes, page: int, scale: float) -> bytes:
    """A page of a PDF as PNG, `scale` pixels to a point. Raises Unreadable."""
    # Imported here: it brings the readers along.
    from perfdesk.desk import reading

    return reading.page_picture(content, page, scale)


def texts_of(content: bytes, name: str) -> tuple[SourceText, ...]:
    """What the sheets of a workbook, the tables of a document or a text say. Raises Unreadable."""
    from perfdesk.desk import reading

    return reading.source_texts(content, name)
