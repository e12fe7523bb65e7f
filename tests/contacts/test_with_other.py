"""A talk with somebody else needs a yes; own story is a tag; out of scope is one action."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.consent.commands import Yes, share, stop_sharing
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.contacts import rules
from handrail.practice.contacts.models import Contact
from tests.accountability.people import ana, day, html
from tests.cast import Cast


def page(cast: Cast) -> str:
    return reverse("contacts:with_other", args=[ana(cast)])


def yes(cast: Cast) -> UUID:
    said = Yes(frozenset({Item.WINS}), "support", day(cast, 30))
    return share(
        cast.ana.actor, participant_id=ana(cast), recipient_id=cast.circle.user.pk, yes=said
    )


def stored() -> list[Contact]:
    return list(Contact.objects.for_system("counting what a test stored").order_by("id"))


def send(cast: Cast, consent: Any, **more: str) -> Any:
    body = {"id": str(uuid7()), "consent": str(consent), "note": "He called me", **more}
    return cast.ben.client.post(page(cast), body)


@pytest.mark.covers("001-32")
def test_under_a_yes_it_is_kept_and_the_person_reads_it(cast: Cast) -> None:
    given = yes(cast)
    assert cast.circle.user.name in html(cast.ben.client.get(page(cast)))
    assert send(cast, given).status_code == 303
    [row] = stored()
    assert (row.kind, row.consent_id, row.reached) == ("with_other", given, False)
    seen = html(cast.ana.client.get("/contacts/"))
    assert "Talked with somebody else" in seen
    assert f"with {cast.circle.user.name}" in seen
    assert "He called me" in seen


def test_without_a_yes_it_is_refused_and_nothing_is_lost(cast: Cast) -> None:
    assert "said yes to nobody" in html(cast.ben.client.get(page(cast)))
    for odd in ("", uuid7(), "x"):
        answer = send(cast, odd)
        assert answer.status_code == 422
        assert "He called me" in html(answer)
    given = yes(cast)
    stop_sharing(cast.ana.actor, participant_id=ana(cast), consent_id=given)
    answer = send(cast, given)
    assert answer.status_code == 422
    assert "Ask them first" in html(answer)
    assert stored() == []


@pytest.mark.parametrize("at", ["9999-01-01", "1900-01-01", "2026-13-01"])
def test_an_odd_day_gets_clear_words(cast: Cast, at: str) -> None:
    assert send(cast, yes(cast), at_on=at).status_code == 422


def test_it_stays_what_it_is_when_it_is_corrected(cast: Cast) -> None:
    send(cast, yes(cast), at_on=str(clock.today("UTC") - timedelta(days=2)))
    [row] = stored()
    edit = reverse("contacts:edit", args=[row.pk])
    body = {"id": str(uuid7()), "participant": str(ana(cast)), "note": "He called twice"}
    assert cast.ben.client.post(edit, {**body, "kind": "call"}).status_code == 422
    assert cast.ben.client.post(edit, {**body, "kind": "with_other"}).status_code == 303
    quick = {**body, "id": str(uuid7()), "kind": "with_other"}
    assert cast.ben.client.post(reverse("contacts:new"), quick).status_code == 422


@pytest.mark.covers("003-11", "004-10")
def test_own_story_is_a_tag_with_a_purpose_and_never_the_story(cast: Cast) -> None:
    note = reverse("contacts:new", args=[ana(cast)])
    assert "never typed into the record of somebody else" in html(cast.ben.client.get(note))
    body = {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call",
            "words": ["told_hope", "listened"]}  # fmt: skip
    cast.ben.client.post(note, body)
    [row] = stored()
    assert row.words == ["listened", "told_hope"]
    assert (row.held_to, row.held_up) == (False, True)
    assert "to give hope" in html(cast.ana.client.get("/contacts/"))
    assert set(rules.TOLD) == set(rules.TOLD_SAID)


def test_out_of_my_scope_is_one_action_that_keeps_the_note_and_leads_to_a_place(
    cast: Cast,
) -> None:
    note = reverse("contacts:new", args=[ana(cast)])
    body = {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call", "note": "Her tooth",
            "refer": "1"}  # fmt: skip
    answer = cast.ben.client.post(note, body, follow=True)
    assert len(stored()) == 1
    assert "more than a coach can do" in html(answer)
    assert "This is outside what I do" in html(answer)
