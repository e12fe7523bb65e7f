"""Which time zone a list's rows without a place are most likely in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from handrail.ground.kernel.marked import N_

AGREED_PERCENT = 90
ZONE_ASSUMED = N_("No time zone in this list; %(said)s is assumed; --zone sets another.")


def zone_of_most(zones: Iterable[str | None]) -> str | None:
    """The zone that at least 90 % of the known zones share; None when they do not agree."""
    counted = Counter(zone for zone in zones if zone)
    if not counted:
        return None
    zone, times = counted.most_common(1)[0]
    return zone if times * 100 >= AGREED_PERCENT * counted.total() else None


# Provinces that are (but for a few remote places) in one zone; IANA "zone1970.tab".
_PROVINCES = {
    "alberta": "America/Edmonton",
    "british columbia": "America/Vancouver",
    "manitoba": "America/Winnipeg",
    "new brunswick": "America/Moncton",
    "newfoundland and labrador": "America/St_Johns",
    "nova scotia": "America/Halifax",
    "ontario": "America/Toronto",
    "prince edward island": "America/Halifax",
    "quebec": "America/Toronto",
    "saskatchewan": "America/Regina",
}


def zone_of_address(address: str) -> str | None:
    """The zone of a Canadian address that spells out its province; None for any other."""
    *parts, country = [part.strip().lower() for part in address.split(",")]
    if country != "canada":
        return None
    return next((_PROVINCES[part] for part in reversed(parts) if part in _PROVINCES), None)
