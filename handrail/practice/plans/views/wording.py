"""Saying a value or a win another way: by its writer, or beside it by the other one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import about, actor_of, own, show
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK

from ..commands import beside, correcting, values
from ..forms import BesideForm, ChangeWinForm
from ..goal_forms import ChangeValueForm
from ..models import Value, Win
from ..queries import wording as queries
from ..queries.direction import owner_of_earlier
from ..rules import correcting as words
from ..rules import direction as rules
from .correcting import page_of
from .people import plan_address
from .place import about_page, changed, refused

_VALUE, _OWN, _WIN = Capability.PLAN_WRITE, Capability.PLAN_OWN, Capability.WIN_RECORD


def _page(
    request: HttpRequest, template: str, capability: Capability, found: queries.Wording,
    form: Form, back: str,
) -> HttpResponse:  # fmt: skip
    actor, person = actor_of(request), found.participant_id
    name, _zone = about(actor, capability, person)
    context: dict[str, Any] = {
        **about_page(request, person, name), "found": found, "back": back,
        "may_write": found.may_write,
    }  # fmt: skip
    return show(request, template, context, form)


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_WRITE)
@waits("value", "edit")
def value(request: HttpRequest, value_id: UUID) -> HttpResponse:
    """Say a value another way; for a coach: write other words beside it."""
    found = queries.value_wording(actor_of(request), value_id)
    form = _own_value(request, found) if found.may_write else _beside_value(request, found)
    if isinstance(form, HttpResponse):
        return form
    record_read(actor_of(request), _VALUE, found.participant_id)
    values_page = reverse("plans:values")
    back = values_page if found.may_write else plan_address(request, found.participant_id)
    return _page(request, "plans/value_edit.html", _VALUE, found, form, back)


def _beside_value(request: HttpRequest, found: queries.Wording) -> Form | HttpResponse:
    form = BesideForm(_typed(request), initial={"id": uuid7(), "text": found.text})
    if form.is_bound and form.is_valid() and tried(form, lambda: beside.suggest_value_words(
        actor_of(request), participant_id=found.participant_id, value_id=found.id,
        text=form.cleaned_data["text"], id=form.cleaned_data["id"],
    )):  # fmt: skip
        return go_on(request, gettext(words.BESIDE_SENT), page_of("value", found.id))
    return form


def _own_value(request: HttpRequest, found: queries.Wording) -> Form | HttpResponse:
    start = {"id": uuid7(), "text": found.text, "version": found.version}
    form = ChangeValueForm(_typed(request), initial=start)
    if form.is_bound and form.is_valid() and changed(request, form, lambda: values.change_value(
        actor_of(request), participant_id=found.participant_id, value_id=found.id,
        text=form.cleaned_data["text"], version=form.cleaned_data["version"],
    )):  # fmt: skip
        return go_on(request, gettext(rules.VALUE_SAVED), page_of("value", found.id))
    return form


@require_POST
@access(Capability.PLAN_OWN)
@waits("value", "undo")
def value_undo(request: HttpRequest, value_id: UUID) -> HttpResponse:
    """Take the last change of a value's words back."""
    actor, here = actor_of(request), page_of("value", value_id)
    person = owner_of(actor, _OWN, Value, value_id)
    try:
        values.undo_value(actor, participant_id=person, value_id=value_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, here)
    return go_on(request, gettext(words.UNDONE), here)


@require_POST
@access(Capability.PLAN_OWN)
@waits("value", "earlier")
def value_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a value read as it did before."""
    actor = actor_of(request)
    person = owner_of_earlier(actor, earlier_id)
    made = values.use_earlier_value(actor, participant_id=person, earlier_id=earlier_id)
    return go_on(request, str(EARLIER_BACK), page_of("value", made))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.WIN_RECORD)
@waits("win", "edit")
def win(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Say a win another way; for a coach and a win of the person's: write beside it."""
    found = queries.win_wording(actor_of(request), win_id)
    if not (found.may_write or found.may_beside or found.before):
        raise NotVisible
    form = _beside_win(request, found) if not found.may_write else _own_win(request, found)
    if isinstance(form, HttpResponse):
        return form
    person = found.participant_id
    record_read(actor_of(request), _WIN, person)
    back = reverse("plans:wins") if own(request, person) else reverse("plans:wins", args=[person])
    return _page(request, "plans/win_edit.html", _WIN, found, form, back)


def _beside_win(request: HttpRequest, found: queries.Wording) -> Form | HttpResponse:
    form = BesideForm(_typed(request) if found.may_beside else None,
                      initial={"id": uuid7(), "text": found.text})  # fmt: skip
    if form.is_bound and form.is_valid() and tried(form, lambda: beside.suggest_win_words(
        actor_of(request), participant_id=found.participant_id, win_id=found.id,
        text=form.cleaned_data["text"], id=form.cleaned_data["id"],
    )):  # fmt: skip
        return go_on(request, gettext(words.BESIDE_SENT), page_of("win", found.id))
    return form


def _own_win(request: HttpRequest, found: queries.Wording) -> Form | HttpResponse:
    start = {"id": uuid7(), "text": found.text, "on": found.on, "version": found.version}
    form = ChangeWinForm(_typed(request), initial=start)
    said = ("text", "on", "version")
    if form.is_bound and form.is_valid() and changed(request, form, lambda: correcting.change_win(
        actor_of(request), participant_id=found.participant_id, win_id=found.id,
        **{name: form.cleaned_data[name] for name in said},
    )):  # fmt: skip
        return go_on(request, gettext(words.SAVED), page_of("win", found.id))
    return form


@require_POST
@access(Capability.WIN_RECORD)
@waits("win", "undo")
def win_undo(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Take the last change of a win's words back."""
    actor, here = actor_of(request), page_of("win", win_id)
    person = owner_of(actor, _WIN, Win, win_id)
    try:
        correcting.undo_win(actor, participant_id=person, win_id=win_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, here)
    return go_on(request, gettext(words.UNDONE), here)
