"""Small feeds written for the tests."""

from __future__ import annotations

import json
from typing import Any

from handrail.ground.orgs.models import Organisation
from handrail.practice.community.importing import import_feed
from handrail.practice.community.storing import Outcome, source_for


def row(slug: str | int | None, **values: Any) -> dict[str, Any]:
    """One row as a good list writes it, changed by the values; None leaves a field out."""
    base = {
        "slug": slug,
        "name": "Steps on Elm",
        "day": 1,
        "time": "19:30",
        "end_time": "20:30",
        "types": ["O"],
        "location": "Elm House",
        "formatted_address": "12 Elm Street, Reading, PA 19601, USA",
    }
    return {key: value for key, value in {**base, **values}.items() if value is not None}


def feed(*rows: Any) -> bytes:
    """The rows as a feed."""
    return json.dumps(list(rows)).encode()


def imported(org: Organisation, data: bytes, *, zone: str = "", name: str = "list") -> Outcome:
    """Import the feed for the organisation."""
    return import_feed(source_for(org, name, name, zone), data)
