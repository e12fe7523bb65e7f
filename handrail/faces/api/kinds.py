"""What each kind of entry is: which form reads it and which command keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.faces.api.envelope import Entry, Refused
from handrail.ground.access import Actor, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.checkins.forms import CheckInForm, Words, too_long
from handrail.practice.checkins.rules import NotPossible, place
from handrail.practice.community.commands import NotRecordable, record_attendance
from handrail.practice.coping.commands.cards import answer
from handrail.practice.coping.forms import AnswerForm
from handrail.practice.plans.commands import record_win, report_step

CAME_BEFORE = N_("An entry with the same number came before with other words. The first one stays.")
NOT_YOURS = N_("We could not find what this belongs to. It may be over, or not yours.")
UNKNOWN_KIND = N_("This page is older than the server. Load it again, then send.")


class StepReport(forms.Form):
    """How a step went."""

    step_id = forms.UUIDField()
    state = forms.CharField(max_length=20)
    smaller_text = Words(required=False)
    sure = forms.IntegerField(required=False, min_value=0, max_value=10)


class WinForm(forms.Form):
    """Something that went well."""

    text = Words()
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


def _read(form_class: type[forms.Form], entry: Entry) -> dict[str, Any]:
    data = QueryDict(mutable=True)
    for name, values in entry.fields.items():
        data.setlist(name, list(values))
    data["id"] = str(entry.id)
    form = form_class(data)
    if not form.is_valid():
        raise Refused(" ".join(dict.fromkeys(_sentences(form))))
    return form.parts() if isinstance(form, CheckInForm) else form.cleaned_data


def _sentences(form: forms.Form) -> list[str]:
    return [str(words) for found in form.errors.values() for words in found]


def _checkin(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> None:
    parts = _read(CheckInForm, entry)
    record_checkin(actor, participant_id=owner, made_at=entry.made_at, sent_at=sent_at, **parts)


def _step_report(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> None:
    parts = _read(StepReport, entry)
    report_step(actor, participant_id=owner, id=entry.id, **parts)


def _win(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> None:
    parts = _read(WinForm, entry)
    shared = parts.pop("share") == "coach"
    parts["on"] = parts["on"] or _day(actor, entry, sent_at)
    record_win(actor, participant_id=owner, id=entry.id, shared=shared, **parts)


def _attendance(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> None:
    parts = _read(AttendanceForm, entry)
    shared = parts.pop("share") == "coach"
    parts["local_date"] = parts["local_date"] or _day(actor, entry, sent_at)
    record_attendance(actor, participant_id=owner, id=entry.id, shared=shared, **parts)


def _coping_answer(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> None:
    parts = _read(AnswerForm, entry)
    placed = place(received_at=clock.now(), zone=actor.zone, made_at=entry.made_at, sent_at=sent_at)
    answer(actor, participant_id=owner, id=entry.id, passed=parts["passed"],
           card_id=parts["card"], minutes=parts["minutes"], at=placed.made_at)  # fmt: skip


def _day(actor: Actor, entry: Entry, sent_at: datetime | None) -> date:
    placed = place(received_at=clock.now(), zone=actor.zone, made_at=entry.made_at, sent_at=sent_at)
    return placed.local_date


Keep = Callable[[Actor, UUID, Entry, datetime | None], None]
KINDS: Mapping[str, Keep] = MappingProxyType(
    {
        "checkin": _checkin,
        "step_report": _step_report,
        "win": _win,
        "attendance": _attendance,
        "coping_answer": _coping_answer,
    }
)


def keep(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> None:
    """Keep one opened entry of this participant; raises Refused with a sentence."""
    if entry.kind not in KINDS:
        raise Refused(_(UNKNOWN_KIND))
    try:
        KINDS[entry.kind](actor, owner, entry, sent_at)
    except Replayed as again:
        raise Refused(_(CAME_BEFORE)) from again
    except NotVisible as hidden:
        raise Refused(_(NOT_YOURS)) from hidden
    except TextTooLong as long:
        raise Refused(too_long(long.limit, long.length)) from long
    except (NotPossible, NotLikeThis, NotRecordable) as said:
        raise Refused(_(str(said))) from said
