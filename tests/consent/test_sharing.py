"""Sharing opens named items to one person; taking it back acts on the next query."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from handrail.ground.access import Capability, NotVisible, can
from handrail.ground.consent.commands import (
    IncompleteError,
    Yes,
    add_circle_member,
    circle_card,
    share,
    stop_sharing,
)
from handrail.ground.consent.models import Consent
from handrail.ground.consent.queries import agreements, shared_with, shares
from handrail.ground.consent.rules import Item, State
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from tests.cast import Cast

C = Capability


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def yes(*items: Item, days: int = 30, purpose: str = "support") -> Yes:
    return Yes(frozenset(items), purpose, clock.today("America/New_York") + timedelta(days=days))


def give(cast: Cast, *items: Item, days: int = 30) -> UUID:
    return share(
        cast.ana.actor,
        participant_id=ana_id(cast),
        recipient_id=cast.circle.user.pk,
        yes=yes(*items, days=days),
    )


@pytest.mark.covers("rule-12")
def test_only_the_named_item_opens_and_only_to_the_named_person(cast: Cast) -> None:
    ana = ana_id(cast)
    assert not can(cast.circle.actor, C.WIN_READ, ana)
    give(cast, Item.WINS)
    assert can(cast.circle.actor, C.WIN_READ, ana)
    for closed in (C.STEP_READ, C.APPOINTMENT_READ, C.CHECKIN_READ, C.PERSON_READ):
        assert not can(cast.circle.actor, closed, ana)
    assert not can(cast.pat.actor, C.WIN_READ, ana)
    assert not can(cast.omar.actor, C.WIN_READ, ana)
    assert not can(cast.circle.actor, C.WIN_READ, cast.rev.participant_id or uuid4())


@pytest.mark.covers("rule-12")
def test_taking_it_back_acts_on_the_next_query(cast: Cast) -> None:
    ana = ana_id(cast)
    consent = give(cast, Item.WINS, Item.STEP)
    reader = cast.circle.actor
    assert can(reader, C.WIN_READ, ana)
    assert len(shared_with(reader)) == 1
    stop_sharing(cast.ana.actor, participant_id=ana, consent_id=consent)
    assert not can(reader, C.WIN_READ, ana)
    assert not can(reader, C.STEP_READ, ana)
    assert shared_with(reader) == []
    stopped = Consent.objects.for_system("a test").get(pk=consent).revoked_at
    stop_sharing(cast.ana.actor, participant_id=ana, consent_id=consent)
    assert Consent.objects.for_system("a test").get(pk=consent).revoked_at == stopped


def test_an_expired_or_not_yet_begun_yes_opens_nothing(cast: Cast) -> None:
    ana = ana_id(cast)
    consent = give(cast, Item.WINS, days=0)
    reader = cast.circle.actor
    assert can(reader, C.WIN_READ, ana)
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert not can(reader, C.WIN_READ, ana)
        assert shares(cast.ana.actor, ana)[0].state is State.EXPIRED
    row = Consent.objects.for_system("a test").filter(pk=consent)
    row.update(starts_at=clock.now() + timedelta(hours=1))
    assert not can(reader, C.WIN_READ, ana)
    assert shares(cast.ana.actor, ana)[0].state is State.NOT_YET


def test_sharing_again_replaces_what_was_shared(cast: Cast) -> None:
    ana = ana_id(cast)
    give(cast, Item.WINS)
    give(cast, Item.STEP)
    assert not can(cast.circle.actor, C.WIN_READ, ana)
    assert can(cast.circle.actor, C.STEP_READ, ana)
    assert [s.state for s in shares(cast.ana.actor, ana)] == [State.IN_FORCE, State.REVOKED]


@pytest.mark.parametrize(
    ("bad", "missing"),
    [
        (yes(), "items"),
        (yes(Item.MEETINGS), "items"),
        (yes(Item.WINS, purpose="because"), "purpose"),
        (yes(Item.WINS, days=-1), "expiry"),
        (yes(Item.WINS, days=400), "expiry"),
    ],
)
def test_an_incomplete_yes_is_refused(cast: Cast, bad: Yes, missing: str) -> None:
    with pytest.raises(IncompleteError) as caught:
        share(
            cast.ana.actor,
            participant_id=ana_id(cast),
            recipient_id=cast.circle.user.pk,
            yes=bad,
        )
    assert caught.value.missing == (missing,)


def test_only_the_person_shares_and_only_with_outsiders_from_here(cast: Cast) -> None:
    ana = ana_id(cast)
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        with pytest.raises(NotVisible):
            share(
                member.actor, participant_id=ana, recipient_id=cast.circle.user.pk,
                yes=yes(Item.WINS),
            )  # fmt: skip
    for stranger in (cast.ben.user.pk, cast.omar.user.pk, uuid4()):
        with pytest.raises(NotVisible):
            share(cast.ana.actor, participant_id=ana, recipient_id=stranger, yes=yes(Item.WINS))


def test_somebody_elses_consent_cannot_be_taken_back(cast: Cast) -> None:
    consent = give(cast, Item.WINS)
    assert cast.rev.participant_id is not None
    with pytest.raises(NotVisible):
        stop_sharing(cast.rev.actor, participant_id=cast.rev.participant_id, consent_id=consent)
    assert can(cast.circle.actor, C.WIN_READ, ana_id(cast))


def test_a_new_circle_member_gets_a_card_and_sees_the_items(cast: Cast) -> None:
    ana = ana_id(cast)
    joined = add_circle_member(
        cast.ana.actor, participant_id=ana, name="Tess", label="my sister", yes=yes(Item.WINS)
    )
    assert joined.way_in.minutes == 15
    assert can(actor_for(joined.recipient_id), C.WIN_READ, ana)
    again = circle_card(cast.ana.actor, participant_id=ana, recipient_id=joined.recipient_id)
    assert again.code != joined.way_in.code


def test_no_card_for_an_account_that_opens_somebody_elses_record(cast: Cast) -> None:
    ana = ana_id(cast)
    give(cast, Item.WINS)
    assert cast.rev.participant_id is not None
    share(
        cast.rev.actor, participant_id=cast.rev.participant_id,
        recipient_id=cast.circle.user.pk, yes=yes(Item.WINS),
    )  # fmt: skip
    for recipient in (cast.circle.user.pk, cast.pat.user.pk, cast.ben.user.pk):
        with pytest.raises(NotVisible):
            circle_card(cast.ana.actor, participant_id=ana, recipient_id=recipient)


def test_the_lists_are_the_persons_own(cast: Cast) -> None:
    give(cast, Item.WINS)
    ana = ana_id(cast)
    for name, member in cast.everybody().items():
        seen = shares(member.actor, ana)
        assert bool(seen) is (name == "ana"), name
        assert agreements(member.actor, ana) == []
