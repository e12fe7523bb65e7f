"""Days ahead that may be hard, with my card and a reminder before them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.design import dates
from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.waits import waits
from handrail.ground.messaging.quiet import asked_for
from handrail.ground.messaging.recipients import participant_recipient
from handrail.ground.messaging.rules import quiet_until
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject

from ..commands import days as commands
from ..forms import HardDayForm
from ..queries import days as queries
from ..queries.beside import besides
from ..queries.cards import card_words
from ..queries.earlier import earlier
from ..queries.sharing import shared_lists
from ..rules import days as rules
from .going import back, stays

_KEEP = Capability.COPING_KEEP


def _start(found: list[queries.DayView], day_id: UUID | None) -> dict[str, Any]:
    if day_id is None:
        return {"id": uuid7(), "kind": "other", "repeats": "once", "before": 1, "remind": True}
    row = next((each for each in found if each.id == day_id), None)
    if row is None:
        raise NotVisible
    names = ("text", "kind", "starts_on", "repeats", "before", "remind", "version")
    return {"id": uuid7(), "card": row.card_id, **{name: getattr(row, name) for name in names}}


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("hard_day", "edit")
def days(request: HttpRequest, day_id: UUID | None = None) -> HttpResponse:
    """The days ahead, the nearest first; add one, or change the one in the address."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    found = queries.days(actor, me, clock.today(actor.zone))
    cards = card_words(actor, me, key_if_kept(me))
    data = request.POST if request.method == "POST" else None
    form = HardDayForm(data, initial=_start(found, day_id), cards=cards)
    if form.is_bound and form.is_valid() and (done := _kept(request, me, day_id, form)):
        return done
    context: dict[str, Any] = {
        "days": found, "one": day_id, "kinds": rules.KINDS, "repeats": rules.REPEATS,
        "earlier": earlier(actor, me, day_id, cards) if day_id else [],
        "besides": besides(actor, me),
        "away": [] if day_id else queries.days(actor, me, clock.today(actor.zone), away=True),
        "reminders": {} if day_id else queries.reminders(me, found, actor.zone),
        "nowhere": rules.NOWHERE,
        "shared": "days" in shared_lists(actor, me), "nav": "plan",
    }  # fmt: skip
    return show(request, "coping/days.html", context, form)


def _kept(
    request: HttpRequest, me: UUID, day_id: UUID | None, form: HardDayForm
) -> HttpResponse | None:
    actor, said = actor_of(request), commands.Ahead(**form.parts())
    both = False
    try:
        if day_id is None:
            commands.add_day(actor, participant_id=me, said=said, id=form.cleaned_data["id"])
        else:
            both = commands.change_day(actor, participant_id=me, day_id=day_id, said=said,
                                       version=form.cleaned_data["version"])  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    if both:
        return stays(request, "coping:day", day_id=day_id)
    return back(request, gettext("Saved. You know that it comes."), "coping:days")


def _snoozed(actor: Actor, me: UUID, at: datetime) -> str:
    """When the reminder really comes that was put off."""
    if participant_recipient(me) is None:
        return gettext(rules.NOWHERE)
    then = rules.comes_at(at, actor.zone, asked_for(me, actor.zone, at, at))
    if then == at:
        return gettext(rules.SNOOZED)
    held = rules.SNOOZED_NIGHT if quiet_until(at, actor.zone) else rules.SNOOZED_QUIET
    return gettext(held) % {"time": dates.time_words(clock.local(then, actor.zone))}


@require_POST
@access(Capability.COPING_KEEP)
@waits("hard_day", "remind")
def remind(request: HttpRequest, day_id: UUID) -> HttpResponse:
    """Switch the reminder on or off, put it off, skip it this time, or take that back."""
    actor = actor_of(request)
    me, said = queries.owner_of(actor, day_id), request.POST.get("said", "")
    if said == "later":
        at = commands.snooze(actor, participant_id=me, day_id=day_id)
        return back(request, _snoozed(actor, me, at), "coping:days")
    if said == "again":
        commands.this_time(actor, participant_id=me, day_id=day_id)
        return back(request, gettext(rules.AGAIN), "coping:days")
    if said == "skip":
        commands.not_this_time(actor, participant_id=me, day_id=day_id)
        return back(request, gettext("Put away for this time."), "coping:days")
    commands.switch_reminder(actor, participant_id=me, day_id=day_id, on=said == "on")
    told = gettext("The reminder is on.") if said == "on" else gettext("The reminder is off.")
    return back(request, told, "coping:days")
