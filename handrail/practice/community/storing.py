"""Writing a meeting list into the database: compare, then write in batches, then say what was done.

The same comparison serves the manager's check (nothing is written) and the import itself.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID

from django.db import transaction

from handrail.ground.kernel import clock
from handrail.ground.kernel.marked import N_
from handrail.ground.orgs.models import Organisation
from handrail.practice.community.models import ImportRun, Meeting, MeetingSource, MeetingTime
from handrail.practice.community.places import zip_centre
from handrail.practice.community.rules import Remark
from handrail.practice.community.rules.feed import FeedRefused, read_feed
from handrail.practice.community.rules.merging import FeedMeeting, merge
from handrail.practice.community.rules.rows import (
    ONLINE_ONLY,
    ParsedMeeting,
    Rejected,
    parse_row,
    search_text,
)
from handrail.practice.community.zones import Zones, zones_of

BATCH = 500
_REMARKS_KEPT = 200
_REJECTED_KEPT = 2000
NOBODY_COULD_USE = N_(
    "No row of this list is a meeting that somebody could use. Nothing was changed. "
    "Check that this is a Meeting Guide feed."
)
_WRITTEN = [
    "slug", "name", "group", "location", "address", "region", "notes", "lat", "lon", "rough",
    "mode", "kinds", "online_url", "phone", "page_url", "zone", "search", "raw", "digest",
    "retired_at",
]  # fmt: skip


@dataclass
class Counts:
    """Feed rows by what became of them; `retired` counts meetings that left the list."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    merged: int = 0
    rejected: int = 0
    retired: int = 0


@dataclass
class Outcome:
    """The report of one run. `rejected` and `remarks` go with the row number, from 1;
    a remark without one is about the whole list."""

    counts: Counts = field(default_factory=Counts)
    rejected: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[tuple[int | None, Remark]] = field(default_factory=list)

    def report(self) -> dict[str, list[dict[str, object]]]:
        """The lists as JSON values, of bounded length."""
        return {
            "rejected": [{"row": n, "reason": why} for n, why in self.rejected[:_REJECTED_KEPT]],
            "remarks": [
                {"row": n, "remark": remark.message, "said": remark.said}
                for n, remark in self.remarks[:_REMARKS_KEPT]
            ],
        }


@dataclass(frozen=True)
class Prepared:
    """A feed, read: its meetings with what will be stored of them."""

    meetings: tuple[FeedMeeting, ...]
    rows: Sequence[object]
    rejected: tuple[tuple[int, str], ...]


def prepare(data: bytes) -> Prepared:
    """Read a whole feed; raises FeedRefused for one that is broken or holds nothing to use."""
    rows = read_feed(data)
    usable: list[tuple[int, ParsedMeeting]] = []
    rejected: list[tuple[int, str]] = []
    for number, row in enumerate(rows, start=1):
        parsed = parse_row(row)
        if isinstance(parsed, Rejected):
            rejected.append((number, parsed.reason))
        else:
            usable.append((number, parsed))
    if not usable:
        raise FeedRefused(NOBODY_COULD_USE)
    return Prepared(merge(usable), rows, tuple(rejected))


def compare(source: MeetingSource, prepared: Prepared) -> Outcome:
    """What an import would do now; writes nothing."""
    outcome = _outcome_of(prepared)
    zones = zones_of(source, prepared.meetings)
    outcome.remarks[:0] = [(None, said) for said in zones.remarks]
    known = _known(source, None)
    for meeting in prepared.meetings:
        _count(outcome.counts, known.get(meeting.key), _digest(meeting, prepared.rows, zones))
    keys = {meeting.key for meeting in prepared.meetings}
    outcome.counts.retired = sum(
        1 for key, (_, _, retired) in known.items() if not retired and key not in keys
    )
    return outcome


def write(source: MeetingSource, prepared: Prepared) -> Outcome:
    """Store the feed: one transaction for each batch, and one that retires what left the list.

    Writing the same feed again changes nothing; an import that was cut off is completed by it.
    """
    outcome = _outcome_of(prepared)
    zones = zones_of(source, prepared.meetings)
    outcome.remarks[:0] = [(None, said) for said in zones.remarks]
    for begin in range(0, len(prepared.meetings), BATCH):
        with transaction.atomic():
            _write_batch(source, zones, prepared, begin, outcome.counts)
    with transaction.atomic():
        outcome.counts.retired = _retire(source, {m.key for m in prepared.meetings})
    return outcome


def packed(data: bytes) -> bytes:
    """A feed as it waits between the check and the import."""
    return zlib.compress(data, 6)


def unpacked(blob: bytes | memoryview) -> bytes:
    """The feed that `packed` was given."""
    return zlib.decompress(bytes(blob))


def finish(run: ImportRun, outcome: Outcome) -> None:
    """Note on the run that it is done, with its numbers; the feed itself is let go."""
    run.state, run.counts, run.report = ImportRun.DONE, asdict(outcome.counts), outcome.report()
    run.feed, run.ended_at = None, clock.now()
    run.save(update_fields=["state", "counts", "report", "feed", "ended_at"])


def source_for(org: Organisation, name: str, address: str, zone: str) -> MeetingSource:
    """The organisation's source at that address, made if new; a given zone replaces its own."""
    source, made = MeetingSource.objects.select_related("org").get_or_create(
        org=org, address=address, defaults={"name": name[:120], "zone": zone}
    )
    if not made and zone and zone != source.zone:
        source.zone = zone
        source.save(update_fields=["zone"])
    return source


def _outcome_of(prepared: Prepared) -> Outcome:
    outcome = Outcome(rejected=list(prepared.rejected))
    outcome.counts.read = len(prepared.rows)
    outcome.counts.rejected = len(prepared.rejected)
    outcome.counts.merged = sum(len(meeting.merged) for meeting in prepared.meetings)
    outcome.remarks = [(m.row, said) for m in prepared.meetings for said in m.parsed.remarks]
    return outcome


Known = dict[str, tuple[UUID, str, bool]]


def _known(source: MeetingSource, keys: Iterable[str] | None) -> Known:
    rows = Meeting.objects.filter(source=source)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    found = rows.values_list("key", "id", "digest", "retired_at")
    return {key: (pk, digest, retired is not None) for key, pk, digest, retired in found}


def _count(counts: Counts, known: tuple[UUID, str, bool] | None, digest: str) -> bool:
    """Count the meeting; whether there is anything to write."""
    if known is None:
        counts.created += 1
    elif known[1] == digest and not known[2]:
        counts.unchanged += 1
        return False
    else:
        counts.updated += 1
    return True


def _write_batch(
    source: MeetingSource, zones: Zones, prepared: Prepared, begin: int, counts: Counts
) -> None:
    batch = prepared.meetings[begin : begin + BATCH]
    known = _known(source, (meeting.key for meeting in batch))
    changed: list[Meeting] = []
    times: list[MeetingTime] = []
    for item in batch:
        digest = _digest(item, prepared.rows, zones)
        before = known.get(item.key)
        if not _count(counts, before, digest):
            continue
        meeting = _row_of(source, item, prepared.rows, zones, digest)
        if before is not None:
            meeting.id = before[0]
        changed.append(meeting)
        times += [
            MeetingTime(
                org_id=source.org_id, meeting_id=meeting.id,
                weekday=slot.weekday, start=slot.start, end=slot.end,
            )
            for slot in item.parsed.slots
        ]  # fmt: skip
    Meeting.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["source", "key"],
        update_fields=_WRITTEN,
    )
    MeetingTime.objects.filter(meeting_id__in=[meeting.id for meeting in changed]).delete()
    MeetingTime.objects.bulk_create(times)


def _row_of(
    source: MeetingSource, item: FeedMeeting, rows: Sequence[object], zones: Zones, digest: str
) -> Meeting:
    parsed = item.parsed
    lat, lon, rough = _placed(parsed)
    return Meeting(
        org_id=source.org_id, source=source, key=item.key, slug=parsed.slug, name=parsed.name,
        group=parsed.group, location=parsed.location, address=parsed.address,
        region=parsed.region, notes=parsed.notes, lat=lat, lon=lon, rough=rough,
        mode=parsed.mode, kinds=f"|{'|'.join(parsed.kinds)}|", online_url=parsed.online_url,
        phone=parsed.phone, page_url=parsed.page_url, zone=zones.of(parsed),
        search=search_text(parsed), raw=_raw(item, rows), digest=digest, retired_at=None,
    )  # fmt: skip


def _placed(parsed: ParsedMeeting) -> tuple[float | None, float | None, bool]:
    if parsed.lat is not None or parsed.mode == ONLINE_ONLY:
        return parsed.lat, parsed.lon, parsed.rough
    centre = zip_centre(parsed.postal_code)
    return (*centre, True) if centre else (None, None, parsed.rough)


def _raw(item: FeedMeeting, rows: Sequence[object]) -> str:
    return json.dumps([rows[number - 1] for number in (item.row, *item.merged)])


def _digest(item: FeedMeeting, rows: Sequence[object], zones: Zones) -> str:
    # The words of the reading are part of it, so that a better reader updates what it reads anew.
    seen = f"{_raw(item, rows)}|{item.parsed!r}|{zones.of(item.parsed)}"
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def _retire(source: MeetingSource, keys: set[str]) -> int:
    known = _known(source, None)
    gone = [pk for key, (pk, _, retired) in known.items() if not retired and key not in keys]
    for begin in range(0, len(gone), BATCH):
        part = gone[begin : begin + BATCH]
        MeetingTime.objects.filter(meeting_id__in=part).delete()
        Meeting.objects.filter(pk__in=part).update(retired_at=clock.now())
    return len(gone)
