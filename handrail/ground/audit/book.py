"""Writing the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from handrail.ground.audit.chain import Line, lane_of, mac, roster_of
from handrail.ground.audit.models import AuditEvent, ChainHead, RosterMember
from handrail.ground.kernel import clock, home
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.kernel.statements import insert_all, update

KEY = "audit-1"
_known_rosters: set[bytes] = set()
_ROSTERS_REMEMBERED = 10_000


def _name(actor: Reader, subject: UUID | None) -> str:
    # A book that nobody can change must not keep the name of somebody who asks to be removed.
    own = actor.participant_id is not None and actor.participant_id == subject
    return "" if own or actor.role_word == "participant" else actor.name[:80]


class Reader(Protocol):
    """Whoever acts: what the book needs to know of an actor."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def org_id(self) -> UUID: ...
    @property
    def participant_id(self) -> UUID | None: ...
    @property
    def name(self) -> str: ...
    @property
    def role_word(self) -> str: ...


def _head_rows(org: UUID, lane: int) -> Any:
    rows = ChainHead.objects.select_for_update().filter(org_id=org, lane=lane)
    return rows.values_list("seq", "mac")


_HEAD = Prepared(_head_rows)


def _head(org: UUID, lane: int) -> tuple[int, bytes]:
    found = _HEAD.first(org, lane)
    if found is None:
        ChainHead.objects.bulk_create(
            [ChainHead(org_id=org, lane=lane, seq=0, mac=b"")], ignore_conflicts=True
        )
        found = _head_rows(org, lane).get()
    return found[0], bytes(found[1])


@dataclass(frozen=True)
class _Noted:
    """What is to be written of one look or change; `people` are those of the list `roster`."""

    actor: Reader
    kind: str
    capability: str
    subject: UUID | None = None
    detail: str = ""
    roster: bytes | None = None
    people: frozenset[UUID] = frozenset()

    def line(self, seq: int, lane: int) -> Line:
        """The line of the book with that number."""
        return Line(
            org=self.actor.org_id, lane=lane, seq=seq, at=clock.now(), kind=self.kind,
            actor=self.actor.user_id, actor_name=_name(self.actor, self.subject),
            actor_role=self.actor.role_word[:40], capability=self.capability,
            subject=self.subject, roster=self.roster, detail=self.detail[:200],
        )  # fmt: skip


_waiting: ContextVar[list[_Noted] | None] = ContextVar("looks that are written together")


@contextmanager
def together() -> Iterator[None]:
    """Write the looks that are noted inside in one go at the end, in their order.

    A page that shows many lists asks for the head of the chain once. When making the page fails,
    nobody saw it and nothing is noted.
    """
    if _waiting.get(None) is not None:
        yield
        return
    noted: list[_Noted] = []
    token = _waiting.set(noted)
    try:
        yield
    finally:
        _waiting.reset(token)
    lanes: dict[tuple[UUID, int], list[_Noted]] = defaultdict(list)
    for one in noted:
        lanes[one.actor.org_id, lane_of(one.actor.user_id)].append(one)
    for (org, lane), those in lanes.items():
        _write(org, lane, those)


def write(
    actor: Reader, kind: str, capability: str, *, subject: UUID | None = None, detail: str = ""
) -> None:
    """Add one line in the current transaction (or one of its own): kind is read, list or write."""
    _write(actor.org_id, lane_of(actor.user_id), [_Noted(actor, kind, capability, subject, detail)])


def _write(org: UUID, lane: int, those: Sequence[_Noted]) -> None:
    # No savepoint of its own: a line that cannot be written takes its cause with it.
    with transaction.atomic(savepoint=False):
        _write_rosters(org, those)
        seq, sealed = _head(org, lane)
        rows = []
        for one in those:
            seq += 1
            line = one.line(seq, lane)
            sealed = mac(home.secret(KEY), sealed, line)
            rows.append({**vars(line), "mac": sealed})
        insert_all(AuditEvent, rows)
        update(ChainHead, {"seq": seq, "mac": sealed}, {"org": org, "lane": lane})


def _write_rosters(org: UUID, those: Sequence[_Noted]) -> None:
    new = {one.roster: one.people for one in those if one.roster is not None}
    for known in _known_rosters & new.keys():
        del new[known]
    if new:
        RosterMember.objects.bulk_create(
            [RosterMember(org_id=org, roster=roster, participant=person)
             for roster, people in new.items() for person in people],
            ignore_conflicts=True,
        )  # fmt: skip
        transaction.on_commit(lambda: _remember(new))


def _note(noted: _Noted) -> None:
    waiting = _waiting.get(None)
    if waiting is not None:
        waiting.append(noted)
    else:
        _write(noted.actor.org_id, lane_of(noted.actor.user_id), [noted])


def record_read(actor: Reader, capability: str, participant_id: UUID, detail: str = "") -> None:
    """Note that `actor` read a participant's record; reading one's own is nobody's business."""
    if actor.participant_id != participant_id:
        _note(_Noted(actor, "read", str(capability), participant_id, detail))


def record_list(actor: Reader, capability: str, participant_ids: Iterable[UUID]) -> None:
    """Note that `actor` opened a list with these people on it, in one line for them all."""
    people = frozenset(participant_ids) - {actor.participant_id}
    if people:
        roster = roster_of(people)
        _note(_Noted(actor, "list", str(capability), roster=roster, people=people))


def _remember(rosters: Iterable[bytes]) -> None:
    if len(_known_rosters) >= _ROSTERS_REMEMBERED:
        _known_rosters.clear()
    _known_rosters.update(rosters)
