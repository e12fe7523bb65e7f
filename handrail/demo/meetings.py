"""An invented meeting list, taken in by the importer that real lists go through."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.demo import words
from handrail.ground.orgs.models import Organisation
from handrail.practice.community import storing
from handrail.practice.community.importing import import_feed
from handrail.practice.community.models import Meeting, MeetingTime

ADDRESS = "riverbend-meetings.json"
_KINDS = (["O", "D"], ["O", "X"], ["ONL", "TC"], ["W", "C"], ["S", "O"])


def feed() -> bytes:
    """Return the list as a Meeting Guide feed."""
    rows = [
        {
            "name": name, "slug": f"{name}-{number}", "day": (weekday + 1) % 7, "time": time,
            "location": "Riverbend Centre", "formatted_address": "12 Main St, Washington, DC 20001",
            "latitude": 38.905 + number / 300, "longitude": -77.02 - number / 300,
            "types": _KINDS[number % len(_KINDS)],
        }
        for number, (name, weekday, time) in enumerate(words.MEETINGS)
    ]  # fmt: skip
    return json.dumps(rows).encode()


@dataclass(frozen=True)
class Weekly:
    """A meeting and when it begins each week; weekday 0 is Monday."""

    meeting: Meeting
    weekday: int
    start: int

    def on_or_after(self, day: date) -> date:
        """The first day from `day` on that this meeting is held."""
        return day + timedelta(days=(self.weekday - day.weekday()) % 7)


def make_meetings(org: Organisation) -> list[Weekly]:
    """Import the list into `org` and return when each of its meetings is held."""
    source = storing.source_for(org, "Meetings near Riverbend", ADDRESS, org.zone)
    import_feed(source, feed())
    times = MeetingTime.objects.filter(meeting__source=source).select_related("meeting")
    return [
        Weekly(one.meeting, one.weekday, one.start)
        for one in times.order_by("weekday", "start", "meeting__name")
        if one.weekday is not None and one.start is not None
    ]
