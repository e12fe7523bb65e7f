"""Where a ZIP code is. Answers come from a table inside the program; nothing is asked outside."""

from __future__ import annotations

import re

import zipcodes

_ZIP = re.compile(r"^(\d{5})(?:-?\d{4})?$")


def zip_centre(text: str) -> tuple[float, float] | None:
    """(latitude, longitude) of a United States ZIP code's centre; None for anything else."""
    found = _ZIP.match(text.strip())
    if not found or not found[1].isascii():
        return None
    rows = zipcodes.matching(found[1])  # type: ignore[no-untyped-call]
    if not rows or not rows[0].get("lat"):
        return None
    return float(rows[0]["lat"]), float(rows[0]["long"])
