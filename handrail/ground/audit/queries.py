"""Reading the book: for the person it is about, and for whoever proves it whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.ground.audit.book import KEY
from handrail.ground.audit.chain import Line, first_fault
from handrail.ground.audit.models import AuditEvent, ChainHead, RosterMember
from handrail.ground.kernel import clock, home

PAGE = 25


@dataclass(frozen=True)
class Look:
    """Somebody looked at, or wrote in, a participant's record."""

    at: datetime
    kind: str
    actor: UUID | None
    actor_name: str
    actor_role: str
    capability: str
    detail: str


def about(participant_id: UUID) -> QuerySet[AuditEvent]:
    """Return the lines about somebody: those that name them, and lists that they were on."""
    rosters = RosterMember.objects.filter(participant=participant_id).values("roster")
    return AuditEvent.objects.filter(Q(subject=participant_id) | Q(roster__in=rosters))


def reads_of(participant_id: UUID, page: int = 1, *, size: int = PAGE) -> tuple[list[Look], bool]:
    """Return one page of what others did with this record, newest first, and if there is more."""
    rows = (
        about(participant_id)
        .order_by("-at", "-id")
        .values_list("at", "kind", "actor", "actor_name", "actor_role", "capability", "detail")[
            (page - 1) * size : page * size + 1
        ]
    )
    looks = [Look(*row) for row in rows]
    return looks[:size], len(looks) > size


def changes_under(org_id: UUID, capability: str, *, most: int = PAGE) -> list[Look]:
    """Return the newest lines that say what was set to what ("name: value"), newest first."""
    rows = (
        AuditEvent.objects.filter(org_id=org_id, capability=capability, detail__contains=": ")
        .order_by("-at", "-id")
        .values_list("at", "kind", "actor", "actor_name", "actor_role", "capability", "detail")
    )
    return [Look(*row) for row in rows[:most]]


class What(StrEnum):
    """In which way the book does not fit."""

    CHANGED = "line {line} was changed or is gone"
    CUT = "lines are missing at the end"
    STRAY = "{line} lines belong to no lane"
    ANCHOR = "line {line} is not the anchored one"


@dataclass(frozen=True)
class Fault:
    """One place where the book does not fit; `line` is a number of lines for what is STRAY."""

    what: What
    org: UUID | None = None
    lane: int = 0
    line: int = 0

    def __str__(self) -> str:
        said = self.what.value.format(line=self.line)
        return f"organisation {self.org}, lane {self.lane}: {said}" if self.org else said


@dataclass(frozen=True)
class Verdict:
    """What a check of the book found; `breaks` is empty when it is whole."""

    lines: int
    lanes: int
    anchors: int
    breaks: tuple[Fault, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """The breaks as sentences for whoever runs the system."""
        return tuple(map(str, self.breaks))


def _lines(org: UUID, lane: int) -> Iterator[tuple[Line, bytes]]:
    names = (
        "org_id", "lane", "seq", "at", "kind", "actor", "actor_name", "actor_role", "capability",
        "subject", "roster", "detail", "mac",
    )  # fmt: skip
    rows = AuditEvent.objects.filter(org_id=org, lane=lane).order_by("seq")
    for row in rows.values_list(*names).iterator(chunk_size=5000):
        roster = bytes(row[10]) if row[10] is not None else None
        fields = dict(zip(names, row, strict=True))
        fields |= {"org": fields.pop("org_id"), "roster": roster}
        kept = bytes(fields.pop("mac"))
        yield Line(**fields), kept


def _anchors(org_id: UUID | None) -> list[tuple[UUID, int, int, str]]:
    path = home.home() / "anchors" / "heads.jsonl"
    if not path.exists():
        return []
    rows = [json.loads(text) for text in path.read_text().splitlines() if text]
    found = [(UUID(r["org"]), r["lane"], r["seq"], r["mac"]) for r in rows]
    return [one for one in found if org_id in (None, one[0])]


def _lane(key: bytes, org: UUID, lane: int, head: tuple[int, bytes]) -> tuple[int, Fault | None]:
    """Return how many lines one lane has, and where it breaks."""
    last, headed = (0, b""), head == (0, b"")

    def watched() -> Iterator[tuple[Line, bytes]]:
        nonlocal last, headed
        for line, kept in _lines(org, lane):
            last = (line.seq, kept)
            headed = headed or last == head
            yield line, kept

    broken = first_fault(key, watched())
    if broken is not None:
        return last[0], Fault(What.CHANGED, org, lane, broken)
    if last == head:
        return last[0], None
    # People work while we read: lines after the head that we know are fine once the head, asked
    # again, stands at them or further on.
    moved = ChainHead.objects.filter(org_id=org, lane=lane, seq__gte=last[0]).exists()
    return last[0], None if headed and moved else Fault(What.CUT, org, lane)


def _loose(org_id: UUID | None, known: list[UUID]) -> Iterator[Fault]:
    """Yield the lines that no head knows of, and the anchors that hold nothing any more."""
    rows = AuditEvent.objects.all() if org_id is None else AuditEvent.objects.filter(org_id=org_id)
    if strays := rows.exclude(org_id__in=known).count():
        yield Fault(What.STRAY, line=strays)
    for org, lane, seq, mac in _anchors(org_id):
        row = AuditEvent.objects.filter(org_id=org, lane=lane, seq=seq).values_list("mac").first()
        if row is None or bytes(row[0]).hex() != mac:
            yield Fault(What.ANCHOR, org, lane, seq)


def verify(org_id: UUID | None = None) -> Verdict:
    """Check every lane of the book against its MACs, its head and its anchors.

    Of one organisation, or of all for whoever runs the system.
    """
    key = home.secret(KEY)
    kept = ChainHead.objects.order_by("org_id", "lane")
    kept = kept if org_id is None else kept.filter(org_id=org_id)
    heads = list(kept.values_list("org_id", "lane", "seq", "mac"))
    lanes = [_lane(key, org, lane, (seq, bytes(mac))) for org, lane, seq, mac in heads]
    breaks = [fault for _count, fault in lanes if fault]
    breaks += _loose(org_id, [head[0] for head in heads])
    lines = sum(count for count, _fault in lanes)
    return Verdict(lines, len(heads), len(_anchors(org_id)), tuple(breaks))


def anchor() -> int:
    """Append every head to a file outside the database and return how many there were."""
    folder = home.private_folder(home.home() / "anchors")
    heads = list(ChainHead.objects.filter(seq__gt=0).values_list("org_id", "lane", "seq", "mac"))
    at = clock.now().isoformat()
    with (folder / "heads.jsonl").open("a") as file:
        for org, lane, seq, mac in heads:
            row = {"at": at, "org": str(org), "lane": lane, "seq": seq, "mac": bytes(mac).hex()}
            file.write(json.dumps(row) + "\n")
    return len(heads)
