"""Which rows of one feed are the same meeting."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from handrail.practice.community.rules.clean import folded
from handrail.practice.community.rules.rows import ParsedMeeting, same_meeting

_KEY_LENGTH = 200


@dataclass(frozen=True)
class FeedMeeting:
    """One meeting of a feed: its lasting key in the source, the number of its first row (from 1)
    and of the rows merged into it, and what they say together."""

    key: str
    row: int
    merged: tuple[int, ...]
    parsed: ParsedMeeting


def merge(rows: Iterable[tuple[int, ParsedMeeting]]) -> tuple[FeedMeeting, ...]:
    """The meetings of a feed in feed order.

    Rows are one meeting if they have the same slug and name (their times are put together), or
    if they differ in nothing that a person can see. Rows that share a slug by mistake and have
    different names stay apart. The keys do not depend on the order of the rows.
    """
    listed = list(rows)
    keys = _keys([parsed for _, parsed in listed])
    meetings: dict[str, FeedMeeting] = {}
    for (number, parsed), key in zip(listed, keys, strict=True):
        known = meetings.get(key)
        meetings[key] = (
            _joined(known, number, parsed) if known else FeedMeeting(key, number, (), parsed)
        )
    return tuple(meetings.values())


def _keys(listed: list[ParsedMeeting]) -> list[str]:
    names: dict[str, set[str]] = defaultdict(set)
    for parsed in listed:
        names[parsed.slug].add(folded(parsed.name))
    twins: dict[str, str] = {}
    for parsed in listed:
        key = _key(parsed, shared_slug=len(names[parsed.slug]) > 1)
        seen = same_meeting(parsed)
        twins[seen] = min(key, twins.get(seen, key))
    return [twins[same_meeting(parsed)] for parsed in listed]


def _key(parsed: ParsedMeeting, *, shared_slug: bool) -> str:
    if not parsed.slug:
        return "row~" + same_meeting(parsed)[:40]
    key = f"{parsed.slug}~{_digest(folded(parsed.name))}" if shared_slug else parsed.slug
    return key if len(key) <= _KEY_LENGTH else f"{key[:150]}~{_digest(key)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _joined(known: FeedMeeting, number: int, parsed: ParsedMeeting) -> FeedMeeting:
    slots = tuple(dict.fromkeys(known.parsed.slots + parsed.slots))
    kinds = tuple(dict.fromkeys(known.parsed.kinds + parsed.kinds))
    both = replace(
        known.parsed,
        slots=slots,
        kinds=kinds,
        online_url=known.parsed.online_url or parsed.online_url,
        phone=known.parsed.phone or parsed.phone,
        address=known.parsed.address or parsed.address,
        remarks=known.parsed.remarks + parsed.remarks,
    )
    return replace(known, merged=(*known.merged, number), parsed=both)
