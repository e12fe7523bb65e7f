"""The page of a balance, for the participant, for their coach, and in supervision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, own, shell, show, subject
from handrail.practice.contacts.rules import KINDS

from .. import moves, words
from ..drawing import axis_charts, place_drawing
from ..forms import MoveForm, PulseForm
from ..queries import BalancePage, balance_page
from ..queries.fit import fits
from ..queries.kept import kept_by_coach
from ..rules import fit, pulses

_READ = Capability.BALANCE_READ


def shown(
    request: HttpRequest,
    participant_id: UUID,
    pulse: PulseForm | None = None,
    move: MoveForm | None = None,
) -> HttpResponse:
    """Render the page; a form that did not pass stands on it with what was typed."""
    actor, mine = actor_of(request), own(request, participant_id)
    record_read(actor, _READ, participant_id)
    found = balance_page(actor, participant_id)
    context: dict[str, Any] = {
        "shell": shell(request, participant_id), "mine": mine, "person": participant_id,
        "page": found, "nav": "today", "words": words, "levels": pulses.LEVEL_WORDS,
        "move_words": moves, "thirds": pulses.THIRD,
        "kinds": KINDS,
    }  # fmt: skip
    if found:
        coach = actor.staff_id == found.pair.staff_id
        context |= {
            "nav": "today" if coach or mine else "supervision",
            "coach": coach, "of_two": coach or mine,
            "kept": kept_by_coach(actor, participant_id, found.pair) if coach or mine else [],
            "fits": [] if mine else fits(actor, found.pair), "fit_words": fit,
            "apart": words.gap_lines(found.told, _other(found, mine=mine), own=mine),
            "meaning": words.meaning(found.now, own=mine),
            "drawing": place_drawing(found.now, found.history),
            "charts": axis_charts(found.history) if len(found.history) > 1 else [],
            "questions": pulses.OWN if mine else pulses.COACH,
            "pulse": pulse or PulseForm(initial={"id": uuid7(), "third": found.pulses.third}),
            "third": _third(pulse, found.pulses.third, mine=mine),
            "move": move or MoveForm(initial=_suggested(found)),
        }  # fmt: skip
    return show(request, "balance/page.html", context, pulse or move)


def _other(found: BalancePage, *, mine: bool) -> str:
    """The one of the two who does not read."""
    return found.pair.coach_name if mine else found.pair.name


def _third(form: PulseForm | None, due: str, *, mine: bool) -> str:
    """The third question: the one that is due, or the one that a returned answer is about."""
    asked = form.asked() if form else due
    return pulses.THIRD[asked][0 if mine else 1] if asked in pulses.THIRD else ""


def _suggested(found: BalancePage) -> dict[str, str]:
    key = found.suggested.key if found.suggested else ""
    return {"id": str(uuid7()), "move": key, "place": found.now.place.value}


@require_safe
@access(Capability.BALANCE_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """The participant's own balance with their coach."""
    return shown(request, subject(request, _READ, None))


@require_safe
@access(Capability.BALANCE_READ)
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The balance with somebody I coach, or of one coach in supervision."""
    return shown(request, subject(request, _READ, participant_id))
