"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.contacts.channels.rules import CHANNELS, PARTS, opened
from handrail.practice.contacts.holidays import rules as holidays
from handrail.practice.contacts.models import (
    AgreedPace,
    Appointment,
    CalendarFeed,
    ChannelPlan,
    Contact,
    ContactBefore,
    EarlierChannelPlan,
    EarlierHolidayPlan,
    EarlierTimeLine,
    HolidayPlan,
    Series,
    TimeLine,
)
from handrail.practice.contacts.notes import held as beside_notes

__all__ = ["beside_notes"]


def _channels(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Which way for what, how often a week at most, and evenings, weekends, holidays."""
    plan = opened(row["body"])
    for key, way in CHANNELS.items():
        most = _("at most %(count)s a week") % {"count": plan.most.get(key)}
        said = (plan.uses.get(key, ""), most if key in plan.most else "")
        yield way.word, ", ".join(part for part in said if part)
    yield from ((word, plan.parts.get(key)) for key, word in PARTS.items())


def _holiday(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What days they are, and each part that was written."""
    said = holidays.opened(row["body"], holidays.Days(row["first_on"], row["last_on"]),
                           coach_away=False)  # fmt: skip
    yield N_("What days"), said.name
    yield from ((word, said.words.get(key)) for key, word in holidays.WORDS.items())


hold(
    Contact,
    Then.STAY,
    N_("When you were in touch"),
    {
        "at": N_("When"),
        "staff__user__name": N_("Who with"),
        "with_whom": N_("With somebody else"),
        "kind": N_("How"),
        "minutes": N_("Minutes"),
        "reached": N_("You talked"),
        "begun_by_them": N_("You got in touch"),
        "held_to": N_("Held to"),
        "held_up": N_("Held up"),
        "words": N_("Words for it"),
        "note": N_("Note"),
        "next_on": N_("Next planned for"),
        "corrected_at": N_("Corrected"),
        "said_at": N_("Said what it was"),
        "taken_back_at": N_("Taken back"),
    },
    emptied={"words": [], "next_on": None, "appointment": None, "consent": None},
)
hold(
    ContactBefore,
    Then.GO,
    N_("What a note said before it was corrected"),
    {"made_at": N_("Corrected"), "staff__user__name": N_("Who"), "body": N_("Note")},
)
hold(
    Appointment,
    Then.GO,
    N_("Your appointments"),
    {
        "starts_at": N_("When"),
        "staff__user__name": N_("Who with"),
        "minutes": N_("Minutes"),
        "kind": N_("How"),
        "place": N_("Place"),
        "needs_ride": N_("A ride is needed"),
        "state": N_("How it stands"),
        "asked_at": N_("Your coach asked how it went"),
    },
)
hold(
    CalendarFeed,
    Then.GO,
    N_("Your calendar address"),
    {"made_at": N_("Made on"), "with_place": N_("Shows the place")},
)
hold(
    Series,
    Then.GO,
    N_("Times that come again"),
    {
        "every": N_("How often"),
        "wall_at": N_("At"),
        "first_on": N_("From"),
        "last_on": N_("Until"),
    },
)
_LINE = {
    "sort": N_("What it is"),
    "days": N_("Days"),
    "starts": N_("From"),
    "ends": N_("Until"),
    "words": N_("Words"),
}
hold(
    TimeLine,
    Then.GO,
    N_("When you can"),
    {"made_at": N_("When"), "by": N_("Written by"), **_LINE, "put_away_at": N_("Put away")},
)
hold(
    EarlierTimeLine,
    Then.GO,
    N_("When you can, in earlier words"),
    {"made_at": N_("Until"), **_LINE},
)
hold(
    ChannelPlan,
    Then.GO,
    N_("How you keep in touch"),
    {"touched_at": N_("When"), "by": N_("Written by"), "body": N_("Words")},
    said={"body": _channels},
)
hold(
    EarlierChannelPlan,
    Then.GO,
    N_("How you keep in touch, in earlier words"),
    {"made_at": N_("Until"), "by": N_("Written by"), "body": N_("Words")},
    said={"body": _channels},
)
hold(
    AgreedPace,
    Then.GO,
    N_("How often you are in touch"),
    {
        "made_at": N_("When"),
        "every": N_("How often"),
        "minutes": N_("Minutes"),
        "weeks": N_("Weeks"),
        "words": N_("Words"),
        "state": N_("How it stands"),
        "by": N_("Written by"),
        "from_on": N_("From"),
        "until_on": N_("Until"),
    },
)
hold(
    HolidayPlan,
    Then.GO,
    N_("Holidays and days away"),
    {
        "first_on": N_("From"),
        "last_on": N_("Until"),
        "away__user__name": N_("Who is away"),
        "body": N_("Words"),
        "by": N_("Written by"),
        "put_away_at": N_("You put it away"),
    },
    said={"body": _holiday},
)
hold(
    EarlierHolidayPlan,
    Then.GO,
    N_("Earlier words for holidays and days away"),
    {
        "made_at": N_("Until"),
        "first_on": N_("From"),
        "last_on": N_("Last day"),
        "away__user__name": N_("Who is away"),
        "body": N_("Words"),
        "by": N_("Written by"),
    },
    said={"body": _holiday},
)
