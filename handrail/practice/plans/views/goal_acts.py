"""What can be done with a goal in one tap: its order, where it stands, its numbers, its words."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of
from handrail.ground.people.trying import done_or_not, go_on, tried
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK, read_from_now_on

from ..commands import goals as commands
from ..commands.ideas import answer_idea, turn_words_back
from ..commands.rulers import measure, take_numbers_back
from ..goal_forms import RulerForm
from ..models import Ruler
from ..queries import direction
from ..queries import goals as queries
from ..queries.ideas import owner_of_idea
from ..rules import goals as rules
from ..rules import rulers
from .goals import goal_of_page
from .place import goal_address, refused

_WRITE, _OWN = Capability.PLAN_WRITE, Capability.PLAN_OWN


@require_POST
@access(Capability.PLAN_WRITE)
@waits("goal", "stand")
def stand(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """A goal is reached, put aside, or on its way again."""
    actor, state = actor_of(request), request.POST.get("state", "")
    person = queries.owner_of_goal(actor, _WRITE, goal_id)
    try:
        commands.stand_goal(actor, participant_id=person, goal_id=goal_id, state=state)
    except NotLikeThis as refusal:
        return refused(request, refusal, goal_address(goal_id))
    return go_on(request, gettext(rules.SAID[state]), goal_address(goal_id))


@require_POST
@access(Capability.PLAN_WRITE)
@waits("goal", "undo")
def undo(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Take the last change of a goal back."""
    actor = actor_of(request)
    person = queries.owner_of_goal(actor, _WRITE, goal_id)
    try:
        commands.undo_goal(actor, participant_id=person, goal_id=goal_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, goal_address(goal_id))
    return go_on(request, gettext("Taken back. What stood there is kept as well."),
              goal_address(goal_id))  # fmt: skip


@require_POST
@access(Capability.PLAN_WRITE)
@waits("goal", "move")
def move(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Move a goal one place up or down in the order."""
    actor, up = actor_of(request), request.POST.get("to") == "up"
    person = queries.owner_of_goal(actor, _WRITE, goal_id)
    if commands.move_goal(actor, participant_id=person, goal_id=goal_id, up=up):
        return go_on(request, gettext("Moved."), goal_address(goal_id))
    return go_on(request, gettext("It stays where it is: it is the first or the last."),
              goal_address(goal_id))  # fmt: skip


@require_POST
@access(Capability.PLAN_OWN)
@waits("goal", "share")
def share(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Let the coach read one goal, or take that back."""
    actor, shared = actor_of(request), request.POST.get("share") == "coach"
    person = queries.owner_of_goal(actor, _OWN, goal_id)
    commands.share_goal(actor, participant_id=person, goal_id=goal_id, shared=shared)
    return go_on(request, read_from_now_on(shared=shared), goal_address(goal_id))


@require_POST
@access(Capability.PLAN_WRITE)
@waits("goal", "earlier")
def use_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a goal read as it did before."""
    actor = actor_of(request)
    person = direction.owner_of_earlier(actor, earlier_id)
    goal_id = commands.use_earlier_goal(actor, participant_id=person, earlier_id=earlier_id)
    said = str(EARLIER_BACK)
    return go_on(request, said, goal_address(goal_id))


@require_POST
@access(Capability.PLAN_OWN)
@waits("goal", "beside")
def answer(request: HttpRequest, idea_id: UUID) -> HttpResponse:
    """Take a coach's words for one's own, or let them be."""
    actor, take = actor_of(request), request.POST.get("take") == "yes"
    person, goal_id = owner_of_idea(actor, idea_id)
    try:
        answer_idea(actor, participant_id=person, idea_id=idea_id, take=take)
    except NotLikeThis as refusal:
        return refused(request, refusal, goal_address(goal_id))
    yes = gettext("These are your words now. The ones before are kept.")
    return go_on(request, yes if take else gettext("Your words stay."), goal_address(goal_id))


@require_POST
@access(Capability.PLAN_WRITE)
def beside_undo(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Take one's words beside a goal back; or put those before beside it again."""
    actor, before = actor_of(request), request.POST.get("what") == "before"
    person = queries.owner_of_goal(actor, _WRITE, goal_id)
    return done_or_not(
        request,
        lambda: turn_words_back(actor, participant_id=person, goal_id=goal_id, before=before),
        "", goal_address(goal_id),
    )  # fmt: skip


@require_POST
@access(Capability.PLAN_WRITE)
def ruler(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Say how much a goal matters, how sure and how ready one is."""
    actor = actor_of(request)
    person = queries.owner_of_goal(actor, _WRITE, goal_id)
    form = RulerForm(request.POST)
    if form.is_valid():
        said = {**form.cleaned_data, "goal_id": goal_id}
        if tried(form, lambda: measure(actor, participant_id=person, **said)):
            return go_on(request, gettext(rulers.SAVED), goal_address(goal_id))
    return goal_of_page(request, goal_id, form)


@require_POST
@access(Capability.PLAN_WRITE)
@waits("ruler", "undo")
def ruler_back(request: HttpRequest, ruler_id: UUID) -> HttpResponse:
    """Take numbers back that were said by mistake, or count them again."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    person = owner_of(actor, _WRITE, Ruler, ruler_id)
    goal_id = take_numbers_back(actor, participant_id=person, ruler_id=ruler_id, back=back)
    said = rulers.TAKEN_BACK if back else rulers.COUNTED_AGAIN
    return go_on(request, gettext(said), f"{goal_address(goal_id)}#numbers")
