"""The card inventory of strengths: six groups, each card taken as it is or in own words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handrail.faces.desks.about.forms import OwnCardForm
from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people import about
from handrail.ground.people import pages as shared
from handrail.ground.people.commands import about as commands
from handrail.ground.people.pages import actor_of
from handrail.ground.people.pathways import STRENGTH_GROUPS, next_group
from handrail.ground.shelf.queries import entries
from handrail.ground.shelf.rules import Entry

_EDIT = Capability.PROFILE_EDIT


@dataclass(frozen=True)
class Offered:
    """One card with the form to take it; `there` when it is on the list already."""

    key: str
    title: str
    text: str
    there: bool
    take: UUID
    form: OwnCardForm
    wrong: bool


def _group(request: HttpRequest) -> str:
    group = request.GET.get("group", next(iter(STRENGTH_GROUPS)))
    if group not in STRENGTH_GROUPS:
        raise Http404
    return group


def _form(card: Entry) -> OwnCardForm:
    start = {"id": uuid7(), "card": card.key, "text": card.title}
    return OwnCardForm(initial=start, auto_id=f"{card.key}-%s")


def _page(
    request: HttpRequest, me: UUID, group: str, wrong: OwnCardForm | None = None
) -> HttpResponse:
    actor, mine = actor_of(request), shared.own(request, me)
    record_read(actor, _EDIT, me)
    there = about.strengths(actor, _EDIT, me)
    picked, words = {one.card for one in there}, {one.text for one in there}
    typed = wrong.data.get("card") if wrong is not None else None
    context = {
        "shell": shared.shell(request, me),
        "mine": mine,
        "who": me,
        "name": shared.about(actor, _EDIT, me)[0],
        "groups": STRENGTH_GROUPS,
        "group": group,
        "following": next_group(group),
        "count": len(there),
        "cards": [
            Offered(
                card.key, card.title, card.text, card.key in picked or card.title in words,
                uuid7(), wrong if wrong and typed == card.key else _form(card), typed == card.key,
            )
            for card in entries(actor, "strength") if card.group == group
        ],
    }  # fmt: skip
    return shared.show(request, "desks/about/strength_cards.html", context, wrong)


def _add(request: HttpRequest, me: UUID, group: str, form: OwnCardForm) -> bool:
    """Keep what was picked; a refusal stands on the form, and the answer is False."""
    actor, typed = actor_of(request), form.cleaned_data
    known = {card.key: card for card in entries(actor, "strength") if card.group == group}
    card = known.get(typed["card"])
    if card is None:
        raise Http404
    as_it_is = "take" in request.POST or typed["text"] == card.title
    text = card.title if as_it_is else typed["text"]
    try:
        commands.add_strength(
            actor, participant_id=me, text=text, group=group, id=typed["id"],
            card=card.key if as_it_is else "",
        )  # fmt: skip
    except shared.REFUSALS as refusal:
        shared.refuse(form, refusal)
        return False
    return True


@access(Capability.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
@waits("strength", "keep")
def pick(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The cards of one group; one tap takes a card."""
    me, group = shared.subject(request, _EDIT, participant_id), _group(request)
    if request.method != "POST":
        return _page(request, me, group)
    form = OwnCardForm(request.POST, auto_id=f"{request.POST.get('card', '')}-%s")
    if form.is_valid() and _add(request, me, group, form):
        messages.success(request, _("It is on the list. You can take it away again."))
        where = f"{request.path}?group={group}#cards"
        return HttpResponseRedirect(where, status=303)
    return _page(request, me, group, form)
