"""A peer who is coached: one account that is a participant and a coach at once."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from handrail.ground.access import Capability, NotVisible, Role
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.models import Participant, Relationship, Staff
from handrail.practice.contacts.models import Remark
from handrail.practice.handover.commands.planning import plan_handover
from handrail.practice.plans.models import Win
from tests.cast import Cast, participant
from tests.journeys.pages import COACH, PARTICIPANT, visitor
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import hello
from tests.world import World, make_world

ELI = "Eli Stone"


def peer(cast: Cast, roles: str = "coach") -> Staff:
    """Ana works here as well, and coaches Eli."""
    return Staff.objects.create(
        org=cast.org, site=cast.site, user=cast.ana.user, roles=roles,
        supervisor=cast.carol.staff,
    )  # fmt: skip


def with_eli(cast: Cast) -> Any:
    eli = participant(cast.org, cast.site, ELI, peer(cast))
    assert eli.participant_id
    return eli.participant_id


@pytest.fixture
def world(cast: Cast) -> World:
    return make_world(cast)


def test_every_own_page_works_for_somebody_who_coaches_as_well(world: World, cast: Cast) -> None:
    with_eli(cast)
    client = visitor(world, "ana")
    closed = [
        (address, got)
        for address in PARTICIPANT
        if (got := client.get(address.format(**world.ids)).status_code) != 200
        and address != "/not-a-page/"
    ]
    assert closed == []


def test_every_page_of_a_coach_works_for_somebody_who_is_coached_as_well(
    world: World, cast: Cast
) -> None:
    ids = {"participant_id": with_eli(cast)}
    client = visitor(world, "ana")
    mine = [one for one in COACH if "{" not in one.replace("{participant_id}", "")]
    # Of Eli there is a page for each; what Ana wrote about herself is on none of them.
    for address in mine:
        answer = client.get(address.format(**ids))
        assert answer.status_code == 200, address
        if "{participant_id}" in address or address in ("/coach/", "/contacts/new/"):
            said = answer.content.decode()
            assert "Ana M." not in said, address
            assert str(world.ana_id) not in said, address
    assert "Eli S." in client.get("/coach/").content.decode()


def test_what_asks_for_something_on_a_coachs_page_is_never_ones_own(
    world: World, cast: Cast
) -> None:
    with_eli(cast)
    before = cast.ana.client.get("/coach/").content.decode()
    for words in ("Would like company", "Planned days that are near", "Sent you an update",
                  "A note to put right"):  # fmt: skip
        assert words not in before
    his = visitor(world, "ben").get("/coach/").content.decode()
    assert "Planned days that are near" in his


def test_nobody_is_their_own_coach(cast: Cast) -> None:
    staff = peer(cast)
    who = cast.ana.participant_id
    assert who
    with pytest.raises(NotVisible):
        assign_coach(cast.mona.actor, participant_id=who, staff_id=staff.pk)
    rows = Relationship.objects.for_system("a test counts")
    assert not rows.filter(participant_id=who, staff=staff).exists()
    page = cast.mona.client.get(f"/programme/people/{who}/").content.decode()
    assert str(cast.dee_coach.staff.pk if cast.dee_coach.staff else "") in page
    assert str(staff.pk) not in page
    office = f"/programme/people/{who}/coach/"
    assert cast.mona.client.post(office, {"coach": str(staff.pk)}).status_code == 422
    with pytest.raises(NotLikeThis):
        plan_handover(cast.mona.actor, participant_id=who, to_staff_id=staff.pk)


@pytest.mark.parametrize("roles", ["supervisor", "manager", "auditor administrator", "coach"])
def test_at_work_nobody_reaches_their_own_record(world: World, cast: Cast, roles: str) -> None:
    staff = peer(cast, roles)
    Staff.objects.filter(pk=world.ben.actor.staff_id).update(supervisor=staff)
    actor = cast.ana.actor
    assert actor.has(Role.PARTICIPANT)
    rows = Remark.objects.visible_to(actor, Capability.REMARK_READ)
    assert not rows.filter(participant_id=world.ana_id).exists()
    own = Participant.objects.filter(pk=world.ana_id)
    for capability in Capability:
        granted = own.model.objects.visible_to(actor, capability).filter(pk=world.ana_id).exists()
        alone = own.model.objects.visible_to(alone_of(actor), capability)
        assert granted == alone.filter(pk=world.ana_id).exists(), capability


def alone_of(actor: Any) -> Any:
    """The same person as a participant and nothing else."""
    return replace(actor, roles=frozenset({Role.PARTICIPANT}), staff_id=None)


def test_what_a_phone_kept_goes_into_ones_own_record(cast: Cast) -> None:
    eli = with_eli(cast)
    entry = envelope(hello(cast.ana), "win", {"text": "Slept all night"})
    answer = cast.ana.client.post("/api/sync", json.dumps([entry]), "application/json")
    assert [one["status"] for one in answer.json()["entries"]] == ["created"]
    wins = Win.objects.for_system("a test reads whose it is")
    assert [row.participant_id for row in wins] == [cast.ana.participant_id]
    assert "Slept all night" not in cast.ana.client.get(f"/plan/of/{eli}/wins/").content.decode()
    assert "Slept all night" in cast.ana.client.get("/plan/wins/").content.decode()
