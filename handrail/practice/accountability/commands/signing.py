"""Signing the working agreement: the first name makes the version, the second completes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.accounts.devices import device_named
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person

from ..finding import by_word
from ..models import Agreement, AgreementLater, Signature
from ..rules import agreement as rules
from ..text import kept_text, text_now

_C = Capability.AGREEMENT_SIGN


@dataclass(frozen=True)
class Name:
    """A name under an agreement: typed, drawn or both, and the kind of device."""

    typed: str = ""
    drawn: str = ""
    device: str = ""


@dataclass(frozen=True)
class Terms:
    """What was read and is signed: which text, what the two wrote, and when to look again.

    `seen` is the agreement that stood on the page, None when there was none.
    """

    fingerprint: str
    reach: str = ""
    hours: str = ""
    review_on: date | None = None
    seen: UUID | None = None

    def tidied(self) -> Terms:
        """The same with its words tidied. Raises TextTooLong."""
        reach, hours = (tidy(words, limit=rules.WORDS_LIMIT) for words in (self.reach, self.hours))
        return replace(self, reach=reach, hours=hours)


@command(Capability.AGREEMENT_SIGN)
def sign(
    actor: Actor,
    *,
    participant_id: UUID,
    terms: Terms,
    name: Name,
    signed_at: Callable[[], datetime] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> bool:
    """Put one's name under the agreement that was read; return False when it was there before.

    What stands now is signed when it says the same; else it is a new version, for which the other
    one is asked as well. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said, typed = terms.tidied(), tidy(name.typed, limit=rules.NAME_LIMIT)
    wrong = rules.check_signature(typed, name.drawn)
    if wrong:
        raise NotLikeThis(wrong, "name")
    who = person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        found = _version(actor, who, said)
        at = signed_at() if signed_at else clock.now()
        if not _signed(actor, found):
            _put(actor, who, found, replace(name, typed=typed), row_id, at)
        return {"signature": str(row_id)}

    body = {**asdict(said), "name": typed, "drawn": name.drawn}
    kept = stored_once(participant_id, id, "signature", body, do, org_id=actor.org_id)
    rows = Signature.objects.visible_to(actor, _C)
    return bool(rows.filter(pk=kept["signature"]).exists())


def _now(actor: Actor, who: Person) -> Agreement | None:
    rows = Agreement.objects.visible_to(actor, _C).filter(participant_id=who.id, current=True)
    found: Agreement | None = rows.select_related("text").first()
    return found


def _signed(actor: Actor, found: Agreement) -> bool:
    rows = Signature.objects.visible_to(actor, _C)
    return bool(rows.filter(agreement_id=found.pk, signer_id=actor.user_id).exists())


def _made(actor: Actor, found: Agreement) -> bool:
    """Whether that version is the actor's: the first name under it made it."""
    rows = Signature.objects.visible_to(actor, _C).filter(agreement_id=found.pk)
    first = rows.order_by("made_at", "id").values_list("signer_id", flat=True).first()
    return bool(first == actor.user_id)


def _same(who: Person, row: Agreement, said: Terms) -> bool:
    """Whether that version says what was written, and the day."""
    words = {name: read(who.key, row, name) or "" for name in ("reach", "hours")}
    return words == {"reach": said.reach, "hours": said.hours} and row.review_on == said.review_on


@command(Capability.AGREEMENT_SIGN)
def look_later(actor: Actor, *, participant_id: UUID) -> None:
    """Put the agreement off: one is asked again in two weeks. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    until = who.today + timedelta(days=rules.LATER_DAYS)
    rows = AgreementLater.objects.visible_to(actor, _C)
    found = rows.filter(participant_id=who.id, user_id=actor.user_id).first()
    if found is not None:
        found.until = until
        found.save(update_fields=["until"])
        return
    AgreementLater(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, user_id=actor.user_id, until=until
    ).save(force_insert=True)


def _version(actor: Actor, who: Person, said: Terms) -> Agreement:
    """The version that is signed: the one that stands, or a new one."""
    now, newest = _now(actor, who), rules.fingerprint(text_now(actor))
    under = rules.goes_under(
        _standing(actor, now, said, newest), newest=newest == said.fingerprint,
        same_words=now is not None and _same(who, now, said),
        same_text=now is not None and now.text.fingerprint == said.fingerprint,
    )  # fmt: skip
    if now is not None and under == rules.STANDING:
        return now
    if under != rules.ANEW:
        raise NotLikeThis(under)
    wrong = rules.check_review(said.review_on, who.today)
    if wrong:
        raise NotLikeThis(wrong, "review_on")
    assert said.review_on is not None
    return _new(actor, who, now, said, said.review_on)


def _standing(actor: Actor, now: Agreement | None, said: Terms, newest: str) -> rules.Now:
    if now is None:
        return rules.Now(seen=said.seen is None)
    return rules.Now(
        seen=now.pk == said.seen, made=_made(actor, now), signed=_signed(actor, now),
        newest=now.text.fingerprint == newest,
    )  # fmt: skip


def _new(
    actor: Actor, who: Person, before: Agreement | None, said: Terms, review_on: date
) -> Agreement:
    rows = Agreement.objects.visible_to(actor, _C).filter(participant_id=who.id)
    last = rows.order_by("-number").values_list("number", flat=True).first()
    if before is not None:
        before.current = False
        before.save(update_fields=["current"])
    row = Agreement(
        id=uuid7(), org_id=who.org_id, participant_id=who.id,
        text=kept_text(actor, text_now(actor)),
        number=(last or 0) + 1, review_on=review_on,
        by=by_word(actor, who.id),
    )  # fmt: skip
    keep(who.key, row, reach=said.reach, hours=said.hours)
    row.save(force_insert=True)
    return row


def _put(
    actor: Actor, who: Person, found: Agreement, name: Name, row_id: UUID, at: datetime
) -> None:
    way = rules.way_of(name.typed, name.drawn)
    row = Signature(
        id=row_id, org_id=who.org_id, participant_id=who.id, agreement=found,
        signer_id=actor.user_id, by=by_word(actor, who.id), way=way, at=at,
        device=name.device if device_named(name.device) != device_named("") else "",
    )  # fmt: skip
    drawn = name.drawn if way == rules.DRAWN else ""
    keep(who.key, row, name=name.typed or actor.name, drawn=drawn)
    row.save(force_insert=True)
