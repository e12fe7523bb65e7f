"""What a phone sends of the plan of a week: a new step, and looking back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, day_of, form_of
from handrail.ground.access import Actor
from handrail.practice.plans.commands import (
    Reviewed,
    agree_step,
    discard_review_draft,
    discard_step_draft,
    record_review,
)
from handrail.practice.plans.forms import ReviewForm, StepForm, size_was_seen
from handrail.practice.plans.rules import reviewed_words


def _step(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(StepForm, entry)
    parts = form.cleaned_data
    began = parts.pop("began")
    # Nobody was asked about its size there; the plan and Today do it, unless it was kept already.
    agree_step(actor, participant_id=owner, sized=size_was_seen(form), **parts,
               written_on=day_of(actor, entry, sent_at))  # fmt: skip
    discard_step_draft(actor, entry=entry.id, began=began)
    return lambda: _("Saved. One step at a time.")


def _review(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(ReviewForm, entry)
    parts = form.cleaned_data
    began = parts.pop("began")
    parts["make_step"] = bool(parts["make_step"] and parts["change"])
    made: Reviewed = record_review(
        actor, participant_id=owner, toward=form.toward(), **parts,
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    discard_review_draft(actor, entry=entry.id, began=began)
    said = reviewed_words(made.step_id is not None, made.words, this_week=made.this_week)
    return lambda: _(said)


KINDS: Mapping[str, Keep] = MappingProxyType({"step": _step, "review": _review})
