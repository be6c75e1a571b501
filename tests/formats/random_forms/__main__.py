"""Random forms, and every value that came back wrongly in silence.

`python -m tests.formats.random_forms [N [FIRST]]`
"""

import re
import sys
from collections import Counter

from tests.formats.random_forms.campaign import campaign


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    counts, slips = campaign(count, start)
    for outcome, number in sorted(counts.items()):
        print(f"{number:7} {outcome}")
    for number, slip in slips:
        print(f"form {number}: {slip.what}\n    printed {slip.want[:90]!r}\n    read    {slip.got[:200]!r}")
    for what, often in Counter(re.sub(r"\\(.*\\)", "", slip.what) for _, slip in slips).most_common():
        print(f"{often:7} {what}")
    print(f"{len({number for number, _ in slips})} of {count} with a silent error")
    return 1 if slips else 0


if __name__ == "__main__":
    sys.exit(main())
