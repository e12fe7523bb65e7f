"""``handrail doctor``: what is there, what is missing, and how to get it."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict, replace

from handrail.operate.finding import Finding, look
from handrail.operate.start import start

NOTHING_YET = Finding(
    "installation",
    "missing",
    "nothing is set up yet",
    "Type: handrail serve. It makes the folder, the keys and the database, and prints a link "
    "that opens the set-up once.",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--json", action="store_true", help="write the findings as JSON")


def run(options: argparse.Namespace) -> int:
    """Look at everything; returns 0 when nothing needed is missing, otherwise 1."""
    # What a look at the databases makes is the owner's alone.
    os.umask(0o077)
    findings = examine()
    if options.json:
        print(json.dumps([asdict(found) for found in findings], indent=2))
    else:
        for found in findings:
            print(found.line())
    return 1 if any(found.state == "missing" for found in findings) else 0


def examine() -> list[Finding]:
    """Return every finding, in the order in which somebody would put things right."""
    from handrail.operate import machine

    findings = look(machine.CHECKS)
    try:
        start()
    except Exception as trouble:
        wrong = f"the settings do not load: {trouble}"
        return [*findings, Finding("settings", "missing", wrong, "Correct the environment.")]
    from handrail.operate import installation

    if not installation.begun():
        return [*findings, NOTHING_YET]
    found = [*findings, *look(installation.CHECKS)]
    return [replace(one, how="" if one.state == "ok" else one.how) for one in found]
