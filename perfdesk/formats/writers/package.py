"""Names of parts in a package that depend on no clock and no machine."""

from zipfile import ZIP_DEFLATED, ZipInfo

_MS_DOS = 0


def dateless(name: str) -> ZipInfo:
    info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = _MS_DOS
    return info
