"""The arithmetic of the book: how a line is sealed to the one before it. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

LANES = 8


@dataclass(frozen=True)
class Line:
    """What one line says; `at` is aware, `roster` the hash of a list of people or None."""

    org: UUID
    lane: int
    seq: int
    at: datetime
    kind: str
    actor: UUID | None
    actor_name: str
    actor_role: str
    capability: str
    subject: UUID | None
    roster: bytes | None
    detail: str

    def content(self) -> bytes:
        """Return the bytes that are sealed: every field, in order, without ambiguity."""
        return json.dumps(
            [
                str(self.org), self.lane, self.seq, self.at.astimezone(UTC).isoformat(), self.kind,
                str(self.actor), self.actor_name, self.actor_role, self.capability,
                str(self.subject), self.roster.hex() if self.roster else None, self.detail,
            ]
        ).encode()  # fmt: skip


def mac(key: bytes, before: bytes, line: Line) -> bytes:
    """Return the HMAC-SHA-256 of `line` on top of the line before it (empty for the first)."""
    return hmac.new(key, before + line.content(), hashlib.sha256).digest()


def lane_of(actor: UUID | None) -> int:
    """Return the lane an actor writes in, so that people who work at once do not queue."""
    return actor.int % LANES if actor else 0


def roster_of(people: Iterable[UUID]) -> bytes:
    """Return the name of a list of people: the hash of its members, whatever their order."""
    return hashlib.sha256(b"".join(sorted(p.bytes for p in people))).digest()


def first_fault(key: bytes, lines: Iterable[tuple[Line, bytes]]) -> int | None:
    """Return the sequence number of the first line of one lane that does not fit, or None.

    `lines` come in order with the MAC kept for each. Changed, deleted, inserted, swapped and
    renumbered lines are all found; a lane cut off at its end is not, which is what anchors are for.
    """
    before, expected = b"", 1
    for line, kept in lines:
        if line.seq != expected or not hmac.compare_digest(mac(key, before, line), kept):
            return min(line.seq, expected)
        before, expected = kept, expected + 1
    return None
