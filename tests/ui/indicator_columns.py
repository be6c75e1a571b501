"""Where the columns of the indicator table stand in the form of Guangdong."""

from enum import IntEnum


class Column(IntEnum):
    """In the order of the joined string."""

    NUMBER = 0
    LEVEL1 = 1
    LEVEL2 = 2
    NAME = 3
    CYCLE = 4
    ANNUAL = 5
    MARK = 6
