"""A step and a look back are corrected after they were saved, and nothing is written over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.plans.commands import agree_step, beside, correcting, record_review
from handrail.practice.plans.commands.steps import report_step
from handrail.practice.plans.models import Review, WeekBeside
from handrail.practice.plans.queries import correcting as reading
from handrail.practice.plans.rules.correcting import toward_said
from tests.cast import Cast, Member

from .conftest import ana, goal, html

pytestmark = pytest.mark.django_db


def step(cast: Cast, text: str = "call the office", by: Member | None = None, **said: Any) -> UUID:
    return agree_step((by or cast.ana).actor, participant_id=ana(cast), text=text, **said)


def look(cast: Cast, by: Member | None = None, **said: Any) -> UUID:
    words = {"worked": "I went", **said}
    return record_review((by or cast.ana).actor, participant_id=ana(cast), **words).review_id


def change(cast: Cast, made: UUID, text: str, by: Member | None = None, **said: Any) -> bool:
    version = said.pop("version", None)
    return correcting.change_step(
        (by or cast.ana).actor, participant_id=ana(cast), step_id=made, version=version,
        said=correcting.StepSaid(text, **said),
    ).meanwhile  # fmt: skip


def reads(cast: Cast, made: UUID, by: Member | None = None) -> tuple[Any, Any]:
    return reading.step_to_correct((by or cast.ana).actor, made)


def sent(text: str, **more: Any) -> dict[str, Any]:
    return {"id": uuid7(), "text": text, "chosen_by": "participant", "sure": "8", **more}


@pytest.mark.parametrize(
    ("said", "steps", "kept"),
    [
        ({}, ["a"], {}),
        ({"a": "yes", "b": "little"}, ["a", "b"], {"a": "yes", "b": "little"}),
        ({"a": "not_yet"}, ["a"], {"a": "not_yet"}),
        ({"a": "", "b": "no idea"}, ["a", "b"], {}),
        ({"c": "yes"}, ["a"], {}),
    ],
)
def test_what_is_said_of_steps(said: dict[str, str], steps: list[str], kept: Any) -> None:
    assert toward_said(said, steps) == kept


def test_everything_a_step_says_can_be_changed_and_comes_back(cast: Cast) -> None:
    of = goal(cast, "a lease")
    made = step(cast, why="they open at nine", sure=4, goal=of)
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=made, state="partly")
    change(cast, made, "write to the office", why="I write better", sure=9, chosen_by="together")
    view, found = reads(cast, made)
    assert (view.text, view.why, view.sure, view.chosen_by, view.goal, view.state) == (
        "write to the office", "I write better", 9, "together", None, "partly",
    )  # fmt: skip
    (old,) = found.before
    assert (old.was["text"], old.was["why"], old.was["sure"], old.goal) == (
        "call the office", "they open at nine", 4, "a lease",
    )  # fmt: skip
    assert found.may_undo
    correcting.undo_step_words(cast.ana.actor, participant_id=ana(cast), step_id=made)
    view, found = reads(cast, made)
    assert (view.text, view.why, view.sure, view.goal) == (
        "call the office", "they open at nine", 4, of,
    )  # fmt: skip
    assert [one.was["text"] for one in found.before] == ["write to the office", "call the office"]
    correcting.use_earlier_step(
        cast.ana.actor, participant_id=ana(cast), earlier_id=found.before[0].id
    )
    assert reads(cast, made)[0].text == "write to the office"


def test_the_same_words_keep_nothing(cast: Cast) -> None:
    made = step(cast, sure=8)
    change(cast, made, "call the office", sure=8)
    assert not reads(cast, made)[1].before
    with pytest.raises(NotLikeThis):
        correcting.undo_step_words(cast.ana.actor, participant_id=ana(cast), step_id=made)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"text": " "}, NotLikeThis),
        ({"text": "x" * 20_000}, TextTooLong),
        ({"text": "a", "why": "y" * 20_000}, TextTooLong),
        ({"text": "a", "goal": uuid7()}, NotLikeThis),
        ({"text": "a", "chosen_by": "the judge"}, ValueError),
        ({"text": "a", "sure": 11}, ValueError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    cast: Cast, said: dict[str, Any], wrong: type[Exception]
) -> None:
    made = step(cast)
    with pytest.raises(wrong):
        change(cast, made, **said)
    assert reads(cast, made)[0].text == "call the office"


@pytest.mark.covers("003-26")
def test_a_coach_writes_beside_a_step_and_never_over_it(cast: Cast) -> None:
    made = step(cast)
    with pytest.raises(NotVisible):
        change(cast, made, "other", by=cast.ben)
    address = reverse("plans:step_edit", args=[made])
    page = html(cast.ben.client.get(address))
    assert "not yours to change" in page
    done = cast.ben.client.post(address, {"id": uuid7(), "text": "ring the office at nine"})
    assert done.status_code == 303
    assert reads(cast, made)[0].text == "call the office"
    assert "ring the office at nine" in html(cast.ben.client.get(address))
    assert "Words beside it" in html(cast.ana.client.get(reverse("plans:plan")))
    assert "ring the office at nine" in html(cast.ana.client.get(address))
    row = WeekBeside.objects.for_system("a test").get()
    answer = reverse("plans:week_beside", args=[row.pk])
    assert cast.ben.client.post(answer, {"take": "yes"}).status_code == 404
    assert cast.omar.client.post(answer, {"take": "yes"}).status_code == 404
    assert cast.ana.client.post(answer, {"take": "yes"}).status_code == 303
    view, found = reads(cast, made)
    assert (view.text, view.beside) == ("ring the office at nine", False)
    assert [one.was["text"] for one in found.before] == ["call the office"]
    correcting.undo_step_words(cast.ana.actor, participant_id=ana(cast), step_id=made)
    assert reads(cast, made)[0].text == "call the office"


@pytest.mark.covers("003-26")
@pytest.mark.parametrize("js", [True, False])
def test_words_beside_are_read_where_the_line_stands(cast: Cast, js: bool) -> None:
    me = {"participant_id": ana(cast)}
    made, looked = step(cast), look(cast, shared=True)
    ben = cast.ben.actor
    beside.suggest_step_words(ben, **me, step_id=made, text="ring them at nine")
    beside.suggest_review_words(ben, **me, review_id=looked, part="worked", text="I dared to")
    plan = html(cast.ana.client.get(reverse("plans:plan")))
    assert "ring them at nine" in plan
    assert "I dared to" in plan
    assert plan.count("Take these words") == 2
    assert "ring them at nine" in html(cast.ana.client.get(reverse("desks:today")))
    coach = html(cast.ben.client.get(reverse("plans:person", args=[ana(cast)])))
    assert "ring them at nine" in coach
    assert "I dared to" in coach
    assert "Take these words" not in coach
    assert coach.count("Take my words back") == 2
    ask = {"headers": {"HX-Request": "true"}} if js else {}
    told = cast.ana.client.post(reverse("plans:step_report", args=[made]), {"state": "partly"},
                                follow=True, **ask)  # fmt: skip
    assert "ring them at nine" in html(told)


def test_words_beside_go_with_the_look_back_that_is_private_again(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    looked = look(cast, shared=True)
    beside.suggest_review_words(cast.ben.actor, **me, review_id=looked, part="worked", text="aha")
    correcting.share_review(cast.ana.actor, **me, review_id=looked, shared=False)
    assert "aha" in html(cast.ana.client.get(reverse("plans:plan")))
    assert "aha" not in html(cast.ben.client.get(reverse("plans:person", args=[ana(cast)])))


def test_who_may_not_agree_steps_reads_no_words_beside_them(cast: Cast) -> None:
    made = step(cast)
    beside.suggest_step_words(cast.ben.actor, participant_id=ana(cast), step_id=made, text="aha")
    page = html(cast.carol.client.get(reverse("plans:person", args=[ana(cast)])))
    assert "call the office" in page
    assert "aha" not in page


def test_words_beside_are_left_or_taken_back(cast: Cast) -> None:
    made, me = step(cast), {"participant_id": ana(cast)}
    first = beside.suggest_step_words(cast.ben.actor, **me, step_id=made, text="one")
    beside.answer_beside(cast.ana.actor, **me, beside_id=first, take=False)
    second = beside.suggest_step_words(cast.ben.actor, **me, step_id=made, text="two")
    waiting = [(one.text, one.waits) for one in reads(cast, made)[1].besides]
    assert waiting == [("one", False), ("two", True)]
    assert [one.text for one in reads(cast, made, cast.ben)[1].besides] == ["two"]
    with pytest.raises(NotVisible):
        beside.take_beside_back(cast.ana.actor, **me, beside_id=second)
    beside.take_beside_back(cast.ben.actor, **me, beside_id=second)
    view, found = reads(cast, made)
    assert (view.text, view.beside) == ("call the office", False)
    assert [(one.text, one.let_be) for one in found.besides] == [("one", True), ("two", False)]
    page = html(cast.ana.client.get(reverse("plans:step_edit", args=[made])))
    assert "Words that you let be" in page
    beside.answer_beside(cast.ana.actor, **me, beside_id=first, take=True)
    assert reads(cast, made)[0].text == "one"
    with pytest.raises(NotVisible):
        beside.suggest_step_words(cast.ana.actor, **me, step_id=made, text="mine")
    with pytest.raises(NotLikeThis):
        beside.suggest_step_words(cast.ben.actor, **me, step_id=made, text="one")


def test_words_beside_arrive_once(cast: Cast) -> None:
    made, me, entry = step(cast), {"participant_id": ana(cast)}, uuid7()
    for _again in range(2):
        beside.suggest_step_words(cast.ben.actor, **me, step_id=made, text="one", id=entry)
    assert WeekBeside.objects.for_system("a test").count() == 1
    with pytest.raises(Replayed):
        beside.suggest_step_words(cast.ben.actor, **me, step_id=made, text="other", id=entry)


def test_a_coach_corrects_a_step_of_the_coachs_until_the_person_takes_it_over(cast: Cast) -> None:
    made = step(cast, by=cast.ben)
    change(cast, made, "call at nine", by=cast.ben)
    page = html(cast.ana.client.get(reverse("plans:step_edit", args=[made])))
    assert "Undo the last change" in page
    assert "call the office" in page
    change(cast, made, "my own words")
    with pytest.raises(NotVisible):
        change(cast, made, "over them", by=cast.ben)
    with pytest.raises(NotVisible):
        correcting.undo_step_words(cast.ben.actor, participant_id=ana(cast), step_id=made)


def test_two_at_once_are_both_kept_and_the_later_is_told(cast: Cast) -> None:
    made = step(cast)
    address = reverse("plans:step_edit", args=[made])
    for text in ("first change", "second change"):
        page = html(cast.ana.client.post(address, sent(text, version="1"), follow=True))
    assert "You changed this on another page or phone" in page
    view, found = reads(cast, made)
    assert (view.text, [one.was["text"] for one in found.before]) == (
        "second change", ["first change", "call the office"],
    )  # fmt: skip


def test_what_was_typed_comes_back_with_the_words_why_not(cast: Cast) -> None:
    address = reverse("plans:step_edit", args=[step(cast)])
    for wrong in (sent("y" * 20_000), sent("", why="kept"), sent("a\x00b", sure="12")):
        page = cast.ana.client.post(address, wrong)
        assert page.status_code in (422, 303)
        if wrong.get("why"):
            assert "kept" in html(page)


def test_a_goal_that_a_coach_does_not_see_stays_tied(cast: Cast) -> None:
    hidden = goal(cast, "a secret goal", shared=False)
    made = step(cast, by=cast.ben)
    row = reads(cast, made)[0]
    assert row.goal is None
    correcting.change_step(
        cast.ana.actor, participant_id=ana(cast), step_id=made,
        said=correcting.StepSaid("mine", goal=hidden),
    )  # fmt: skip
    correcting.undo_step_words(cast.ana.actor, participant_id=ana(cast), step_id=made)
    correcting.use_earlier_step(
        cast.ana.actor, participant_id=ana(cast), earlier_id=reads(cast, made)[1].before[0].id
    )
    page = html(cast.ben.client.get(reverse("plans:step_edit", args=[made])))
    assert "a secret goal" not in page


def test_a_look_back_is_corrected_with_what_moved_and_comes_back(cast: Cast) -> None:
    of = goal(cast, "a lease")
    made = step(cast, goal=of)
    address = reverse("plans:review")
    body = {"id": uuid7(), "worked": "I called", f"toward-{made}": "little"}
    assert cast.ana.client.post(address, body).status_code == 303
    (row,) = _looks(cast)
    view, found = reading.review_to_correct(cast.ana.actor, row)
    assert found.toward == {str(made): "little"}
    edit = reverse("plans:review_edit", args=[row])
    page = html(cast.ana.client.get(edit))
    assert "Did it move you toward this?" in page
    said = {"id": uuid7(), "worked": "I called twice", f"toward-{made}": "yes", "version": "1"}
    assert cast.ana.client.post(edit, said).status_code == 303
    view, found = reading.review_to_correct(cast.ana.actor, row)
    assert (view.worked, found.toward) == ("I called twice", {str(made): "yes"})
    (old,) = found.before
    assert (old.was["worked"], old.was["toward"]) == ("I called", {str(made): "little"})
    cast.ana.client.post(reverse("plans:week_earlier", args=[old.id]))
    view, found = reading.review_to_correct(cast.ana.actor, row)
    assert (view.worked, found.toward) == ("I called", {str(made): "little"})
    cast.ana.client.post(reverse("plans:review_undo", args=[row]))
    assert reading.review_to_correct(cast.ana.actor, row)[0].worked == "I called twice"
    empty = {"id": uuid7(), "worked": "", "did_not": "", "change": " ", "version": "3"}
    assert cast.ana.client.post(edit, empty).status_code == 422


def _looks(cast: Cast) -> list[UUID]:
    rows = Review.objects.for_system("a test").filter(participant_id=ana(cast))
    return list(rows.values_list("pk", flat=True))


def test_a_look_back_is_shared_later_and_kept_back_again(cast: Cast) -> None:
    made = look(cast)
    edit = reverse("plans:review_edit", args=[made])
    share = reverse("plans:review_share", args=[made])
    correcting.change_review(
        cast.ana.actor, participant_id=ana(cast), review_id=made,
        said=correcting.ReviewSaid("private no more"),
    )  # fmt: skip
    assert cast.ben.client.get(edit).status_code == 404
    assert cast.ben.client.post(share, {"share": "coach"}).status_code == 404
    assert cast.ana.client.post(share, {"share": "coach"}).status_code == 303
    page = html(cast.ben.client.get(edit))
    assert "private no more" in page
    assert "I went" not in page, "what was said while it was private stays private"
    assert cast.ben.client.post(share, {}).status_code == 404
    cast.ana.client.post(share, {})
    assert cast.ben.client.get(edit).status_code == 404


def test_a_coach_writes_beside_an_answer_of_a_look_back(cast: Cast) -> None:
    made = look(cast, shared=True)
    edit = reverse("plans:review_edit", args=[made])
    with pytest.raises(NotVisible):
        correcting.change_review(
            cast.ben.actor, participant_id=ana(cast), review_id=made,
            said=correcting.ReviewSaid("other"),
        )  # fmt: skip
    assert cast.ben.client.post(edit, {"id": uuid7(), "text": "You went twice"}).status_code == 422
    said = {"id": uuid7(), "part": "worked", "text": "You went twice"}
    assert cast.ben.client.post(edit, said).status_code == 303
    assert "You went twice" in html(cast.ana.client.get(edit))
    row = WeekBeside.objects.for_system("a test").get()
    cast.ana.client.post(reverse("plans:week_beside", args=[row.pk]), {"take": "yes"})
    view, found = reading.review_to_correct(cast.ana.actor, made)
    assert (view.worked, found.before[0].was["worked"]) == ("You went twice", "I went")


def test_what_was_written_together_is_corrected_by_the_coach_who_wrote_it(cast: Cast) -> None:
    made = look(cast, by=cast.ben)
    correcting.change_review(
        cast.ben.actor, participant_id=ana(cast), review_id=made,
        said=correcting.ReviewSaid("we both went"),
    )  # fmt: skip
    assert not reading.review_to_correct(cast.ana.actor, made)[1].may_share
    correcting.change_review(
        cast.ana.actor, participant_id=ana(cast), review_id=made,
        said=correcting.ReviewSaid("I went, we talked"),
    )  # fmt: skip
    assert not reading.review_to_correct(cast.ben.actor, made)[1].may_write
    with pytest.raises(NotVisible):
        correcting.undo_review(cast.ben.actor, participant_id=ana(cast), review_id=made)


def test_a_draft_of_a_look_back_keeps_what_moved(cast: Cast) -> None:
    made, entry = step(cast, goal=goal(cast, "a lease")), uuid7()
    body = {"id": str(entry), "worked": "half a word", f"toward-{made}": "yes"}
    assert cast.ana.client.post(reverse("plans:review_draft"), body).status_code == 204
    page = html(cast.ana.client.get(reverse("plans:review") + f"?draft={entry}"))
    assert "half a word" in page
    assert f'name="toward-{made}" value="yes" checked' in page.replace("  ", " ")


def test_strangers_find_nothing(cast: Cast) -> None:
    made, mine = step(cast), look(cast, shared=True)
    for name, pk in (("step_edit", made), ("review_edit", mine)):
        assert cast.omar.client.get(reverse(f"plans:{name}", args=[pk])).status_code == 404
        assert cast.ana.client.get(reverse(f"plans:{name}", args=[uuid7()])).status_code == 404
