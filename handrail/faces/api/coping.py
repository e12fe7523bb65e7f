"""What a phone sends for hard moments: cards, signs, triggers, days ahead, lines, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, day_of, form_of, read
from handrail.ground.access import Actor
from handrail.practice.coping.commands.badday import walk_through
from handrail.practice.coping.commands.cards import add_card, practise
from handrail.practice.coping.commands.days import Ahead, add_day
from handrail.practice.coping.commands.lists import write_sign, write_trigger
from handrail.practice.coping.commands.moments import Said as Happened
from handrail.practice.coping.commands.moments import write_moment
from handrail.practice.coping.commands.numbers import add_clock, write_days
from handrail.practice.coping.commands.plan import add_line
from handrail.practice.coping.forms import (
    BadDayForm,
    CardForm,
    ClockForm,
    DaysForm,
    HardDayForm,
    LineForm,
    MomentForm,
    PracticeForm,
    SignForm,
    TriggerForm,
)
from handrail.practice.coping.queries.lists import has_card
from handrail.practice.coping.rules import badday, cards, lists, moments
from handrail.practice.thinking.rules.kinds import CHOOSE


def _card() -> forms.UUIDField:
    # The command leaves a card out that is not there any more, so that no words are lost.
    return forms.UUIDField(
        required=False, error_messages={"invalid": gettext_lazy(cards.NOT_A_CARD)}
    )


class PhoneTrigger(TriggerForm):
    """What sets it off, with the ids of cards as the phone knew them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, cards=[], **options)
        self.fields |= {name: _card() for name in ("first", "second", "third")}


class PhoneDay(HardDayForm):
    """A day ahead, with the id of a card as the phone knew it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, cards=[], **options)
        self.fields["card"] = _card()


class PhoneMoment(MomentForm):
    """A moment, and of which kind it is."""

    kind = forms.ChoiceField(
        choices=[(key, key) for key in moments.KINDS],
        error_messages={"required": gettext_lazy(CHOOSE), "invalid_choice": gettext_lazy(CHOOSE)},
    )


class PhonePractice(PracticeForm):
    """A card was practiced: which one."""

    card_id = forms.UUIDField()


class PhoneDays(DaysForm):
    """Days to write down, and for which count."""

    clock_id = forms.UUIDField()


def _coping_card(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(CardForm, entry)
    add_card(actor, participant_id=owner, text=parts["text"], idea=parts["idea"], id=entry.id)
    return lambda: _("Your card is there.")


def _sign(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(SignForm, entry)
    write_sign(actor, participant_id=owner, text=parts["text"], first=parts["first"], id=entry.id)
    return lambda: _("Saved. Noticing is half of it.")


def _trigger(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(PhoneTrigger, entry)
    typed = form.cleaned_data
    chosen = [typed[name] for name in ("first", "second", "third") if typed[name]]
    made = write_trigger(
        actor, participant_id=owner, kind=typed["kind"], text=typed["text"], cards=chosen,
        new_card=typed["new_card"], id=entry.id,
    )  # fmt: skip
    return lambda: _(lists.trigger_saved(has_card(actor, owner, made)))


def _hard_day(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(PhoneDay, entry)
    add_day(actor, participant_id=owner, said=Ahead(**form.parts()), id=entry.id)
    return lambda: _("Saved. You know that it comes.")


def _safety_line(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(LineForm, entry)
    del parts["version"]
    add_line(actor, participant_id=owner, **parts)
    return lambda: _("The line is in the plan.")


def _moment(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(PhoneMoment, entry)
    said = Happened(**{name: parts[name] for name in ("on", *moments.ASKED)})
    write_moment(
        actor, participant_id=owner, kind=parts["kind"], said=said, id=entry.id,
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("Kept. Only you can see it.")


def _practice(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    practise(
        actor, participant_id=owner, **read(PhonePractice, entry),
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("Noted. What you practice comes easier.")


def _clock(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    add_clock(
        actor, participant_id=owner, **read(ClockForm, entry),
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("It counts from now on.")


def _clock_days(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    write_days(
        actor, participant_id=owner, **read(PhoneDays, entry),
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("Written down. All the other days stay.")


def _bad_day(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    answers = {key: entry.fields[key][-1] for key in badday.QUESTIONS if entry.fields.get(key)}
    walk_through(
        actor, participant_id=owner, answers=answers, **read(BadDayForm, entry),
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("Kept. Only you can see it.")


KINDS: Mapping[str, Keep] = MappingProxyType(
    {
        "coping_card": _coping_card,
        "warning_sign": _sign,
        "trigger": _trigger,
        "hard_day": _hard_day,
        "safety_line": _safety_line,
        "moment": _moment,
        "coping_practice": _practice,
        "clock": _clock,
        "clock_days": _clock_days,
        "bad_day": _bad_day,
    }
)
