"""The way from a grid to the forms in it."""

from collections.abc import Iterator

from perfdesk.formats.grid import Grid
from perfdesk.formats.recognise.forms.lists import read_list
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.forms.regions import regions_of
from perfdesk.formats.recognise.forms.sheets import read_sheet


def forms_in(grid: Grid) -> Iterator[RawForm]:
    """Every form of the grid, in its order; none where no row is a head over indicators."""
    for region in regions_of(grid.rows, paged=grid.paged):
        is_list = region.heads[0].is_list
        yield read_list(grid, region) if is_list else read_sheet(grid, region)
