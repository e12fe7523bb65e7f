"""An invented meeting list, taken in by the importer that real lists go through."""

from __future__ import annotations

import json

from handrail.demo import words
from handrail.ground.orgs.models import Organisation
from handrail.practice.community import storing
from handrail.practice.community.models import Meeting, MeetingSource

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


def make_meetings(org: Organisation) -> list[Meeting]:
    """Import the list into `org` and return its meetings."""
    source = MeetingSource.objects.create(
        org=org, name="Meetings near Riverbend", address="riverbend-meetings.json", zone=org.zone
    )
    storing.write(source, storing.prepare(feed()))
    return list(Meeting.objects.filter(source=source).order_by("name"))
