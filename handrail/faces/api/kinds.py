"""What each kind of entry is: which form reads it and which command keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.faces.api import around, between, coping, planned, talking, thinking, together
from handrail.faces.api.at_page import CAME_BEFORE, NOT_YOURS, UNKNOWN
from handrail.faces.api.envelope import Entry, Refused
from handrail.faces.api.reading import Keep, Said, day_of, form_of, placed, read
from handrail.ground.access import Actor, NotVisible
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.forms import LineField
from handrail.ground.people.pathways import STRENGTH_GROUPS, STRENGTH_LIMIT
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.checkins.forms import CheckInForm, Words, too_long
from handrail.practice.checkins.rules import NotPossible, saved_words
from handrail.practice.community.commands import NotRecordable, record_attendance
from handrail.practice.community.rules.attending import SAVED as WENT
from handrail.practice.coping.commands.cards import answer
from handrail.practice.coping.forms import AnswerForm
from handrail.practice.encouragement.commands import thank
from handrail.practice.encouragement.rules import THANKED
from handrail.practice.growth.commands.evidence import add_evidence
from handrail.practice.growth.commands.milestones import Chosen, add_milestone
from handrail.practice.growth.commands.outlook import say_outlook
from handrail.practice.growth.forms import EvidenceForm, MilestoneForm, OutlookForm
from handrail.practice.growth.rules.evidence import SAVED as EVIDENCE_SAVED
from handrail.practice.growth.rules.milestones import SAVED as MILESTONE_SAVED
from handrail.practice.growth.rules.outlook import SAVED as OUTLOOK_SAVED
from handrail.practice.plans.commands import record_win, report_step
from handrail.practice.plans.commands.barriers import BarrierSaid, add_barrier
from handrail.practice.plans.commands.direction import add_value, write_vision
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.goal_forms import (
    BarrierForm,
    GoalForm,
    RulerForm,
    ValueForm,
    VisionForm,
)
from handrail.practice.plans.queries import wins
from handrail.practice.plans.rules import ANSWERS, WIN_MISSING, win_words
from handrail.practice.plans.rules.barriers import SAVED as BARRIER_SAVED
from handrail.practice.plans.rules.direction import SELF_KEPT, VISION_SAVED
from handrail.practice.plans.rules.goals import GOAL_SAVED
from handrail.practice.plans.rules.rulers import SAVED as RULER_SAVED
from handrail.practice.thinking.commands.routines import tick
from handrail.practice.thinking.forms import TickForm
from handrail.practice.thinking.rules.routines import TICKED, UNTICKED


class StepReport(forms.Form):
    """How a step went."""

    step_id = forms.UUIDField()
    state = forms.CharField(max_length=20)
    smaller_text = Words(required=False)
    sure = forms.IntegerField(required=False, min_value=0, max_value=10)


class WinForm(forms.Form):
    """Something that went well."""

    text = Words(error_messages={"required": gettext_lazy(WIN_MISSING)})
    on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    share = forms.CharField(required=False)


class AttendanceForm(forms.Form):
    """The person went to a meeting: which one, which day, and a sentence if they like."""

    meeting_id = forms.UUIDField(required=False)
    place_name = Words(required=False)
    local_date = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    when = forms.CharField(required=False, empty_value="after")
    heard = Words(required=False)
    means = Words(required=False)
    share = forms.CharField(required=False)
    joint = forms.BooleanField(required=False)


class StrengthForm(forms.Form):
    """A strength in own words."""

    text = LineField(limit=STRENGTH_LIMIT, required=False)
    group = forms.ChoiceField(required=False, choices=[("", ""), *STRENGTH_GROUPS.items()])


class ThanksForm(forms.Form):
    """Thank you for kind words."""

    word_id = forms.UUIDField()


def _checkin(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(CheckInForm, entry)
    record_checkin(actor, participant_id=owner, made_at=entry.made_at, sent_at=sent_at, **parts)
    mood, shared, skipped = parts["mood"], parts["shared"], parts["skipped"]
    return lambda: _(saved_words(mood, shared=shared, skipped=skipped))


def _step_report(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(StepReport, entry)
    report_step(
        actor, participant_id=owner, id=entry.id, **parts,
        said_at=lambda: placed(actor, entry, sent_at).made_at,
    )  # fmt: skip
    answer = ANSWERS[parts["state"]]
    return lambda: _(answer)


def _win(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(WinForm, entry)
    shared = parts.pop("share") == "coach"
    record_win(
        actor, participant_id=owner, id=entry.id, shared=shared, **parts,
        written_on=lambda: placed(actor, entry, sent_at).local_date,
    )  # fmt: skip
    return lambda: _(win_words(wins(actor, owner).paginator.count))


def _attendance(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(AttendanceForm, entry)
    shared = parts.pop("share") == "coach"
    record_attendance(
        actor, participant_id=owner, id=entry.id, shared=shared, **parts,
        written_on=lambda: placed(actor, entry, sent_at).local_date,
    )  # fmt: skip
    return lambda: _(WENT)


def _thanks(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    thank(actor, participant_id=owner, id=entry.id, **read(ThanksForm, entry))
    return lambda: _(THANKED)


def _coping_answer(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(AnswerForm, entry)
    at = placed(actor, entry, sent_at).made_at
    answer(
        actor, participant_id=owner, id=entry.id, passed=parts["passed"],
        card_id=parts["card"], idea=parts["idea"], minutes=parts["minutes"], at=at,
    )  # fmt: skip
    # The page itself says what the answer means.
    return lambda: _("Saved.")


def _tick(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(TickForm, entry)
    on = parts["on"] or placed(actor, entry, sent_at).local_date
    done = parts["done"] != "no"
    tick(actor, participant_id=owner, id=entry.id, sheet_id=parts["sheet_id"], on=on, done=done)
    said = TICKED if done else UNTICKED
    return lambda: _(said)


def _strength(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(StrengthForm, entry)
    add_strength(actor, participant_id=owner, **{**parts, "id": entry.id})
    return lambda: _("Written down.")


def _milestone(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(MilestoneForm, entry)
    add_milestone(
        actor, participant_id=owner, id=entry.id, said=Chosen(**form.said()),
        shared=form.cleaned_data["share"] == "coach",
    )  # fmt: skip
    return lambda: _(MILESTONE_SAVED)


def _evidence(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    add_evidence(
        actor, participant_id=owner, id=entry.id, **form_of(EvidenceForm, entry).said(),
        written_on=lambda: placed(actor, entry, sent_at).local_date,
    )  # fmt: skip
    return lambda: _(EVIDENCE_SAVED)


def _outlook(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(OutlookForm, entry)
    say_outlook(
        actor, participant_id=owner, id=entry.id, numbers=form.numbers(),
        shared=form.cleaned_data["share"] == "coach", said_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _(OUTLOOK_SAVED)


def _vision(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    done = write_vision(
        actor, participant_id=owner, **read(VisionForm, entry),
        said_at=lambda: placed(actor, entry, sent_at).made_at,
    )  # fmt: skip
    said = SELF_KEPT if done.meanwhile else VISION_SAVED
    return lambda: _(said)


def _value(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    add_value(actor, participant_id=owner, **read(ValueForm, entry))
    return lambda: _("Added.")


def _goal(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(GoalForm, entry)
    shared, _version = parts.pop("shared"), parts.pop("version")
    made = parts.pop("id")
    write_goal(actor, participant_id=owner, said=GoalSaid(**parts), shared=shared, id=made)
    return lambda: _(GOAL_SAVED)


def _ruler(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(RulerForm, entry)
    if parts["goal_id"] is None:
        raise NotVisible
    measure(
        actor, participant_id=owner, **parts,
        said_on=lambda: placed(actor, entry, sent_at).local_date,
    )  # fmt: skip
    return lambda: _(RULER_SAVED)


def _barrier(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(BarrierForm, entry)
    shared, _version = parts.pop("shared"), parts.pop("version")
    made = parts.pop("id")
    add_barrier(actor, participant_id=owner, said=BarrierSaid(**parts), shared=shared, id=made)
    return lambda: _(BARRIER_SAVED)


KINDS: Mapping[str, Keep] = MappingProxyType(
    {
        "checkin": _checkin,
        "step_report": _step_report,
        "win": _win,
        "attendance": _attendance,
        "thanks": _thanks,
        "tick": _tick,
        "coping_answer": _coping_answer,
        "strength": _strength,
        "milestone": _milestone,
        "evidence": _evidence,
        "outlook": _outlook,
        "vision": _vision,
        "value": _value,
        "goal": _goal,
        "ruler": _ruler,
        "barrier": _barrier,
        **around.KINDS,
        **between.KINDS,
        **coping.KINDS,
        **planned.KINDS,
        **talking.KINDS,
        **thinking.KINDS,
        **together.KINDS,
    }
)


# The fields that hold what somebody wrote in their own words, in the order of their forms.
WORDS = (
    "title", "name", "text", "note", "helped", "smaller_text", "place_name", "heard", "means",
    "why", "chosen_by_name", "celebrate", "named", "worked", "did_not", "happened", "stopped",
    "learned", "change", "way_1", "way_2", "way_3", "words", "phone", "hours", "reach", "word",
    "first_words",
)  # fmt: skip
# In these kinds `first` is what somebody does first; in others it names a card.
FIRST_IS_WORDS = ("warning_sign", "warning_sign.edit")


def written(entry: Entry) -> list[str]:
    """Return the own words of an entry, for its owner to write again when it is refused."""
    names = (*WORDS, "first") if entry.kind in FIRST_IS_WORDS else WORDS
    # A page with two forms calls the field of its second one by a longer name.
    fields = {name.removeprefix("c-"): texts for name, texts in entry.fields.items()}
    return [text for name in names for text in fields.get(name, ()) if text.strip()]


def keep(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    """Keep one opened entry of this participant and return what to say about it.

    Raises Refused with a sentence.
    """
    if entry.kind not in KINDS:
        raise Refused(_(UNKNOWN))
    try:
        return KINDS[entry.kind](actor, owner, entry, sent_at)
    except Replayed as again:
        raise Refused(_(CAME_BEFORE)) from again
    except NotVisible as hidden:
        raise Refused(_(NOT_YOURS)) from hidden
    except TextTooLong as long:
        raise Refused(too_long(long.limit, long.length)) from long
    except (NotPossible, NotLikeThis, NotRecordable) as said:
        raise Refused(_(str(said))) from said
