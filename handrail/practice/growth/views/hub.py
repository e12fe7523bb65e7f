"""My growth in one place; for the coach what is shared, and a word back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.people import words_back
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import REFUSALS, about, actor_of, refuse, show, subject
from handrail.ground.people.trying import done_or_not
from handrail.ground.people.whose import owner_of

from ..commands import milestones as commands
from ..drawing import outlook_charts
from ..forms import WordForm
from ..models import Milestone
from ..queries.evidence import evidence
from ..queries.milestones import histories, milestones
from ..queries.outlook import outlooks
from ..rules import outlook

_READ, _WORD = Capability.GROWTH_READ, Capability.GROWTH_WORD


def _offer(actor: Actor, me: UUID) -> str:
    """The sentence that offers to say how one sees it, at most once a week; else ""."""
    said = outlooks(actor, me)
    last = said[0].on if said else None
    return outlook.OFFER if outlook.is_offered(last, clock.today(actor.zone)) else ""


@require_safe
@access(Capability.GROWTH_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """What I am good at, what I look forward to, and what shows that I grow."""
    actor, me = actor_of(request), subject(request, Capability.GROWTH_KEEP, None)
    context: dict[str, Any] = {
        "strengths": strengths(actor, Capability.PERSON_READ, me), "mine": True,
        "found": milestones(actor, me), "listed": evidence(actor, me), "nav": "plan",
        "offer": _offer(actor, me),
    }  # fmt: skip
    return render(request, "growth/mine.html", context)


def _person(
    request: HttpRequest, who: UUID, form: WordForm | None = None, wrong: UUID | None = None
) -> HttpResponse:
    actor = actor_of(request)
    name, zone = about(actor, _READ, who)
    record_read(actor, _READ, who)
    found = milestones(actor, who)
    context: dict[str, Any] = {
        "strengths": strengths(actor, Capability.PERSON_READ, who), "mine": False, "name": name,
        "found": found, "history": histories(actor, who, found.all), "person": who,
        "listed": evidence(actor, who),
        "me": actor.user_id, "wrong": wrong, "nav": "today",
        "charts": outlook_charts(outlooks(actor, who), clock.today(zone)),
    }  # fmt: skip
    return show(request, "growth/person.html", context, form)


@require_safe
@access(Capability.GROWTH_WORD)
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """What somebody shares of their growth."""
    return _person(request, subject(request, _WORD, participant_id))


@require_POST
@access(Capability.GROWTH_WORD)
def word(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """Give a word back to a milestone."""
    actor = actor_of(request)
    who, form = owner_of(actor, _WORD, Milestone, milestone_id), WordForm(request.POST)
    if not form.is_valid():
        return _person(request, who, form, milestone_id)
    text = form.cleaned_data["text"]
    try:
        commands.give_word(actor, participant_id=who, milestone_id=milestone_id, text=text)
    except REFUSALS as refusal:
        refuse(form, refusal)
        return _person(request, who, form, milestone_id)
    messages.success(request, gettext(words_back.SAID))
    return HttpResponseRedirect(reverse("growth:person", args=[who]), status=303)


@require_POST
@access(Capability.GROWTH_WORD)
def word_undo(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """Take one's last word to a milestone back; the one before stands again."""
    actor = actor_of(request)
    who = owner_of(actor, _WORD, Milestone, milestone_id)
    before = request.POST.get("what") == "before"
    return done_or_not(
        request,
        lambda: commands.turn_word_back(
            actor, participant_id=who, milestone_id=milestone_id, before=before
        ),
        "", reverse("growth:person", args=[who]),
    )  # fmt: skip
