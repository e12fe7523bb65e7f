"""Reading contacts, the quick log with its kept draft, correcting and taking back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_list, record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import draft_pages
from handrail.ground.people.about import strengths
from handrail.ground.people.beside_note import NOTE_FORM, beside, note_saved
from handrail.ground.people.first_contact import SayFirst
from handrail.ground.people.pages import REFUSALS, about, actor_of, own, shell, show, subject
from handrail.ground.shelf.dignity import say_hints

from .. import queries, rules, showing
from ..commands import correct_contact, discard_draft, save_draft, take_back_contact
from ..counting import counted
from ..forms import ContactForm
from ..grouped import called_off, grouped
from ..notes import queries as notes
from ..notes.opening import notes_before
from ..sessions import rules as session
from ..twice.finding import SavedBefore
from .channels import say_above
from .people import address, go, may, refuse, say_refusal
from .sessions import asked_words, offer, which_one
from .twice import saved_one, write

DRAFT_FIELDS = (
    "participant", "kind", "at_on", "at_clock", "minutes", "minutes_other", "held_to", "held_up",
    "by_them", "words", "note", "next", "next_date", "becomes",
)  # fmt: skip
DEFAULTS = {"kind": "call", "minutes": "", "next": "none"}


def _list(request: HttpRequest, person: UUID) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    name, zone = about(actor, Capability.CONTACT_READ, person)
    record_read(actor, Capability.CONTACT_READ, person)
    only = counted(request.GET)
    found = queries.contacts(
        actor, person, request.GET.get("page", "1"), only.where(zone) if only else None
    )
    shown = [one for one in found.object_list if not one.shut]
    context = {
        "shell": shell(request, person), "mine": own(request, person), "person": person,
        "name": name, "zone": zone,
        "contacts": found,
        "only": only,
        "only_query": _kept(request) if only else "",
        "strengths": () if own(request, person) else strengths(
            actor, Capability.PERSON_READ, person
        ),
        "earlier": queries.earlier_notes(
            actor, person, [one.id for one in shown if one.corrected]
        ),
        "beside": notes.beside_notes(actor, person, [one.id for one in shown]),
        "notes_before": notes_before(actor, person) if own(request, person) else None,
        "ahead": grouped(queries.ahead(actor, person, at)),
        "to_answer": queries.to_answer(actor, person, at),
        "answered": queries.answered(actor, person, at),
        "called_off": called_off(queries.called_off(actor, person, at)),
        "resting": grouped(queries.resting(actor, person, at)),
        "me": "participant" if own(request, person) else "coach",
        **may(actor, person, mine=own(request, person)),
        **asked_words(actor, mine=own(request, person)),
        "nav": "today",
        "balance": (
            showing.balance_card(actor, person, zone) if own(request, person) else None
        ),
    }  # fmt: skip
    return render(request, "contacts/list.html", context)


def _kept(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


@require_safe
@access(Capability.CONTACT_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """The participant's own contacts and appointments, with the open notes."""
    return _list(request, subject(request, Capability.CONTACT_READ, None))


@require_safe
@access(Capability.CONTACT_READ)
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The contacts and appointments of somebody I work with."""
    return _list(request, subject(request, Capability.CONTACT_READ, participant_id))


def _people(request: HttpRequest, participant_id: UUID | None) -> list[tuple[UUID, str]]:
    actor = actor_of(request)
    if participant_id:
        subject(request, Capability.CONTACT_LOG, participant_id)
        name, _zone = about(actor, Capability.CONTACT_LOG, participant_id)
        if request.method != "POST":
            record_read(actor, Capability.CONTACT_LOG, participant_id)
        return [(participant_id, name)]
    people = queries.choices(actor)
    if request.method != "POST":
        record_list(actor, Capability.CONTACT_LOG, [pk for pk, _name in people])
    return people


def _form(
    request: HttpRequest, people: list[tuple[UUID, str]], start: dict[str, Any] | None
) -> ContactForm:
    data = request.POST if request.method == "POST" else None
    zone = actor_of(request).zone
    return ContactForm(data, people=people, zone=zone, now=clock.now(), initial=start)


def _only(form: ContactForm, kind: str) -> ContactForm:
    """A talk with somebody else stays one."""
    if kind == rules.WITH_OTHER:
        form.fields["kind"].choices = [(kind, kind)]  # type: ignore[attr-defined]
    return form


def _kinds(form: ContactForm) -> list[tuple[str, str, str]]:
    offered = [(key, rules.KINDS[key]) for key, _same in form.fields["kind"].choices]  # type: ignore[attr-defined]
    return [(key, gettext(kind.word), kind.icon) for key, kind in offered]


def _log_page(
    request: HttpRequest, form: ContactForm, about_id: UUID | None, *, asks: bool = False,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    editing = bool(more.get("editing"))
    context = {
        "was_it": "" if editing else offer(actor_of(request), form, about_id),
        "only_talked": gettext(session.ONLY_TALKED),
        "is_this_it": gettext(session.IS_THIS_IT) if asks else "",
        "shell": shell(request, None),
        "person": about_id,
        "note_form": NOTE_FORM,
        "beside": [] if editing else beside(actor_of(request), about_id),
        "kinds": _kinds(form),
        "told": [(key, gettext(word)) for key, word in rules.TOLD.items()],
        "chips": [(str(n), str(n)) for n in rules.MINUTE_CHIPS] + [("", gettext("not timed"))],
        "nexts": [(key, gettext(chip[0])) for key, chip in rules.NEXT_CHIPS.items()],
        "held_to": [(key, gettext(word)) for key, word in rules.HELD_TO.items()],
        "held_up": [(key, gettext(word)) for key, word in rules.HELD_UP.items()],
        "drafts": [],
        "editing": False,
        "first": "",
        "saved": None,
        "nav": "today",
        **more,
    }
    return show(request, "contacts/new.html", context, form, asks=asks)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.CONTACT_LOG)
def new(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The quick log: a call, now, unless said otherwise. What was begun before is offered."""
    people = _people(request, participant_id)
    if request.method != "POST":
        return _fresh(request, people, participant_id)
    form = _form(request, people, None)
    if not form.is_valid():
        return _log_page(request, form, participant_id)
    who = UUID(form.cleaned_data["participant"])
    which, asks = which_one(actor_of(request), form, who)
    if asks and not form.cleaned_data["into"]:
        return _log_page(request, form, participant_id, asks=True)
    try:
        said = write(request, form, who, which)
    except REFUSALS as refusal:
        refuse(form, refusal)
        _keep_draft(request, form, who, refusal)
        return _log_page(request, form, participant_id, first=getattr(refusal, "where", ""),
                         saved=saved_one(request, who, refusal))  # fmt: skip
    return _logged(request, form, who, said)


def _logged(request: HttpRequest, form: ContactForm, who: UUID, said: str) -> HttpResponse:
    typed = form.cleaned_data
    discard_draft(actor_of(request), entry=typed["id"], began=typed["began"])
    if typed["becomes"] and not typed["as_well"]:
        discard_draft(actor_of(request), entry=typed["becomes"])
    if not typed["by_them"] and not typed["into"]:
        say_above(request, who, typed["kind"], typed["at"] or clock.now())
    note_saved(actor_of(request), who, request.POST)
    say_hints(request, actor_of(request), typed["note"])
    messages.success(request, gettext(said))
    return _to_place(who) if "refer" in request.POST else go(request, who)


def _keep_draft(request: HttpRequest, form: ContactForm, who: UUID, refusal: Exception) -> None:
    """What is asked first may take a while: what is typed here is kept as a draft."""
    if not isinstance(refusal, SayFirst | SavedBefore):
        return
    actor, entry = actor_of(request), form.cleaned_data["id"]
    body = draft_pages.fields_of(request, DRAFT_FIELDS, many=["words"])
    save_draft(actor, about=who, entry=entry, body=body, began=form.cleaned_data["began"])
    for draft in queries.begun(actor, {who}):
        if draft.entry == entry:
            form.put("began", draft.mark)


def _to_place(who: UUID) -> HttpResponse:
    """The note is kept; on to the place for what is outside of coaching."""
    to = reverse("referrals:refer", kwargs={"participant_id": who})
    return HttpResponseRedirect(f"{to}?from=talk", status=303)


def _fresh(
    request: HttpRequest, people: list[tuple[UUID, str]], about_id: UUID | None
) -> HttpResponse:
    names = dict(people)
    found = queries.begun(actor_of(request), set(names), nobody=about_id is None)
    kept = draft_pages.chosen(request, found)
    mine = uuid7()
    start = {"id": mine, "becomes": kept.entry if kept else mine, "participant": about_id or ""}
    form = _form(request, people, {**start, **DEFAULTS, **draft_pages.start_of(kept)})
    offers = [] if kept else draft_pages.offers(found, ["note"], {} if about_id else names)
    return _log_page(request, form, about_id, drafts=offers)


def _about(request: HttpRequest) -> UUID | None:
    raw = request.POST.get("participant", "")
    try:
        return UUID(raw) if raw else None
    except ValueError:
        raise NotVisible from None


@require_POST
@access(Capability.CONTACT_LOG, record=False)
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what is typed so far (204); it is never checked, only its size is limited."""
    actor, who, began = actor_of(request), _about(request), request.POST.get("began", "")
    body = draft_pages.fields_of(request, DRAFT_FIELDS, many=["words"])
    return draft_pages.keep(
        request, lambda entry: save_draft(actor, about=who, entry=entry, body=body, began=began)
    )


@require_POST
@access(Capability.CONTACT_LOG, record=False)
def discard(request: HttpRequest) -> HttpResponse:
    """Throw one's own draft away and go back to the page."""
    who, entry = _about(request), draft_pages.entry_of(request, "draft")
    if entry is not None:
        discard_draft(actor_of(request), entry=entry)
        messages.success(request, gettext("The draft is gone."))
    kwargs = {"participant_id": who} if who else None
    return HttpResponseRedirect(reverse("contacts:new", kwargs=kwargs), status=303)


def _typed(view: queries.ContactView, zone: str) -> dict[str, Any]:
    at = clock.local(view.at, zone)
    return {
        "id": uuid7(), "kind": view.kind, "at_on": at.date(), "at_clock": at.time(),
        "minutes": view.minutes if view.minutes in rules.MINUTE_CHIPS else "",
        "minutes_other": None if view.minutes in rules.MINUTE_CHIPS else view.minutes,
        "held_to": view.held_to, "held_up": view.held_up, "words": list(view.held),
        "by_them": view.by_them,
        "note": view.note or "", "next": "date" if view.next_on else "none",
        "next_date": view.next_on,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.CONTACT_LOG)
def edit(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Correct a contact of the last week, or one that somebody waits to have put right; what stood
    there before is kept."""
    actor = actor_of(request)
    who, view = queries.contact(actor, contact_id)
    people = [(who, about(actor, Capability.CONTACT_LOG, who)[0])]
    start = {**_typed(view, actor.zone), "participant": who}
    form = _only(_form(request, people, start), view.kind)
    back = address(request, who)
    if request.method != "POST":
        # The note stands in the form: that is more than a name.
        record_read(actor, Capability.CONTACT_READ, who)
        return _log_page(request, form, who, editing=True, back=back)
    if not form.is_valid():
        return _log_page(request, form, who, editing=True, back=back)
    try:
        correct_contact(actor, participant_id=who, contact_id=contact_id,
                        **form.fields_of_contact())  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return _log_page(request, form, who, editing=True, back=back)
    messages.success(request, gettext("Corrected. What stood there before is kept."))
    say_hints(request, actor, form.cleaned_data["note"])
    return go(request, who)


@require_POST
@access(Capability.CONTACT_LOG)
def undo(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Take a contact back, or put it back again."""
    actor = actor_of(request)
    who, _view = queries.contact(actor, contact_id)
    put_back = request.POST.get("put_back") == "1"
    try:
        take_back_contact(actor, participant_id=who, contact_id=contact_id, put_back=put_back)
    except NotLikeThis as refusal:
        say_refusal(request, refusal)
    else:
        said = gettext("It is back.") if put_back else gettext("Taken back. You can put it back.")
        messages.success(request, said)
    return go(request, who)
