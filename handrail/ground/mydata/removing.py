"""Makes a removal real: what goes, goes; what stays has no words and no name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from handrail.ground.accounts.lost import end_sessions
from handrail.ground.accounts.models import SignInCard, User
from handrail.ground.consent.models import Consent
from handrail.ground.consent.rules import Kind
from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.jobs import enqueue
from handrail.ground.kernel.models import Receipt
from handrail.ground.mydata.models import Removal
from handrail.ground.mydata.registry import Beside, Held, Then, everything, everything_beside
from handrail.ground.people.events import CoachEnded, EpisodeClosed, ProfileChanged
from handrail.ground.people.models import Episode, Outsider, Participant, Relationship, Staff

ERASE = "mydata.erase_keys"


def remove(removal: Removal, by: UUID | None) -> None:
    """Remove the person of a standing wish; runs in the caller's transaction, once.

    The key lies in a database of its own. It goes after the commit, by a job that a sweep repeats
    until it is gone: a key erased inside would be lost for good if the transaction were undone.
    """
    if removal.done_at is not None or removal.taken_back_at is not None:
        return
    for person in _records_of(removal.participant_id):
        _remove_record(person)
    removal.done_at, removal.done_by = clock.now(), by
    removal.save(update_fields=["done_at", "done_by"])
    enqueue(ERASE, {})


def _remove_record(person: Participant) -> None:
    _end_what_runs(person)
    _close_account(person.user_id)
    for held in everything():
        _empty(held, person)
    for table in everything_beside():
        _empty_beside(table, person.pk)
    _people("pk", [person.pk]).update(removed_at=clock.now())
    publish(ProfileChanged(org_id=person.org_id, participant_id=person.pk))


def erase_keys() -> int:
    """Erase the key of everybody whose removal is real; return how many went."""
    rows = Removal.objects.for_system("keys of people whose removal is done")
    waiting = list(rows.filter(done_at__isnull=False, key_gone_at__isnull=True))
    for removal in waiting:
        for person in _records_of(removal.participant_id):
            keys.erase(person.pk)
        rows.filter(pk=removal.pk).update(key_gone_at=clock.now())
    return len(waiting)


def _people(field: str, ids: Iterable[UUID]) -> Any:
    rows = Participant.objects.for_system("a removal that was asked for and has come due")
    return rows.filter(**{f"{field}__in": list(ids)})


def _records_of(participant_id: UUID) -> list[Participant]:
    """The person's record, and every record that was merged into it, or into one of those."""
    found = {row.pk: row for row in _people("pk", [participant_id])}
    newest = set(found)
    while newest:
        into = {row.pk: row for row in _people("merged_into", newest) if row.pk not in found}
        found |= into
        newest = set(into)
    return list(found.values())


def _end_what_runs(person: Participant) -> None:
    own = {"org_id": person.org_id, "participant_id": person.pk}
    episodes = Episode.objects.for_system("a removal closes what is open").filter(**own)
    for episode in episodes.filter(closed_at__isnull=True):
        episode.closed_at, episode.close_reason = clock.now(), "other"
        episode.save(update_fields=["closed_at", "close_reason"])
        publish(EpisodeClosed(**own, episode_id=episode.pk))
    coaching = Relationship.objects.for_system("a removal ends the coaching").filter(**own)
    for row in coaching.filter(ended_at__isnull=True):
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
        publish(CoachEnded(**own, staff_id=row.staff_id, relationship_id=row.pk))
    _end_shares(person.pk)


def _end_shares(participant_id: UUID) -> None:
    """End every share, and forget circle members who are there for this person alone."""
    shares = Consent.objects.for_system("a removal ends every share").filter(kind=Kind.SHARE)
    mine = shares.filter(participant_id=participant_id)
    known = set(mine.values_list("recipient_id", flat=True))
    others = shares.filter(recipient_id__in=known).exclude(participant_id=participant_id)
    alone = known - set(others.values_list("recipient_id", flat=True))
    mine.filter(revoked_at__isnull=True).update(revoked_at=clock.now())
    circle = Outsider.objects.filter(user_id__in=alone, role="circle")
    for user_id in list(circle.values_list("user_id", flat=True)):
        _close_account(user_id)
    circle.update(label="")


def _close_account(user_id: UUID | None) -> None:
    """End every session, take every way in away, and empty the account."""
    if user_id is None:
        return
    end_sessions(user_id)
    Authenticator.objects.filter(user_id=user_id).delete()
    SignInCard.objects.filter(user_id=user_id).delete()
    EmailAddress.objects.filter(user_id=user_id).delete()
    User.objects.filter(pk=user_id).update(
        is_active=False, name="", phone=None, phone_verified=False, email=None
    )


def _empty(held: Held, person: Participant) -> None:
    rows = held.model.objects.for_system("a removal empties every table of this person")
    mine = rows.filter(**{held.model.participant_path: person.pk})
    # What a coach wrote about the person has its receipt under the coach's own id.
    coaches = Staff.objects.filter(org_id=person.org_id).values("pk")
    Receipt.objects.filter(owner__in=coaches, entry__in=mine.values("pk")).delete()
    if held.then is Then.GO:
        # Not delete(): it would look for what points here, and all of that goes as well.
        mine._raw_delete(mine.db)
        return
    values = {**dict.fromkeys(held.sealed), **held.emptied}
    if values:
        mine.update(**values)


def _empty_beside(table: Beside, participant_id: UUID) -> None:
    rows = table.model._base_manager.filter(**{table.column: participant_id})
    if table.then is Then.GO:
        rows.delete()
    elif table.emptied:
        rows.update(**table.emptied)
