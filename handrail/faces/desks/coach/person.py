"""Puts the page of one person together from the rooms of the practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from handrail.design import charts, dates
from handrail.faces.desks.coach import words
from handrail.faces.desks.coach.feelings import felt
from handrail.ground.access import Actor, Capability, NotVisible, can
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.marked import N_
from handrail.ground.people import coaching
from handrail.ground.people.about import StrengthView, pathway, said_stages, strengths
from handrail.ground.people.levels import is_light
from handrail.ground.people.models import Participant
from handrail.ground.people.pathways import PATHWAYS
from handrail.ground.people.timeline import TimelineItem, page_of, reach_of
from handrail.practice.accountability import timeline as promise_moments
from handrail.practice.checkins import queries as checkins
from handrail.practice.checkins import timeline as checkin_moments
from handrail.practice.checkins.rules import MOODS
from handrail.practice.community import timeline as meeting_moments
from handrail.practice.contacts import timeline as contact_moments
from handrail.practice.contacts.balance import Touch
from handrail.practice.contacts.channels.asked import waits_for_coach
from handrail.practice.contacts.coming import Coming, coming
from handrail.practice.contacts.showing import BalanceCard, balance_card
from handrail.practice.coping import timeline as hard_moments
from handrail.practice.growth import timeline as growth_moments
from handrail.practice.plans import queries as plans
from handrail.practice.plans import timeline as plan_moments
from handrail.practice.referrals import queries as referrals

DAYS = 90
ROOMS = (plan_moments, meeting_moments, hard_moments, growth_moments, promise_moments)

CONTACT_BY = {
    "call": N_("likes a call best"),
    "text": N_("likes a text best"),
    "email": N_("likes an e-mail best"),
    "in_person": N_("likes to meet best"),
}
_COLUMNS = (
    "given_name", "family_name", "phone", "zone", "contact_by", "started_on", "kept__coach_id",
    "kept__episode_open", "level", "coaching_model", "org__coaching_model", "first_days",
)  # fmt: skip
_HEAD = (*_COLUMNS, "pace_waits")


@dataclass(frozen=True)
class OwnWords:
    """What the person says of their way and of where they are now, as far as it is shared."""

    pathway: str = ""
    stage: str = ""


@dataclass(frozen=True)
class PersonPage:
    """Everything on the page of one person."""

    id: UUID
    name: str
    initials: str
    tone: str
    phone: str
    since: date
    prefers: str
    own: OwnWords
    strengths: Sequence[StrengthView]
    coached_by_reader: bool
    away: bool
    light: bool
    coached: str
    to_ask: Sequence[referrals.ReferralView]
    steps: Sequence[plans.StepView]
    coming: Coming
    checkins_seen: bool
    mood_chart: Markup
    craving_chart: Markup
    feelings: tuple[tuple[str, Markup], ...]
    shared_days: int
    moments: Page[TimelineItem]
    balance: BalanceCard | None
    supervised: bool = False
    pace_waits: bool = False
    """The person proposed how often the two are in touch, and the reader has not answered."""


def page(actor: Actor, participant_id: UUID, number: str) -> PersonPage:
    """One person's page for somebody who may read it; raises NotVisible for anybody else.

    Writes one line into the book. What the reader may not see, as a whole room, is not on it.
    """
    head = _head(actor, participant_id)
    record_read(actor, Capability.PERSON_READ, participant_id)
    today = clock.today(head["zone"])
    since = today - timedelta(days=DAYS - 1)
    mine = head["kept__coach_id"] == actor.staff_id
    key = key_if_kept(participant_id)
    found = _moments(actor, participant_id, since, number, key)
    points = found.days if mine else []
    return PersonPage(
        id=participant_id,
        name=f"{head['given_name']} {head['family_name'][:1]}.".replace(" .", ""),
        initials=(head["given_name"][:1] + head["family_name"][:1]).upper(),
        tone=words.tone(participant_id),
        phone=head["phone"],
        since=head["started_on"],
        prefers=_(CONTACT_BY[head["contact_by"]]) if head["contact_by"] in CONTACT_BY else "",
        own=_own_words(actor, participant_id, key) if mine else OwnWords(),
        strengths=strengths(actor, Capability.PERSON_READ, participant_id, key=key),
        coached_by_reader=mine,
        away=head["kept__episode_open"] is False,
        light=is_light(head["level"]),
        coached=_coached(head, today),
        to_ask=referrals.due(actor, participant_id, today),
        steps=plans.this_week(actor, participant_id, today, key=key),
        coming=coming(actor, participant_id, clock.now()),
        checkins_seen=mine,
        mood_chart=_mood_chart(points, since, today),
        craving_chart=_craving_chart(points, since, today),
        feelings=felt(points, since, today),
        shared_days=len(points),
        moments=found.page,
        supervised=not mine and can(actor, Capability.REMARK_READ, participant_id),
        pace_waits=mine and head["pace_waits"],
        balance=balance_card(actor, participant_id, head["zone"], found.touches) if mine else None,
    )


@dataclass(frozen=True)
class _Happened:
    """The days with a check-in, the contacts that a balance counts, and one page of everything."""

    days: list[checkins.CurvePoint]
    touches: list[Touch]
    page: Page[TimelineItem]


def _moments(
    actor: Actor, participant_id: UUID, since: date, number: str, key: PersonKey | None
) -> _Happened:
    most = reach_of(number)
    days, said = checkin_moments.with_curve(actor, participant_id, since, most, key)
    touches, met = contact_moments.with_touches(actor, participant_id, since, most, key)
    others = (room.stretch(actor, participant_id, since, most, key) for room in ROOMS)
    return _Happened(days, touches, page_of((said, met, *others), number))


def _own_words(actor: Actor, participant_id: UUID, key: PersonKey | None) -> OwnWords:
    return OwnWords(_pathway(actor, participant_id, key), _stage(actor, participant_id, key))


def _pathway(actor: Actor, participant_id: UUID, key: PersonKey | None) -> str:
    """What the person chose and shared, as one line; empty when they did not."""
    found = pathway(actor, participant_id, key=key)
    if found is None:
        return ""
    said = [*(_(PATHWAYS[key]) for key in found.chosen if key in PATHWAYS), found.own]
    return ", ".join(filter(None, said))


def _stage(actor: Actor, participant_id: UUID, key: PersonKey | None) -> str:
    """Where the person says they are now, when they share it."""
    known = said_stages(actor, participant_id, key=key)
    now = next((said for said in known if said.until is None), None)
    return _(now.words) if now and now.words else ""


def _coached(head: dict[str, Any], today: date) -> str:
    """The way of coaching, and whether it is one thing at a time, in words."""
    model = coaching.model_of(head["coaching_model"], head["org__coaching_model"])
    first = coaching.first_days(head["started_on"], today, head["first_days"])
    said = [_(coaching.MODELS[model][0]), *([_("one thing at a time")] if first else [])]
    return ", ".join(said)


def _one(actor: Actor, participant_id: UUID) -> Any:
    rows = Participant.objects.visible_to(actor, Capability.PERSON_READ)
    asked = rows.annotate(pace_waits=waits_for_coach(actor, "pk"))
    return asked.filter(pk=participant_id).values_list(*_HEAD)


_ONE = Reading(_one)


def _head(actor: Actor, participant_id: UUID) -> dict[str, Any]:
    found = _ONE.first(actor, participant_id)
    if found is None:
        raise NotVisible
    return dict(zip(_HEAD, found, strict=True))


def _mood_chart(points: Sequence[checkins.CurvePoint], since: date, today: date) -> Markup:
    said = [(point.on, point.mood) for point in points]
    words = [_(mood) for mood in MOODS]
    return charts.line(
        said,
        charts.ChartWords(
            sentence=_sentence(
                said, _("Mood"), lambda value: words[int(value) - 1].lower(), today
            ),
            table=_("The same as a table"),
            first_column=_("Day"),
            second_column=_("Mood"),
            nothing=_("No mood was shared in these 90 days."),
        ),
        low=1, high=5, low_label=words[0], high_label=words[-1], first=since, last=today,
        say=lambda value: words[int(value) - 1],
    )  # fmt: skip


def _craving_chart(points: Sequence[checkins.CurvePoint], since: date, today: date) -> Markup:
    said = [(point.on, point.craving) for point in points]
    return charts.line(
        said,
        charts.ChartWords(
            sentence=_sentence(said, _("Urges"), lambda value: str(int(value)), today),
            table=_("The same as a table"),
            first_column=_("Day"),
            second_column=_("Urge, 0 to 10"),
            nothing=_("No urge was shared in these 90 days."),
        ),
        low=0, high=10, low_label=_("none"), high_label=_("strong"), first=since, last=today,
    )  # fmt: skip


def _sentence(said: Sequence[tuple[date, int | None]], what: str, word: Any, today: date) -> str:
    known = [(day, value) for day, value in said if value is not None]
    if not known:
        return ""
    text = ngettext(
        "%(what)s on %(count)d day, the last on %(day)s: %(word)s.",
        "%(what)s on %(count)d days, the last on %(day)s: %(word)s.",
        len(known),
    )
    day, value = known[-1]
    values = {"what": what, "count": len(known), "word": word(value)}
    values["day"] = dates.short_day(day, today)
    return text % values
