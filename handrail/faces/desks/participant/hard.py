"""Right now it is hard: a page for any hour, and what a phone of one's own keeps for it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from handrail.faces.desks.participant.calling import people_to_call
from handrail.faces.desks.participant.kept import kept as to_keep
from handrail.ground.access import Actor, Capability, Role, access, public
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import subject
from handrail.practice.coping import ready
from handrail.practice.coping.queries.cards import WayView, ways
from handrail.practice.coping.rules import cards as rules
from handrail.practice.coping.rules import moments
from handrail.watch.safety.numbers import help_of, organisation_of
from handrail.watch.safety.rules import FIRST_STEPS
from handrail.watch.safety.views import language_of


def _participant(request: HttpRequest) -> tuple[Actor, UUID] | None:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None or actor.participant_id is None or not actor.has(Role.PARTICIPANT):
        return None
    return actor, actor.participant_id


def _own(request: HttpRequest) -> dict[str, Any]:
    """The reader's own cards and people; for nobody, and on the kept page, empty."""
    found = _participant(request)
    if found is None:
        general = [WayView(key, words) for key, words in ready.general().items()]
        return {"cards": general, "count": None, "people": [], "own": False, "near": [],
                "keep": ""}  # fmt: skip
    actor, me = found
    mine, people = ways(actor, me), people_to_call(actor, me)
    tried = request.GET.get("tried", "")
    return {
        "cards": _later(mine.cards, tried), "count": mine.count, "own": True, "people": people,
        "keep": _to_keep(mine.cards, tried) if request.GET.get("after") in rules.HELPED else "",
        "near": [person for person in people if person.here and person.phone][:1],
    }  # fmt: skip


def _to_keep(cards: tuple[WayView, ...], tried: str) -> str:
    """The key of the general way that was just tried, when it is not a card yet."""
    return next((card.id for card in cards if card.id == tried and not card.own), "")


def _later(cards: tuple[WayView, ...], tried: str) -> list[WayView]:
    """The same cards, the one that was just tried at the end."""
    return sorted(cards, key=lambda card: card.id == tried)


def _after_use(request: HttpRequest) -> dict[str, Any]:
    """The words after a return to use, and the numbers, with the one for an emergency in them."""
    of = organisation_of(request)
    lines, [safety, first_steps] = help_of(of, moments.SAFETY, FIRST_STEPS)
    return {
        "lines": lines,
        "safety": safety,
        "first_steps": first_steps,
        "still_here": _(moments.STILL_HERE),
        "when_ready": _(moments.WHEN_READY),
    }


@public("it must open for anybody at any hour; it shows nobody's words but one's own")
@require_safe
@gzip_page
def now(request: HttpRequest) -> HttpResponse:
    """A calm clock, what helped before, whom to call, and "did it pass?"."""
    after = request.GET.get("after", "")
    with translation.override(language_of(request)):
        context = {
            **_own(request),
            "stay": _(rules.STAY),
            "wave": _(rules.WAVE),
            "no_hurry": _(rules.NO_HURRY),
            "tap_what": _(rules.TAP_WHAT),
            "something_else": _(rules.SOMETHING_ELSE),
            **_after_use(request),
            "it_passed": _(rules.IT_PASSED),
            "got_through": _(rules.GOT_THROUGH),
            "keep_it": _(rules.KEEP_IT),
            "tried": request.GET.get("tried", ""),
            "passed": [(key, _(words)) for key, words in rules.PASSED.items()],
            "after": after if after in rules.AFTER else "",
            "afters": {key: _(words) for key, words in rules.AFTER.items()},
            "entry": uuid7(),
            "entry_too": uuid7(),
            "opened": clock.now(),
        }
        return render(request, "desks/participant/now.html", context)


@access(Capability.COPING_OPEN)
@require_safe
def kept(request: HttpRequest) -> JsonResponse:
    """What a phone that is only mine keeps after a yes; on a shared phone there is nothing."""
    me = subject(request, Capability.COPING_OPEN, None)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    nothing: dict[str, Any] = {
        "cards": [],
        "people": [],
        "plan": [],
        "goals": [],
        "routines": [],
        "mine": [],
    }
    answer = JsonResponse(to_keep(actor, me) if actor.private_phone else nothing)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@access(Capability.COPING_OPEN)
@require_safe
def used(request: HttpRequest) -> HttpResponse:
    """After a return to use: safety first, then people; what to learn comes later."""
    me = subject(request, Capability.COPING_OPEN, None)
    context = {
        **_after_use(request),
        "nothing_sent": _(moments.NOTHING_SENT),
        "people": people_to_call(request.actor, me),  # type: ignore[attr-defined]
        "nav": "help",
    }
    return render(request, "desks/participant/used.html", context)
