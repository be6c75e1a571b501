"""PDF pages with a text layer to grids: ruling lines make cells, characters fall into them."""

from perfdesk.formats.pdf_pages.picture import page_picture
from perfdesk.formats.pdf_pages.reader import read_pdf

__all__ = ["page_picture", "read_pdf"]
