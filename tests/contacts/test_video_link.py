"""A video meeting opens from the appointment, and stands in no calendar by itself."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from handrail.ground.kernel import clock
from handrail.practice.contacts.commands import set_appointment
from handrail.practice.contacts.rules import video_link

pytestmark = pytest.mark.django_db
LINK = "https://meet.example.org/riverside"


@pytest.mark.parametrize(
    ("kind", "place", "opens"),
    [
        ("video", LINK, LINK),
        ("video", f" {LINK} ", LINK),
        ("call", LINK, ""),
        ("video", "at the library", ""),
        ("video", "https://", ""),
        ("video", f"{LINK} then wait", ""),
        ("video", "javascript:alert(1)", ""),
        ("video", "http://meet.example.org", ""),
        ("video", None, ""),
    ],
)
def test_what_opens(kind, place, opens):
    assert video_link(kind, place) == opens


@pytest.mark.covers("001-29")
def test_it_opens_from_the_appointment(cast):
    on = clock.today(cast.site.zone) + timedelta(days=1)
    set_appointment(
        cast.ben.actor, participant_id=cast.ana.participant_id, on=on, at=time(12), kind="video",
        place_words=LINK, agreed=True,
    )  # fmt: skip
    for path in ("/today/", "/contacts/"):
        page = cast.ana.client.get(path).content.decode()
        assert f'href="{LINK}"' in page, path
        assert "Open the video call" in page
