"""The list of evidence: own sentences, what was kept from elsewhere, and its order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.order import move
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.past import check_past
from handrail.ground.people.whose import Changed, one_of

from ..finding import keep_evidence_before
from ..models import COACH_TOO, ONLY_ME, EarlierEvidence, Evidence
from ..rules import evidence as rules

_C = Capability.GROWTH_KEEP


@dataclass(frozen=True)
class Kept:
    """A text that is copied from elsewhere: which one, its day, and who said it."""

    source: str
    source_id: UUID
    text: str
    on: date
    part: str = ""
    said_by: str = ""


def _sentence(text: str) -> str:
    words = tidy(text, limit=rules.TEXT_LIMIT)
    if not words:
        raise NotLikeThis(rules.MISSING, "text")
    return words


def _make_room(actor: Actor, who: Person) -> None:
    """Raise NotLikeThis when the list is full."""
    rows = Evidence.objects.visible_to(actor, _C).filter(participant_id=who.id)
    if rows.filter(put_away_at__isnull=True).count() >= rules.AT_MOST:
        raise NotLikeThis(rules.FULL)


@command(Capability.GROWTH_KEEP)
def add_evidence(
    actor: Actor, *, participant_id: UUID, text: str, on: date | None = None,
    then_on: date | None = None, shared: bool = False,
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write a sentence of one's own and return its id; `then_on` when two days were compared.

    `written_on` tells the day of an entry without one that waited on a phone (today unless
    given). Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, who = _sentence(text), person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        day = on or (written_on() if written_on else who.today)
        for name, each in (("on", day), ("then_on", then_on)):
            wrong = each and check_past(each, who.today, who.birth_year)
            if wrong:
                raise NotLikeThis(wrong, name)
        _make_room(actor, who)
        row = Evidence(
            id=row_id, org_id=who.org_id, participant_id=who.id, on=day, then_on=then_on,
            source=rules.THEN_NOW if then_on else rules.OWN,
            visibility=COACH_TOO if shared else ONLY_ME,
        )  # fmt: skip
        keep(who.key, row, text=words)
        row.save(force_insert=True)
        return {"evidence": str(row_id)}

    body = {"text": words, "on": on, "then": then_on, "shared": shared}
    kept = stored_once(participant_id, id, "evidence", body, do, org_id=actor.org_id)
    return UUID(kept["evidence"])


@command(Capability.GROWTH_KEEP)
def keep_as_evidence(actor: Actor, *, participant_id: UUID, kept: Kept) -> bool:
    """Copy a text from elsewhere to the end of the list; only the person sees it there.

    Returns whether it is new: one that is there already stays as it is, one that was put away
    comes back. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    rows = Evidence.objects.visible_to(actor, _C).filter(participant_id=who.id)
    there = rows.filter(source_id=kept.source_id, part=kept.part).first()
    if there is not None:
        if there.put_away_at is not None:
            there.put_away_at = None
            there.save(update_fields=["put_away_at"])
            return True
        return False
    said = asdict(kept)
    words = {"text": tidy(said.pop("text"), limit=rules.KEPT_LIMIT), "said_by": said.pop("said_by")}
    _make_room(actor, who)
    row = Evidence(org_id=who.org_id, participant_id=who.id, **said)
    keep(who.key, row, **words)
    row.save(force_insert=True)
    return True


@command(Capability.GROWTH_KEEP)
def change_evidence(
    actor: Actor, *, participant_id: UUID, evidence_id: UUID, text: str, on: date | None = None,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Put a sentence of one's own in other words; the words before are kept.

    Raises NotLikeThis (also for what was kept from elsewhere), TextTooLong, NotVisible.
    """
    words, who = _sentence(text), person(actor, _C, participant_id)
    row = one_of(Evidence, actor, _C, participant_id, evidence_id)
    if not rules.is_own(row.source):
        raise NotLikeThis(rules.NOT_OWN)
    wrong = on and check_past(on, who.today, who.birth_year)
    if wrong:
        raise NotLikeThis(wrong, "on")
    meanwhile = version is not None and version != row.version
    if words != read(who.key, row, "text"):
        keep_evidence_before(who, row)
        keep(who.key, row, text=words)
        row.version += 1
    row.on = on or row.on
    row.save(update_fields=["text", "on", "version"])
    return Changed(evidence_id, meanwhile)


@command(Capability.GROWTH_KEEP)
def move_evidence(actor: Actor, *, participant_id: UUID, evidence_id: UUID, up: bool) -> None:
    """Move a sentence one place up or down. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = one_of(Evidence, actor, _C, participant_id, evidence_id)
    rows = Evidence.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    order = list(rows.filter(put_away_at__isnull=True).order_by("position", "id"))
    move(order, row.pk, up=up)


@command(Capability.GROWTH_KEEP)
def put_evidence_away(actor: Actor, *, participant_id: UUID, evidence_id: UUID, away: bool) -> None:
    """Take a sentence off the list, or bring it back to its place. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = one_of(Evidence, actor, _C, participant_id, evidence_id)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.GROWTH_KEEP)
def share_evidence(actor: Actor, *, participant_id: UUID, evidence_id: UUID, shared: bool) -> None:
    """Let the coach read one sentence, or take that back. Raises NotVisible."""
    row = one_of(Evidence, actor, _C, participant_id, evidence_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])


@command(Capability.GROWTH_KEEP)
def use_earlier_evidence(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a sentence read as before; the words of now are kept as well. Returns its id."""
    who = person(actor, _C, participant_id)
    before = one_of(EarlierEvidence, actor, _C, participant_id, earlier_id)
    row = one_of(Evidence, actor, _C, participant_id, before.evidence_id)
    keep_evidence_before(who, row)
    keep(who.key, row, text=read(who.key, before, "text"))
    row.version += 1
    row.save(update_fields=["text", "version"])
    return row.pk  # type: ignore[no-any-return]
