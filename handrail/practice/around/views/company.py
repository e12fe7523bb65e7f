"""One tap for company, taking it back, and the words that are ready to send."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, said_no, show, subject, wanted
from handrail.ground.people.trying import tried
from handrail.ground.people.whose import owner_of

from ..commands import company as commands
from ..forms import CompanyForm, ReadyForm
from ..models import CompanyAsk, ReadyWords
from ..queries import company as queries
from ..rules import company as rules

_ASK, _KEEP = Capability.COMPANY_ASK, Capability.HELPER_KEEP


def _go(request: HttpRequest, said: str, name: str = "desks:not_alone") -> HttpResponse:
    messages.success(request, gettext(said))
    return HttpResponseRedirect(wanted(request, "next", reverse(name)), status=303)


@require_POST
@access(Capability.COMPANY_ASK)
def ask(request: HttpRequest) -> HttpResponse:
    """Let the coach know that one would like company."""
    actor, me, form = actor_of(request), subject(request, _ASK, None), CompanyForm(request.POST)
    new: list[bool] = []
    if form.is_valid() and tried(form, lambda: new.append(
        commands.ask_for_company(actor, participant_id=me, id=form.cleaned_data["id"])
    )):  # fmt: skip
        return _go(request, rules.SENT if new[0] else rules.SENT_ALREADY)
    for words in said_no(form):
        messages.warning(request, words)
    return HttpResponseRedirect(reverse("desks:not_alone"), status=303)


@require_POST
@access(Capability.COMPANY_ASK)
@waits("company_ask", "undo")
def take_back(request: HttpRequest, company_ask_id: UUID) -> HttpResponse:
    """Take it back."""
    actor = actor_of(request)
    me = owner_of(actor, _ASK, CompanyAsk, company_ask_id)
    commands.take_company_back(actor, participant_id=me, ask_id=company_ask_id)
    return _go(request, rules.TAKEN_BACK)


@require_POST
@access(Capability.COMPANY_ANSWER)
def done(request: HttpRequest, company_ask_id: UUID) -> HttpResponse:
    """A coach says that they were in touch."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.COMPANY_ANSWER, CompanyAsk, company_ask_id)
    commands.gave_company(actor, participant_id=person, ask_id=company_ask_id)
    return _go(request, rules.ANSWERED, "desks:coach_today")


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.HELPER_KEEP)
def ready(request: HttpRequest) -> HttpResponse:
    """The words that are ready to send, and the ones before."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    found = queries.ready_words(actor, me)
    data = request.POST if request.method == "POST" else None
    form = ReadyForm(data, initial={"id": uuid7(), "text": found[0].text})
    if data is not None and form.is_valid() and tried(form, lambda: commands.write_ready_words(
        actor, participant_id=me, text=form.cleaned_data["text"], id=form.cleaned_data["id"]
    )):  # fmt: skip
        return _go(request, rules.SAVED)
    return show(request, "around/ready.html", {"earlier": found[1:], "nav": "help"}, form)


@require_POST
@access(Capability.HELPER_KEEP)
@waits("ready_words", "earlier")
def use_ready(request: HttpRequest, ready_words_id: UUID) -> HttpResponse:
    """Let earlier words be the ready ones again."""
    actor = actor_of(request)
    me = owner_of(actor, _KEEP, ReadyWords, ready_words_id)
    commands.use_ready_words_again(actor, participant_id=me, words_id=ready_words_id)
    return _go(request, rules.SAVED)
