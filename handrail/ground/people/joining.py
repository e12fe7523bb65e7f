"""Parts of several commands: each of them has authorised before it calls these."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from handrail.ground.access import Actor, NotVisible, Role
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.people.events import CoachAssigned, CoachEnded, EpisodeClosed, EpisodeOpened
from handrail.ground.people.models import Episode, Participant, Relationship, Staff


def open_episode_of(participant_id: UUID) -> Episode | None:
    """The open episode, or None."""
    episodes = Episode.objects.for_system("the command has authorised; is an episode open?")
    found: Episode | None = episodes.filter(
        participant_id=participant_id, closed_at__isnull=True
    ).first()
    return found


def still_here(participant_id: UUID) -> None:
    """Raise NotVisible for somebody who was removed at their wish: nothing begins for them."""
    people = Participant.objects.for_system("the command has authorised; was the person removed?")
    if people.filter(pk=participant_id, removed_at__isnull=False).exists():
        raise NotVisible


def begin_episode(actor: Actor, participant_id: UUID) -> UUID:
    """Part of a command that has authorised: open an episode, or return the open one."""
    standing = open_episode_of(participant_id)
    if standing is not None:
        return standing.pk
    still_here(participant_id)
    episode = Episode(
        org_id=actor.org_id, participant_id=participant_id, opened_by_id=actor.staff_id
    )
    episode.save(force_insert=True)
    publish(
        EpisodeOpened(org_id=actor.org_id, participant_id=participant_id, episode_id=episode.pk)
    )
    return episode.pk


def end_episode(actor: Actor, participant_id: UUID, reason: str) -> UUID | None:
    """Part of a command that has authorised: close the open episode and return its id, or None."""
    episode = open_episode_of(participant_id)
    if episode is None:
        return None
    episode.closed_at, episode.close_reason = clock.now(), reason
    episode.save(update_fields=["closed_at", "close_reason"])
    publish(
        EpisodeClosed(org_id=actor.org_id, participant_id=participant_id, episode_id=episode.pk)
    )
    return episode.pk


def _coach(actor: Actor, staff_id: UUID) -> Staff:
    found = Staff.objects.filter(
        pk=staff_id, org_id=actor.org_id, suspended_at__isnull=True
    ).first()
    if found is None or Role.COACH not in found.roles.split():
        raise NotVisible
    return found


def coaching_of(participant_id: UUID) -> Relationship | None:
    """The relationship with the present coach, or None."""
    rows = Relationship.objects.for_system("the command has authorised; who coaches now?")
    found: Relationship | None = rows.filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    ).first()
    return found


def end_coaching(actor: Actor, relationship: Relationship) -> None:
    """Part of a command that has authorised: end a relationship; it stays in the history."""
    relationship.ended_at = clock.now()
    relationship.save(update_fields=["ended_at"])
    publish(
        CoachEnded(
            org_id=actor.org_id,
            participant_id=relationship.participant_id,
            staff_id=relationship.staff_id,
            relationship_id=relationship.pk,
        )
    )


def is_themselves(participant_id: UUID, staff_id: UUID) -> bool:
    """Whether this coach is this very person: a peer may be coached, by somebody else."""
    people = Participant.objects.for_system("the command has authorised; nobody coaches themselves")
    return bool(
        people.filter(
            pk=participant_id, user__in=Staff.objects.filter(pk=staff_id).values("user_id")
        ).exists()
    )


def begin_coaching(actor: Actor, participant_id: UUID, staff_id: UUID) -> UUID:
    """Part of a command that has authorised: make this coach the one coach; returns the row."""
    coach = _coach(actor, staff_id)
    still_here(participant_id)
    if is_themselves(participant_id, coach.pk):
        raise NotVisible
    standing = coaching_of(participant_id)
    if standing is not None and standing.staff_id == coach.pk:
        return standing.pk
    if standing is not None:
        end_coaching(actor, standing)
    fresh = Relationship(
        org_id=actor.org_id, participant_id=participant_id, staff=coach, started_at=clock.now()
    )
    fresh.save(force_insert=True)
    publish(
        CoachAssigned(
            org_id=actor.org_id,
            participant_id=participant_id,
            staff_id=coach.pk,
            relationship_id=fresh.pk,
        )
    )
    return fresh.pk


def open_with(account: User, name: str, value: str) -> None:
    """Let `value` ("phone" or "email" by `name`) open the account, unless it opens another."""
    before = getattr(account, name)
    setattr(account, name, value or None)
    fields = [name]
    if name == "phone" and before != (value or None):
        account.phone_verified = False
        fields.append("phone_verified")
    try:
        with transaction.atomic():
            account.save(update_fields=fields)
    except IntegrityError:
        setattr(account, name, None)
        account.save(update_fields=fields)
