"""`python -m bench`: make the worlds, measure, print a table, write JSON."""

from __future__ import annotations

import argparse
import json
import platform
import signal
import sys
from datetime import UTC, datetime
from typing import Any

from bench import report
from bench.balance.__main__ import EACH, SEED, section
from bench.places import RESULTS, Spot
from bench.run import Effort, measure
from bench.server import WORKERS

SIZES, FULL = (1_000, 10_000), (1_000, 10_000, 100_000)
DATABASES = ("sqlite", "postgres")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="also 100,000 people")
    parser.add_argument("--sizes", type=int, nargs="+", help="how many people (1000 10000)")
    parser.add_argument("--db", nargs="+", choices=DATABASES, help="which databases (both)")
    parser.add_argument("--repeat", type=int, default=5, help="repetitions (5)")
    parser.add_argument("--seconds", type=float, default=0.8, help="of each repetition (0.8)")
    return parser.parse_args()


def main() -> int:
    """Measure; returns 0, or 1 when an answer or a row was not what it should be."""
    options = _options()
    # Told to stop, leave through every block: no server stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sizes = options.sizes or (FULL if options.full else SIZES)
    effort = Effort(max(1, options.repeat), options.seconds)
    begun = datetime.now(UTC)
    worlds: list[dict[str, Any]] = []
    for db in options.db or DATABASES:
        for size in sizes:
            worlds.append(measure(Spot.of(size, db), effort))
            print("\n".join(report.table(worlds[-1])), flush=True)
    found = report.goals(worlds)
    print("\n".join(report.goal_lines(found)))
    balance, _all_reached = section(EACH, SEED)
    print("\nThe balance, drawn and measured", *balance, sep="\n")
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{begun:%Y-%m-%d-%H%M%S}.json"
    head = {
        "begun": begun.isoformat(),
        "command": sys.argv[1:],
        "python": platform.python_version(),
        "cores": WORKERS,
        "repetitions": effort.repeats,
        "seconds": effort.seconds,
    }
    path.write_text(
        json.dumps({**head, "goals": found, "balance": balance, "worlds": worlds}, indent=1)
    )
    print(f"\nWritten to {path}")
    wrong = sum(row["errors"] for w in worlds for by in w["cells"].values() for row in by.values())
    if wrong:
        print(f"{wrong} answers or rows were not what they should be.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
