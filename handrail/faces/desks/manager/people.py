"""The programme today, the list of people, and one person as the office sees them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from handrail.faces.desks.manager.answers import again, page_number, see
from handrail.faces.desks.standing_still import standing_still
from handrail.ground.access import Actor, Capability, Role, access
from handrail.ground.kernel.text import TextTooLong, tidy
from handrail.ground.messaging.queries import stuck_count
from handrail.ground.people import queries
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.commands.episodes import close_episode, open_episode
from handrail.ground.people.commands.profile import change_contact_points
from handrail.ground.people.forms import CloseForm, CoachForm, ContactPointsForm
from handrail.ground.people.not_them import NOT_THEM
from handrail.ground.people.pages import actor_of
from handrail.ground.people.trying import tried
from handrail.ground.people.words import CLOSE_REASONS
from handrail.practice.accountability.queries.due import wishes_count
from handrail.practice.handover.queries.lines import planned_count
from handrail.practice.matching.queries.knowing import unsettled

NAME_LIMIT = 120
_LIST = "desks/manager/people.html"
_PERSON = "desks/manager/person.html"


@access(Capability.INTAKE_WRITE)
@require_GET
def manager_today(request: HttpRequest) -> HttpResponse:
    """The programme in numbers, and what to do next."""
    actor = actor_of(request)
    context = {
        "counts": queries.counts(actor),
        "still": standing_still(actor.zone),
        "stuck": stuck_count(actor),
        "wishes": wishes_count(actor),
        "handovers": planned_count(actor),
        "knowing": unsettled(actor),
    }
    return render(request, "desks/manager/today.html", context)


@access(Capability.INTAKE_WRITE)
@require_GET
def manager_people(request: HttpRequest) -> HttpResponse:
    """25 people a page, in the order of names."""
    show = request.GET.get("show", "now")
    show = show if show in queries.SHOW else "now"
    page, people = queries.people_page(actor_of(request), show=show, page=page_number(request))
    context = {"page": page, "people": people, "show": show, "wanted": "", "typed": ""}
    return render(request, _LIST, context)


@access(Capability.INTAKE_WRITE, record=False)
@require_POST
def manager_find(request: HttpRequest) -> HttpResponse:
    """People whose name begins so. A name never stands in an address, so this is a POST."""
    typed = request.POST.get("name", "")
    try:
        wanted, status = tidy(typed, limit=NAME_LIMIT), 200
    except TextTooLong:
        messages.warning(request, _("That is too long for a name. Type the beginning of it."))
        wanted, status = "", 422
    people = queries.people_called(actor_of(request), wanted) if wanted else []
    context = {
        "page": None, "people": people, "show": "found", "wanted": wanted,
        "typed": wanted or typed,
    }  # fmt: skip
    return render(request, _LIST, context, status=status)


def _page(actor: Actor, participant_id: UUID, **forms: Any) -> dict[str, Any]:
    person = queries.person_admin(actor, participant_id)
    coaches = queries.staff_choices(actor, Role.COACH, of=participant_id)
    now = person.coach.staff_id if person.coach else ""
    coach = forms.get("coach")
    return {
        "not_them": coach is not None and _(NOT_THEM) in coach.errors.get("coach", ()),
        "person": person,
        "reasons": CLOSE_REASONS,
        "contact": forms.get("contact")
        or ContactPointsForm(initial={"phone": person.phone, "email": person.email}),
        "close": forms.get("close") or CloseForm(initial={"reason": "finished"}),
        "coach": coach or CoachForm(coaches=coaches, initial={"coach": str(now)}),
    }


@access(Capability.INTAKE_WRITE)
@require_GET
def manager_person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Episodes, coaches and contact points of one person."""
    return render(request, _PERSON, _page(actor_of(request), participant_id))


@access(Capability.INTAKE_WRITE)
@require_POST
def manager_contact(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Keep a new phone number or e-mail."""
    form, actor = ContactPointsForm(request.POST), actor_of(request)
    if not form.is_valid():
        return again(request, _PERSON, _page(actor, participant_id, contact=form))
    change_contact_points(actor, participant_id=participant_id, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see("desks:manager_person", participant_id=participant_id)


@access(Capability.COACH_ASSIGN)
@require_POST
def manager_coach(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Assign a coach; the one before stays in the history."""
    actor = actor_of(request)
    choices = queries.staff_choices(actor, Role.COACH, of=participant_id)
    form = CoachForm(request.POST, coaches=choices)
    if not form.is_valid() or not tried(form, lambda: assign_coach(
        actor, participant_id=participant_id, staff_id=form.cleaned_data["coach"],
        anyway=request.POST.get("anyway") == "1",
    )):  # fmt: skip
        return again(request, _PERSON, _page(actor, participant_id, coach=form))
    messages.success(request, _("Saved."))
    return see("desks:manager_person", participant_id=participant_id)


@access(Capability.COACH_ASSIGN)
@require_POST
def manager_no_coach(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Leave the person without a coach for now; they wait in the list of those without one."""
    assign_coach(actor_of(request), participant_id=participant_id, staff_id=None)
    messages.success(request, _("Saved. They wait for a coach now."))
    return see("desks:manager_person", participant_id=participant_id)


@access(Capability.EPISODE_CHANGE)
@require_POST
def manager_close(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Close the episode with a reason; the door stays open."""
    form, actor = CloseForm(request.POST), actor_of(request)
    if not form.is_valid():
        return again(request, _PERSON, _page(actor, participant_id, close=form))
    close_episode(actor, participant_id=participant_id, reason=form.cleaned_data["reason"])
    messages.success(request, _("Closed for now. The history stays, and the door is open."))
    return see("desks:manager_person", participant_id=participant_id)


@access(Capability.EPISODE_CHANGE)
@require_POST
def manager_open(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Open an episode again, with its history."""
    open_episode(actor_of(request), participant_id=participant_id)
    messages.success(request, _("Welcome back. The history is still here."))
    return see("desks:manager_person", participant_id=participant_id)
