"""What somebody would like in a coach, as the person reads it and as the office does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, Role
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Participant, Relationship, Staff
from handrail.ground.people.not_them import says_rather_not
from handrail.ground.people.reach import working_with_role

from .. import rules
from ..models import CoachLikes, EarlierLikes, Knowing

BEFORE_SHOWN = 20


@dataclass(frozen=True)
class LikesView:
    """Every line by its name; empty ones are ""."""

    said: dict[str, str]
    version: int = 0

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Label and words of each line that says something."""
        return [(rules.LIKES[name][0], words) for name, words in self.said.items() if words]


def _likes(actor: Actor, capability: Capability, participant_id: UUID) -> Any:
    rows = CoachLikes.objects.visible_to(actor, capability)
    return rows.filter(participant_id=participant_id)[:1]


def _before(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierLikes.objects.visible_to(actor, Capability.COACH_LIKE)
    return rows.filter(participant_id=participant_id).order_by("-made_at", "-id")[:BEFORE_SHOWN]


def _plans(actor: Actor, participant_id: UUID) -> Any:
    rows = Knowing.objects.visible_to(actor, Capability.COACH_LIKE)
    return rows.filter(participant_id=participant_id, state=rules.AGREED).select_related(
        "staff__user"
    )


_LIKES, _BEFORE, _PLANS = Reading(_likes), Reading(_before), Reading(_plans)


def likes(actor: Actor, capability: Capability, participant_id: UUID) -> LikesView:
    """What the person would like now."""
    row = next(iter(_LIKES.objects(actor, capability, participant_id)), None)
    key = key_if_kept(participant_id) if row else None
    if row is None or key is None:
        return LikesView(dict.fromkeys(rules.LIKES, ""))
    return LikesView({name: read(key, row, name) or "" for name in rules.LIKES}, row.version)


@dataclass(frozen=True)
class LikesBefore:
    """How the lines read until `at`."""

    id: UUID
    at: datetime
    view: LikesView


def likes_before(actor: Actor, participant_id: UUID) -> list[LikesBefore]:
    """How it read before, the newest first; for the person alone."""
    rows = _BEFORE.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    return [
        LikesBefore(row.pk, row.made_at, LikesView(json.loads(read(key, row, "words") or "{}")))
        for row in rows
        if key
    ]


def agreed_plans(actor: Actor, participant_id: UUID) -> list[tuple[str, str]]:
    """Name of the coach and the plan, for a person whom a coach knows from elsewhere."""
    rows = _PLANS.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    return [(row.staff.user.name, read(key, row, "plan") or "") for row in rows if key]


def read_by(actor: Actor, participant_id: UUID) -> str:
    """Who reads what this person would like: a key of `rules.LIKES_READ`, never a coach of
    theirs."""
    known = Relationship.objects.for_system("who may read what somebody would like in a coach")
    coached = known.filter(participant_id=participant_id).values("staff_id")
    office = working_with_role(actor.org_id, Role.MANAGER).exclude(pk__in=coached)
    return rules.READ_BY_OFFICE if office.exists() else rules.READ_BY_NOBODY


@says_rather_not
def rather_not(actor: Actor, participant_id: UUID, staff_id: UUID) -> bool:
    """Whether the line “not this person” may mean this member of staff, for the office."""
    words = likes(actor, Capability.MATCH_READ, participant_id).said["not_person"]
    name = Staff.objects.filter(pk=staff_id, org_id=actor.org_id).values_list("user__name").first()
    return bool(words and name and rules.names(words, name[0]))


def nobody_else_reads(actor: Actor) -> int:
    """How many people every manager here coaches or coached, for the administrator; a number and
    nobody's name."""
    rows = Participant.objects.visible_to(actor, Capability.COACH_WISH_READ)
    return int(rows.filter(removed_at__isnull=True).count())
