"""Writing down who helps; nothing is written over, and a line is shared by its owner alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.consent.queries import known_recipients
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..models import COACH_TOO, ONLY_ME, EarlierHelper, Helper
from ..rules import who_helps as rules

_C = Capability.HELPER_KEEP
WORDS = ("name", "helps", "phone", "reach", "may_know")
_LIMITS = {
    "name": rules.NAME_LIMIT, "helps": rules.HELPS_LIMIT, "phone": rules.PHONE_LIMIT,
    "reach": rules.REACH_LIMIT, "may_know": rules.TOLD_LIMIT,
}  # fmt: skip


@dataclass(frozen=True)
class HelperSaid:
    """What was said of somebody who helps."""

    kind: str
    name: str
    helps: str = ""
    phone: str = ""
    reach: str = ""
    may_know: str = ""
    recipient: UUID | None = None
    company: bool = False


def _words(said: HelperSaid) -> dict[str, str]:
    words = {name: tidy(getattr(said, name), limit=_LIMITS[name]) for name in WORDS}
    if not words["name"]:
        raise NotLikeThis(rules.MISSING, "name")
    if said.kind not in rules.KINDS:
        raise NotLikeThis(rules.KIND_UNKNOWN, "kind")
    if not rules.is_number(words["phone"]):
        raise NotLikeThis(rules.NOT_A_NUMBER, "phone")
    if said.company and not words["phone"]:
        raise NotLikeThis(rules.NO_WAY, "phone")
    return words


def _check_recipient(actor: Actor, who: Person, recipient: UUID | None) -> None:
    known = known_recipients(actor, _C, who.id) if recipient else {}
    if recipient is not None and recipient not in known:
        raise NotLikeThis(rules.NOT_KNOWN, "recipient")


def _make_room(actor: Actor, who: Person) -> None:
    rows = Helper.objects.visible_to(actor, _C).filter(participant_id=who.id)
    if rows.filter(put_away_at__isnull=True).count() >= rules.AT_MOST:
        raise NotLikeThis(rules.FULL)


@command(Capability.HELPER_KEEP)
def add_helper(
    actor: Actor, *, participant_id: UUID, said: HelperSaid, shared: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write somebody down and return the line's id.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, who = _words(said), person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        _check_recipient(actor, who, said.recipient)
        _make_room(actor, who)
        row = Helper(
            id=row_id, org_id=who.org_id, participant_id=who.id, kind=said.kind,
            recipient_id=said.recipient, company=said.company,
            visibility=COACH_TOO if shared else ONLY_ME,
        )  # fmt: skip
        keep(who.key, row, **words)
        row.save(force_insert=True)
        return {"helper": str(row_id)}

    body = {**words, "kind": said.kind, "to": said.recipient, "company": said.company,
            "shared": shared}  # fmt: skip
    kept = stored_once(participant_id, id, "helper", body, do, org_id=actor.org_id)
    return UUID(kept["helper"])


def _stands(who: Person, row: Helper) -> dict[str, Any]:
    return {"kind": row.kind, **{name: read(who.key, row, name) or "" for name in WORDS}}


def _keep_before(who: Person, row: Helper) -> None:
    before = EarlierHelper(org_id=who.org_id, participant_id=who.id, helper=row)
    keep(who.key, before, words=json.dumps(_stands(who, row), ensure_ascii=False))
    before.save(force_insert=True)


@command(Capability.HELPER_KEEP)
def change_helper(
    actor: Actor, *, participant_id: UUID, helper_id: UUID, said: HelperSaid,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Put a line in other words; the words before are kept. Raises NotLikeThis, TextTooLong."""
    words, who = _words(said), person(actor, _C, participant_id)
    row = one_of(Helper, actor, _C, participant_id, helper_id)
    if said.recipient != row.recipient_id:
        _check_recipient(actor, who, said.recipient)
    meanwhile = rules.crossed(version, row.version)
    if {"kind": said.kind, **words} != _stands(who, row):
        _keep_before(who, row)
        keep(who.key, row, **words)
        row.version += 1
    row.kind, row.company, row.recipient_id = said.kind, said.company, said.recipient
    row.save(update_fields=[*WORDS, "kind", "company", "recipient", "version"])
    return Changed(helper_id, meanwhile)


@command(Capability.HELPER_KEEP)
def use_earlier_helper(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a line read as before; the words of now are kept as well. Returns its id."""
    who = person(actor, _C, participant_id)
    before = one_of(EarlierHelper, actor, _C, participant_id, earlier_id)
    row = one_of(Helper, actor, _C, participant_id, before.helper_id)
    said = json.loads(read(who.key, before, "words") or "{}")
    _keep_before(who, row)
    row.kind = said.pop("kind", row.kind)
    row.company = row.company and bool(said.get("phone"))
    keep(who.key, row, **said)
    row.version += 1
    row.save(update_fields=[*WORDS, "kind", "company", "version"])
    return row.pk  # type: ignore[no-any-return]


@command(Capability.HELPER_KEEP)
def share_helper(actor: Actor, *, participant_id: UUID, helper_id: UUID, shared: bool) -> None:
    """Let the coach read a line, or take that back. Raises NotVisible."""
    row = one_of(Helper, actor, _C, participant_id, helper_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])


@command(Capability.HELPER_KEEP)
def put_helper_away(actor: Actor, *, participant_id: UUID, helper_id: UUID, away: bool) -> None:
    """Take a line off the list, or bring it back. Raises NotLikeThis when there is no room."""
    who = person(actor, _C, participant_id)
    row = one_of(Helper, actor, _C, participant_id, helper_id)
    if not away and row.put_away_at is not None:
        _make_room(actor, who)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])
