"""``handrail requirements``: which requirements the tests carry; for a checkout of the source."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "requirements.py"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--check", action="store_true", help="end with 1 when the page is stale")


def run(options: argparse.Namespace) -> int:
    """Print the list from the last test run; returns 2 outside a checkout of the source."""
    if not TOOL.exists():
        print(
            "The list of requirements is made from the tests. Run this in a checkout of the "
            "source, after `make test`.",
            file=sys.stderr,
        )
        return 2
    extra = ["--check"] if options.check else []
    return subprocess.call([sys.executable, str(TOOL), *extra])  # noqa: S603
