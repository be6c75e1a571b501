"""PerfDesk (绩效填报台): performance targets of budget projects, filled in, checked and handed in."""

__version__ = "0.1.0"
