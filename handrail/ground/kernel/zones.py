"""The time zones that people choose from: places, the likely ones first, no old names."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global

USUAL = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
    "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico",
)  # fmt: skip
_NOT_PLACES = ("Etc/", "SystemV/", "US/", "Canada/", "Mexico/", "Brazil/", "Chile/")


@cache
def zone_choices(keep: str = "") -> tuple[tuple[str, str], ...]:
    """Return (IANA name, words): the usual ones, the other Americas, the rest of the world.

    Which names are places and which are old names for them comes from Unicode CLDR. `keep` is in
    the list whatever it is: a zone that somebody has already is never taken from them.
    """
    old = get_global("zone_aliases")
    places = sorted(
        name
        for name in available_timezones() & set(get_global("zone_territories"))
        if "/" in name and name not in old and not name.startswith(_NOT_PLACES)
    )
    near = [name for name in places if name.startswith("America/")]
    ordered = dict.fromkeys((*USUAL, *near, *places, *([keep] if keep else [])))
    return tuple((name, name.replace("_", " ")) for name in ordered)
