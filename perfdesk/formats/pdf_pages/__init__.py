"""A page as a picture."""

from perfdesk.formats.pdf_pages.picture import page_picture

__all__ = ["page_picture"]
