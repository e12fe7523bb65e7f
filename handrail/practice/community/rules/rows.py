"""One row of a Meeting Guide list, read for what a person can use."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from handrail.ground.kernel.marked import N_
from handrail.practice.community.rules import Remark
from handrail.practice.community.rules.clean import (
    degrees_of,
    folded,
    link_of,
    phone_of,
    text_of,
)
from handrail.practice.community.rules.kinds import ONLINE, PLACE_CLOSED, kinds_of
from handrail.practice.community.rules.when import Slot, slots_of

IN_PERSON, BOTH, ONLINE_ONLY, UNCLEAR = "in_person", "hybrid", "online", "unclear"
MODES = (IN_PERSON, BOTH, ONLINE_ONLY, UNCLEAR)

NOT_A_ROW = N_("This row is not a meeting: it has no named fields.")
NOTHING_TO_USE = N_(
    "This row has no name, no place and no way to join, so nobody could find the meeting."
)
LINK_LEFT_OUT = N_("The online address cannot be opened in a browser and was left out.")
PHONE_LEFT_OUT = N_("The telephone number has no digits to dial and was left out.")
ZONE_UNKNOWN = N_("The time zone is not known; the zone of the list is used: %(said)s")
_OPTIONS = {
    "in_person": IN_PERSON,
    "in-person": IN_PERSON,
    "hybrid": BOTH,
    "online": ONLINE_ONLY,
    "inactive": UNCLEAR,
}
_US_ZIP = re.compile(r"\b(\d{5})(?:-\d{4})?\b")


@dataclass(frozen=True)
class ParsedMeeting:
    """What a row says, cleaned. Texts may be empty; `lat` and `lon` are the meeting place's, or
    None; `zone` is the row's own IANA zone or None; `mode` is one of MODES; `remarks` are
    sentences about what was left out."""

    slug: str
    name: str
    group: str
    location: str
    address: str
    region: str
    postal_code: str
    notes: str
    lat: float | None
    lon: float | None
    rough: bool
    mode: str
    kinds: tuple[str, ...]
    online_url: str
    phone: str
    page_url: str
    zone: str | None
    slots: tuple[Slot, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Rejected:
    """A row nobody could use, and the rule that says so."""

    reason: str


def parse_row(row: object) -> ParsedMeeting | Rejected:
    """The meeting in a row. Never raises.

    Rejected are only rows without named fields, and rows with no name at all (no name, group,
    location or description) and neither a place nor a way to join.
    """
    if not isinstance(row, Mapping):
        return Rejected(NOT_A_ROW)
    place = _place(row)
    online_url, phone, remarks = _joining(row)
    group = text_of(row.get("group"), 255)
    name = text_of(row.get("name"), 255) or group or place["location"]
    if not name and not (place["address"] or online_url or phone):
        return Rejected(NOTHING_TO_USE)
    slots, when_remarks = slots_of(row.get("day"), row.get("time"), row.get("end_time"))
    zone, zone_remarks = _zone(row)
    kinds = kinds_of(row.get("types"))
    rough = _is_rough(row, place["address"])
    mode = _mode(row, kinds, bool(online_url or phone), has_place=_has_place(place, rough))
    lat, lon = (None, None) if mode == ONLINE_ONLY else _coordinates(row)
    return ParsedMeeting(
        slug=text_of(row.get("slug"), 500),
        name=name or place["address"] or online_url or phone,
        group=group,
        notes=_notes(row),
        lat=lat,
        lon=lon,
        rough=rough,
        mode=mode,
        kinds=kinds,
        online_url=online_url,
        phone=phone,
        page_url=link_of(row.get("url")),
        zone=zone,
        slots=slots,
        remarks=tuple(remarks + when_remarks + zone_remarks),
        **place,
    )


def _place(row: Mapping[object, object]) -> dict[str, str]:
    parts = [text_of(row.get(key), 120) for key in ("address", "city", "state", "country")]
    code = text_of(row.get("postal_code"), 16)
    if isinstance(row.get("postal_code"), int) and len(code) < 5:
        code = code.zfill(5)  # a ZIP code that lost its first zero by being a number
    street, city, state, country = parts
    joined = ", ".join(p for p in (street, city, f"{state} {code}".strip(), country) if p)
    address = text_of(row.get("formatted_address"), 500) or joined
    found = _US_ZIP.findall(address)
    regions = row.get("regions")
    last = regions[-1] if isinstance(regions, list) and regions else None
    region = text_of(row.get("region"), 120) or text_of(last, 120) or city
    return {
        "location": text_of(row.get("location"), 255),
        "address": address,
        "region": region,
        "postal_code": code or (found[-1] if found else ""),
    }


def _joining(row: Mapping[object, object]) -> tuple[str, str, list[Remark]]:
    remarks: list[Remark] = []
    url, phone = link_of(row.get("conference_url")), phone_of(row.get("conference_phone"))
    if row.get("conference_url") and not url:
        remarks.append(Remark(LINK_LEFT_OUT))
    if row.get("conference_phone") and not phone:
        remarks.append(Remark(PHONE_LEFT_OUT))
    return url, phone, remarks


def _notes(row: Mapping[object, object]) -> str:
    keys = (
        "notes",
        "location_notes",
        "group_notes",
        "conference_url_notes",
        "conference_phone_notes",
    )
    found = [text_of(row.get(key), 2000, lines=True) for key in keys]
    return "\n".join(dict.fromkeys(note for note in found if note))


def _coordinates(row: Mapping[object, object]) -> tuple[float | None, float | None]:
    lat, lon = degrees_of(row.get("latitude"), 90.0), degrees_of(row.get("longitude"), 180.0)
    # Lists write 0 for "not known", in one of the two or in both.
    if not lat or not lon:
        return None, None
    return lat, lon


def _is_rough(row: Mapping[object, object], address: str) -> bool:
    said = row.get("approximate")
    if isinstance(said, bool):
        return said
    if isinstance(said, str) and said.strip().lower() in {"yes", "no"}:
        return said.strip().lower() == "yes"
    # "Philadelphia, PA, USA" is a town; a place where people meet has a street before it.
    street = text_of(row.get("address"), 120)
    return not street and address.count(",") <= 2 and not re.search(r"\d.*,", address)


def _has_place(place: dict[str, str], rough: bool) -> bool:
    return bool(place["address"]) and not rough


def _mode(
    row: Mapping[object, object], kinds: tuple[str, ...], joinable: bool, *, has_place: bool
) -> str:
    said = row.get("attendance_option")
    if isinstance(said, str) and said.strip().lower() in _OPTIONS:
        return _OPTIONS[said.strip().lower()]
    online = joinable or ONLINE in kinds
    open_place = (has_place or not online) and PLACE_CLOSED not in kinds
    if open_place:
        return BOTH if online else IN_PERSON
    return ONLINE_ONLY if online else UNCLEAR


@cache
def _zones() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def zone_named(text: str) -> str | None:
    """The IANA zone of that name, whatever its capitals and spaces; None if there is none."""
    return _zones().get(text.strip().replace(" ", "_").lower())


def _zone(row: Mapping[object, object]) -> tuple[str | None, list[Remark]]:
    said = text_of(row.get("timezone") or row.get("time_zone"), 64)
    if not said:
        return None, []
    zone = zone_named(said)
    return zone, [] if zone else [Remark(ZONE_UNKNOWN, said)]


def same_meeting(parsed: ParsedMeeting) -> str:
    """A digest of all that a person sees of the row; rows with equal digests are one meeting."""
    seen = {k: v for k, v in parsed.__dict__.items() if k not in {"slug", "page_url", "remarks"}}
    text = json.dumps(seen, sort_keys=True, default=lambda slot: slot.__dict__)
    return hashlib.sha256(text.encode()).hexdigest()


def search_text(parsed: ParsedMeeting) -> str:
    """What a search by words looks through, folded."""
    parts = (parsed.name, parsed.group, parsed.location, parsed.address, parsed.region)
    return folded(" ".join(dict.fromkeys(part for part in parts if part)))
