"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.accountability.models import (
    Agreement,
    AgreementLater,
    Answer,
    CoachWish,
    EarlierHolding,
    EarlierPromise,
    Holding,
    Idea,
    Promise,
    Signature,
    TrackAsk,
)


def _text(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The paragraphs in the language of the page, each with its lines below it."""
    found = row["text__paragraphs"]
    for title, text, lines, *_more in found.get(get_language()) or found.get("en") or ():
        yield N_("What it says"), "\n".join((title, text, *(f"- {line}" for line in lines)))


hold(
    Signature,
    Then.GO,
    N_("Names under your working agreement"),
    {
        "at": N_("When"),
        "agreement_id": N_("Number of the agreement"),
        "by": N_("Who"),
        "way": N_("Typed or drawn"),
        "name": N_("Name"),
        "drawn": N_("How it was drawn"),
        "device": N_("Device"),
    },
)
hold(
    Agreement,
    Then.GO,
    N_("Your working agreement"),
    {
        "id": N_("Number of the agreement"),
        "made_at": N_("When"),
        "number": N_("Version"),
        "text__paragraphs": N_("What it says"),
        "hours": N_("When you talk"),
        "reach": N_("How you reach each other"),
        "review_on": N_("Look at it again on"),
    },
    said={"text__paragraphs": _text},
)
hold(
    AgreementLater,
    Then.GO,
    N_("Agreements that were put off"),
    {"user__name": N_("Who"), "until": N_("Asked again on")},
)
_HOW = {
    "first": N_("What happens first"),
    "first_words": N_("What happens first, in your words"),
    "held_to": N_("How much held to it"),
    "held_up": N_("How much held up"),
    "review_on": N_("Look at it again on"),
    "changed_by": N_("Who said so"),
}
hold(
    EarlierHolding,
    Then.GO,
    N_("How you wanted to be held to it before"),
    {"made_at": N_("When"), **_HOW},
)
_WHEN = {
    "days": N_("Weekdays, 0 is Monday"),
    "on": N_("Day"),
    "at": N_("Time"),
    "grace": N_("Days of grace"),
}
hold(
    EarlierPromise,
    Then.GO,
    N_("Earlier words of promises"),
    {"made_at": N_("When"), "text": N_("Words"), **_WHEN},
)
hold(
    Answer,
    Then.GO,
    N_("How promises went"),
    {
        "at": N_("When"),
        "promise_id": N_("Number of the promise"),
        "on": N_("Day"),
        "by": N_("Who"),
        "said": N_("How it went"),
        "moved_to": N_("Moved to"),
        "word": N_("Words"),
    },
)
hold(
    Idea,
    Then.GO,
    N_("Words of your coach for a promise"),
    {"made_at": N_("When"), "text": N_("Words"), "state": N_("What you said to it")},
)
hold(
    Promise,
    Then.GO,
    N_("Promises, yours and your coach’s"),
    {
        "id": N_("Number of the promise"),
        "whose": N_("Whose promise"),
        "text": N_("Words"),
        **_WHEN,
        "visibility": N_("Who sees it"),
        "left_at": N_("The coach changed"),
    },
)
hold(
    Holding,
    Then.GO,
    N_("How you want to be held to it"),
    {**_HOW, "rests_since": N_("Rests since")},
)
_ASKED = {"made_at": N_("When"), "words": N_("Words"), "state": N_("Where it stands")}
hold(TrackAsk, Then.GO, N_("When you asked for help to stay on track"), _ASKED)
hold(CoachWish, Then.GO, N_("When you asked for a different coach"), _ASKED)
