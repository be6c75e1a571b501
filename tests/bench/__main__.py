"""`python -m tests.bench [NAME…]`: what the README reports, each with what it is compared to."""

import subprocess
import sys

from tests.bench import (
    acts,
    checks,
    comments,
    cost,
    edit,
    filling,
    frames,
    gathering,
    grid,
    history,
    lengths,
    offers,
    parse,
    pdf,
    replace,
    stall,
    start,
    statistics,
    tables,
)

BENCHES = {
    "parse": parse.measure, "edit": edit.measure, "checks": checks.measure, "pdf": pdf.measure,
    "start": start.measure, "history": history.measure, "frames": frames.measure, "stall": stall.measure,
    "tables": tables.measure, "lengths": lengths.measure, "grid": grid.measure,
    "offers": offers.measure, "statistics": statistics.measure, "replace": replace.measure, "filling": filling.measure,
    "gathering": gathering.measure, "comments": comments.measure, "cost": cost.measure, "acts": acts.measure,
}  # fmt: skip


def main() -> None:
    """Each in a process of its own: two want a window, and none should find what another has loaded."""
    names = sys.argv[1:] or list(BENCHES)
    if len(names) > 1:
        for name in names:
            subprocess.run([sys.executable, "-m", "tests.bench", name], check=True)
        return
    for line in BENCHES[names[0]]():
        print(f"{names[0]:7} {line}", flush=True)


if __name__ == "__main__":
    main()
