"""Writing stories, offering them to one person, and saying that one is not for me."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.whose import Changed, one_of

from .. import rules
from ..models import CoachBefore, CoachStory, OfferedStory
from ..own import keep_before, me, one, own_key, own_rows

_OFFER, _READ = Capability.STORY_OFFER, Capability.COACH_PAGE_READ


@command(Capability.COACH_PAGE_KEEP, record=False)
def write_story(
    actor: Actor,
    *,
    title: str,
    text: str,
    purpose: str,
    story_id: UUID | None = None,
    version: int | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:
    """Write a story, or change the one of `story_id`; nobody reads it until it is offered.

    Raises NotLikeThis, TextTooLong, NotVisible, Replayed.
    """
    named = tidy(title, limit=rules.TITLE_LIMIT)
    words = tidy(text, limit=rules.STORY_LIMIT)
    wrong = rules.why_no_story(named, words, purpose)
    if wrong:
        raise NotLikeThis(*wrong)

    def do(entry: UUID) -> dict[str, object]:
        row = one(CoachStory, actor, story_id) if story_id else _new(actor, entry)
        crossed = bool(story_id) and version is not None and version != row.version
        _put(actor, row, _Said(named, words, purpose))
        row.save()
        return {"story": str(row.pk), "meanwhile": crossed}

    body = {"title": named, "text": words, "purpose": purpose, "of": story_id}
    kept = stored_once(me(actor), id, "coach_story", body, do, org_id=actor.org_id)
    return Changed(UUID(kept["story"]), bool(kept["meanwhile"]))


def _new(actor: Actor, entry: UUID) -> CoachStory:
    if own_rows(CoachStory, actor).filter(away_at__isnull=True).count() >= rules.STORIES_AT_MOST:
        raise NotLikeThis(rules.FULL)
    return CoachStory(id=entry, org_id=actor.org_id, staff_id=me(actor), version=0)


@dataclass(frozen=True)
class _Said:
    title: str
    text: str
    purpose: str


def _put(actor: Actor, row: CoachStory, said: _Said) -> None:
    key = own_key(actor)
    before = _Said(read(key, row, "title") or "", read(key, row, "text") or "", row.purpose)
    if said != before:
        keep_before(actor, key, before.text, title=before.title, story=row)
    keep(key, row, title=said.title, text=said.text)
    row.purpose = said.purpose
    row.version += 1
    row.touched_at = clock.now()


@command(Capability.COACH_PAGE_KEEP, record=False)
def use_story_before(actor: Actor, *, before_id: UUID) -> UUID:
    """Let a story read as before, with its name and what it was for; return its id.

    How it reads now is kept. Raises NotVisible.
    """
    before: CoachBefore = one(CoachBefore, actor, before_id)
    if before.story_id is None:
        raise NotVisible
    row: CoachStory = one(CoachStory, actor, before.story_id)
    key = own_key(actor)
    title = read(key, before, "title") or read(key, row, "title") or ""
    _put(actor, row, _Said(title, read(key, before, "text") or "", before.purpose or row.purpose))
    row.save()
    return UUID(str(row.pk))


@command(Capability.COACH_PAGE_KEEP, record=False)
def put_story_away(actor: Actor, *, story_id: UUID, away: bool) -> None:
    """Put a story away, so that nobody reads it, or take it out again. Raises NotVisible."""
    row: CoachStory = one(CoachStory, actor, story_id)
    row.away_at = clock.now() if away else None
    row.save(update_fields=["away_at"])
    if away:
        offers = OfferedStory.objects.for_system("a coach puts their own story away")
        offers.filter(story_id=row.pk, staff_id=me(actor), state=rules.OFFERED).update(
            state=rules.TAKEN_BACK, touched_at=clock.now()
        )


@command(Capability.STORY_OFFER)
def offer_story(actor: Actor, *, participant_id: UUID, story_id: UUID) -> None:
    """Offer a story of one's own to one person. Raises NotLikeThis, NotVisible."""
    who = person(actor, _OFFER, participant_id)
    story: CoachStory = one(CoachStory, actor, story_id)
    if story.away_at is not None:
        raise NotVisible
    row = _offered(actor, participant_id, story_id)
    wrong = rules.why_no_offer(row.state if row else None)
    if wrong:
        raise NotLikeThis(wrong)
    if row is None:
        row = OfferedStory(
            id=uuid7(), org_id=who.org_id, participant_id=who.id, staff_id=me(actor),
            story_id=story_id,
        )  # fmt: skip
    _say(row, rules.OFFERED)


def _offered(actor: Actor, participant_id: UUID, story_id: UUID) -> OfferedStory | None:
    rows = OfferedStory.objects.visible_to(actor, _OFFER)
    found: OfferedStory | None = rows.filter(
        participant_id=participant_id, story_id=story_id, staff_id=actor.staff_id
    ).first()
    return found


def _say(row: OfferedStory, state: str) -> None:
    row.state, row.touched_at = state, clock.now()
    row.save()


@command(Capability.STORY_OFFER)
def take_story_back(actor: Actor, *, participant_id: UUID, story_id: UUID) -> None:
    """Take an offered story back; a "not for me" stays as it is. Raises NotVisible."""
    person(actor, _OFFER, participant_id)
    row = _offered(actor, participant_id, story_id)
    if row is None:
        raise NotVisible
    if row.state == rules.OFFERED:
        _say(row, rules.TAKEN_BACK)


@command(Capability.COACH_PAGE_READ)
def not_for_me(actor: Actor, *, participant_id: UUID, offered_id: UUID, no: bool = True) -> None:
    """Say that a story is not for me, or take that back. Raises NotVisible."""
    person(actor, _READ, participant_id)
    row: OfferedStory = one_of(OfferedStory, actor, _READ, participant_id, offered_id)
    wanted = rules.NOT_FOR_ME if no else rules.OFFERED
    if row.state != rules.TAKEN_BACK and row.state != wanted:
        _say(row, wanted)
