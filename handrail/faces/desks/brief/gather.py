"""Puts a brief together: one query for the facts of all rooms, then the lines in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.design import dates
from handrail.faces.desks.addresses import url
from handrail.faces.desks.brief import rules
from handrail.faces.desks.brief.words import LOOKS, TOPIC_OF_COACH, WHOSE
from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import words_at
from handrail.ground.people.facts import Fact, Since, facts
from handrail.ground.people.models import Strength
from handrail.practice.accountability import since as promised
from handrail.practice.accountability.rules.promises import ANSWERS, NOT_SEEN
from handrail.practice.checkins import since as checked_in
from handrail.practice.checkins.rules import MOODS
from handrail.practice.contacts import since as met
from handrail.practice.contacts.rules import KINDS
from handrail.practice.coping import since as hard
from handrail.practice.coping.rules.days import next_day
from handrail.practice.coping.rules.moments import KINDS as MOMENTS
from handrail.practice.growth import since as grown
from handrail.practice.plans import since as planned
from handrail.practice.plans.rules import STATES
from handrail.practice.referrals import since as told_of
from handrail.practice.talks import since as to_talk

ROOMS = (planned, checked_in, hard, grown, promised, met, told_of, to_talk)
STRENGTHS_SHOWN, WORDS_SHOWN = 3, 160


@dataclass(frozen=True)
class Line:
    """One line: what it is, in whose words, when, and the page that has more."""

    icon: str
    title: str
    words: str
    when: str
    href: str


@dataclass(frozen=True)
class Brief:
    """What stands on the page: since when, in which lines, and how many more there are."""

    last: datetime | None
    last_kind: str
    lines: Sequence[Line]
    more: int


def _told(
    actor: Actor, participant_id: UUID, start: datetime, first: date, today: date, soon: date
) -> Any:
    since = Since(start, first, today, soon)
    strong = Strength.objects.visible_to(actor, Capability.PERSON_READ).filter(
        participant_id=participant_id, removed_at__isnull=True
    )
    told = [facts(strong, "strength", at="made_at", words="text")]
    told += [one for room in ROOMS for one in room.told(actor, participant_id, since)]
    first_of_all, *others = told
    return first_of_all.union(*others, all=True)


_TOLD = Reading(_told)


def brief_of(actor: Actor, participant_id: UUID, zone: str) -> Brief:
    """Return the brief; one query for all facts, and one for the key. Both people get the same.

    The page that shows it has asked the ring and writes the access event.
    """
    now, today = clock.now(), clock.today(zone)
    back = now - rules.LOOK_BACK
    rows = _TOLD.rows(
        actor, participant_id, back, clock.local(back, zone).date(), today, today + rules.SOON
    )
    known = [Fact(*row) for row in rows]
    talks = {fact.at: fact.state for fact in known if fact.what == "met"}
    last = rules.last_time(talks, now)
    start = rules.begins(last, now)
    first = clock.local(start, zone).date()
    fresh = [fact for fact in known if _stays(fact, start, first, today, now)]
    return _said(actor, participant_id, fresh, last, talks.get(last, "") if last else "", today)


def _stays(fact: Fact, start: datetime, first: date, today: date, now: datetime) -> bool:
    if fact.what == "met" or fact.what not in rules.WEIGHT:
        return False
    if fact.what == "appointment":
        return fact.at > now
    if fact.what == "hard_day":
        on = _next_of(fact, today)
        return on is not None and on <= today + rules.SOON
    return rules.is_new(fact.what, fact.at, fact.on, start, first)


def _next_of(fact: Fact, today: date) -> date | None:
    assert fact.on is not None
    return next_day(fact.on, fact.state, today)


def _said(
    actor: Actor, participant_id: UUID, found: Sequence[Fact], last: datetime | None, kind: str,
    today: date,
) -> Brief:  # fmt: skip
    single, merged = _merged(found)
    items = [
        rules.Item(rules.kind(fact.what, fact.state), fact.at, n) for n, fact in enumerate(single)
    ]
    shown = rules.chosen(items)
    say = _Speaker(actor, participant_id, today, key_if_kept(participant_id) if shown else None)
    lines = [say.line(single[item.number], merged) for item in shown]
    return Brief(last, _(KINDS[kind].word) if kind in KINDS else "", lines, len(items) - len(shown))


def _merged(found: Iterable[Fact]) -> tuple[list[Fact], dict[str, list[Fact]]]:
    """Each fact of its own, but strengths, check-ins and appointments as one of each kind."""
    single: list[Fact] = []
    merged: dict[str, list[Fact]] = {"strength": [], "checkin": [], "appointment": []}
    for fact in found:
        merged.get(fact.what, single).append(fact)
    merged["strength"].sort(key=lambda fact: fact.at)
    merged["checkin"].sort(key=lambda fact: fact.at, reverse=True)
    merged["appointment"].sort(key=lambda fact: fact.at)
    return [*single, *(rows[0] for rows in merged.values() if rows)], merged


class _Speaker:
    """Says one fact in words, for this reader."""

    def __init__(
        self, actor: Actor, participant_id: UUID, today: date, key: PersonKey | None
    ) -> None:
        self.mine = actor.participant_id == participant_id
        self.zone, self.person, self.today, self.key = actor.zone, participant_id, today, key

    def line(self, fact: Fact, merged: dict[str, list[Fact]]) -> Line:
        """The line of a fact."""
        look = LOOKS[fact.what]
        page = look.own_page if self.mine else look.coach_page
        named: dict[str, Any] = {} if self.mine else {"participant_id": self.person}
        title, words = _(look.own if self.mine else look.coach), self._words(fact)
        if fact.what == "strength":
            words = ", ".join(self._words(one) for one in merged["strength"][:STRENGTHS_SHOWN])
        elif fact.what == "checkin":
            title = self._checkins(merged["checkin"])
        elif fact.what == "topic" and fact.state == "coach":
            title = _(TOPIC_OF_COACH[self.mine])
        elif fact.what in ("promise", "answer"):
            title = self._promise(fact)
        elif fact.what == "step":
            title = f"{title}: {_(STATES[fact.state].word)}"
        elif fact.what == "moment":
            title = _(MOMENTS[fact.state].told)
        elif fact.what == "place":
            words = words or fact.state
        return Line(look.icon, title, words, self._when(fact), url(page, **named))

    def _words(self, fact: Fact) -> str:
        table, column = LOOKS[fact.what].place
        words = words_at(self.key, table, column, fact.id, fact.words) if table else None
        one_line = " ".join((words or "").split())
        return one_line if len(one_line) <= WORDS_SHOWN else f"{one_line[:WORDS_SHOWN]}…"

    def _promise(self, fact: Fact) -> str:
        whose, _colon, said = fact.state.partition(":")
        words = _(WHOSE[whose][1 if self.mine else 0])
        return f"{words}: {_(ANSWERS[said]).lower()}" if said in ANSWERS else words

    def _checkins(self, found: Sequence[Fact]) -> str:
        words = ngettext("%(count)s check-in shared, the last one: %(mood)s",
                         "%(count)s check-ins shared, the last one: %(mood)s",
                         len(found))  # fmt: skip
        mood = int(found[0].state) if found[0].state else 0
        said = _(MOODS[mood - 1]).lower() if mood else _("no mood said")
        return words % {"count": len(found), "mood": said}

    def _when(self, fact: Fact) -> str:
        if fact.what in ("strength", "track", "topic"):
            return ""
        if fact.what == "appointment":
            return dates.moment_words(fact.at, self.zone, self.today)
        on = _next_of(fact, self.today) if fact.what == "hard_day" else fact.on
        day = on or clock.local(fact.at, self.zone).date()
        if fact.what == "promise":
            return self._due(day, late=fact.state.endswith(NOT_SEEN))
        return _("today") if day == self.today else dates.short_day(day, self.today)

    def _due(self, day: date, *, late: bool) -> str:
        if day == self.today:
            return _("for today")
        if day > self.today:
            return _("for %(day)s") % {"day": dates.short_day(day, self.today)}
        said = _("for %(day)s, not seen yet") if late else _("for %(day)s")
        return said % {"day": dates.short_day(day, self.today)}
