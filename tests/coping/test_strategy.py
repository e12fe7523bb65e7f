"""Looking at what still works: own things, part by part, left and gone on with, one next step."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.around.commands.who_helps import HelperSaid, add_helper
from handrail.practice.coping.commands import cards, lists, plan, strategy
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import Card, StrategyAnswer, StrategyLook
from handrail.practice.coping.queries import strategy as queries
from handrail.practice.coping.rules import strategy as rules
from handrail.practice.coping.rules.cards import LIST_SHARED
from handrail.practice.coping.rules.moments import next_steps
from handrail.practice.plans.commands import agree_step, report_step
from handrail.practice.plans.commands.erasing import erase_line
from handrail.practice.plans.models import Step
from handrail.practice.plans.rules import WHO_READS_STEPS
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from tests.cast import Cast
from tests.coping.people import ana, count, html, only
from tests.plans.conftest import goal

pytestmark = pytest.mark.django_db
HOME = "/coping/strategy/"


def begin(cast: Cast) -> UUID:
    return strategy.begin_look(cast.ana.actor, participant_id=ana(cast))


def say(cast: Cast, look: UUID, *said: rules.Said, **more: Any) -> bool:
    return strategy.say(cast.ana.actor, participant_id=ana(cast), look_id=look, said=said, **more)


def sign(text: str = "I skip lunch", answer: str = rules.KEEP, words: str = "", **more: Any) -> Any:
    return rules.Said("sign", more.pop("row", UUID(int=7)), text, answer, words, **more)


@pytest.mark.parametrize(
    ("part", "then"),
    [("triggers", "signs"), ("signs", "steps"), ("people", "routines"), ("routines", None)],
)
def test_one_part_comes_after_another(part: str, then: str | None) -> None:
    assert rules.after(part) == then


@pytest.mark.parametrize(
    ("kind", "answer", "kept"),
    [("sign", "keep", True), ("sign", "", True), ("sign", "judge", False), ("moon", "keep", False)],
)
def test_what_is_known(kind: str, answer: str, kept: bool) -> None:
    one = rules.Said(kind, UUID(int=1), "x", answer)
    assert rules.known([one]) == ([one] if kept else [])


def test_after_a_return_to_use_the_look_is_offered_and_not_pressed() -> None:
    keys = [n.key for n in next_steps("use", change=False, stopped=False, carded=False,
                                      shared=False)]  # fmt: skip
    assert keys[0] == "people"
    assert "strategy" in keys
    assert "strategy" not in [
        n.key for n in next_steps("setback", change=True, stopped=False, carded=False, shared=True)
    ]


def fill(cast: Cast) -> None:
    """One thing of each kind."""
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    card = cards.add_card(actor, **me, text="cold water")
    lists.write_trigger(actor, **me, kind="time", text="friday evening", cards=[card])
    lists.write_sign(actor, **me, text="i skip lunch", first="eat")
    goal(cast, "a lease")
    agree_step(actor, **me, text="ask at the desk")
    plan.add_line(actor, **me, part="ask", text="my sister", phone="202 555 0101")
    plan.add_line(actor, **me, part="alone", text="not to call")
    start_sheet(actor, **me, kind="routine", said=Said(title="walk at noon"))


@pytest.mark.covers("004-3")
def test_it_is_built_from_the_persons_own_things(cast: Cast) -> None:
    fill(cast)
    add_helper(cast.ana.actor, participant_id=ana(cast),
               said=HelperSaid(kind="friend", name="Jo from the choir",
                               phone="+12025550188", company=True))  # fmt: skip
    started = cast.ana.client.post(HOME, follow=True)
    assert "There is no hurry" in html(started)
    look = only(StrategyLook).pk
    wanted = {
        "triggers": ("friday evening", "cold water"),
        "signs": ("i skip lunch", "eat"),
        "steps": ("a lease", "ask at the desk"),
        "people": ("Ben", "Jo from the choir", "my sister"),
        "routines": ("walk at noon",),
    }
    for part, words in wanted.items():
        page = html(cast.ana.client.get(f"{HOME}{look}/look-at/{part}/"))
        for word in words:
            assert word in page, (part, word)
        assert "not to call" not in page
        assert "Save" in page


def test_it_is_left_and_gone_on_with_and_the_plan_stays(cast: Cast) -> None:
    fill(cast)
    cast.ana.client.post(HOME)
    look = only(StrategyLook).pk
    address = f"{HOME}{look}/look-at/signs/"
    page = html(cast.ana.client.get(address))
    (name,) = re.findall(r'name="words-(sign-[0-9a-f-]{36})"', page)
    sent = {"id": str(uuid7()), f"answer-{name}": "change", f"words-{name}": "eat at eleven",
            f"seen-{name}": "0", "go_on": "1"}  # fmt: skip
    went = cast.ana.client.post(address, sent)
    assert went["Location"].endswith("/look-at/steps/")
    assert cast.ana.client.post(address, sent).status_code == 303, "sent twice it is kept once"
    assert count(StrategyAnswer) == 1
    cast.ana.client.post(HOME)
    assert count(StrategyLook) == 1, "the one that is open is gone on with"
    assert "Go on where I left off" in html(cast.ana.client.get(HOME))
    page = html(cast.ana.client.get(f"{HOME}{look}/"))
    assert "eat at eleven" in page
    assert "Make this my next step" in page
    assert "i skip lunch" in html(cast.ana.client.get("/coping/signs/"))
    cast.ana.client.post(f"{HOME}{look}/end/")
    assert "Your plan is open as before" in html(cast.ana.client.get(f"{HOME}{look}/"))
    cast.ana.client.post(f"{HOME}{look}/end/", {"open": "1"})
    assert only(StrategyLook).ended_at is None


def test_one_next_step_at_most(cast: Cast) -> None:
    look = begin(cast)
    say(cast, look, sign(answer="change", words="eat at eleven"))
    step = f"{HOME}{look}/step/"
    sent = {"id": str(uuid7()), "text": "eat at eleven"}
    for _twice in range(2):
        assert cast.ana.client.post(step, sent).status_code == 303
    assert only(Step).pk == only(StrategyLook).step_id
    again = cast.ana.client.post(step, {"id": str(uuid7()), "text": "another"})
    assert again.status_code == 422
    assert "One is enough" in html(again)
    assert count(Step) == 1
    assert "Make this my next step" not in html(cast.ana.client.get(f"{HOME}{look}/"))


def test_a_full_week_says_so_and_the_look_stays_free(cast: Cast) -> None:
    for number in range(3):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=f"step {number}")
    look = begin(cast)
    told = cast.ana.client.post(f"{HOME}{look}/step/", {"id": str(uuid7()), "text": "one more"})
    assert told.status_code == 422
    assert "three steps" in html(told)
    assert "one more" in html(told)
    assert only(StrategyLook).step_id is None


def test_a_card_comes_of_it_once(cast: Cast) -> None:
    look = begin(cast)
    address = f"{HOME}{look}/card/"
    assert cast.ana.client.post(address, {"id": str(uuid7()), "card": " "}).status_code == 422
    for _twice in range(2):
        sent = {"id": str(uuid7()), "card": "call before noon"}
        assert cast.ana.client.post(address, sent).status_code == 303
    assert only(Card).pk == only(StrategyLook).card_id
    assert "call before noon" in html(cast.ana.client.get("/coping/cards/"))


@pytest.mark.parametrize("shared", [False, True])
def test_it_says_who_will_read_the_card_and_the_step(cast: Cast, shared: bool) -> None:
    if shared:
        share_list(cast.ana.actor, participant_id=ana(cast), name="cards", shared=True)
    look = begin(cast)
    page = html(cast.ana.client.get(f"{HOME}{look}/"))
    assert (LIST_SHARED in page) is shared
    assert WHO_READS_STEPS in page
    cast.ana.client.post(f"{HOME}{look}/card/", {"id": str(uuid7()), "card": "call before noon"})
    assert LIST_SHARED not in html(cast.ana.client.get(f"{HOME}{look}/"))


def test_nobody_gets_any_of_it_unless_it_is_shared(cast: Cast) -> None:
    look = begin(cast)
    say(cast, look, sign(words="eat at eleven"))
    coach = f"/coping/of/{ana(cast)}/"
    assert "eat at eleven" not in html(cast.ben.client.get(coach))
    with pytest.raises(NotVisible):
        queries.look(cast.ben.actor, look)
    for who in (cast.ben, cast.omar, cast.rev):
        for path in ("", "look-at/signs/", "step/", "card/", "share/", "end/"):
            assert who.client.get(f"{HOME}{look}/{path}").status_code in (404, 405)
            assert who.client.post(f"{HOME}{look}/{path}").status_code in (404, 405)
    cast.ana.client.post(f"{HOME}{look}/share/", {"share": "coach"})
    assert "eat at eleven" in html(cast.ben.client.get(coach))
    assert cast.ben.client.get(f"{HOME}{look}/").status_code == 404
    cast.ana.client.post(f"{HOME}{look}/share/")
    assert "eat at eleven" not in html(cast.ben.client.get(coach))


def test_two_at_once_are_both_kept_and_the_later_is_told(cast: Cast) -> None:
    row = lists.write_sign(cast.ana.actor, participant_id=ana(cast), text="i skip lunch")
    look, name = begin(cast), f"sign-{row}"
    address = f"{HOME}{look}/look-at/signs/"
    for words in ("first words", "second words"):
        sent = {"id": str(uuid7()), f"answer-{name}": "keep", f"words-{name}": words,
                f"seen-{name}": "0"}  # fmt: skip
        page = html(cast.ana.client.post(address, sent, follow=True))
    assert "while you wrote" in page
    assert "first words" in page
    assert "second words" in page


def test_nothing_said_is_nothing_kept(cast: Cast) -> None:
    look = begin(cast)
    say(cast, look, sign(answer=""))
    assert count(StrategyAnswer) == 0
    say(cast, look, sign())
    say(cast, look, sign(answer="", seen=1))
    assert only(StrategyAnswer).answer == ""
    assert not queries.look(cast.ana.actor, look)[1].of_part("signs")


def test_bad_input_gets_a_sentence(cast: Cast) -> None:
    row = lists.write_sign(cast.ana.actor, participant_id=ana(cast), text="i skip lunch")
    look, name = begin(cast), f"sign-{row}"
    address = f"{HOME}{look}/look-at/signs/"
    long = {"id": str(uuid7()), f"words-{name}": "y" * 20_000}
    page = cast.ana.client.post(address, long)
    assert page.status_code == 422
    assert "y" * 20_000 in html(page)
    odd = {"id": str(uuid7()), f"answer-{name}": "judge", f"words-{name}": "kept"}
    page = cast.ana.client.post(address, odd)
    assert page.status_code == 422
    assert "kept" in html(page)
    assert cast.ana.client.get(f"{HOME}{look}/look-at/nothing/").status_code == 404
    assert cast.ana.client.get(f"{HOME}{uuid7()}/").status_code == 404
    with pytest.raises(TextTooLong):
        say(cast, look, sign(words="y" * 20_000))
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text="call at noon")
    strategy.claim_step(cast.ana.actor, participant_id=ana(cast), look_id=look, step_id=step)
    with pytest.raises(NotLikeThis):
        strategy.claim_step(cast.ana.actor, participant_id=ana(cast), look_id=look, step_id=uuid7())


def test_words_for_something_that_went_away_meanwhile_are_kept(cast: Cast) -> None:
    look, gone = begin(cast), uuid7()
    sent = {"id": uuid7(), f"words-sign-{gone}": "It still warns me", "words-moon-x": "no"}
    page = cast.ana.client.post(f"{HOME}{look}/look-at/signs/", sent)
    assert page.status_code == 303
    (one,) = queries.look(cast.ana.actor, look)[1].of_part("signs")
    assert one.words == "It still warns me"
    assert "It still warns me" in html(cast.ana.client.get(f"{HOME}{look}/"))


def many_signs(cast: Cast, number: int) -> list[UUID]:
    me = {"participant_id": ana(cast)}
    return [
        lists.write_sign(cast.ana.actor, **me, text=f"sign number {one:03}.", first="")
        for one in range(number)
    ]


def test_a_long_part_is_looked_at_page_by_page_and_nothing_said_is_lost(cast: Cast) -> None:
    rows = many_signs(cast, rules.THINGS_AT_MOST + 3)
    look = begin(cast)
    address = f"{HOME}{look}/look-at/signs/"
    first = html(cast.ana.client.get(address))
    assert "sign number 039." in first
    assert "sign number 040." not in first
    sent = {"id": str(uuid7()), f"answer-sign-{rows[0]}": "keep", f"seen-sign-{rows[0]}": "0",
            "go_on": "1"}  # fmt: skip
    gone = cast.ana.client.post(address, sent)
    assert gone["Location"].endswith("/signs/?page=2")
    second = html(cast.ana.client.get(gone["Location"]))
    assert "sign number 042." in second
    assert "sign number 000." not in second
    last = rows[-1]
    sent = {"id": str(uuid7()), f"answer-sign-{last}": "change", f"words-sign-{last}": "sooner",
            f"seen-sign-{last}": "0", "go_on": "1"}  # fmt: skip
    then = cast.ana.client.post(f"{address}?page=2", sent)
    assert then["Location"].endswith("/steps/")
    _owner, found = queries.look(cast.ana.actor, look)
    assert {(one.row_id, one.answer) for one in found.said} == {(rows[0], "keep"),
                                                               (last, "change")}  # fmt: skip


def test_too_long_words_on_the_second_page_come_back_as_typed(cast: Cast) -> None:
    rows = many_signs(cast, rules.THINGS_AT_MOST + 1)
    address = f"{HOME}{begin(cast)}/look-at/signs/?page=2"
    words = "a" * (rules.WORDS_LIMIT + 1)
    sent = {"id": str(uuid7()), f"words-sign-{rows[-1]}": words, f"seen-sign-{rows[-1]}": "0"}
    reply = cast.ana.client.post(address, sent)
    assert reply.status_code == 422
    assert words in html(reply)


def test_every_look_is_in_reach(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    for _one in range(rules.LOOKS_SHOWN + 2):
        look = begin(cast)
        strategy.end_look(cast.ana.actor, **me, look_id=look, ended=True)
    first, second = (html(cast.ana.client.get(f"{HOME}?page={n}")) for n in (1, 2))
    assert first.count(">Ended<") == rules.LOOKS_SHOWN
    assert second.count(">Ended<") == 2
    for row in StrategyLook.objects.for_system("a test"):
        cast.ana.client.post(f"/coping/away/look/{row.pk}/")
    assert "All looks that were put away" in html(cast.ana.client.get(HOME))
    assert html(cast.ana.client.get(f"{HOME}?away=1&page=2")).count(">Bring back<") == 2


def test_a_step_that_was_erased_can_be_made_again(cast: Cast) -> None:
    look = begin(cast)
    address = f"{HOME}{look}/step/"
    cast.ana.client.post(address, {"id": str(uuid7()), "text": "call at noon"})
    step = Step.objects.for_system("a test").get()
    other = {"id": str(uuid7()), "text": "call before noon"}
    assert cast.ana.client.post(address, other).status_code == 422
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=step.pk, state="aside")
    erase_line(cast.ana.actor, participant_id=ana(cast), kind="step", line_id=step.pk)
    assert "Make it my next step" in html(cast.ana.client.get(f"{HOME}{look}/"))
    other["id"] = str(uuid7())
    assert cast.ana.client.post(address, other).status_code == 303
    made = Step.objects.for_system("a test").get()
    assert made.pk == only(StrategyLook).step_id != step.pk
    assert "There is a next step from this look" in html(cast.ana.client.get(f"{HOME}{look}/"))
