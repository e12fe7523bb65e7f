"""Told of a place, asked about it, answered by either, and closed to everybody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.referrals import commands, queries, rules
from handrail.practice.referrals.models import Referral
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast, Member

from .test_directory import DIRECTORY, ZONE, add, html, typed


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def told(days: int = 7, **more: Any) -> commands.Told:
    on = clock.today(ZONE) + timedelta(days=days)
    base: dict[str, Any] = {"reason": "They help with rent.", "place_name": "Aunt May's"}
    return commands.Told(ask_on=on, **{**base, **more})


def refer(cast: Cast, days: int = 7, **more: Any) -> UUID:
    return commands.refer(cast.ben.actor, participant_id=ana(cast), told=told(days, **more))


def stands(referral: UUID) -> str:
    return str(Referral.objects.for_system("a test looks").get(pk=referral).state)


def answer(member: Member, cast: Cast, referral: UUID, state: str) -> None:
    commands.answer(member.actor, participant_id=ana(cast), referral_id=referral, state=state)


def new(cast: Cast) -> str:
    return reverse("referrals:refer", args=[ana(cast)])


def body(cast: Cast, **more: Any) -> dict[str, Any]:
    entry = typed(cast.ben.client.get(new(cast)))["id"]
    day = clock.today(ZONE) + timedelta(days=7)
    return {"id": entry, "resource": "", "reason": "They help with rent.", "ask_on": str(day),
            **more}  # fmt: skip


@pytest.mark.covers("001-7", "001-2")
def test_from_the_persons_page_to_the_participants_page(cast: Cast) -> None:
    place = add(cast)
    rebuild([ana(cast)])
    page = html(cast.ben.client.get(f"/people/{ana(cast)}/"))
    assert "This is outside what I do" in page
    assert new(cast) in page
    default = clock.today(ZONE) + timedelta(days=7)
    assert f'value="{default}"' in html(cast.ben.client.get(new(cast)))
    entry = body(cast, resource=str(place))
    for _again in range(2):
        sent = cast.ben.client.post(new(cast), entry)
        assert (sent.status_code, sent["Location"]) == (303, f"/places/of/{ana(cast)}/")
    assert Referral.objects.for_system("a test counts").count() == 1
    shown = html(cast.ana.client.get(DIRECTORY))
    assert "They help with rent." in shown
    assert 'href="tel:2025550142"' in shown
    assert "They help with rent." in html(cast.ana.client.get("/places/mine/"))
    assert "They help with rent." in html(cast.ben.client.get(sent["Location"]))


def test_words_are_sealed(cast: Cast) -> None:
    row = Referral.objects.for_system("a test looks at the bytes").get(pk=refer(cast))
    for column in (row.reason, row.place_name):
        assert column
        assert b"May" not in bytes(column)
        assert b"rent" not in bytes(column)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, rules.WHICH),
        ({"resource": "not-a-place"}, rules.GONE),
        ({"resource": str(uuid4())}, rules.GONE),
        ({"place_name": "Aunt May", "place_phone": "her phone"}, rules.NO_NUMBER),
        ({"place_name": "Aunt May", "reason": " "}, rules.NO_REASON),
        ({"place_name": "Aunt May", "reason": "x" * 301}, "there is room for 300"),
        ({"place_name": "Aunt May", "ask_on": "soon"}, "Write the day like 2026-05-14"),
        ({"place_name": "Aunt May", "ask_on": "2999-01-01"}, rules.ASK_WHEN),
        ({"place_name": "Aunt May", "ask_on": "2001-01-01"}, rules.ASK_WHEN),
        ({"place_name": "Aunt May", "id": "x"}, "Please send it once more."),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(
    cast: Cast, more: dict[str, Any], words: str
) -> None:
    entry = body(cast, **more)
    page = cast.ben.client.post(new(cast), entry)
    assert page.status_code == 422
    shown = html(page)
    assert words in shown
    assert entry["reason"].strip() in shown
    for name in ("place_name", "place_phone", "ask_on"):
        assert not entry.get(name) or f'value="{entry[name]}"' in shown
    assert Referral.objects.for_system("a test counts").count() == 0


def test_a_place_and_own_words_or_one_put_away(cast: Cast) -> None:
    place = add(cast)
    with pytest.raises(NotLikeThis, match="not both"):
        refer(cast, resource_id=place)
    commands.put_away(cast.mona.actor, resource_id=place)
    with pytest.raises(NotLikeThis, match="not in the list"):
        refer(cast, resource_id=place, place_name="")


def test_the_same_entry_with_other_words_is_said(cast: Cast) -> None:
    entry = uuid7()
    commands.refer(cast.ben.actor, participant_id=ana(cast), told=told(), id=entry)
    with pytest.raises(Replayed):
        commands.refer(cast.ben.actor, participant_id=ana(cast), told=told(reason="No"), id=entry)


@pytest.mark.covers("001-7")
@pytest.mark.parametrize("state", ["contacted", "connected", "not_for_me", "no_place", "aside"])
def test_both_answer_in_one_tap_and_take_it_back(cast: Cast, state: str) -> None:
    referral = refer(cast)
    tap = reverse("referrals:answer", args=[referral])
    for member, back in ((cast.ana, DIRECTORY), (cast.ben, f"/places/of/{ana(cast)}/")):
        for _twice in range(2):
            sent = member.client.post(tap, {"state": state})
            assert (sent.status_code, sent["Location"]) == (303, back)
        assert stands(referral) == state
        member.client.post(tap, {"state": "back"})
        assert stands(referral) == "offered"


def test_an_answer_after_the_end_is_not_taken(cast: Cast) -> None:
    referral = refer(cast)
    answer(cast.ana, cast, referral, "contacted")
    answer(cast.ana, cast, referral, "connected")
    with pytest.raises(NotLikeThis):
        answer(cast.ben, cast, referral, "aside")
    tap = reverse("referrals:answer", args=[referral])
    assert cast.ben.client.post(tap, {"state": "nonsense"}).status_code == 303
    assert stands(referral) == "connected"
    for expected in ("contacted", "offered", "offered"):
        commands.take_back(cast.ana.actor, participant_id=ana(cast), referral_id=referral)
        assert stands(referral) == expected


@pytest.mark.covers("001-7")
def test_when_the_day_has_come_the_coach_is_asked_to_ask(cast: Cast) -> None:
    referral = refer(cast, days=3)
    rebuild([ana(cast)])
    person = f"/people/{ana(cast)}/"
    words = "Ask how it went with Aunt May's."
    assert words not in html(cast.ben.client.get(person))
    assert "Ask how it went" not in html(cast.ben.client.get("/coach/"))
    today = clock.today(ZONE) + timedelta(days=3)
    assert [one.participant_id for one in queries.to_ask(cast.ben.actor, today)] == [ana(cast)]
    assert queries.to_ask(cast.dee_coach.actor, today) == []
    rows = Referral.objects.for_system("a test lets days pass").filter(pk=referral)
    rows.update(ask_on=clock.today(ZONE))
    assert words in html(cast.ben.client.get(person))
    assert "Ask how it went" in html(cast.ben.client.get("/coach/"))
    with time_machine.travel(clock.now()):
        answer(cast.ana, cast, referral, "contacted")
    assert words not in html(cast.ben.client.get(person))
    commands.take_back(cast.ana.actor, participant_id=ana(cast), referral_id=referral)
    assert words in html(cast.ben.client.get(person))
    answer(cast.ana, cast, referral, "connected")
    assert "Ask how it went" not in html(cast.ben.client.get("/coach/"))


def test_today_asks_once_however_many_there_are(cast: Cast, django_assert_num_queries: Any) -> None:
    today, ben = clock.today(ZONE), cast.ben.actor
    with django_assert_num_queries(1):
        queries.to_ask(ben, today)
    for _each in range(15):
        refer(cast, days=1)
    assert len(queries.to_ask(cast.ben.actor, today + timedelta(days=1))) == 12


@pytest.mark.covers("001-7")
def test_who_reads_and_who_answers(cast: Cast) -> None:
    referral = refer(cast)
    page, tap = f"/places/of/{ana(cast)}/", reverse("referrals:answer", args=[referral])
    seen = cast.carol.client.get(page)
    assert seen.status_code == 200
    assert tap not in html(seen)
    assert new(cast) not in html(seen)
    looks, _more = reads_of(ana(cast))
    assert ("read", "referral.read") in [(look.kind, look.capability) for look in looks]
    strangers = (cast.dee_coach, cast.omar, cast.mona, cast.rev, cast.pat, cast.circle, cast.admin)
    for member in strangers:
        assert member.client.get(page).status_code == 404
    for member in (*strangers, cast.carol):
        assert member.client.post(tap, {"state": "connected"}).status_code == 404
        assert member.client.post(new(cast), {}).status_code == 404
        with pytest.raises(NotVisible):
            answer(member, cast, referral, "connected")
        with pytest.raises(NotVisible):
            commands.refer(member.actor, participant_id=ana(cast), told=told())
    assert "They help with rent." not in html(cast.rev.client.get(DIRECTORY))
    with pytest.raises(NotVisible):
        commands.answer(
            cast.ben.actor, participant_id=cast.rev.participant_id, referral_id=referral,
            state="connected",
        )  # fmt: skip
    assert stands(referral) == "offered"
