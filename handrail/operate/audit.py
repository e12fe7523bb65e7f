"""``handrail audit verify``: whether anybody changed the book of accesses."""

from __future__ import annotations

import argparse

from handrail.operate.start import start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("what", choices=["verify"], help="verify: check every line of the book")


def run(options: argparse.Namespace) -> int:
    """Check the chain; returns 0 when it is whole, 1 when a line was changed or is missing."""
    start()
    from handrail.ground import audit
    from handrail.ground.kernel.home import home

    verdict = audit.verify()
    if not verdict.lines and not verdict.faults:
        print(f"Nothing has been written into the book of {home()} yet: nobody has used it.")
        return 0
    print(
        f"{verdict.lines} lines in {verdict.lanes} lanes, compared with {verdict.anchors} anchors "
        "outside the database."
    )
    for fault in verdict.faults:
        print(f"  {fault}")
    print("Somebody changed the book." if verdict.faults else "The book is whole.")
    return 1 if verdict.faults else 0
