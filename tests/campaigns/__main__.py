"""`python -m tests.campaigns NAME [--runs N] [--seed N]`: one campaign; its counts, then whatever went wrong."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from time import process_time

from tests.campaigns import cuts, damage, faults, fuzz, kills, two_instances

Campaign = Callable[[int, int], tuple[Counter[str], list[str]]]
CAMPAIGNS: dict[str, tuple[Campaign, int]] = {
    "kills": (kills.campaign, 2000), "faults": (faults.campaign, 0), "cuts": (cuts.campaign, 20_000),
    "damage": (damage.campaign, 2000), "two": (two_instances.campaign, 2000), "fuzz": (fuzz.campaign, 20_000),
}  # fmt: skip
"""Each with how many runs the documents report; of the faults 0 is every one."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns", description=__doc__)
    parser.add_argument("name", choices=CAMPAIGNS)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    campaign, usual = CAMPAIGNS[asked.name]
    counts, slips = campaign(usual if asked.runs is None else asked.runs, asked.seed)
    for name, count in counts.items():
        print(f"{count:7} {name}")
    print(*slips, f"{len(slips)} went wrong, {process_time():.0f} s of this process", sep="\n")
    return bool(slips)


if __name__ == "__main__":
    sys.exit(main())
