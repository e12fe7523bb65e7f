"""Reading the book: for the person it is about, and for whoever proves it whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

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


def reads_of(participant_id: UUID, page: int = 1, *, size: int = PAGE) -> tuple[list[Look], bool]:
    """Return one page of what others did with this record, newest first, and if there is more."""
    rosters = RosterMember.objects.filter(participant=participant_id).values("roster")
    rows = (
        AuditEvent.objects.filter(Q(subject=participant_id) | Q(roster__in=rosters))
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


@dataclass(frozen=True)
class Verdict:
    """What a check of the whole book found; `faults` are sentences, empty when it is whole."""

    lines: int
    lanes: int
    anchors: int
    faults: tuple[str, ...]


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


def _anchors() -> list[tuple[UUID, int, int, str]]:
    path = home.home() / "anchors" / "heads.jsonl"
    if not path.exists():
        return []
    rows = [json.loads(text) for text in path.read_text().splitlines() if text]
    return [(UUID(r["org"]), r["lane"], r["seq"], r["mac"]) for r in rows]


def verify() -> Verdict:
    """Check every lane of every organisation's book against its MACs, its head and its anchors."""
    faults: list[str] = []
    lines = 0
    key = home.secret(KEY)
    heads = list(ChainHead.objects.values_list("org_id", "lane", "seq", "mac"))
    for org, lane, seq, head in heads:
        last: list[tuple[int, bytes]] = [(0, b"")]

        def watched(
            org: UUID = org, lane: int = lane, last: list[tuple[int, bytes]] = last
        ) -> Iterator[tuple[Line, bytes]]:
            for line, kept in _lines(org, lane):
                last[0] = (line.seq, kept)
                yield line, kept

        fault = first_fault(key, watched())
        lines += last[0][0]
        if fault is not None:
            faults.append(f"organisation {org}, lane {lane}: line {fault} was changed or is gone")
        elif last[0] != (seq, bytes(head)):
            faults.append(f"organisation {org}, lane {lane}: lines are missing at the end")
    orphans = AuditEvent.objects.exclude(org_id__in=[h[0] for h in heads]).count()
    if orphans:
        faults.append(f"{orphans} lines belong to no lane")
    anchors = _anchors()
    for org, lane, seq, mac in anchors:
        row = AuditEvent.objects.filter(org_id=org, lane=lane, seq=seq).values_list("mac").first()
        if row is None or bytes(row[0]).hex() != mac:
            faults.append(f"organisation {org}, lane {lane}: line {seq} is not the anchored one")
    return Verdict(lines, len(heads), len(anchors), tuple(faults))


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
