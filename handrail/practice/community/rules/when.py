"""Days and clock times in the many ways that meeting lists write them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from handrail.ground.kernel.marked import N_
from handrail.practice.community.rules import Remark
from handrail.practice.community.rules.clean import folded

DAY_MINUTES = 24 * 60
WEEK = 7
_SLOTS_AT_MOST = 100

_DAY_NAMES = (
    ("monday", "mondays", "mon", "lunes", "lundi", "montag"),
    ("tuesday", "tuesdays", "tue", "tues", "martes", "mardi", "dienstag"),
    ("wednesday", "wednesdays", "wed", "weds", "miercoles", "mercredi", "mittwoch"),
    ("thursday", "thursdays", "thu", "thur", "thurs", "jueves", "jeudi", "donnerstag"),
    ("friday", "fridays", "fri", "viernes", "vendredi", "freitag"),
    ("saturday", "saturdays", "sat", "sabado", "samedi", "samstag"),
    ("sunday", "sundays", "sun", "domingo", "dimanche", "sonntag"),
)
_DAYS = {name: number for number, names in enumerate(_DAY_NAMES) for name in names}
_MANY = {
    "daily": range(7),
    "everyday": range(7),
    "every day": range(7),
    "weekdays": range(5),
    "weekends": (5, 6),
}
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*"
    r"(a\.?\s?m\.?|p\.?\s?m\.?|[ap])?(?![\w:])",
)
_PACKED = re.compile(r"^(\d{1,2})(\d{2})$")
_ISO_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}[t ]")


DAY_UNREAD = N_("Part of the day was not understood: %(said)s")
TIME_UNREAD = N_("The time was not understood and is left open: %(said)s")
END_UNREAD = N_("The end was not understood and is left open: %(said)s")


@dataclass(frozen=True)
class Slot:
    """One time of a meeting. `weekday` 0 is Monday, 6 Sunday, None means by appointment.
    `start` and `end` are minutes after local midnight, None when the list does not say.
    An end at or before the start is on the next day."""

    weekday: int | None
    start: int | None
    end: int | None = None


def weekdays_of(value: object) -> tuple[tuple[int, ...], bool]:
    """ISO weekdays (Monday 0), in order and each once, and whether all of the value was read.

    Source: Meeting Guide specification, `day`: 0 Sunday to 6 Saturday, or a list of them. Seven
    is read as Sunday; names in four languages, "daily", lists and lists in text are understood.
    """
    found: set[int] = set()
    understood = _collect(value, found, depth=0)
    return tuple(sorted(found)), understood


def _collect(value: object, found: set[int], depth: int) -> bool:
    if value is None or value == "" or value == []:
        return True
    if isinstance(value, list) and depth < 3:
        read = [_collect(item, found, depth + 1) for item in value[:50]]
        return all(read)
    if isinstance(value, str):
        return _collect_text(value, found)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if not 0 <= value <= WEEK or value != int(value):
        return False
    found.add((int(value) + 6) % WEEK)
    return True


def _collect_text(value: str, found: set[int]) -> bool:
    text = folded(value[:200])
    if text in _MANY:
        found.update(_MANY[text])
        return True
    words = [word for word in re.split(r"[^a-z0-9]+", text) if word not in {"", "and", "y", "et"}]
    understood = bool(words) or not text
    for word in words:
        if word in _DAYS:
            found.add(_DAYS[word])
        elif len(word) == 1 and word.isdecimal() and int(word) <= WEEK:
            found.add((int(word) + 6) % WEEK)
        else:
            understood = False
    return understood


def clock_times(value: object) -> tuple[tuple[int, ...], bool]:
    """Minutes after local midnight of every time in the value, in order, and whether it was read.

    Understands "19:30", "7:30 PM", "7pm", "noon", "midnight", "19:30:00", "1930", a range
    ("7:00 - 8:00 pm") and lists. "24:00" is midnight.
    """
    if value is None or value == "" or value == []:
        return (), True
    if isinstance(value, list):
        read = [clock_times(item) for item in value[:20] if not isinstance(item, list)]
        times = dict.fromkeys(minute for found, _ in read for minute in found)
        return tuple(times), bool(read) and all(ok for _, ok in read)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return (), False
    return _times_in(folded(str(value)[:60]))


def _times_in(text: str) -> tuple[tuple[int, ...], bool]:
    text = _ISO_DATE.sub("", text)
    packed = _PACKED.match(text)
    if packed:
        text = f"{packed[1]}:{packed[2]}"
    text = re.sub(r"\bnoon\b|\bmidday\b", "12:00 pm", re.sub(r"\b12(?::00)? ?noon\b", "noon", text))
    text = re.sub(r"\b12(?::00)? ?midnight\b", "midnight", text)
    text = re.sub(r"\bmidnight\b", "0:00", text)
    hits = [(hit[1], hit[2], (hit[3] or "")[:1]) for hit in _CLOCK.finditer(text)]
    # "7:00 - 8:00 pm": the half of the day is said once, at the end.
    late = hits[-1][2] if len(hits) == 2 and not hits[0][2] else ""
    minutes = []
    for hour, minute, half in hits:
        if not (minute or half or late):
            continue  # a bare number is no time of day
        at = _minute(int(hour), int(minute or 0), half or late)
        if at is not None:
            minutes.append(at)
    return tuple(dict.fromkeys(minutes)), bool(minutes)


def _minute(hour: int, minute: int, half: str) -> int | None:
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour % 24) * 60 + minute


def slots_of(day: object, time: object, end_time: object) -> tuple[tuple[Slot, ...], list[Remark]]:
    """The times of a row and, in sentences, what could not be read and was left out.

    A row without a day is by appointment (one Slot without weekday). A row with a day and no
    time keeps its day.
    """
    remarks: list[Remark] = []
    days, day_read = weekdays_of(day)
    starts, start_read = clock_times(_spread(time))
    ends, end_read = clock_times(end_time)
    if not day_read:
        remarks.append(Remark(DAY_UNREAD, _quoted(day)))
    if not start_read:
        remarks.append(Remark(TIME_UNREAD, _quoted(time)))
    if not end_read:
        remarks.append(Remark(END_UNREAD, _quoted(end_time)))
    if isinstance(time, str) and len(starts) == 2 and re.search(r"[-\u2013\u2014]|\bto\b", time):
        starts, ends = starts[:1], ends or starts[1:]
    single_end = ends[0] if ends and len(starts) == 1 else None
    slots = [
        Slot(day_number, start, single_end)
        for day_number in (days or (None,))
        for start in (starts or (None,))
    ]
    return tuple(slots[:_SLOTS_AT_MOST]), remarks


def _spread(time: object) -> object:
    if isinstance(time, str) and time.lstrip().startswith("["):
        try:
            return json.loads(time)
        except (ValueError, RecursionError):
            return time
    return time


def _quoted(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    shown = "".join(c for c in text[:40] if c.isprintable())
    return f"\u201c{shown}\u201d"
