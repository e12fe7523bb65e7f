"""The copy holds everything, in words to read and in data, and is only for the person."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.faces.desks.my_data import views
from handrail.ground.access import Capability
from handrail.ground.audit import record_read
from handrail.ground.audit.models import AuditEvent
from handrail.ground.mydata.registry import everything
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.contacts.commands.contacts import log_contact
from tests.cast import Cast

NOTE = "Rain all day, Grandma’s soup helped 🍲"


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def opened(body: bytes) -> tuple[str, dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(body)) as folder:
        assert folder.testzip() is None
        page = folder.read("read-me.html").decode()
        return page, json.loads(folder.read("data.json"))


@pytest.mark.covers("rule-17")
def test_the_copy_has_my_words_what_my_coach_wrote_and_who_looked(cast: Cast) -> None:
    ana = ana_id(cast)
    record_checkin(cast.ana.actor, participant_id=ana, id=None, mood=4, note=NOTE)
    log_contact(cast.ben.actor, participant_id=ana, kind="call", note="She sounded <b>well</b>.")
    record_read(cast.ben.actor, Capability.CONTACT_READ, ana)
    answer = cast.ana.client.post(reverse("desks:my_copy"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    page, data = opened(answer.content)
    assert NOTE in page
    assert "&lt;b&gt;well" in page
    assert data["held"]["checkins.checkin"][0]["note"] == NOTE
    assert data["held"]["contacts.contact"][0]["note"] == "She sounded <b>well</b>."
    assert any(look["who"].startswith("Ben") for look in data["who_looked"])
    assert set(data["held"]) == {held.name for held in everything() if held.heading}
    assert AuditEvent.objects.filter(capability="my.data", subject=ana).exists()


def test_the_copy_holds_nothing_of_anybody_else(cast: Cast) -> None:
    assert cast.rev.participant_id is not None
    record_checkin(
        cast.rev.actor, participant_id=cast.rev.participant_id, id=None, mood=2, note="Not Ana's"
    )
    page, data = opened(cast.ana.client.post(reverse("desks:my_copy")).content)
    assert "Not Ana" not in page
    assert "Not Ana" not in json.dumps(data)


def test_an_old_session_signs_in_once_more_first(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "is_fresh", lambda request: False)
    monkeypatch.setattr(views, "signed_in_lately", lambda request: False)
    for name in ("desks:my_copy", "desks:my_removal"):
        answer = cast.ana.client.post(reverse(name))
        assert answer.status_code == 303
        assert "again" in answer["Location"] or "reauth" in answer["Location"]


def test_nobody_else_gets_a_copy(cast: Cast) -> None:
    for who in (cast.ben, cast.carol, cast.mona, cast.omar, cast.pat, cast.circle):
        assert who.client.post(reverse("desks:my_copy")).status_code == 404


def test_signing_in_once_more_ends_this_session_and_comes_back_here(cast: Cast) -> None:
    page = reverse("desks:sign_in_again")
    assert "Sign in once more" in cast.ana.client.get(page).text
    answer = cast.ana.client.post(page)
    assert answer.status_code == 303
    assert answer["Location"].endswith("?next=%2Fmy%2Fdata%2F")
    assert cast.ana.client.get(reverse("desks:my_data")).status_code in (302, 303)
