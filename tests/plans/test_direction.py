"""The vision and the values, what gets in the way, and why a step is there."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.about import add_strength
from handrail.practice.plans import queries as weeks
from handrail.practice.plans.commands import agree_step, direction, tie_step
from handrail.practice.plans.commands import barriers as commands
from handrail.practice.plans.queries import barriers as barrier_queries
from handrail.practice.plans.queries import direction as queries
from handrail.practice.plans.queries import goals as goal_queries
from handrail.practice.plans.queries.why import why
from handrail.practice.plans.rules import direction as rules
from tests.cast import Cast, Member
from tests.phone.sealing import envelope

from .conftest import ana, barrier, goal, html


@pytest.mark.covers("000-19")
def test_the_vision_is_in_own_words_with_its_earlier_ones(cast: Cast) -> None:
    me, page = ana(cast), reverse("plans:vision")
    for text in ("a small flat", "a flat with a cat"):
        kept = queries.vision(cast.ana.actor, me)
        sent = {"id": uuid7(), "text": text, "version": kept.version if kept else ""}
        assert cast.ana.client.post(page, sent).status_code == 303
    view = queries.vision(cast.ana.actor, me)
    assert view is not None
    assert (view.text, view.shared) == ("a flat with a cat", False)
    (before,) = queries.earlier_visions(cast.ana.actor, me)
    cast.ana.client.post(reverse("plans:vision_earlier", args=[before.id]))
    assert "a flat with a cat" in html(cast.ana.client.get(page))
    assert len(queries.earlier_visions(cast.ana.actor, me)) == 2
    assert queries.vision(cast.ana.actor, me).text == "a small flat"  # type: ignore[union-attr]


@pytest.mark.parametrize("shared", [True, False])
def test_the_coach_reads_the_vision_and_the_values_only_when_they_are_shared(
    cast: Cast, shared: bool
) -> None:
    me = {"participant_id": ana(cast)}
    direction.write_vision(cast.ana.actor, **me, text="a flat with a cat", shared=shared)
    direction.add_value(cast.ana.actor, **me, text="my faith")
    direction.share_values(cast.ana.actor, **me, shared=shared)
    direction.add_value(cast.ana.actor, **me, text="my songs")
    page = html(cast.ben.client.get(reverse("plans:person", args=[ana(cast)])))
    for words in ("a flat with a cat", "my faith", "my songs"):
        assert (words in page) is shared
        assert words in html(cast.ana.client.get("/plan/"))
    assert cast.ben.client.get(reverse("plans:vision")).status_code == 404
    with pytest.raises(NotVisible):
        direction.write_vision(cast.ben.actor, **me, text="another life")


def test_a_vision_that_crossed_another_is_told_and_both_are_kept(cast: Cast) -> None:
    page = reverse("plans:vision")
    direction.write_vision(cast.ana.actor, participant_id=ana(cast), text="first")
    for text in ("from the phone", "from the kiosk"):
        sent = {"id": uuid7(), "text": text, "version": 1}
        answer = html(cast.ana.client.post(page, sent, follow=True))
        assert (rules.SELF_KEPT in answer) is (text == "from the kiosk")
        # One notice: that it is saved is a part of it.
        assert (rules.VISION_SAVED in answer) is (text == "from the phone")
    kept = [one.text for one in queries.earlier_visions(cast.ana.actor, ana(cast))]
    assert kept == ["from the phone", "first"]


@pytest.mark.parametrize(
    ("text", "words"), [("", "Write a few words first"), ("x" * 20_000, "there is room for 4000")]
)
def test_a_vision_that_did_not_pass_is_not_lost(cast: Cast, text: str, words: str) -> None:
    answer = cast.ana.client.post(reverse("plans:vision"), {"id": uuid7(), "text": text})
    assert answer.status_code == 422
    assert words in html(answer)
    assert text in html(answer)


@pytest.mark.covers("004-21")
def test_cards_are_sorted_into_three_piles_and_own_ones_added(cast: Cast) -> None:
    me, page = ana(cast), reverse("plans:values")
    sort = reverse("plans:value_sort")
    before = len(queries.cards(cast.ana.actor, me).rest)
    for pile in ("not_now", "most"):
        assert cast.ana.client.post(sort, {"card": "honesty", "pile": pile}).status_code == 303
    cast.ana.client.post(sort, {"card": "peace", "pile": "matters"})
    cast.ana.client.post(page, {"id": uuid7(), "text": "Music"})
    cards = queries.cards(cast.ana.actor, me)
    assert [one.text for one in cards.on("most")] == ["Honesty", "Music"]
    assert [one.text for one in cards.on("matters")] == ["Peace"]
    assert len(cards.rest) == before - 2
    own = cards.on("most")[1]
    cast.ana.client.post(sort, {"value": str(own.id), "pile": "not_now"})
    assert [one.text for one in queries.cards(cast.ana.actor, me).on("not_now")] == ["Music"]
    plan = html(cast.ana.client.get("/plan/"))
    assert "Honesty" in plan
    assert "Music" not in plan


@pytest.mark.parametrize(
    "sent",
    [{}, {"pile": "moon", "card": "honesty"}, {"pile": "most", "card": "nothing"},
     {"pile": "most", "value": "x"}, {"pile": "most", "value": str(uuid7())}, {"pile": "most"}],
)  # fmt: skip
def test_a_card_that_is_not_there_goes_nowhere(cast: Cast, sent: dict[str, str]) -> None:
    answer = cast.ana.client.post(reverse("plans:value_sort"), sent, follow=True)
    assert "Pick one of the three piles" in html(answer)
    assert queries.values(cast.ana.actor, ana(cast)) == ()


def test_own_values_have_an_end_and_the_same_one_stays_one(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    for n in range(rules.OWN_AT_MOST):
        direction.add_value(cast.ana.actor, **me, text=f"value {n}")
    direction.add_value(cast.ana.actor, **me, text="VALUE 3", pile="matters")
    assert len(queries.values(cast.ana.actor, ana(cast))) == rules.OWN_AT_MOST
    with pytest.raises(NotLikeThis):
        direction.add_value(cast.ana.actor, **me, text="one more")


# What gets in the way ------------------------------------------------------------------------


@pytest.mark.covers("001-16")
def test_a_barrier_has_somebody_ends_and_is_opened_again(cast: Cast) -> None:
    made = goal(cast)
    page = reverse("plans:barriers_of", args=[ana(cast)])
    sent = {"id": uuid7(), "text": "no bus", "goal": str(made), "taken_by": "somebody"}
    assert "Write who takes it on" in html(cast.ben.client.post(page, sent))
    assert cast.ben.client.post(page, {**sent, "named": "Lee"}).status_code == 303
    (view,) = barrier_queries.open_barriers(cast.ana.actor, ana(cast))
    assert (view.named, view.by, view.goal) == ("Lee", "coach", made)
    end = reverse("plans:barrier_end", args=[view.id])
    wrong = cast.ana.client.post(end, {"id": uuid7(), "outcome": "typed words"})
    assert wrong.status_code == 422
    assert "typed words" in html(wrong)
    cast.ana.client.post(end, {"id": uuid7(), "ended": "around", "outcome": "Lee drives"})
    assert "Lee drives" in html(cast.ben.client.get(reverse("plans:barrier", args=[view.id])))
    assert not barrier_queries.open_barriers(cast.ana.actor, ana(cast))
    cast.ana.client.post(reverse("plans:barrier_reopen", args=[view.id]))
    assert len(barrier_queries.open_barriers(cast.ana.actor, ana(cast))) == 1
    assert "Lee drives" in html(cast.ana.client.get(reverse("plans:barrier", args=[view.id])))


def test_a_coach_takes_a_barrier_on_and_leaves_the_words(cast: Cast) -> None:
    made = barrier(cast, "my own words")
    commands.change_barrier(
        cast.ben.actor, participant_id=ana(cast), barrier_id=made,
        said=commands.BarrierSaid("other words", "coach"),
    )  # fmt: skip
    (view,) = barrier_queries.open_barriers(cast.ana.actor, ana(cast))
    assert (view.text, view.taken_by) == ("my own words", "coach")


def test_a_private_barrier_and_one_of_a_private_goal_are_the_participants(cast: Cast) -> None:
    hidden = barrier(cast, "the first one", shared=False)
    of_hidden = barrier(cast, "the second one", goal=goal(cast, shared=False))
    for made in (hidden, of_hidden):
        assert cast.ben.client.get(reverse("plans:barrier", args=[made])).status_code == 404
    page = html(cast.ben.client.get(reverse("plans:barriers_of", args=[ana(cast)])))
    assert "the first one" not in page
    assert "the second one" not in page


# Why -----------------------------------------------------------------------------------------


@pytest.mark.covers("004-21", "idea-13")
def test_a_step_answers_why_from_value_to_choice(cast: Cast) -> None:
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    value = direction.add_value(actor, **me, text="family")
    life = goal(cast, "a home for us", life=True, value=value)
    made = goal(cast, "my own lease", parent=life, why="a door to lock")
    strength = add_strength(actor, **me, text="I keep lists")
    step = agree_step(actor, **me, text="call the office", why="they open at nine", goal=made,
                      strength=strength)  # fmt: skip
    found = why(actor, step)
    assert [(link.text, link.note) for link in found.chain] == [
        ("family", ""), ("a home for us", ""), ("my own lease", "a door to lock"),
        ("call the office", "they open at nine"),
    ]  # fmt: skip
    assert found.strength == "I keep lists"
    page = html(cast.ben.client.get(reverse("plans:why", args=[step])))
    assert "family" not in page
    assert "a home for us" in page
    assert "own choice" in page
    looking_back = html(cast.ana.client.get(reverse("plans:review")))
    assert "Did it move you toward this?" in looking_back
    assert "my own lease" in looking_back


def test_a_step_without_a_goal_is_fine_and_a_goal_a_coach_does_not_see_stays(cast: Cast) -> None:
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text="walk")
    address = reverse("plans:why", args=[step])
    assert "That is fine: it counts the same." in html(cast.ana.client.get(address))
    hidden = goal(cast, "my hidden goal", shared=False)
    assert cast.ana.client.post(address, {"goal": str(hidden)}).status_code == 303
    assert "my hidden goal" not in html(cast.ben.client.get(address))
    tie_step(cast.ben.actor, participant_id=ana(cast), step_id=step, goal=None, strength=None)
    assert why(cast.ana.actor, step).step.goal == hidden
    wrong = cast.ana.client.post(address, {"goal": "x"})
    assert wrong.status_code == 422
    with pytest.raises(NotLikeThis):
        tie_step(cast.ben.actor, participant_id=ana(cast), step_id=step, goal=hidden, strength=None)


def test_a_step_is_swapped_and_that_is_taken_back(cast: Cast) -> None:
    made = goal(cast)
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text="run", goal=made)
    address = reverse("plans:swap", args=[step])
    assert "Write the other step" in html(cast.ana.client.post(address, {"id": uuid7()}))
    sent = {"id": uuid7(), "smaller_text": "swim", "sure": "8"}
    for _again in range(2):
        assert cast.ana.client.post(address, sent).status_code == 303
    today = clock.today(cast.site.zone)
    (left,) = weeks.this_week(cast.ana.actor, ana(cast), today)
    assert (left.text, left.goal) == ("swim", made)
    cast.ana.client.post(reverse("plans:step_undo", args=[step]))
    (back,) = weeks.this_week(cast.ana.actor, ana(cast), today)
    assert (back.text, back.state) == ("run", "open")


# Without a network ---------------------------------------------------------------------------


def _sent(member: Member, *entries: object) -> list[str]:
    body = json.dumps({"sent_at": clock.now().isoformat(), "entries": entries})
    answer = member.client.post("/api/sync", body, content_type="application/json")
    return [entry["status"] for entry in answer.json()["entries"]]


@pytest.mark.covers("004-43")
def test_what_was_written_without_a_network_arrives_once(cast: Cast) -> None:
    session, made = cast.ana.client.get("/api/session").json(), goal(cast)
    kinds = {
        "vision": {"text": "by the river"}, "value": {"text": "Songs"},
        "goal": {"text": "a bike", "shared": "on"},
        "ruler": {"goal_id": str(made), "readiness": "4"},
        "barrier": {"text": "no pump", "taken_by": "me", "goal": str(made)},
    }  # fmt: skip
    entries = [envelope(session, kind, fields) for kind, fields in kinds.items()]
    assert _sent(cast.ana, *entries) == ["created"] * 5
    assert _sent(cast.ana, *entries) == ["duplicate"] * 5
    assert [one.text for one in queries.values(cast.ana.actor, ana(cast))] == ["Songs"]
    assert len(goal_queries.current(cast.ben.actor, ana(cast))) == 2
    assert goal_queries.goal_page(cast.ana.actor, made).latest == {"readiness": 4}


def test_of_two_visions_the_one_said_last_stands_whichever_arrives_first(cast: Cast) -> None:
    session, now = cast.ana.client.get("/api/session").json(), clock.now()
    old, new = (
        envelope(session, "vision", {"text": text},
                 made_at=(now - timedelta(minutes=minutes)).isoformat())
        for text, minutes in (("said first", 9), ("said last", 3))
    )  # fmt: skip
    assert _sent(cast.ana, new, old) == ["created", "created"]
    view = queries.vision(cast.ana.actor, ana(cast))
    assert view is not None
    assert view.text == "said last"
    assert [one.text for one in queries.earlier_visions(cast.ana.actor, ana(cast))] == [
        "said first"
    ]
