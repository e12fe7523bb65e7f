"""Updates: picked by their writer, read by the chosen ones, taken back, and seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from handrail.ground.access import NotVisible
from handrail.ground.consent.commands import Yes, share, stop_sharing
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.messaging.models import OutboundMessage
from handrail.practice.plans.commands import record_win
from handrail.practice.updates import queries, rules
from handrail.practice.updates.commands import (
    UpdateSaid,
    see_updates,
    send_update,
    take_update_back,
    thank_for_update,
)

pytestmark = pytest.mark.django_db
PAGE, LOOK = "/my/updates/", "/my/updates/look/"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(datetime(2026, 5, 13, 16, 0, tzinfo=UTC), tick=False):
        yield


def me(cast):
    return {"participant_id": cast.ana.participant_id}


def say_yes(cast, to, item=Item.UPDATES):
    last = clock.today(cast.ana.actor.zone) + timedelta(days=9)
    yes = Yes(frozenset({item}), "support", last)
    return share(cast.ana.actor, **me(cast), recipient_id=to.user.pk, yes=yes)


def send(cast, *to, **more):
    said = UpdateSaid("A steady week", "A ride", [("win", "Slept")], [one.user.pk for one in to])
    return send_update(cast.ana.actor, **me(cast), said=said, **more)


def got(cast, reader):
    return queries.received(reader.actor, cast.ana.participant_id)


@pytest.mark.covers("001-24")
def test_the_chosen_people_read_it_and_no_others(cast):
    say_yes(cast, cast.circle)
    say_yes(cast, cast.pat)
    send(cast, cast.ben, cast.circle)
    for reader in (cast.ben, cast.circle):
        [one] = got(cast, reader)
        assert (one.words, one.ask, one.lines) == ("A steady week", "A ride", [("A win", "Slept")])
    assert got(cast, cast.pat) == []
    assert cast.mona.client.get(f"/updates/from/{cast.ana.participant_id}/").status_code in (
        403,
        404,
    )
    assert cast.omar.client.get(f"/updates/from/{cast.ana.participant_id}/").status_code == 404


@pytest.mark.covers("001-24")
def test_outside_it_needs_a_yes_in_force_that_ends_with_it(cast):
    consent = say_yes(cast, cast.circle, Item.WINS)
    with pytest.raises(NotLikeThis) as told:
        send(cast, cast.circle)
    assert told.value.words == rules.NOT_NOW
    consent = say_yes(cast, cast.circle)
    send(cast, cast.circle)
    page = cast.circle.client.get(f"/updates/from/{cast.ana.participant_id}/").content.decode()
    assert "42 CFR part 2 prohibits" in page
    stop_sharing(cast.ana.actor, **me(cast), consent_id=consent)
    assert cast.circle.client.get(f"/updates/from/{cast.ana.participant_id}/").status_code == 404


@pytest.mark.covers("001-24")
def test_it_can_be_taken_back_and_says_what_was_read(cast):
    one = send(cast, cast.ben)
    cast.ben.client.get(f"/updates/from/{cast.ana.participant_id}/")
    thank_for_update(cast.ben.actor, **me(cast), update_id=one)
    [mine] = queries.sent(cast.ana.actor, cast.ana.participant_id)
    assert mine.seen
    assert mine.readers[0].thanked
    answer = cast.ana.client.post(f"/updates/{one}/back/", follow=True).content.decode()
    assert "Whoever read it, has read it" in answer
    assert "Who had seen it, has read it" in answer
    assert got(cast, cast.ben) == []
    assert len(queries.sent(cast.ana.actor, cast.ana.participant_id)) == 1
    with pytest.raises(NotVisible):
        thank_for_update(cast.ben.actor, **me(cast), update_id=one)


@pytest.mark.covers("001-24")
def test_the_coach_finds_it_on_today_until_it_is_seen(cast):
    send(cast, cast.ben)
    assert "Sent you an update" in cast.ben.client.get("/coach/").content.decode()
    see_updates(cast.ben.actor, **me(cast))
    assert "Sent you an update" not in cast.ben.client.get("/coach/").content.decode()


@pytest.mark.covers("001-24")
def test_the_message_to_somebody_outside_says_nothing(cast):
    say_yes(cast, cast.circle)
    cast.circle.user.email = "chris@example.org"
    cast.circle.user.save(update_fields=["email"])
    send(cast, cast.circle, cast.ben)
    found = OutboundMessage.objects.for_system("counting in a test")
    assert found.filter(cause__startswith="update:", kind="message").count() == 1


@pytest.mark.covers("001-24")
def test_nothing_is_picked_beforehand_and_it_is_looked_at_as_it_is_read(cast):
    record_win(cast.ana.actor, **me(cast), text="Called my sister")
    page = cast.ana.client.get(PAGE).content.decode()
    assert "Called my sister" in page
    assert "checked" not in page.split('id="new"')[1].split("</form>")[0]
    typed = {"id": str(uuid7()), "words": "Good <b>", "lines": "win|Called my sister",
             "to": str(cast.ben.user.pk)}  # fmt: skip
    looked = cast.ana.client.post(LOOK, typed)
    assert looked.status_code == 422
    assert "This is what they read" in looked.content.decode()
    assert queries.sent(cast.ana.actor, cast.ana.participant_id) == []
    again = cast.ana.client.post(LOOK, {**typed, "again": "1"}).content.decode()
    assert "Good &lt;b&gt;" in again
    assert cast.ana.client.post(PAGE, typed).status_code == 303
    assert cast.ana.client.post(PAGE, typed).status_code == 303
    [one] = queries.sent(cast.ana.actor, cast.ana.participant_id)
    assert one.lines == [("A win", "Called my sister")]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (UpdateSaid(" ", "\x00", [], [uuid7()]), rules.EMPTY),
        (UpdateSaid("Good"), rules.NOBODY),
        (UpdateSaid("Good", "", [("note", "x")], [uuid7()]), rules.LINE_ODD),
        (UpdateSaid("Good", "", [("win", "x")] * 13, [uuid7()]), rules.MANY),
        (UpdateSaid("Good", "", [], [uuid7()]), rules.NOT_NOW),
    ],
)
def test_what_does_not_fit_gets_clear_words(cast, said, words):
    with pytest.raises(NotLikeThis) as told:
        send_update(cast.ana.actor, **me(cast), said=said)
    assert told.value.words == words


def test_a_long_text_and_another_text_under_the_same_id(cast):
    entry = uuid7()
    send(cast, cast.ben, id=entry)
    with pytest.raises(Replayed):
        send_update(cast.ana.actor, **me(cast), id=entry,
                    said=UpdateSaid("Other", to=[cast.ben.user.pk]))  # fmt: skip
    with pytest.raises(TextTooLong):
        send_update(cast.ana.actor, **me(cast), said=UpdateSaid("x" * 20_000, to=[uuid7()]))
    typed = {"id": str(uuid7()), "words": "x" * 20_000, "to": str(cast.ben.user.pk)}
    answer = cast.ana.client.post(PAGE, typed)
    assert answer.status_code == 422
    assert "x" * 20_000 in answer.content.decode()


def test_nobody_else_sends_or_takes_back(cast):
    one = send(cast, cast.ben)
    said = UpdateSaid("Mine", to=[cast.ben.user.pk])
    with pytest.raises(NotVisible):
        send_update(cast.ben.actor, **me(cast), said=said)
    with pytest.raises(NotVisible):
        take_update_back(cast.ben.actor, **me(cast), update_id=one)
    assert cast.rev.client.post(f"/updates/{one}/back/").status_code == 404
