"""Check-ins on a person's timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.prepared import Row, Unconverted
from handrail.ground.kernel.sealed import words_at
from handrail.ground.kernel.spoken import spoken
from handrail.ground.people.timeline import Moment, Stretch, TimelineItem

from . import rules
from .models import CheckIn
from .queries import CurvePoint

TABLE = "checkins_checkin"
_COLUMNS = ("id", "made_at", "mood", "craving", "sleep", "company", "note", "helped",
            "lonely", "too_much")  # fmt: skip


_NUMBERS = {
    "craving": N_("craving %(number)s of 10"),
    "lonely": N_("alone %(number)s of 10"),
    "too_much": N_("too much %(number)s of 10"),
}


def _all(actor: Actor, participant_id: UUID, since: date) -> Any:
    rows = CheckIn.objects.visible_to(actor, Capability.CHECKIN_READ)
    found = rows.filter(participant_id=participant_id, local_date__gte=since)
    return found.order_by("-made_at", "-id").values_list(*_COLUMNS, "skipped", "local_date")


_ALL = Reading(_all)
_AT = _COLUMNS.index("made_at")
_CURVE = tuple(_COLUMNS.index(name) for name in ("mood", "craving", "lonely", "too_much"))
_SKIPPED, _ON = len(_COLUMNS), len(_COLUMNS) + 1


def with_curve(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> tuple[list[CurvePoint], Stretch]:
    """Return a point for each day with an answer, the earliest first, and the newest check-ins.

    One query for both, from the local day `since` on; others get what was shared. Of several in a
    day the last one that was made is the point. The page that shows them writes the access event.
    """
    rows, convert, ways = found = _ALL.unconverted(actor, participant_id, since)
    days: dict[date, CurvePoint] = {}
    for row, on in zip(rows, found.column(_ON), strict=True):
        if not row[_SKIPPED] and on not in days:
            days[on] = CurvePoint(on, *(row[index] for index in _CURVE))
    newest = Unconverted(rows[:most], convert, ways)
    moments = [
        Moment(at, partial(_said, key, convert, row))
        for row, at in zip(newest.rows, newest.column(_AT), strict=True)
    ]
    return sorted(days.values()), Stretch(moments, len(rows))


def _said(key: PersonKey | None, convert: Callable[[Row], Row], row: Row) -> TimelineItem:
    said = convert(row)
    pk, made_at, mood, craving, sleep, company, note, helped, lonely, too_much = said[:_SKIPPED]
    say = spoken()
    word = say(rules.MOODS[mood - 1]) if mood else say(N_("Not today"))
    parts = {"craving": craving, "sleep": sleep, "company": company, "lonely": lonely,
             "too_much": too_much}  # fmt: skip
    return TimelineItem(
        at=made_at,
        kind="checkin",
        icon="sun-horizon",
        title=say(N_("Check-in: %(mood)s")) % {"mood": word},
        body=words_at(key, TABLE, "note", pk, note),
        detail=_detail(say, parts, words_at(key, TABLE, "helped", pk, helped)),
    )


def _detail(say: Callable[[str], str], parts: dict[str, Any], helped: str | None) -> str | None:
    said: list[str] = []
    for name, words in _NUMBERS.items():
        if parts[name] is not None:
            said.append(say(words) % {"number": parts[name]})
    if parts["sleep"] in rules.SLEEP:
        said.append(say(N_("slept: %(word)s")) % {"word": say(rules.SLEEP[parts["sleep"]]).lower()})
    known = (word for word in parts["company"] if word in rules.COMPANY)
    if company := ", ".join(say(rules.COMPANY[word]) for word in known):
        said.append(say(N_("with: %(words)s")) % {"words": company.lower()})
    if helped:
        said.append(say(N_("what helped: %(words)s")) % {"words": helped})
    return " \u00b7 ".join(said) or None
