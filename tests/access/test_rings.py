"""The read and write rings, on the tables of the people room."""

from __future__ import annotations

import pytest

from handrail.ground.access import Capability, NotVisible, can, command
from handrail.ground.access.scope import Unscoped
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import clock
from handrail.ground.people.models import Episode, Participant, Relationship
from tests.cast import Cast

WHO_READS_ANA = {
    "ana": True, "ben": True, "carol": True, "mona": False, "dee_coach": False, "omar": False,
    "rev": False, "pat": False, "circle": False, "auditor": False, "admin": False,
}  # fmt: skip


@pytest.mark.parametrize(("who", "may"), WHO_READS_ANA.items())
@pytest.mark.covers("rule-14")
def test_who_may_open_a_record(cast: Cast, who: str, may: bool) -> None:
    actor = cast.everybody()[who].actor
    assert can(actor, Capability.PERSON_READ, cast.ana.participant_id) is may
    seen = Participant.objects.visible_to(actor, Capability.PERSON_READ)
    assert (cast.ana.participant_id in set(seen.values_list("pk", flat=True))) is may


@pytest.mark.parametrize(
    "read",
    [
        lambda q: list(q.all()),
        lambda q: q.count(),
        lambda q: q.exists(),
        lambda q: q.first(),
        lambda q: list(q.values("id")),
        lambda q: list(q.values_list("id")),
        lambda q: q.filter(opened_by=None).get(),
        lambda q: list(q.iterator()),
        lambda q: q.in_bulk(),
        lambda q: q.update(close_reason="x"),
        lambda q: q.delete(),
        lambda q: list(Participant.objects.for_system("t").filter(pk__in=q.values("id"))),
        lambda q: q.latest("opened_at"),
        lambda q: list(q.dates("opened_at", "day")),
    ],
)
def test_an_uncleared_query_raises(cast: Cast, read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unscoped):
        read(Episode.objects.filter(org=cast.org))


def test_a_relation_is_guarded_as_well(cast: Cast) -> None:
    relationship = Relationship.objects.for_system("test").first()
    with pytest.raises(Unscoped):
        _ = relationship.participant


def test_an_ended_relationship_closes_the_record_at_once(cast: Cast) -> None:
    assert can(cast.ben.actor, Capability.PERSON_READ, cast.ana.participant_id)
    Relationship.objects.for_system("test").filter(participant_id=cast.ana.participant_id).update(
        ended_at=clock.now()
    )
    assert not can(cast.ben.actor, Capability.PERSON_READ, cast.ana.participant_id)


@command(Capability.CONTACT_LOG)
def _touch(actor, *, participant_id):  # type: ignore[no-untyped-def]
    return participant_id


def test_a_command_is_refused_to_strangers_and_written_down(cast: Cast) -> None:
    for stranger in (cast.dee_coach, cast.omar, cast.mona, cast.ana):
        with pytest.raises(NotVisible):
            _touch(stranger.actor, participant_id=cast.ana.participant_id)
    assert AuditEvent.objects.count() == 0
    assert _touch(cast.ben.actor, participant_id=cast.ana.participant_id)
    row = AuditEvent.objects.get()
    assert (row.kind, row.capability, row.subject) == (
        "write", "contact.log", cast.ana.participant_id,
    )  # fmt: skip
