"""The help page: no account, no network, no JavaScript needed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from handrail.ground.access import Actor, Role, public
from handrail.ground.people.queries import my_people
from handrail.practice.hours.queries import presence_of
from handrail.watch.safety import rules
from handrail.watch.safety.numbers import help_of, organisation_of


def language_of(request: HttpRequest) -> str:
    """Return the language that a kept page asks for, or the reader's."""
    asked = request.GET.get("lang", "")
    known = {code for code, _name in settings.LANGUAGES}
    return asked if asked in known else translation.get_language() or "en"


def _there(request: HttpRequest) -> list[tuple[str, str]]:
    """The reader's own people and when they are there; for nobody, and on no kept page, empty."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None or actor.participant_id is None or not actor.has(Role.PARTICIPANT):
        return []
    people = my_people(actor, actor.participant_id)
    words = presence_of(actor, [person.staff_id for person in people])
    return [(person.name, words[person.staff_id]) for person in people]


@public("help must open for anybody, at any time; it names nobody but one's own people")
@require_safe
@gzip_page
def help_page(request: HttpRequest) -> HttpResponse:
    """Show whom to call or text now. The same page is kept on phones for times without network."""
    with translation.override(language_of(request)):
        lines, [first_steps] = help_of(organisation_of(request), rules.FIRST_STEPS)
        context = {
            "lines": lines,
            "not_alone": [_(words) for words in rules.NOT_ALONE],
            "first_steps": first_steps,
            "there": _there(request),
            "coach_hours": _(rules.COACH_HOURS),
            "not_watched": _(rules.NOT_WATCHED),
        }
        return render(request, "safety/help.html", context)
