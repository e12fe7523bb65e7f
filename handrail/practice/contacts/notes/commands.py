"""Writing one's own view, asking for a correction, answering, and remarks for supervision."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import drafts
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..models import Contact
from ..person import staff_of
from . import rules
from .finding import OWN, WORDS, keep_ask_before, keep_view_before
from .models import CorrectionAsk, EarlierAsk, EarlierView, OwnView, Remark, RemarkRead


@dataclass(frozen=True)
class ViewSaid:
    """What the participant writes beside a note."""

    text: str = ""
    heard: str = ""
    means: str = ""

    def tidied(self) -> dict[str, str]:
        """The three texts, tidied. Raises NotLikeThis without any, TextTooLong."""
        said = {name: tidy(text, limit=rules.VIEW_LIMIT) for name, text in asdict(self).items()}
        if not any(said.values()):
            raise NotLikeThis(rules.VIEW_MISSING, "text")
        return said


@command(Capability.NOTE_OWN)
def say_view(
    actor: Actor, *, participant_id: UUID, contact_id: UUID, said: ViewSaid,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Write one's own view beside a note, or put it in other words; those before are kept.

    `version` is the one that was read. Raises NotLikeThis, TextTooLong, NotVisible.
    """
    words, who = said.tidied(), person(actor, OWN, participant_id)
    # A note that was taken back meanwhile takes no words of theirs with it.
    note = one_of(Contact, actor, OWN, participant_id, contact_id)
    row = OwnView.objects.visible_to(actor, OWN).filter(contact_id=note.pk).first()
    if row is None:
        row = OwnView(id=uuid7(), org_id=who.org_id, participant_id=who.id, contact_id=note.pk)
        keep(who.key, row, **words)
        row.save(force_insert=True)
        return Changed(contact_id)
    meanwhile = version is not None and version != row.version
    if words != {name: read(who.key, row, name) or "" for name in WORDS}:
        keep_view_before(who, row)
        keep(who.key, row, **words)
        row.version, row.touched_at = row.version + 1, clock.now()
    row.put_away_at = None
    row.save()
    return Changed(contact_id, meanwhile)


@command(Capability.NOTE_OWN)
def put_view_away(actor: Actor, *, participant_id: UUID, view_id: UUID, away: bool) -> UUID:
    """Take one's own view back, or bring it back as it was; returns whose note it is beside."""
    person(actor, OWN, participant_id)
    row: OwnView = one_of(OwnView, actor, OWN, participant_id, view_id)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])
    return row.contact_id


@command(Capability.NOTE_OWN)
def use_earlier_view(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let one's own view read as before; the words of now are kept as well."""
    who = person(actor, OWN, participant_id)
    before = one_of(EarlierView, actor, OWN, participant_id, earlier_id)
    row: OwnView = one_of(OwnView, actor, OWN, participant_id, before.view_id)
    keep_view_before(who, row)
    keep(who.key, row, **{name: read(who.key, before, name) for name in WORDS})
    row.version, row.touched_at = row.version + 1, clock.now()
    row.save()
    return row.contact_id


@command(Capability.NOTE_OWN)
def ask_correction(
    actor: Actor, *, participant_id: UUID, contact_id: UUID, words: str,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Ask to put a note right, or say it in other words; it waits for an answer from then on.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    said = tidy(words, limit=rules.ASK_LIMIT)
    if not said:
        raise NotLikeThis(rules.ASK_MISSING, "words")
    who = person(actor, OWN, participant_id)
    note = one_of(Contact, actor, OWN, participant_id, contact_id)
    row = CorrectionAsk.objects.visible_to(actor, OWN).filter(contact_id=note.pk).first()
    if row is None:
        row = CorrectionAsk(id=uuid7(), org_id=who.org_id, participant_id=who.id, contact=note)
        keep(who.key, row, words=said)
        row.save(force_insert=True)
        return Changed(contact_id)
    meanwhile = version is not None and version != row.version
    if said != (read(who.key, row, "words") or "") or row.state != rules.WAITS:
        keep_ask_before(who, row)
        keep(who.key, row, words=said, answer=None)
        _ask_anew(row)
    return Changed(contact_id, meanwhile)


@command(Capability.NOTE_OWN)
def take_ask_back(actor: Actor, *, participant_id: UUID, ask_id: UUID, again: bool) -> UUID:
    """Take an asking back that waits, or ask the same again; returns which note it is about.

    Raises NotLikeThis when it was answered meanwhile, NotVisible.
    """
    person(actor, OWN, participant_id)
    row: CorrectionAsk = one_of(CorrectionAsk, actor, OWN, participant_id, ask_id)
    if row.state != (rules.BACK if again else rules.WAITS):
        raise NotLikeThis(rules.ANSWERED_MEANWHILE)
    row.state = rules.WAITS if again else rules.BACK
    row.save(update_fields=["state"])
    return row.contact_id


@command(Capability.NOTE_OWN)
def use_earlier_ask(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Ask for a correction in words of before; those of now are kept, with their answer."""
    who = person(actor, OWN, participant_id)
    before = one_of(EarlierAsk, actor, OWN, participant_id, earlier_id)
    row: CorrectionAsk = one_of(CorrectionAsk, actor, OWN, participant_id, before.ask_id)
    keep_ask_before(who, row)
    keep(who.key, row, words=read(who.key, before, "words"), answer=None)
    _ask_anew(row)
    return row.contact_id


def _ask_anew(row: CorrectionAsk) -> None:
    row.state, row.version, row.asked_at = rules.WAITS, row.version + 1, clock.now()
    row.answered_by_id = row.answered_at = None
    row.save()


@command(Capability.CONTACT_LOG)
def answer_ask(
    actor: Actor, *, participant_id: UUID, ask_id: UUID, state: str, answer: str = ""
) -> UUID:
    """Say that a note was corrected, or that it stays and why; an answer before is kept.

    Returns which note it is about. Raises NotLikeThis, also for “corrected” of a note that reads
    as it did when they asked; TextTooLong, NotVisible.
    """
    words = tidy(answer, limit=rules.ANSWER_LIMIT)
    wrong = rules.check_answer(state, words)
    if wrong:
        raise NotLikeThis(wrong[1], wrong[0])
    who = person(actor, Capability.CONTACT_LOG, participant_id)
    row: CorrectionAsk = one_of(
        CorrectionAsk, actor, Capability.CONTACT_LOG, participant_id, ask_id
    )
    if row.state == rules.BACK:
        raise NotLikeThis(rules.ANSWERED_MEANWHILE)
    if state == rules.CORRECTED and not _changed_since(actor, participant_id, row):
        raise NotLikeThis(rules.NOT_CHANGED, "state")
    if row.state != rules.WAITS:
        keep_ask_before(who, row)
    keep(who.key, row, answer=words)
    row.state, row.answered_by_id, row.answered_at = state, actor.user_id, clock.now()
    row.save()
    drafts.forget(actor, ask_id)
    return row.contact_id


def _changed_since(actor: Actor, participant_id: UUID, row: CorrectionAsk) -> bool:
    note = one_of(Contact, actor, Capability.CONTACT_LOG, participant_id, row.contact_id)
    return rules.changed_since(row.asked_at, note.corrected_at, note.taken_back_at)


@command(Capability.CONTACT_LOG)
def keep_answer(actor: Actor, *, participant_id: UUID, ask_id: UUID, answer: str) -> None:
    """Keep the words of an answer while its writer goes to correct the note first.

    Nobody else reads them. Raises NotLikeThis when they are too long, NotVisible.
    """
    one_of(CorrectionAsk, actor, Capability.CONTACT_LOG, participant_id, ask_id)
    body = {"answer": answer}
    drafts.save(actor, rules.ANSWER_DRAFT, participant_id, ask_id, body,
                stored_for=staff_of(actor))  # fmt: skip


@dataclass(frozen=True)
class RemarkSaid:
    """A remark for supervision: a key of rules.REASONS, why it is no open note, and the words."""

    reason: str
    why: str
    text: str


@command(Capability.REMARK_WRITE)
def remark(
    actor: Actor, *, participant_id: UUID, said: RemarkSaid,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep a remark that only its writer and their supervisor read, and return its id.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    why = tidy(said.why, limit=rules.WHY_LIMIT)
    text = tidy(said.text, limit=rules.REMARK_LIMIT)
    wrong = rules.check_remark(said.reason, why, text)
    if wrong:
        raise NotLikeThis(wrong[1], wrong[0])
    who = person(actor, Capability.REMARK_WRITE, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        _store(actor, who, row_id, RemarkSaid(said.reason, why, text))
        return {"remark": str(row_id)}

    body = {"of": participant_id, **asdict(said)}
    kept = stored_once(staff_of(actor), id, "remark", body, do, org_id=actor.org_id)
    return UUID(kept["remark"])


def _store(actor: Actor, who: Person, row_id: UUID, said: RemarkSaid) -> None:
    row = Remark(
        id=row_id, org_id=who.org_id, participant_id=who.id, staff_id=staff_of(actor),
        reason=said.reason,
    )  # fmt: skip
    keep(who.key, row, why=said.why, text=said.text)
    row.save(force_insert=True)


@command(Capability.REMARK_WRITE)
def put_remark_away(actor: Actor, *, participant_id: UUID, remark_id: UUID, away: bool) -> None:
    """Take one's own remark back, or bring it back. Raises NotVisible for somebody else's."""
    row: Remark = one_of(Remark, actor, Capability.REMARK_WRITE, participant_id, remark_id)
    if row.staff_id != staff_of(actor):
        raise NotVisible
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


def _end(row: RemarkRead) -> None:
    row.taken_back_at = clock.now()
    row.save(update_fields=["taken_back_at"])


@command(Capability.REMARK_ANSWER)
def read_remark(
    actor: Actor, *, participant_id: UUID, remark_id: UUID, answer: str = ""
) -> None:  # fmt: skip
    """Mark a remark of a coach as read, with a short answer or other words; those before are kept.

    The same again changes nothing. Raises TextTooLong; NotVisible, also for one's own remark.
    """
    words = tidy(answer, limit=rules.REMARK_ANSWER_LIMIT)
    who = person(actor, Capability.REMARK_ANSWER, participant_id)
    row: Remark = one_of(Remark, actor, Capability.REMARK_ANSWER, participant_id, remark_id)
    if row.staff_id == staff_of(actor):
        raise NotVisible
    standing = _standing(actor, row.pk)
    if standing is not None:
        if words == (read(who.key, standing, "answer") or ""):
            return
        _end(standing)
    mark = RemarkRead(id=uuid7(), org_id=who.org_id, participant_id=who.id, remark=row,
                      staff_id=staff_of(actor))  # fmt: skip
    keep(who.key, mark, answer=words)
    mark.save(force_insert=True)


def _standing(actor: Actor, remark_id: UUID) -> RemarkRead | None:
    rows = RemarkRead.objects.visible_to(actor, Capability.REMARK_ANSWER)
    found: RemarkRead | None = rows.filter(remark_id=remark_id, taken_back_at__isnull=True).first()
    return found


@command(Capability.REMARK_ANSWER)
def unread_remark(actor: Actor, *, participant_id: UUID, remark_id: UUID) -> None:
    """Take it back that a remark was read: it waits again, and its answer is kept.

    Twice is the same as once. Raises NotVisible.
    """
    person(actor, Capability.REMARK_ANSWER, participant_id)
    row = one_of(Remark, actor, Capability.REMARK_ANSWER, participant_id, remark_id)
    standing = _standing(actor, row.pk)
    if standing is not None:
        _end(standing)


@command(Capability.REMARK_WRITE)
def see_remark_answers(actor: Actor, *, participant_id: UUID) -> None:
    """Note that the writer of remarks about somebody saw what was answered to them."""
    rows = RemarkRead.objects.visible_to(actor, Capability.REMARK_WRITE)
    rows.filter(
        participant_id=participant_id, remark__staff_id=staff_of(actor),
        taken_back_at__isnull=True, told_at__isnull=True,
    ).update(told_at=clock.now())  # fmt: skip
