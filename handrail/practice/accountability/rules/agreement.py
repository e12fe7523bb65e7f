"""The working agreement: its text, what a signature needs, and where the agreement stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

from . import check_ahead

KIND = "working_agreement"
"""The kind of entries of the shelf that the text is made of."""
NAME_LIMIT, WORDS_LIMIT = 120, 600
REVIEW_DAYS, REVIEW_AT_MOST = 90, 366
WIDTH, HEIGHT = 600, 200
"""The field for a drawn name, in its own units."""
POINTS_AT_MOST, LEAST_POINTS, LEAST_WIDE = 4000, 8, 40
TYPED, DRAWN = "typed", "drawn"

NO_NAME = N_("Write your name, or draw it. Then it is signed.")
BROKE_OFF = N_(
    "The drawing broke off. Draw your name once more, or type it. All else is still here."
)
FAR = N_("Pick a day within a year. Then you look at it together again.")
NO_REVIEW = N_("Pick a day to look at it together again.")
TEXT_CHANGED = N_(
    "The text changed while this was open. Read it once more, then sign. Nothing is signed yet, "
    "and your words are still here."
)
WRITTEN_MEANWHILE = N_(
    "The other one wrote this at the same time. Read what stands here now, then sign it or change "
    "it. Your words are still here."
)
OWN_MEANWHILE = N_(
    "You signed this on another page or phone, with other words or another day, and that is kept. "
    "What you wrote here is kept too. Read what stands here now. If you want your words in it, "
    "sign it once more with them."
)
SIGNED = N_("You signed it. You both can read it at any time.")
SIGNED_BEFORE = N_("You signed this already. Once is enough.")

ALL_GOOD, WAITS_FOR_ME, WAITS_FOR_OTHER = "signed", "mine", "theirs"
CHANGED, REVIEW, NONE, NEW_PAIR = "changed", "review", "none", "new_pair"
LATER_DAYS, FIRST_ASKS = 14, 3
"""For how long it can be put off, and how many first agreements a coach is asked for at a time."""
LATER = N_("Good. You are asked again in two weeks. You can read it before at any time.")
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        NONE: place(N_("Nobody has signed yet"), WAITS_FOR_OTHER, WAITS_FOR_ME),
        NEW_PAIR: place(N_("You two are new to each other"), WAITS_FOR_OTHER, WAITS_FOR_ME),
        WAITS_FOR_ME: place(N_("Waits for your name"), ALL_GOOD, CHANGED),
        WAITS_FOR_OTHER: place(N_("Waits for the other name"), ALL_GOOD, CHANGED),
        ALL_GOOD: place(N_("Signed by both"), CHANGED, REVIEW),
        CHANGED: place(N_("The text is new"), WAITS_FOR_OTHER, WAITS_FOR_ME),
        REVIEW: place(N_("Time to look at it again"), WAITS_FOR_OTHER, WAITS_FOR_ME),
    }
)
"""Where the agreement stands for whoever reads it."""

ASKS: Mapping[str, str] = MappingProxyType(
    {
        NONE: N_("Read it together, and sign it when it feels right."),
        NEW_PAIR: N_("What was signed before counts for the two who signed it, and stays here to "
                     "read. Read it together, and sign it anew when it feels right."),
        WAITS_FOR_ME: N_("It is signed by the other one. Read it in peace, then sign if it fits."),
        WAITS_FOR_OTHER: N_("You signed. The other one is asked as well."),
        ALL_GOOD: N_("You both signed it."),
        CHANGED: N_("The text is a little different now. What you signed stays as it was. Read the "
                    "new one, and sign it if it fits."),
        REVIEW: N_("The day is here to look at it again. Keep it, or change what you like."),
    }
)  # fmt: skip


@dataclass(frozen=True)
class Paragraph:
    """One part of the text; `own` was written by the programme."""

    title: str
    text: str
    parts: tuple[str, ...] = ()
    own: bool = False

    def packed(self) -> list[object]:
        """The paragraph as it is kept."""
        return [self.title, self.text, list(self.parts), self.own]

    @classmethod
    def opened(cls, packed: Sequence[object]) -> Paragraph:
        """A paragraph that was kept."""
        title, text, parts, own = packed
        return cls(str(title), str(text), tuple(map(str, parts)), bool(own))  # type: ignore[call-overload]


Text = Mapping[str, Sequence[Paragraph]]
"""Language -> its paragraphs."""


def packed(text: Text) -> dict[str, list[list[object]]]:
    """The whole text in every language, as it is kept."""
    return {language: [one.packed() for one in text[language]] for language in sorted(text)}


def fingerprint(text: Text) -> str:
    """What tells one text from another; a change in any language is another text."""
    raw = json.dumps(packed(text), ensure_ascii=False, sort_keys=True)
    return sha256(raw.encode()).hexdigest()[:32]


def check_review(on: date | None, today: date) -> str | None:
    """The sentence to show when the agreement cannot be looked at again that day, or None."""
    return NO_REVIEW if on is None else check_ahead(on, today, REVIEW_AT_MOST, FAR)


def review_default(today: date) -> date:
    """The day that is offered for looking at it again."""
    return today + timedelta(days=REVIEW_DAYS)


def strokes(drawn: str) -> list[list[tuple[int, int]]] | None:
    """The lines of a drawn name, "x,y x,y;x,y ...", or None when they broke off.

    Points outside the field are put on its edge; what is no point ends the reading.
    """
    found: list[list[tuple[int, int]]] = []
    try:
        for stroke in filter(None, drawn.strip().split(";")):
            pairs = (point.split(",") for point in stroke.split())
            found.append([(_within(x, WIDTH), _within(y, HEIGHT)) for x, y in pairs])
    except ValueError:
        return None
    points = [point for stroke in found for point in stroke]
    if not LEAST_POINTS <= len(points) <= POINTS_AT_MOST:
        return None
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    return found if wide >= LEAST_WIDE else None


def _within(said: str, most: int) -> int:
    if len(said) > 6:
        raise ValueError(said)
    return max(0, min(most, int(said)))


def path_of(drawn: str) -> str:
    """The path of a drawn name for a picture; "" when there is none."""
    lines = strokes(drawn) or []
    return " ".join("M" + " L".join(f"{x} {y}" for x, y in line) for line in lines if line)


def check_signature(name: str, drawn: str) -> str | None:
    """The sentence to show when nobody could tell who signed, or None.

    A name that is typed is enough, so a drawing that broke off does no harm beside it.
    """
    if name:
        return None
    if not drawn.strip():
        return NO_NAME
    return None if strokes(drawn) else BROKE_OFF


def way_of(name: str, drawn: str) -> str:
    """Whether the name was drawn or typed."""
    return DRAWN if strokes(drawn) else TYPED


STANDING, ANEW = "standing", "anew"
"""What a name goes under: the version that stands, or a new one."""


@dataclass(frozen=True)
class Now:
    """The version that stands when a name arrives, as far as it matters to the name.

    `seen`: it is the one that stood on the page; `made`: the signer made it; `signed`: the signer
    has signed it; `newest`: its text is still the text of now.
    """

    seen: bool
    made: bool = False
    signed: bool = False
    newest: bool = True


def goes_under(now: Now, *, same_words: bool, same_text: bool, newest: bool) -> str:
    """What a name goes under that was written on a page: `STANDING`, `ANEW`, or why under nothing.

    `same_words`, `same_text`: the page said what stands now; `newest`: it showed the text of now.
    Who signed the same words somewhere else, there with a later text, has signed already.
    """
    later = now.signed and now.newest and not now.seen
    if same_words and (same_text or (later and not newest)):
        return STANDING
    if now.made and not now.seen and not same_words and (newest or later):
        return OWN_MEANWHILE
    if not newest:
        return TEXT_CHANGED
    if now.seen or (now.made and same_words):
        return ANEW
    return WRITTEN_MEANWHILE


def kept_drawing(drawn: str) -> str:
    """The drawn name that stands on the pad when the form comes back; "" for one that broke off.

    So that the scraps of several tries never add up to a name.
    """
    return drawn if strokes(drawn) else ""


def stands(
    *, there: bool, mine: bool, theirs: bool, same_text: bool, review_on: date | None, today: date,
    before: bool = False,
) -> str:  # fmt: skip
    """Where the agreement of the two of now stands: a key of `STANDS`.

    `before`: there is one that was signed with another coach.
    """
    if not there:
        return NEW_PAIR if before else NONE
    if not same_text:
        return CHANGED
    if mine and theirs and review_on is not None and review_on <= today:
        return REVIEW
    if mine and theirs:
        return ALL_GOOD
    return WAITS_FOR_OTHER if mine else WAITS_FOR_ME
