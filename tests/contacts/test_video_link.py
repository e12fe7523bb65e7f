"""A video meeting opens from the appointment, and stands in no calendar by itself."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.contacts.commands import set_appointment
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.video import NO_LINK, place_of, video_link

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
        ("video", "http://meet.example.org", "https://meet.example.org"),
        ("video", "meet.example.org/abc", "https://meet.example.org/abc"),
        ("video", "meet.example.org?room=1", "https://meet.example.org?room=1"),
        ("video", "Meet.Example.org:8443/a", "https://Meet.Example.org:8443/a"),
        ("video", "bücher.example/raum", "https://bücher.example/raum"),
        ("video", "ben@example.org", ""),
        ("video", "javascript:alert(1).example.org", ""),
        ("video", "http://javascript:alert(1)", ""),
        ("video", "data:text/html,hi.example.org", ""),
        ("video", "-meet.example.org", ""),
        ("video", "zoom", ""),
        ("video", "1.5", ""),
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


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        ("video", "meet.example.org/abc", "https://meet.example.org/abc"),
        ("video", "", ""),
        ("video", "I send it later", None),
        ("call", "I send it later", "I send it later"),
        ("in_person", "elm.street", "elm.street"),
    ],
)
def test_what_is_kept_as_the_place(kind, words, kept):
    assert place_of(kind, words) == kept


def _typed(cast, words, **more):
    on = clock.today(cast.site.zone) + timedelta(days=1)
    return {"id": str(uuid7()), "on": on.isoformat(), "at": "12:00", "minutes": "30",
            "kind": "video", "place_words": words, **more}  # fmt: skip


@pytest.mark.parametrize("every", ["", "week"])
def test_a_link_without_its_beginning_opens(cast, every):
    more = {"every": every, "times": "2"} if every else {}
    cast.ana.client.post(
        "/contacts/appointments/new/", _typed(cast, "meet.example.org/abc", **more)
    )
    assert (
        'href="https://meet.example.org/abc"' in cast.ana.client.get("/contacts/").content.decode()
    )


@pytest.mark.parametrize("every", ["", "week"])
@pytest.mark.parametrize("words", ["javascript:alert(1)", "Ben sends it"])
def test_what_opens_nowhere_is_asked_about_and_nothing_is_lost(cast, words, every):
    more = {"every": every, "times": "2"} if every else {}
    answer = cast.ana.client.post("/contacts/appointments/new/", _typed(cast, words, **more))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert NO_LINK in text
    assert f'value="{words}"' in text
    assert f'href="{words}"' not in text
    assert not Appointment.objects.for_system("a test").exists()
