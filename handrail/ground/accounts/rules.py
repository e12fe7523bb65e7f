"""How one-time ways in look and how long they last; how long somebody stays signed in.

Pure: the caller brings the clock.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# RFC 8628, 6.1: letters that are not mistaken for one another or for digits, and make no words.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
_GROUP = 4


class Purpose(StrEnum):
    """What a one-time way in is for."""

    CARD = "card"
    INVITATION = "invitation"
    SETUP = "setup"
    DEMO = "demo"


@dataclass(frozen=True)
class WayIn:
    """How long a way in lasts, how many groups of four letters it has, and if it works again."""

    life: timedelta
    groups: int
    again: bool = False


# A card is typed while the coach stands beside; what travels by mail lasts longer and is longer.
WAYS: dict[Purpose, WayIn] = {
    Purpose.CARD: WayIn(timedelta(minutes=15), groups=2),
    Purpose.INVITATION: WayIn(timedelta(hours=48), groups=4),
    Purpose.SETUP: WayIn(timedelta(hours=48), groups=4),
    # Only ever made for invented people (`links.make_sign_in_link` refuses otherwise).
    Purpose.DEMO: WayIn(timedelta(hours=24), groups=4, again=True),
}


def shown(code: str) -> str:
    """Return `code` in groups of four: "BCDFGHJK" as "BCDF-GHJK"."""
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))


def typed(text: str) -> str:
    """Return the letters of a code as somebody typed it: any case, spaces and dashes, full width.

    Returns "" when what is left cannot be a code of any way in.
    """
    plain = unicodedata.normalize("NFKC", text[:80]).upper()
    letters = re.sub(r"[\s\-_.\u2010-\u2015]", "", plain)
    lengths = {way.groups * _GROUP for way in WAYS.values()}
    return letters if len(letters) in lengths and set(letters) <= set(ALPHABET) else ""


@dataclass(frozen=True)
class Stay:
    """How long somebody stays signed in: unused, and in all (None: as long as it is used)."""

    idle: timedelta
    whole: timedelta | None


_SHARED_IDLE = timedelta(minutes=10)
_DAY_AT_WORK = timedelta(hours=12)


def stay(*, works_here: bool, private: bool) -> Stay:
    """Return how long a session may last.

    People who open others' records: 30 minutes unused, 12 hours in all. On a phone that others
    use too: 10 minutes unused. On somebody's own phone: 30 days unused.
    """
    if not private:
        return Stay(idle=_SHARED_IDLE, whole=_DAY_AT_WORK)
    if works_here:
        return Stay(idle=timedelta(minutes=30), whole=_DAY_AT_WORK)
    return Stay(idle=timedelta(days=30), whole=None)


class Over(StrEnum):
    """Why a session is over."""

    UNUSED = "unused"
    LONG = "long"


def over(limits: Stay, *, since: datetime, seen: datetime, now: datetime) -> Over | None:
    """Return why the session that began at `since` and was last used at `seen` is over, or None.

    An instant in the future counts as unused: a session never outlives a clock that was set back.
    """
    if since > now or seen > now + timedelta(minutes=2):
        return Over.UNUSED
    if now - seen > limits.idle:
        return Over.UNUSED
    if limits.whole is not None and now - since > limits.whole:
        return Over.LONG
    return None


def initial(name: str) -> str:
    """Return the first letter of a name with a dot: enough to recognise oneself, no more."""
    stripped = name.strip()
    return f"{stripped[0].upper()}." if stripped else "?"
