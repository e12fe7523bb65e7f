"""What reading an entry of any kind needs: its form, the day it was written, what to say of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.http import QueryDict

from handrail.faces.api.envelope import Entry, Refused
from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.practice.checkins.forms import CheckInForm
from handrail.practice.checkins.rules import Placed, place

F = TypeVar("F", bound=forms.Form)

Said = Callable[[], str]
"""The sentence for a stored entry, put together only for somebody who is looking at the page."""

Keep = Callable[[Actor, UUID, Entry, datetime | None], Said]


def form_of(form_class: Callable[[QueryDict], F], entry: Entry) -> F:
    """Return the form of an entry, valid; raises Refused with its sentences."""
    data = QueryDict(mutable=True)
    for name, values in entry.fields.items():
        data.setlist(name, list(values))
    data["id"] = str(entry.id)
    form = form_class(data)
    if not form.is_valid():
        raise Refused(" ".join(dict.fromkeys(_sentences(form))))
    return form


def read(form_class: type[forms.Form], entry: Entry) -> dict[str, Any]:
    """Return what the form of an entry says; raises Refused."""
    form = form_of(form_class, entry)
    return form.parts() if isinstance(form, CheckInForm) else form.cleaned_data


def _sentences(form: forms.Form) -> list[str]:
    return [str(words) for found in form.errors.values() for words in found]


def placed(actor: Actor, entry: Entry, sent_at: datetime | None) -> Placed:
    """Return when an entry was made, put right by the phone's clock at sending."""
    return place(received_at=clock.now(), zone=actor.zone, made_at=entry.made_at, sent_at=sent_at)


def day_of(actor: Actor, entry: Entry, sent_at: datetime | None) -> Callable[[], date]:
    """Return what tells, for a new entry, the local day on which it was written."""
    return lambda: placed(actor, entry, sent_at).local_date
