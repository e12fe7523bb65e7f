"""Where a ZIP code is, and which clock a place goes by; nothing is asked outside."""

from __future__ import annotations

import re
from functools import lru_cache

import tzfpy
import zipcodes

from handrail.practice.community.rules.rows import zone_named

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


@lru_cache(maxsize=4096)
def zone_at(lat: float, lon: float) -> str | None:
    """The IANA zone of the place (borders: OpenStreetMap); None at sea and where none is known."""
    zone = tzfpy.get_tz(lon, lat)
    return None if zone.startswith("Etc/") else zone_named(zone)
