"""One row of one person, or nothing at all; and keeping how it read before it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from .models import EarlierEvidence, EarlierMilestone, EarlierOutlook, Evidence, Milestone, Outlook
from .rules.outlook import QUESTIONS


@dataclass(frozen=True)
class Changed:
    """What was changed, and whether somebody else had changed it in between."""

    id: UUID
    meanwhile: bool = False


def one_of(
    model: Any, actor: Actor, capability: Capability, participant_id: UUID, row_id: UUID
) -> Any:
    """Return one row of this person, or raise NotVisible."""
    rows = model.objects.visible_to(actor, capability)
    found = rows.filter(participant_id=participant_id, pk=row_id).first()
    if found is None:
        raise NotVisible
    return found


def owner_of(actor: Actor, capability: Capability, model: Any, row_id: UUID) -> UUID:
    """Return whose row this is; raises NotVisible when the actor may not do this with it."""
    rows = model.objects.visible_to(actor, capability).filter(pk=row_id)
    found: UUID | None = rows.values_list("participant_id", flat=True).first()
    if found is None:
        raise NotVisible
    return found


def keep_milestone_before(who: Person, row: Milestone) -> None:
    """Keep how a milestone reads now, before it is changed."""
    before = EarlierMilestone(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, milestone=row,
        visibility=row.visibility, card=row.card,
    )  # fmt: skip
    words = {name: read(who.key, row, name) for name in ("text", "celebrate")}
    keep(who.key, before, **words)
    before.save(force_insert=True)


def keep_evidence_before(who: Person, row: Evidence) -> None:
    """Keep how a sentence reads now, before it is changed."""
    before = EarlierEvidence(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, evidence=row,
        visibility=row.visibility,
    )  # fmt: skip
    keep(who.key, before, text=read(who.key, row, "text"))
    before.save(force_insert=True)


def keep_outlook_before(who: Person, row: Outlook) -> None:
    """Keep the numbers as they are now, before they are put right."""
    EarlierOutlook(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, outlook=row,
        visibility=row.visibility, **{name: getattr(row, name) for name in QUESTIONS},
    ).save(force_insert=True)  # fmt: skip
