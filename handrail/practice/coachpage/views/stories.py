"""A coach's stories: writing them, and offering one to one person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.pages import about, actor_of, show, subject
from handrail.ground.people.trying import changed, go
from handrail.ground.people.words import EARLIER_BACK
from handrail.ground.shelf.dignity import TONE, say_hints

from .. import queries, rules
from ..commands import stories as commands
from ..forms import StoryForm


def _saved(request: HttpRequest, form: StoryForm, story_id: UUID | None = None) -> bool:
    actor = actor_of(request)
    if not form.is_valid() or not changed(request, form, lambda: commands.write_story(
        actor, story_id=story_id, **form.cleaned_data), rules.BOTH_KEPT):  # fmt: skip
        return False
    say_hints(request, actor, form.cleaned_data["text"], kind=TONE)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COACH_PAGE_KEEP, record=False)
def stories(request: HttpRequest) -> HttpResponse:
    """The list of one's own stories, and a new one."""
    actor = actor_of(request)
    form = StoryForm(request.POST) if request.method == "POST" else None
    if form is not None and _saved(request, form):
        return go(request, rules.STORY_SAVED, reverse("coachpage:stories"))
    gone = request.GET.get("away") == "1"
    context: dict[str, Any] = {
        "found": queries.own_stories(actor, away=gone), "away": gone, "nav": "coach-page",
    }  # fmt: skip
    fresh = form or StoryForm(initial={"id": uuid7()})
    return show(request, "coachpage/stories.html", context, fresh)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COACH_PAGE_KEEP, record=False)
def story(request: HttpRequest, coach_story_id: UUID) -> HttpResponse:
    """One story in other words."""
    known = queries.own_stories(actor_of(request))
    found = next((one for one in known if one.id == coach_story_id), None)
    if found is None:
        raise NotVisible
    start = {"id": uuid7(), "title": found.title, "text": found.text, "purpose": found.purpose,
             "version": found.version}  # fmt: skip
    form = StoryForm(request.POST or None, initial=start)
    read = queries.offered_now(actor_of(request), coach_story_id)
    if form.is_bound and _saved(request, form, coach_story_id):
        said = rules.STORY_SAVED_OFFERED if read else rules.STORY_SAVED
        return go(request, said, reverse("coachpage:stories"))
    context = {"story": found, "nav": "coach-page", "is_read": rules.STORY_IS_READ if read else ""}
    return show(request, "coachpage/story.html", context, form)


@require_POST
@access(Capability.COACH_PAGE_KEEP, record=False)
def away(request: HttpRequest, coach_story_id: UUID) -> HttpResponse:
    """Put a story away, or take it out again."""
    back = request.POST.get("back") == "1"
    commands.put_story_away(actor_of(request), story_id=coach_story_id, away=not back)
    said = rules.STORY_BACK if back else rules.STORY_AWAY
    return go(request, said, reverse("coachpage:stories"))


@require_POST
@access(Capability.COACH_PAGE_KEEP, record=False)
def use_before(request: HttpRequest, story_before_id: UUID) -> HttpResponse:
    """Let a story read as before."""
    made = commands.use_story_before(actor_of(request), before_id=story_before_id)
    return go(request, str(EARLIER_BACK), reverse("coachpage:story", args=[made]))


def _person(request: HttpRequest, person: UUID, wrong: str = "") -> HttpResponse:
    actor = actor_of(request)
    name, _zone = about(actor, Capability.STORY_OFFER, person)
    record_read(actor, Capability.STORY_OFFER, person)
    context: dict[str, Any] = {
        "person": person, "name": name, "found": queries.stories_for(actor, person),
        "wrong": wrong, "nav": "today",
    }  # fmt: skip
    return show(request, "coachpage/stories_of.html", context, asks=bool(wrong))


@require_safe
@access(Capability.STORY_OFFER)
def of_person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """One's stories, and how each stands with this person."""
    return _person(request, subject(request, Capability.STORY_OFFER, participant_id))


@require_POST
@access(Capability.STORY_OFFER)
def offer(request: HttpRequest, participant_id: UUID, coach_story_id: UUID) -> HttpResponse:
    """Offer a story to this person, or take it back."""
    actor, both = actor_of(request), {"participant_id": participant_id, "story_id": coach_story_id}
    back = request.POST.get("back") == "1"
    try:
        (commands.take_story_back if back else commands.offer_story)(actor, **both)
    except NotLikeThis as no:
        return _person(request, participant_id, gettext(no.words))
    to = reverse("coachpage:stories_of", args=[participant_id])
    return go(request, rules.BACK_SAID if back else rules.OFFERED_SAID, to)
