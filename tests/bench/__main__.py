"""`python -m tests.bench [NAME…]`: what the README reports, each with what it is compared to."""

import sys

from tests.bench import checks, edit, parse, pdf, stall, start

BENCHES = {
    "parse": parse.measure, "edit": edit.measure, "checks": checks.measure, "pdf": pdf.measure,
    "start": start.measure, "stall": stall.measure,
}  # fmt: skip


def main() -> None:
    for name in sys.argv[1:] or BENCHES:
        for line in BENCHES[name]():
            print(f"{name:6} {line}", flush=True)


if __name__ == "__main__":
    main()
