"""The time zone of every meeting of a list."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.practice.community.models import MeetingSource
from handrail.practice.community.places import zone_at
from handrail.practice.community.rules import Remark
from handrail.practice.community.rules.merging import FeedMeeting
from handrail.practice.community.rules.rows import ParsedMeeting
from handrail.practice.community.rules.zones import ZONE_ASSUMED, zone_of_address, zone_of_most


@dataclass(frozen=True)
class Zones:
    """What is known of the zones of a list.

    `given` is the importer's own word or ""; `rest` is for rows without a place; `remarks` says
    when that is only assumed.
    """

    given: str
    rest: str
    remarks: tuple[Remark, ...]

    def of(self, parsed: ParsedMeeting) -> str:
        """The zone: the row's own word, the importer's, the place's, then that of the rest."""
        return parsed.zone or self.given or _zone_there(parsed) or self.rest


def zones_of(source: MeetingSource, meetings: tuple[FeedMeeting, ...]) -> Zones:
    """Look at a whole list; the organisation's zone is taken when nothing in it tells."""
    if source.zone:
        return Zones(source.zone, source.zone, ())
    found = [(item.parsed.zone, _zone_there(item.parsed)) for item in meetings]
    most = zone_of_most(there for _, there in found)
    if most:
        return Zones("", most, ())
    assumed = any(not own and not there for own, there in found)
    zone = source.org.zone
    return Zones("", zone, (Remark(ZONE_ASSUMED, zone),) if assumed else ())


def _zone_there(parsed: ParsedMeeting) -> str | None:
    if parsed.lat is None or parsed.lon is None:
        return zone_of_address(parsed.address)
    return zone_at(parsed.lat, parsed.lon)
