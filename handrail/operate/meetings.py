"""``handrail import-meetings FILE|URL``: a meeting list into the installation."""

from __future__ import annotations

import argparse
import sys

from handrail.operate.prepare import tables


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("source", help="a file, or an http(s) address, in Meeting Guide format")
    parser.add_argument("--org", help="short name of the organisation, where there are several")
    parser.add_argument("--zone", help="IANA time zone of rows that name none")
    parser.add_argument("--json", action="store_true", help="write the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Import the list; returns 0 when it was read, 1 when it was refused with a sentence."""
    tables()
    from handrail.practice.community.importing import import_meetings

    return import_meetings(
        options.source,
        org_slug=options.org,
        zone=options.zone,
        as_json=options.json,
        out=sys.stdout,
    )
