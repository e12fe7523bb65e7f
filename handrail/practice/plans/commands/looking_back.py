"""Looking back on a week, and turning the change into the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people import drafts
from handrail.ground.people.locked import Person, person

from .. import rules
from ..events import ReviewRecorded
from ..keeping import place_step
from ..models import COACH_TOO, ONLY_ME, Review, Step
from ..week_words import answers_of, moved_of, sealed_toward
from ..who_writes import by_word


@dataclass(frozen=True)
class Reviewed:
    """The stored review, the step made of its change if one was, and words if it could not be.

    `this_week` says whether that step is for the running week, else for a later one.
    """

    review_id: UUID
    step_id: UUID | None = None
    words: str | None = None
    this_week: bool = False


def _step_of(actor: Actor, who: Person, review: Review) -> Reviewed:
    if review.made_step_id:
        made = Step.objects.for_system("which week a step is for, inside an authorised write")
        monday = made.filter(pk=review.made_step_id).values_list("week_of", flat=True).get()
        return Reviewed(review.id, review.made_step_id, None, rules.has_begun(monday, who.today))
    text = rules.step_from_change(read(who.key, review, "change"))
    if text is None:
        return Reviewed(review.id, None, rules.STEP_MISSING)
    chosen = "together" if review.by == "together" else "participant"
    week = rules.week_after_review(review.week_of, who.today)
    try:
        step = place_step(actor, who, uuid7(), week, {"text": text}, chosen_by=chosen)
    except NotLikeThis:
        running = rules.is_for_this_week(review.week_of, who.today)
        return Reviewed(review.id, None, rules.WEEK_AFTER_FULL[running])
    review.made_step_id = step.id
    review.save(update_fields=["made_step"])
    return Reviewed(review.id, step.id, None, rules.has_begun(week, who.today))


def _week(asked: date | None, who: Person) -> date:
    week = rules.week_of(asked or who.today)
    if not rules.may_review(week, who.today):
        raise NotLikeThis(rules.WEEK_NOT_REVIEWED, "week_of")
    return week


def _new(
    actor: Actor, who: Person, review_id: UUID, week: date, both: bool, shared: bool
) -> Review:
    return Review(
        id=review_id,
        org_id=actor.org_id,
        participant_id=who.id,
        week_of=week,
        by="together" if both else "participant",
        writer_id=actor.user_id,
        visibility=COACH_TOO if shared else ONLY_ME,
    )


def _store(actor: Actor, who: Person, review: Review, words: dict[str, str]) -> None:
    keep(who.key, review, **words)
    review.save(force_insert=True)
    publish(
        ReviewRecorded(
            org_id=actor.org_id,
            participant_id=who.id,
            review_id=review.id,
            week_of=review.week_of,
            at=clock.now(),
        )
    )


def _told(made: Reviewed) -> dict[str, str | None]:
    step = str(made.step_id) if made.step_id else None
    week = "this" if made.this_week else None
    return {"review": str(made.review_id), "step": step, "words": made.words, "week": week}


def _reviewed(kept: Mapping[str, str | None]) -> Reviewed:
    """What was stored of a look back, also where its entry came before."""
    step, this = kept["step"], kept.get("week") == "this"
    return Reviewed(UUID(kept["review"]), UUID(step) if step else None, kept["words"], this)


@command(Capability.REVIEW_WRITE)
def record_review(
    actor: Actor,
    *,
    participant_id: UUID,
    worked: str | None = None,
    did_not: str | None = None,
    change: str | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
    week_of: date | None = None,
    together: bool = False,
    shared: bool = False,
    make_step: bool = False,
    written_on: Callable[[], date] | None = None,
    toward: Mapping[str, str] | None = None,
) -> Reviewed:
    """Store a look back at the week of `week_of`, else of the day `written_on` tells, else today.

    A review written by a coach is one of the two together and is shared; a participant alone
    decides. With `make_step` the first line of the change becomes a step of the next week; when
    that week is full the review is stored all the same and `words` says so. `toward`: by a step's
    id, whether it moved the person toward its goal. Raises NotLikeThis when all three answers are
    empty or the week cannot be looked back on; TextTooLong; Replayed.
    """
    who = person(actor, Capability.REVIEW_WRITE, participant_id)
    words = answers_of(worked=worked, did_not=did_not, change=change)
    both = together or by_word(actor, participant_id) == "coach"
    open_to_coach, asked = both or shared, week_of and rules.week_of(week_of)
    body = {**words, "week_of": asked, "both": both, "open": open_to_coach, "step": make_step}
    body |= moved_of(toward)

    def do(review_id: UUID) -> dict[str, str | None]:
        week = _week(asked or (written_on() if written_on else None), who)
        review = _new(actor, who, review_id, week, both, open_to_coach)
        _store(actor, who, review, {**words, **sealed_toward(who, week, toward)})
        drafts.forget(actor, review_id)
        made = _step_of(actor, who, review) if make_step else Reviewed(review_id)
        return _told(made)

    kept = stored_once(participant_id, id, "review", body, do, org_id=actor.org_id)
    return _reviewed(kept)


@command(Capability.REVIEW_WRITE)
def make_step_of_review(actor: Actor, *, participant_id: UUID, review_id: UUID) -> Reviewed:
    """Make the next week's step of a review's change; asking again returns the same step.

    `words` says why no step was made. Raises NotVisible.
    """
    who = person(actor, Capability.REVIEW_WRITE, participant_id)
    rows = Review.objects.visible_to(actor, Capability.REVIEW_WRITE)
    review: Review | None = rows.filter(participant_id=participant_id, pk=review_id).first()
    if review is None:
        raise NotVisible
    return _step_of(actor, who, review)
