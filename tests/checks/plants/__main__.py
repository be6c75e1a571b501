"""`python -m tests.checks.plants [N]`: N mistakes planted, those that were missed listed."""

import sys

from tests.checks.plants.campaign import campaign


def main() -> int:
    planted, missed, places = campaign(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    for name, count in planted.items():
        print(f"{count:4} {missed[name]:4} {name}")
    for place in places:
        print("missed", place)
    share = 1 - sum(missed.values()) / sum(planted.values())
    print(f"{sum(planted.values())} plants of {len(planted)} kinds, {100 * share:.1f} % found")
    return 0 if share >= 0.98 else 1


if __name__ == "__main__":
    sys.exit(main())
