"""Proposing a pace, saying yes to it or letting it be, and ending the one that holds."""

from __future__ import annotations

from dataclasses import asdict, replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from ..channels import pace as rules
from ..channels.cadence import proposals, proposed
from ..models import AgreedPace
from ..setting import by_word

_C = Capability.APPOINTMENT_SET


def _meant(actor: Actor, pace: rules.Pace, by: str) -> rules.Pace:
    """The pace that is proposed: the programme's own numbers where one of its keys is named."""
    words = tidy(pace.words, limit=rules.WORDS_LIMIT)
    if pace.key != rules.OWN:
        found = proposals(actor).get(pace.key)
        if found is None:
            raise NotLikeThis(rules.NOT_KNOWN)
        if found.only_person and by != "participant":
            raise NotLikeThis(rules.ONLY_THEY)
        return replace(found.pace, words=words)
    wrong = rules.check(pace)
    if wrong:
        raise NotLikeThis(*wrong)
    return replace(pace, words=words)


def _end(who: Person, state: str, becomes: str) -> None:
    rows = AgreedPace.objects.for_system("the paces of a person whose row is locked")
    rows.filter(participant_id=who.id, state=state).update(state=becomes, answered_at=clock.now())


@command(Capability.APPOINTMENT_SET)
def propose_pace(
    actor: Actor, *, participant_id: UUID, pace: rules.Pace,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Propose how often to be in touch; it waits for the other one's yes. Returns its id.

    What waited before is let be. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    by = by_word(actor, participant_id)
    meant, who = _meant(actor, pace, by), person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        _end(who, rules.WAITS, rules.LET_BE)
        row = AgreedPace(id=row_id, org_id=who.org_id, participant_id=who.id, key=meant.key, by=by,
                         every=meant.every, minutes=meant.minutes, weeks=meant.weeks)  # fmt: skip
        keep(who.key, row, words=meant.words)
        row.save(force_insert=True)
        return {"pace": str(row_id)}

    kept = stored_once(participant_id, id, "pace", asdict(meant), do, org_id=actor.org_id)
    return UUID(kept["pace"])


BECOMES = {"yes": rules.HOLDS, "be": rules.LET_BE, "end": rules.OVER, "again": rules.WAITS}


def _may(actor: Actor, row: AgreedPace, then: str, by: str) -> None:
    own = then == rules.HOLDS and not rules.may_agree(row.by, by)
    if own or then not in rules.STANDS[row.state].moves:
        raise NotLikeThis(rules.CHANGED)
    if then != rules.WAITS or by == "participant":
        return
    found = proposed(actor, row.key)
    if found and found.only_person:
        raise NotLikeThis(rules.ONLY_THEY)


@command(Capability.APPOINTMENT_SET)
def answer_pace(actor: Actor, *, participant_id: UUID, pace_id: UUID, answer: str) -> str:
    """Say "yes" to what the other one proposed, let it "be", "end" what holds, by either, or
    propose "again" what was let be or is over.

    Returns the state. The same answer again is fine. Raises NotLikeThis when it has changed since,
    or for a yes to one's own proposal; NotVisible.
    """
    who, by = person(actor, _C, participant_id), by_word(actor, participant_id)
    row: AgreedPace = one_of(AgreedPace, actor, _C, participant_id, pace_id)
    then = BECOMES.get(answer, "")
    if row.state == then:
        return then
    _may(actor, row, then, by)
    if then == rules.HOLDS:
        _end(who, rules.HOLDS, rules.OVER)
        row.from_on, row.until_on = who.today, rules.until(who.today, row.weeks)
    elif then == rules.WAITS:
        _end(who, rules.WAITS, rules.LET_BE)
        row.by = by
    row.state, row.answered_at = then, clock.now()
    row.save(update_fields=["state", "answered_at", "from_on", "until_on", "by"])
    return then
