"""What two people promised: what is up, what was said of it since they last met, what was asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from .models import Answer, Promise, TrackAsk
from .rules import BOTH, COACH, asking
from .rules.promises import ANSWERS, NOT_SEEN


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return queries of facts; a state says whose promise it is and what was said, or not seen."""
    promises = Promise.objects.visible_to(actor, Capability.PROMISE_READ)
    answers = Answer.objects.visible_to(actor, Capability.PROMISE_READ)
    mine = actor.participant_id == participant_id
    asked = TrackAsk.objects.visible_to(
        actor, Capability.TRACK_ASK if mine else Capability.TRACK_ANSWER
    )
    # Late as on the page of promises: the grace is over and nobody has asked about it.
    late = Q(late_from__lte=since.today) & (
        Q(asked_for__isnull=True) | Q(asked_for__lt=F("due_on"))
    )
    return [
        facts(
            promises.exclude(left_at__isnull=False, whose__in=(COACH, BOTH)).filter(
                participant_id=participant_id, put_away_at__isnull=True, due_on__lte=since.soon,
                holding__rests_since__isnull=True,
            ),
            "promise", at="made_at", words="text", on="due_on",
            state=Case(When(late, then=Concat("whose", Value(f":{NOT_SEEN}"))), default=F("whose")),
        ),
        facts(
            answers.filter(
                participant_id=participant_id, at__gte=since.start, said__in=tuple(ANSWERS),
                promise__put_away_at__isnull=True,
            ),
            "answer", at="at", words="promise__text", row="promise_id", on="on",
            state=Concat("promise__whose", Value(":"), "said"),
        ),
        facts(
            asked.filter(participant_id=participant_id, state=asking.WAITS), "track",
            at="made_at", words="words",
        ),
    ]  # fmt: skip
