"""The copy, the wish to be removed, its taking back, and the manager's part in it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.mydata import copying, rules
from handrail.ground.mydata.models import OWN_WISH, PAST_ITS_YEARS, Removal
from handrail.ground.mydata.queries import past_its_years, standing_wish
from handrail.ground.mydata.removing import remove
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.organisation import note_setting
from handrail.ground.schedule.planning import forget, remind

KIND = "mydata.removal"


class YearsOutOfRangeError(ValueError):
    """Years are 1 to MOST_YEARS, or None for "kept until somebody asks"."""


@command(Capability.MY_DATA)
def make_copy(
    actor: Actor, *, participant_id: UUID, looks: Sequence[copying.LookedAt]
) -> bytes:  # fmt: skip
    """Return everything that is held about the actor as one ZIP; a line in the book says so."""
    return copying.copy_of(actor, participant_id, looks)


@command(Capability.MY_DATA)
def ask_removal(actor: Actor, *, participant_id: UUID) -> Removal:
    """Keep the wish to be removed; it becomes real after 14 days. Twice is the same as once."""
    found = standing_wish(participant_id)
    if found is not None:
        return found
    wish = Removal(org_id=actor.org_id, participant_id=participant_id, asked_at=clock.now())
    wish.save(force_insert=True)
    remind(
        org_id=actor.org_id, participant_id=participant_id, kind=KIND, subject=wish.pk,
        at=rules.real_at(wish.asked_at), zone=actor.zone,
    )  # fmt: skip
    return wish


@command(Capability.MY_DATA)
def take_back_removal(actor: Actor, *, participant_id: UUID) -> bool:
    """Take the wish back; returns False when there is none."""
    wish = standing_wish(participant_id)
    if wish is None or wish.done_at is not None:
        return False
    wish.taken_back_at = clock.now()
    wish.save(update_fields=["taken_back_at"])
    forget(kind=KIND, subject=wish.pk)
    return True


@command(Capability.EPISODE_CHANGE)
def remove_now(actor: Actor, *, participant_id: UUID) -> None:
    """Remove somebody who asked for it, or whose record is past its years. There is no way back.

    Raises NotVisible for anybody else: nobody is removed because an office wants it.
    """
    wish = standing_wish(participant_id)
    if wish is None and past_its_years(actor).filter(pk=participant_id).exists():
        wish = Removal(
            org_id=actor.org_id, participant_id=participant_id, asked_at=clock.now(),
            why=PAST_ITS_YEARS,
        )  # fmt: skip
        wish.save(force_insert=True)
    if wish is None or wish.done_at is not None:
        raise NotVisible
    if wish.why == OWN_WISH:
        forget(kind=KIND, subject=wish.pk)
    remove(wish, actor.user_id)


@command(Capability.ORG_SETTINGS, record=False)
def set_years_kept(actor: Actor, *, years: int | None) -> None:
    """Say after how many years a closed record comes up for removal; None switches it off.

    Raises YearsOutOfRangeError.
    """
    if years is not None and not 1 <= years <= rules.MOST_YEARS:
        raise YearsOutOfRangeError(years)
    own = Organisation.objects.filter(pk=actor.org_id)
    if own.exclude(keep_years=years).update(keep_years=years):
        note_setting(actor, "keep_years", years)
