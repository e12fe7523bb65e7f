"""The pages of a plan: plain POST and 303, 422 with everything typed, 404 for strangers."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.models import Draft
from handrail.practice.plans import commands
from handrail.practice.plans.models import Review, Step, Win
from tests.cast import Cast

EVIL = ["\U0001f33f", "مرحبا ‮", "x" * 20_000, "\x00\x00", "<script>alert(1)</script>", "100 % sure"]


def step_of(cast: Cast, text: str = "Call the housing office", **more: Any) -> UUID:
    assert cast.ana.participant_id
    return commands.agree_step(
        cast.ana.actor, participant_id=cast.ana.participant_id, text=text, **more
    )


def typed(page: Any) -> str:
    return str(page.content.decode())


def count(model: Any) -> int:
    return int(model.objects.for_system("a test").count())


def test_the_plan_in_both_shells(cast: Cast) -> None:
    step_of(cast, why="a door of my own", sure=8)
    mine = cast.ana.client.get(reverse("plans:plan"))
    assert mine.status_code == 200
    assert "a door of my own" in typed(mine)
    his = cast.ben.client.get(reverse("plans:person", args=[cast.ana.participant_id]))
    assert "Call the housing office" in typed(his)
    assert " style=" not in typed(mine).split("<main", 1)[1]


def addresses(cast: Cast) -> list[tuple[str, str]]:
    person = cast.ana.participant_id
    step = step_of(cast)
    made = commands.record_review(
        cast.ben.actor, participant_id=person, worked="x", change="y"
    ).review_id
    won = commands.record_win(cast.ben.actor, participant_id=person, text="z")
    return [
        ("get", reverse("plans:person", args=[person])),
        ("get", reverse("plans:agree", args=[person])),
        ("get", reverse("plans:review", args=[person])),
        ("get", reverse("plans:wins", args=[person])),
        ("get", reverse("plans:win_new", args=[person])),
        ("get", reverse("plans:smaller", args=[step])),
        ("post", reverse("plans:agree", args=[person])),
        ("post", reverse("plans:review", args=[person])),
        ("post", reverse("plans:win_new", args=[person])),
        ("post", reverse("plans:step_report", args=[step])),
        ("post", reverse("plans:step_undo", args=[step])),
        ("post", reverse("plans:smaller", args=[step])),
        ("post", reverse("plans:review_step", args=[made])),
        ("post", reverse("plans:win_answer", args=[won])),
    ]


@pytest.mark.parametrize("name", ["dee_coach", "omar", "mona", "rev", "pat", "circle", "admin"])
def test_strangers_get_404(cast: Cast, name: str) -> None:
    client: Client = getattr(cast, name).client
    for method, address in addresses(cast):
        assert getattr(client, method)(address).status_code == 404, address


def test_every_page_opens_for_the_two(cast: Cast) -> None:
    for method, address in addresses(cast):
        if method == "get":
            for member in (cast.ana, cast.ben):
                assert member.client.get(address).status_code == 200, address
    for name in ("plan", "step_new", "review", "wins", "win_new"):
        assert cast.ana.client.get(reverse(f"plans:{name}")).status_code == 200


def entry(page: Any) -> str:
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', typed(page))
    assert found
    return found.group(1)


@pytest.mark.covers("000-5", "000-17")
def test_below_seven_suggests_smaller_and_keep_works(cast: Cast) -> None:
    address = reverse("plans:agree", args=[cast.ana.participant_id])
    page = cast.ben.client.get(address)
    data = {"id": entry(page), "text": "Find my papers and call", "chosen_by": "together",
            "why": "my own door", "sure": "5"}  # fmt: skip
    asked = cast.ben.client.post(address, data)
    assert asked.status_code == 422
    assert "Keep it as it is" in typed(asked)
    assert count(Step) == 0
    smaller = cast.ben.client.post(address, {**data, "use": "first"})
    assert ">Find my papers</textarea>" in re.sub(r"\s+<", "<", typed(smaller)).replace("\n", "")
    assert "my own door" in typed(smaller)
    kept = cast.ben.client.post(address, {**data, "keep": "1"})
    assert (kept.status_code, count(Step)) == (303, 1)
    assert cast.ben.client.post(address, {**data, "keep": "1"}).status_code == 303
    assert count(Step) == 1
    other = cast.ben.client.post(address, {**data, "keep": "1", "text": "Other words"})
    assert other.status_code == 422
    assert "Other words" in typed(other)
    assert entry(other) != data["id"]


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize(
    ("name", "field", "more"),
    [
        ("step_new", "text", {"chosen_by": "participant", "sure": "9"}),
        ("review", "worked", {}),
        ("win_new", "text", {}),
    ],
)
def test_whatever_is_typed(
    cast: Cast, text: str, name: str, field: str, more: dict[str, str]
) -> None:
    answer = cast.ana.client.post(
        reverse(f"plans:{name}"), {"id": str(uuid7()), field: text, **more}
    )
    assert answer.status_code in (303, 422)
    if len(text) == 20_000:
        assert answer.status_code == 422
        assert text in typed(answer)
        assert "20000" in typed(answer).replace(",", "").replace("\xa0", "")
    if answer.status_code == 303:
        shown = typed(cast.ana.client.get(reverse("plans:wins" if name == "win_new" else
                                                  "plans:plan")))  # fmt: skip
        assert "<script>alert" not in shown
        if "<" not in text:
            assert text in shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sure", "11"),
        ("sure", "9" * 5000),
        ("sure", str(2**70)),
        ("sure", "seven"),
        ("sure", ""),
        ("chosen_by", ""),
        ("week_of", "9999-12-31"),
        ("week_of", "0001-01-01"),
        ("week_of", "soon"),
        ("chosen_by", "nobody"),
        ("id", "not-an-id"),
        ("text", ""),
    ],
)
def test_bad_fields_give_422_and_keep_the_rest(cast: Cast, field: str, value: str) -> None:
    data = {"id": str(uuid7()), "text": "Walk", "why": "the quiet street",
            "chosen_by": "participant", "sure": "9", field: value}  # fmt: skip
    answer = cast.ana.client.post(reverse("plans:step_new"), data)
    assert answer.status_code == 422
    assert "the quiet street" in typed(answer)
    assert count(Step) == 0


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_no_answer_is_given_for_anybody(cast: Cast, who: str) -> None:
    """Who chose the step and how sure are asked; what nobody said is not in the record."""
    member = cast.everybody()[who]
    mine = who == "ana"
    address = reverse("plans:step_new") if mine else reverse(
        "plans:agree", args=[cast.ana.participant_id]
    )  # fmt: skip
    page = member.client.get(address)

    def picked(answer: Any) -> list[str]:
        radios = re.findall(r'<input type="radio" name="(\w+)"[^>]* checked', typed(answer))
        return [name for name in radios if name in {"sure", "chosen_by"}]

    assert picked(page) == []
    data = {"id": entry(page), "text": "Walk", "why": "the quiet street"}
    asked = member.client.post(address, data)
    assert asked.status_code == 422
    assert picked(asked) == []
    for words in ("Say who chose the step.", "Pick a number from 0 to 10, or “not sure”."):
        assert typed(asked).count(words) == 2, "at the top and beside the question"
    assert 'href="#id_sure"' in typed(asked)
    assert 'id="id_sure"' in typed(asked)
    assert count(Step) == 0
    said = {**data, "id": entry(asked), "chosen_by": "coach", "sure": "not-sure"}
    assert member.client.post(address, said).status_code == 303
    step = Step.objects.for_system("a test looks at the record").get()
    assert (step.chosen_by, step.sure) == ("coach", None)


@pytest.mark.parametrize(("sure", "status"), [("", 422), ("not-sure", 303), ("8", 303)])
def test_a_smaller_step_asks_again_how_sure(cast: Cast, sure: str, status: int) -> None:
    address = reverse("plans:smaller", args=[step_of(cast, sure=4)])
    page = cast.ana.client.get(address)
    data = {"id": entry(page), "smaller_text": "Walk to the door", "sure": sure}
    assert cast.ana.client.post(address, data).status_code == status


@pytest.mark.covers("000-3")
def test_reporting_from_today_plain_and_with_htmx(cast: Cast) -> None:
    step = step_of(cast)
    address = reverse("plans:step_report", args=[step])
    plain = cast.ana.client.post(address, {"state": "partly", "next": "/plan/wins/"})
    assert (plain.status_code, plain["Location"]) == (303, "/plan/wins/")
    away = cast.ana.client.post(address, {"state": "done", "next": "https://evil.example/"})
    assert away["Location"] == reverse("plans:plan")
    part = cast.ana.client.post(
        reverse("plans:step_undo", args=[step]), headers={"HX-Request": "true"}
    )
    assert part.status_code == 200
    assert f'id="now-{step}"' in typed(part)
    assert "<html" not in typed(part)


def test_a_move_that_is_not_known_says_what_to_do(cast: Cast) -> None:
    step = step_of(cast)
    address = reverse("plans:step_report", args=[step])
    cast.ana.client.post(address, {"state": "aside"})
    answer = cast.ana.client.post(address, {"state": "done"})
    assert answer.status_code == 422
    assert "cannot become that" in typed(answer)


def test_every_offered_way_can_be_used(cast: Cast) -> None:
    step = step_of(cast, "Find my papers and call", sure=2)
    address = reverse("plans:smaller", args=[step])
    page = cast.ana.client.get(address)
    offered = re.findall(r'name="use" value="(\w+)"', typed(page))
    assert offered == ["ready", "first", "ten"]
    data = {"id": entry(page), "smaller_text": "Find my papers and call"}
    for key, words in zip(offered, ("Get ready: Find", "Find my papers<", "Ten minutes: Find"),
                          strict=True):  # fmt: skip
        shown = typed(cast.ana.client.post(address, {**data, "use": key}))
        assert words in re.sub(r"\s+<", "<", shown)


def test_make_it_smaller_by_page(cast: Cast) -> None:
    step = step_of(cast, "Clean the whole flat")
    asked = cast.ana.client.post(reverse("plans:step_report", args=[step]), {"state": "smaller"})
    assert asked.status_code == 200
    address = reverse("plans:smaller", args=[step])
    data = {"id": entry(asked), "smaller_text": "Clean the whole flat"}
    used = cast.ana.client.post(address, {**data, "use": "ten"})
    assert "Ten minutes: Clean the whole flat" in typed(used)
    empty = cast.ana.client.post(address, {**data, "smaller_text": " "})
    assert empty.status_code == 422
    assert (
        cast.ana.client.post(address, {**data, "smaller_text": "The sink", "sure": "9"}).status_code
        == 303
    )
    assert "The sink" in typed(cast.ana.client.get(reverse("plans:plan")))


@pytest.mark.covers("000-6")
def test_review_together_and_one_tap(cast: Cast) -> None:
    address = reverse("plans:review", args=[cast.ana.participant_id])
    page = cast.ben.client.get(address)
    data = {"id": entry(page), "worked": "Mornings", "did_not": "Bus", "change": "Walk at noon"}
    assert cast.ben.client.post(address, data).status_code == 303
    made = Review.objects.for_system("a test").get()
    assert "Walk at noon" in typed(cast.ana.client.get(reverse("plans:plan")))
    for _ in range(2):
        tap = cast.ana.client.post(reverse("plans:review_step", args=[made.pk]))
        assert tap.status_code == 303
    assert count(Step) == 1


@pytest.mark.covers("000-10")
def test_a_win_and_a_word_back(cast: Cast) -> None:
    page = cast.ana.client.get(reverse("plans:win_new"))
    data = {"id": entry(page), "text": "I called my sister", "share": "coach"}
    assert cast.ana.client.post(reverse("plans:win_new"), data).status_code == 303
    won = Win.objects.for_system("a test").get()
    answer = reverse("plans:win_answer", args=[won.pk])
    assert cast.ben.client.post(answer, {"text": ""}).status_code == 422
    assert cast.ben.client.post(answer, {"text": "So glad"}).status_code == 303
    assert "So glad" in typed(cast.ana.client.get(reverse("plans:wins")))


def test_pages_do_not_grow_their_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(3):
        step_of(cast, f"Step {number}")
    cast.ana.client.get(reverse("plans:plan"))
    with django_assert_max_num_queries(20):
        cast.ana.client.get(reverse("plans:plan"))


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30, "x", ""])
def test_any_page_number(cast: Cast, page: str) -> None:
    for name in ("plans:plan", "plans:wins"):
        assert cast.ana.client.get(reverse(name), {"page": page}).status_code == 200


@pytest.mark.parametrize(("kind", "page", "field"), [
    ("review", "plans:review", "worked"), ("step", "plans:step_new", "text"),
])  # fmt: skip
def test_what_was_begun_is_offered_to_its_writer_alone(
    cast: Cast, kind: str, page: str, field: str
) -> None:
    keep, away = reverse(f"plans:{kind}_draft"), reverse(f"plans:{kind}_draft_discard")
    entry_id = str(uuid7())
    said = {"id": entry_id, field: "half a tho", "shared": "on"}
    assert cast.ana.client.post(keep, said).status_code == 204
    assert "You began to write" in typed(cast.ana.client.get(reverse(page)))
    on = typed(cast.ana.client.get(reverse(page), {"draft": entry_id}))
    assert "half a tho</textarea>" in re.sub(r"\s+<", "<", on)
    person = cast.ana.participant_id
    others = reverse("plans:review" if kind == "review" else "plans:agree", args=[person])
    assert "half a tho" not in typed(cast.ben.client.get(others))
    theirs = {**said, "about": str(person), field: "the coach's words"}
    assert cast.ben.client.post(keep, theirs).status_code == 204
    assert "the coach&#39;s words" in typed(cast.ben.client.get(others))
    assert "the coach" not in typed(cast.ana.client.get(reverse(page))).replace("coach can", "")
    for name in ("dee_coach", "omar", "mona", "pat"):
        stranger = getattr(cast, name).client
        assert stranger.post(keep, theirs).status_code == 404
        assert stranger.post(away, {"draft": entry_id, "about": str(person)}).status_code == 404
    gone = cast.ana.client.post(away, {"draft": entry_id})
    assert (gone.status_code, gone["Location"]) == (303, reverse(page))
    assert "half a tho" not in typed(cast.ana.client.get(reverse(page)))
    assert count(Draft) == 1
    assert cast.ana.client.post(keep, {**said, "id": "no id"}).status_code == 422


def test_saving_lets_go_of_the_draft_and_of_what_it_went_on_with(cast: Cast) -> None:
    first = {"id": str(uuid7()), "worked": "Walking", "make_step": "on"}
    cast.ana.client.post(reverse("plans:review_draft"), first)
    on = typed(cast.ana.client.get(reverse("plans:review"), {"draft": first["id"]}))
    hidden = dict(re.findall(r'name="(id|began)" value="([^"]+)"', on))
    assert hidden["id"] != first["id"]
    cast.ana.client.post(reverse("plans:review_draft"), {**first, **hidden})
    assert count(Draft) == 1
    assert cast.ana.client.post(reverse("plans:review"), {**first, **hidden}).status_code == 303
    assert count(Draft) == 0
    # A copy that was on its way when the form was sent comes too late.
    assert (
        cast.ana.client.post(reverse("plans:review_draft"), {**first, **hidden}).status_code == 204
    )
    assert count(Draft) == 0


def test_a_card_whose_step_is_gone_says_one_sentence(cast: Cast) -> None:
    address = reverse("plans:step_report", args=[uuid7()])
    part = cast.ben.client.post(address, {"state": "done"}, headers={"HX-Request": "true"})
    assert part.status_code == 404
    assert "This is not there any more." in typed(part)
    assert "<html" not in typed(part)
    whole = cast.ben.client.post(address, {"state": "done"})
    assert "<html" in typed(whole)


def test_a_coach_reads_whose_step_it_becomes(cast: Cast) -> None:
    address = reverse("plans:review", args=[cast.ana.participant_id])
    assert "Make the change their step for next week" in typed(cast.ben.client.get(address))
    sent = {"id": uuid7(), "change": "Ring sooner", "make_step": "on"}
    page = cast.ben.client.post(address, sent, follow=True)
    assert "The change is one of their steps for next week now." in typed(page)
    mine = typed(cast.ana.client.get(reverse("plans:review")))
    assert "Make the change my step for next week" in mine


def test_a_coach_reads_what_one_thing_at_a_time_means_for_them(cast: Cast) -> None:
    page = reverse("desks:coaching_of", args=[cast.ana.participant_id])
    theirs = typed(cast.ben.client.get(page))
    assert "All they wrote stays, and they can open the rest" in theirs
    assert "All you wrote stays" not in theirs
    assert "All you wrote stays" in typed(cast.ana.client.get(reverse("desks:coaching")))


def test_the_newest_that_was_begun_stands_open_and_the_others_are_folded(cast: Cast) -> None:
    for words in ("first try", "second try"):
        keep = cast.ana.client.post(
            reverse("plans:step_draft"), {"id": str(uuid7()), "text": words}
        )
        assert keep.status_code == 204
    page = typed(cast.ana.client.get(reverse("plans:step_new")))
    open_one, folded = page.split("Begun before that")
    assert "second try" in open_one
    assert "first try" not in open_one
    assert "first try" in folded
