"""What a phone sends of the two: a name under the agreement, promises, and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, form_of, placed
from handrail.ground.access import Actor, NotVisible
from handrail.practice.accountability.commands.answers import answer
from handrail.practice.accountability.commands.asking import ask_to_stay_on_track, wish_for_coach
from handrail.practice.accountability.commands.holding import say_how
from handrail.practice.accountability.commands.promises import add_promise
from handrail.practice.accountability.commands.signing import sign
from handrail.practice.accountability.forms import (
    AnswerForm,
    AskForm,
    HoldingForm,
    PromiseForm,
    SignForm,
)
from handrail.practice.accountability.rules import BOTH_KEPT, agreement, asking, holding, promises
from handrail.practice.contacts.commands.times import add_time_line
from handrail.practice.contacts.forms import TimeLineForm
from handrail.practice.contacts.times import rules as times


def _signature(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(SignForm, entry)
    new = sign(
        actor, participant_id=owner, terms=form.terms(), name=form.signed(), id=entry.id,
        signed_at=lambda: placed(actor, entry, sent_at).made_at,
    )  # fmt: skip
    said = agreement.SIGNED if new else agreement.SIGNED_BEFORE
    return lambda: _(said)


def _promise(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(PromiseForm, entry)
    typed = form.cleaned_data
    shared = typed["share"] != "private"
    add_promise(actor, participant_id=owner, said=form.said(), ritual=typed["ritual"],
                shared=shared, id=entry.id)  # fmt: skip
    said = promises.SAVED if shared or typed["ritual"] else promises.SAVED_ALONE
    return lambda: _(said)


def _answer(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(AnswerForm, entry)
    promise_id, went = form.cleaned_data["promise_id"], form.went()
    if promise_id is None:
        raise NotVisible
    answer(
        actor, participant_id=owner, promise_id=promise_id, went=went, id=entry.id,
        said_at=lambda: placed(actor, entry, sent_at).made_at,
    )  # fmt: skip
    said = promises.SAID_BACK.get(went.said, promises.VIEWED)
    return lambda: _(said)


def _holding(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(HoldingForm, entry)
    version = form.cleaned_data["version"]
    done = say_how(actor, participant_id=owner, said=form.wish(), version=version, id=entry.id)
    said = BOTH_KEPT if done.meanwhile else holding.SAVED
    return lambda: _(said)


def _track(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    words = form_of(AskForm, entry).cleaned_data["words"]
    new = ask_to_stay_on_track(actor, participant_id=owner, words=words, id=entry.id)
    said = asking.SENT if new else asking.SENT_ALREADY
    return lambda: _(said)


def _wish(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    words = form_of(AskForm, entry).cleaned_data["words"]
    new = wish_for_coach(actor, participant_id=owner, words=words, id=entry.id)
    said = asking.WISHED if new else asking.WISHED_ALREADY
    return lambda: _(said)


def _time_line(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    said = form_of(TimeLineForm, entry).said()
    add_time_line(actor, participant_id=owner, said=said, id=entry.id)
    return lambda: _(times.SAVED)


KINDS: Mapping[str, Keep] = MappingProxyType(
    {
        "signature": _signature,
        "promise": _promise,
        "promise_answer": _answer,
        "holding": _holding,
        "track_ask": _track,
        "coach_wish": _wish,
        "time_line": _time_line,
    }
)
