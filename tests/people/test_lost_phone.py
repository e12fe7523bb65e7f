"""A phone is lost: the old one is out, the new one is in, and nothing that was written is gone."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from handrail.ground.audit.models import AuditEvent
from handrail.practice.checkins.commands import record_checkin
from tests.cast import Cast

NOTE = "Made it through Friday"


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def passkeys(cast: Cast) -> int:
    return Authenticator.objects.filter(user=cast.ana.user, type="webauthn").count()


@pytest.mark.covers("idea-7")
def test_the_old_phone_is_out_and_the_new_one_finds_everything(cast: Cast) -> None:
    ana, old = ana_id(cast), cast.ana.client
    record_checkin(cast.ana.actor, participant_id=ana, id=None, mood=4, note=NOTE)
    assert NOTE in old.get("/check-in/mine/").text
    answer = cast.ben.client.post(reverse("desks:card", args=[ana]), {"lost": "1"})
    assert "The old phone is signed out" in answer.text
    assert old.get("/today/").status_code in (302, 303)
    code = re.search(r'<strong class="tabular unbroken">([A-Z0-9-]+)</strong>', answer.text)
    assert code is not None
    new = Client()
    new.post(reverse("accounts:card"), {"code": code[1]})
    new.post(reverse("accounts:card_confirm"), {"phone": "mine"})
    assert NOTE in new.get("/check-in/mine/").text
    assert AuditEvent.objects.filter(capability="card.issue", subject=ana).exists()


def test_passkeys_go_only_when_asked_and_a_plain_card_signs_nobody_out(cast: Cast) -> None:
    card = reverse("desks:card", args=[ana_id(cast)])
    Authenticator.objects.create(user=cast.ana.user, type="webauthn", data={})
    cast.ben.client.post(card, {"passkeys": "1"})
    assert cast.ana.client.get("/today/").status_code == 200
    assert passkeys(cast) == 1
    cast.ben.client.post(card, {"lost": "1"})
    assert passkeys(cast) == 1
    cast.mona.client.post(card, {"lost": "1", "passkeys": "1"})
    assert passkeys(cast) == 0


def test_nobody_else_signs_somebody_out(cast: Cast) -> None:
    card = reverse("desks:card", args=[ana_id(cast)])
    for who in (cast.dee_coach, cast.omar, cast.carol, cast.rev, cast.circle, cast.pat):
        assert who.client.post(card, {"lost": "1"}).status_code == 404
    assert cast.ana.client.get("/today/").status_code == 200
