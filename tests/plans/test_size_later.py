"""A step that was saved without the question about its size is asked about it later, kindly."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.plans import queries, rules
from handrail.practice.plans.commands import agree_step, correcting, report_step
from handrail.practice.plans.commands.steps import keep_size
from handrail.practice.plans.models import Step
from handrail.practice.plans.queries.moves import moves_of_step
from tests.cast import Cast, Member
from tests.phone.sealing import envelope
from tests.plans.conftest import ana, html

MINE, THEIRS = "You said 3 of 10 for how sure you are", "They said 3 of 10 for how sure they are"


def step(cast: Cast, sure: int | None = 3, **more: Any) -> UUID:
    return agree_step(cast.ana.actor, participant_id=ana(cast), text="Walk", sure=sure, **more)


def keep(cast: Cast, made: UUID, by: Member | None = None, *, kept: bool = True) -> None:
    keep_size((by or cast.ana).actor, participant_id=ana(cast), step_id=made, kept=kept)


def asks(cast: Cast, made: UUID) -> bool:
    (found,) = [one for one in queries.this_week(cast.ana.actor, ana(cast), _today(cast))
                if one.id == made]  # fmt: skip
    return found.look_at_size


def entry() -> dict[str, str]:
    return {"id": str(uuid7())}


def _today(cast: Cast) -> date:
    return clock.today(cast.ana.actor.zone)


@pytest.mark.covers("000-5")
@pytest.mark.parametrize(
    ("state", "sure", "seen", "asked"),
    [
        ("open", 6, None, True),
        ("open", 0, None, True),
        ("open", 7, None, False),
        ("open", None, None, False),
        ("open", 3, 3, False),
        ("open", 0, 0, False),
        ("open", 3, 5, True),
        ("partly", 3, None, False),
        ("not_yet", 3, None, False),
        ("done", 3, None, False),
        ("aside", 3, None, False),
    ],
)
def test_when_it_is_asked(state: str, sure: int | None, seen: int | None, asked: bool) -> None:
    assert rules.look_at_size(state, sure, seen) is asked


@pytest.mark.parametrize(
    ("now", "was", "seen", "kept", "after"),
    [
        ((3, "Walk"), (5, "Walk"), 5, True, 3),
        ((3, "Walk"), (5, "Walk"), 5, False, 5),
        ((3, "Walk far"), (3, "Walk"), 3, False, None),
        ((3, "Walk far"), (3, "Walk"), None, True, 3),
        ((3, "Walk"), (3, "Walk"), 3, False, 3),
        ((None, "Walk"), (3, "Walk"), 3, True, None),
    ],
)
def test_what_a_correction_leaves(
    now: tuple[int | None, str], was: tuple[int | None, str], seen: int | None, kept: bool,
    after: int | None,
) -> None:  # fmt: skip
    assert rules.seen_after(now, was, seen, kept=kept) == after


@pytest.mark.parametrize(("keep", "asked"), [(None, True), ("1", False)])
def test_a_step_written_without_a_network_is_asked_about(
    cast: Cast, keep: str | None, asked: bool
) -> None:
    fields = {"text": "Walk", "chosen_by": "participant", "sure": "3"}
    session = cast.ana.client.get("/api/session").json()
    sent = envelope(session, "step", {**fields, **({"keep": keep} if keep else {})})
    body = json.dumps({"sent_at": clock.now().isoformat(), "entries": [sent]})
    cast.ana.client.post("/api/sync", body, content_type="application/json")
    (row,) = Step.objects.for_system("a test")
    for member, page, words in (
        (cast.ana, reverse("desks:today"), MINE),
        (cast.ana, reverse("plans:plan"), MINE),
        (cast.ben, reverse("plans:person", args=[ana(cast)]), THEIRS),
    ):
        shown = html(member.client.get(page))
        assert (words in shown) is asked
        assert (reverse("plans:step_size", args=[row.pk]) in shown) is asked
        assert (reverse("plans:smaller", args=[row.pk]) + "?next=" in shown) or not asked


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_it_is_kept_in_one_tap_both_see_it_and_it_is_taken_back(cast: Cast, who: str) -> None:
    made, member = step(cast), getattr(cast, who)
    other = cast.ben if who == "ana" else cast.ana
    where, size = _plan(cast, member), reverse("plans:step_size", args=[made])
    answer = member.client.post(size, {"to": "kept", "next": where}, follow=True)
    page = html(answer)
    assert "Kept as it is. It is a good step." in page
    assert "You kept the size of this" in page
    assert MINE not in page
    assert THEIRS not in page
    seen = html(other.client.get(_plan(cast, other)))
    assert f"{who.title()} kept the size of this" in seen
    assert 'value="asked"' in seen
    other.client.post(size, {"to": "asked"})
    assert asks(cast, made)
    assert [move.now for move in moves_of_step(cast.ana.actor, made)[made]] == ["asked", "kept"]
    page = html(member.client.get(where))
    assert "wants to look at the size of this" in page
    assert 'value="asked"' not in page


def _plan(cast: Cast, member: Member) -> str:
    mine = member is cast.ana
    return reverse("plans:plan") if mine else reverse("plans:person", args=[ana(cast)])


def test_a_second_tap_is_no_second_move(cast: Cast) -> None:
    made = step(cast)
    keep(cast, made)
    keep(cast, made, cast.ben)
    assert len(moves_of_step(cast.ana.actor, made)[made]) == 1


def test_what_the_page_asked_about_is_not_asked_again(cast: Cast) -> None:
    form = {**entry(), "text": "Walk", "chosen_by": "participant", "sure": "3"}
    page = reverse("plans:step_new")
    assert "Below 7 is a sign" in html(cast.ana.client.post(page, form))
    assert cast.ana.client.post(page, {**form, "keep": "1"}).status_code == 303
    (row,) = Step.objects.for_system("a test")
    assert not asks(cast, row.pk)
    edit = reverse("plans:step_edit", args=[row.pk])
    lower = {**form, "id": str(uuid7()), "sure": "2"}
    assert "Below 7 is a sign" in html(cast.ana.client.post(edit, lower))
    assert cast.ana.client.post(edit, {**lower, "keep": "1"}).status_code == 303
    assert not asks(cast, row.pk)
    # Sent later, from a phone that had no network: nobody saw the question.
    last = {**form, "id": str(uuid7()), "sure": "1", "keep": "unasked"}
    assert cast.ana.client.post(edit, last).status_code == 303
    assert asks(cast, row.pk)
    correcting.undo_step_words(cast.ana.actor, participant_id=ana(cast), step_id=row.pk)
    assert not asks(cast, row.pk)


@pytest.mark.parametrize("name", ["smaller", "swap"])
@pytest.mark.parametrize(("said", "asked"), [("1", False), ("unasked", True)])
def test_so_it_is_with_what_takes_its_place(cast: Cast, name: str, said: str, asked: bool) -> None:
    made = step(cast)
    form = {**entry(), "smaller_text": "Stand up", "sure": "4", "keep": said}
    assert cast.ana.client.post(reverse(f"plans:{name}", args=[made]), form).status_code == 303
    new = Step.objects.for_system("a test").exclude(pk=made).get()
    assert asks(cast, new.pk) is asked


def test_nothing_is_asked_of_a_week_that_is_over_or_of_a_step_that_was_answered(
    cast: Cast,
) -> None:
    made = step(cast)
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=made, state="partly")
    for page in (reverse("desks:today"), reverse("plans:plan")):
        assert MINE not in html(cast.ana.client.get(page))
    old = step(cast)
    rows = Step.objects.for_system("a test").filter(pk=old)
    rows.update(week_of=rules.shift(rules.week_of(_today(cast)), -1))
    for page in (reverse("plans:plan"), reverse("plans:weeks")):
        assert MINE not in html(cast.ana.client.get(page))


def test_strangers_find_nothing(cast: Cast) -> None:
    made = step(cast)
    size = reverse("plans:step_size", args=[made])
    assert cast.omar.client.post(size, {"to": "kept"}).status_code == 404
    with pytest.raises(NotVisible):
        keep(cast, made, cast.omar)
    assert asks(cast, made)
