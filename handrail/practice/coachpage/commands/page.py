"""Writing the parts of one's own page, choosing who reads them, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.whose import Changed

from .. import rules
from ..models import CoachBefore, CoachPart
from ..own import keep_before, me, one, own_key, own_rows


def _part(actor: Actor, part: str) -> CoachPart:
    found: CoachPart | None = own_rows(CoachPart, actor).select_for_update().filter(
        part=part
    ).first()  # fmt: skip
    return found or CoachPart(
        id=uuid7(), org_id=actor.org_id, staff_id=me(actor), part=part, version=0
    )


def _put(actor: Actor, row: CoachPart, text: str) -> None:
    key = own_key(actor)
    before = read(key, row, "text") or ""
    if text != before:
        keep_before(actor, key, before, part=row)
        keep(key, row, text=text)
        row.version += 1
        row.touched_at = clock.now()


@command(Capability.COACH_PAGE_KEEP, record=False)
def write_part(
    actor: Actor,
    *,
    part: str,
    text: str,
    readers: Iterable[str] = (),
    version: int | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:
    """Keep one part and who reads it; the words before are kept.

    `version` is the one that was read. Raises NotLikeThis, TextTooLong, Replayed.
    """
    if part not in rules.PARTS:
        raise NotLikeThis(rules.NO_PART)
    words, who = tidy(text, limit=rules.TEXT_LIMIT), rules.known_readers(readers)

    def do(_entry: UUID) -> dict[str, object]:
        row = _part(actor, part)
        crossed = version is not None and version != row.version
        _put(actor, row, words)
        for name in rules.READERS:
            setattr(row, name, name in who and bool(words))
        row.save()
        return {"part": str(row.pk), "meanwhile": crossed}

    body = {"part": part, "text": words, "readers": list(who)}
    kept = stored_once(me(actor), id, "coach_part", body, do, org_id=actor.org_id)
    return Changed(UUID(kept["part"]), bool(kept["meanwhile"]))


@command(Capability.COACH_PAGE_KEEP, record=False)
def take_back(actor: Actor, *, part: str) -> None:
    """Let nobody but the coach read a part; "" takes the whole page back. The words stay."""
    rows = own_rows(CoachPart, actor)
    if part:
        rows = rows.filter(part=part)
    rows.update(mine=False, choosers=False, colleagues=False)


@command(Capability.COACH_PAGE_KEEP, record=False)
def use_part_before(actor: Actor, *, before_id: UUID) -> None:
    """Let a part read as before; the words of now are kept. Raises NotVisible."""
    before: CoachBefore = one(CoachBefore, actor, before_id)
    if before.part_id is None:
        raise NotVisible
    row: CoachPart = one(CoachPart, actor, before.part_id)
    _put(actor, row, read(own_key(actor), before, "text") or "")
    row.save()
