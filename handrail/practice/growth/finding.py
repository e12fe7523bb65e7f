"""One row of one person, or nothing at all; and keeping how it read before it is changed."""

from __future__ import annotations

from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from .models import EarlierEvidence, EarlierMilestone, EarlierOutlook, Evidence, Milestone, Outlook
from .rules.milestones import DAYS
from .rules.outlook import QUESTIONS


def keep_milestone_before(who: Person, row: Milestone) -> None:
    """Keep how a milestone reads now and its days, before it is changed."""
    before = EarlierMilestone(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, milestone=row,
        visibility=row.visibility, card=row.card, dated=True,
        **{name: getattr(row, name) for name in DAYS},
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
