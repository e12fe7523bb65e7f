"""Writing the book."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from handrail.ground.audit.chain import Line, lane_of, mac, roster_of
from handrail.ground.audit.models import AuditEvent, ChainHead, RosterMember
from handrail.ground.kernel import clock, home
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.kernel.statements import insert, update

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


def write(
    actor: Reader,
    kind: str,
    capability: str,
    *,
    subject: UUID | None = None,
    roster: bytes | None = None,
    detail: str = "",
) -> None:
    """Add one line in the current transaction (or one of its own): kind is read, list or write."""
    lane = lane_of(actor.user_id)
    # No savepoint of its own: a line that cannot be written takes its cause with it.
    with transaction.atomic(savepoint=False):
        seq, before = _head(actor.org_id, lane)
        line = Line(
            org=actor.org_id, lane=lane, seq=seq + 1, at=clock.now(), kind=kind,
            actor=actor.user_id, actor_name=_name(actor, subject), actor_role=actor.role_word[:40],
            capability=capability, subject=subject, roster=roster, detail=detail[:200],
        )  # fmt: skip
        sealed = mac(home.secret(KEY), before, line)
        insert(AuditEvent, {
            "org": line.org, "lane": lane, "seq": line.seq, "at": line.at, "kind": kind,
            "actor": line.actor, "actor_name": line.actor_name, "actor_role": line.actor_role,
            "capability": line.capability, "subject": subject, "roster": roster,
            "detail": line.detail, "mac": sealed,
        })  # fmt: skip
        update(ChainHead, {"seq": line.seq, "mac": sealed}, {"org": line.org, "lane": lane})


def record_read(actor: Reader, capability: str, participant_id: UUID, detail: str = "") -> None:
    """Note that `actor` read a participant's record; reading one's own is nobody's business."""
    if actor.participant_id != participant_id:
        write(actor, "read", str(capability), subject=participant_id, detail=detail)


def record_list(actor: Reader, capability: str, participant_ids: Iterable[UUID]) -> None:
    """Note that `actor` opened a list with these people on it, in one line for them all."""
    people = set(participant_ids) - {actor.participant_id}
    if not people:
        return
    roster = roster_of(people)
    with transaction.atomic():
        if roster not in _known_rosters:
            shown = [
                RosterMember(org_id=actor.org_id, roster=roster, participant=p) for p in people
            ]
            RosterMember.objects.bulk_create(shown, ignore_conflicts=True)
            transaction.on_commit(lambda: _remember(roster))
        write(actor, "list", str(capability), roster=roster)


def _remember(roster: bytes) -> None:
    if len(_known_rosters) >= _ROSTERS_REMEMBERED:
        _known_rosters.clear()
    _known_rosters.add(roster)
