"""Promises of both: whose, when, kept or moved, views, ideas, rest, the wanted mix, and history."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.commands.episodes import close_episode, open_episode
from handrail.practice.accountability import rules as common
from handrail.practice.accountability.commands import answers, holding, ideas, promises
from handrail.practice.accountability.models import Answer, Idea, Promise
from handrail.practice.accountability.queries import due, kept
from handrail.practice.accountability.queries.holding import holding as how
from handrail.practice.accountability.queries.holding import wanted_mix
from handrail.practice.accountability.queries.promises import promise as one
from handrail.practice.accountability.queries.promises import promises_of
from handrail.practice.accountability.rules import holding as hrules
from handrail.practice.accountability.rules import promises as rules
from handrail.practice.accountability.timeline import stretch
from tests.cast import Cast

from .people import ana, day, html, promise, said, seen

MINE = "/together/promises/"


def of(cast: Cast) -> str:
    return reverse("accountability:promises_of", args=[ana(cast)])


def later(cast: Cast, days: int) -> object:
    return time_machine.travel(clock.now() + timedelta(days=days), tick=False)


@pytest.mark.covers("004-47", "003-8", "idea-2")
def test_both_promise_and_both_see_how_it_went(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "I go on Tuesday")
    his = promise(cast, cast.ben, "I send the list", on=day(cast, 1))
    said(cast, cast.ana, mine, "kept", word="It rained")
    said(cast, cast.ben, his, "not_yet", word="The list is not here")
    said(cast, cast.ana, his, "view", word="I waited for it")
    for who in (cast.ana, cast.ben):
        assert seen(cast, who, mine).stands == "kept"
        assert seen(cast, who, his).stands == "not_yet"
        assert [a.word for a in seen(cast, who, his).answers] == [
            "I waited for it", "The list is not here"
        ]  # fmt: skip
    page = html(cast.ana.client.get(MINE))
    assert "What my coach promises" in page
    assert "I waited for it" in page
    assert "I waited for it" in html(cast.ben.client.get(of(cast)))


def test_how_it_went_is_said_by_whoever_promised(cast: Cast) -> None:
    mine, his = promise(cast, cast.ana), promise(cast, cast.ben)
    for who, which in ((cast.ben, mine), (cast.ana, his)):
        with pytest.raises(NotLikeThis) as told:
            said(cast, who, which, "kept")
        assert told.value.words == rules.NOT_YOURS_TO_SAY
    with pytest.raises(NotVisible):
        said(cast, cast.ana, his, "asked")
    with pytest.raises(NotLikeThis):
        said(cast, cast.ana, mine, "fine")


@pytest.mark.covers("003-8", "idea-2")
def test_a_miss_is_not_seen_yet_until_somebody_has_asked(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "I call my sponsor", on=day(cast, 1), grace=1)
    with later(cast, 2):
        assert seen(cast, cast.ana, mine).stands == "due"
        assert due.promises_up(cast.ben.actor, day(cast)) == []
    with later(cast, 3):
        assert seen(cast, cast.ben, mine).stands == "not_seen"
        lines = due.promises_up(cast.ben.actor, day(cast))
        assert [(line.whose, line.not_seen) for line in lines] == [("participant", True)]
        page = html(cast.ben.client.get(of(cast)))
        assert "Not seen yet" in page
        assert "First: A kind call. Maybe it was the phone." in page
        said(cast, cast.ben, mine, "asked", word="Her phone was off")
        assert seen(cast, cast.ana, mine).stands == "asked"
        assert due.promises_up(cast.ben.actor, day(cast)) == []
        said(cast, cast.ana, mine, "kept")
        assert seen(cast, cast.ben, mine).stands == "kept"


@pytest.mark.parametrize("first", hrules.FIRST)
def test_a_coachs_first_page_says_what_the_person_chose_to_come_first(
    cast: Cast, first: str
) -> None:
    words = "Ask my sister first" if first == "own" else ""
    wish = holding.Wish(first, words, hrules.EVEN_MIX, day(cast, 28))
    holding.say_how(cast.ana.actor, participant_id=ana(cast), said=wish)
    promise(cast, cast.ana, "I call my sponsor", on=day(cast, 1))
    promise(cast, cast.ben, "A walk", ritual=True, days="0123456")
    with later(cast, 3):
        lines = {line.whose: line for line in due.promises_up(cast.ben.actor, day(cast))}
        assert set(lines) == ({"both"} if first == "wait" else {"participant", "both"})
        for whose, line in lines.items():
            assert line.word == hrules.up_word(whose, first, late=True)
            assert line.icon == ("" if first == "wait" else hrules.ICONS[first])
        today = html(cast.ben.client.get("/coach/"))
        assert ("not seen yet" in today) == (first != "wait")
        assert all(line.word in today for line in lines.values())
        assert words == "" or words not in today
        # Where they talk it over it stands in any case, with what comes first.
        before = html(cast.ben.client.get(reverse("desks:brief_of", args=[ana(cast)])))
        assert "I call my sponsor" in before
        assert "not seen yet" in before
        assert "I asked kindly" in html(cast.ben.client.get(of(cast)))


def test_a_promise_that_waits_is_no_reason_to_look(cast: Cast) -> None:
    wish = holding.Wish("wait", "", hrules.EVEN_MIX, day(cast, 28))
    holding.say_how(cast.ana.actor, participant_id=ana(cast), said=wish)
    promise(cast, cast.ana, "I call my sponsor", on=day(cast, 1))
    with later(cast, 3):
        assert (2,) not in due.anything(cast.ben.actor, day(cast))
    call = holding.Wish("call", "", hrules.EVEN_MIX, day(cast, 28))
    version = how(cast.ana.actor, ana(cast)).version
    holding.say_how(cast.ana.actor, participant_id=ana(cast), said=call, version=version)
    with later(cast, 3):
        assert (2,) in due.anything(cast.ben.actor, day(cast))


def test_yesterday_is_not_seen_while_today_is_due(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "I eat before noon", days="0123456")
    with later(cast, 3):
        here = seen(cast, cast.ben, mine)
        assert (here.stands, here.day, here.answer_on) == ("not_seen", day(cast, -1), day(cast))
        said(cast, cast.ben, mine, "asked", on=here.day)
        assert due.promises_up(cast.ben.actor, day(cast)) == []
        assert seen(cast, cast.ana, mine).stands == "due"
        said(cast, cast.ana, mine, "kept", on=day(cast))
        assert seen(cast, cast.ben, mine).stands == "kept"
        assert seen(cast, cast.ben, mine).next == day(cast, 1)


@pytest.mark.covers("004-14")
def test_a_ritual_comes_again_and_either_says_kept_or_moved(cast: Cast) -> None:
    today = day(cast)
    both = promise(cast, cast.ana, "Sunday look back", ritual=True, days=str(today.weekday()))
    assert seen(cast, cast.ben, both).whose == "both"
    assert due.own_promises_up(cast.ana.actor, ana(cast), today)[0].id == both
    said(cast, cast.ben, both, "kept")
    assert seen(cast, cast.ana, both).stands == "kept"
    assert seen(cast, cast.ana, both).next == today + timedelta(days=7)
    with later(cast, 7):
        assert seen(cast, cast.ana, both).stands == "due"
        said(cast, cast.ana, both, "moved", moved_to=day(cast, 2))
        assert seen(cast, cast.ben, both).stands == "moved"
        assert seen(cast, cast.ben, both).next == day(cast, 2)
    with later(cast, 9):
        assert seen(cast, cast.ana, both).stands == "due"
        said(cast, cast.ana, both, "kept")
        assert seen(cast, cast.ana, both).next == today + timedelta(days=14)
    with pytest.raises(NotLikeThis) as told:
        promise(cast, cast.ben, "Morning text", ritual=True)
    assert told.value.words == rules.RITUAL_NEEDS_DAYS


@pytest.mark.parametrize(("to", "says"), [
    (None, rules.MOVED_TO), (date(2020, 1, 1), rules.MOVED_TO), (date(9999, 1, 1), rules.FAR),
])  # fmt: skip
def test_a_day_that_it_cannot_be_moved_to_is_said(cast: Cast, to: date | None, says: str) -> None:
    mine = promise(cast, cast.ana, on=day(cast, 1))
    with pytest.raises(NotLikeThis) as told:
        said(cast, cast.ana, mine, "moved", moved_to=to)
    assert told.value.words == says
    with pytest.raises(NotLikeThis):
        said(cast, cast.ana, mine, "kept", on=date(9999, 12, 26))
    assert Answer.objects.for_system("counting").count() == 0


@pytest.mark.covers("004-47")
def test_nobody_writes_over_words_of_the_other(cast: Cast) -> None:
    mine, his = promise(cast, cast.ana, "My words"), promise(cast, cast.ben, "His words")
    other = promises.PromiseSaid("Better words")
    for who, which in ((cast.ben, mine), (cast.ana, his)):
        with pytest.raises(NotVisible):
            promises.change_promise(
                who.actor, participant_id=ana(cast), promise_id=which, said=other
            )
        with pytest.raises(NotVisible):
            promises.put_promise_away(
                who.actor, participant_id=ana(cast), promise_id=which, away=True
            )
    ideas.suggest(cast.ben.actor, participant_id=ana(cast), text="Smaller words", promise_id=mine)
    assert seen(cast, cast.ana, mine).text == "My words"
    assert "Smaller words" in html(cast.ana.client.get(MINE))
    beside = Idea.objects.for_system("a test takes it").get()
    take = reverse("accountability:answer_idea", args=[beside.pk])
    assert cast.ben.client.post(take, {"take": "yes"}).status_code == 404
    assert cast.ana.client.post(take, {"take": "yes"}).status_code == 303
    assert seen(cast, cast.ben, mine).text == "Smaller words"
    _view, before = one(cast.ana.actor, mine, day(cast))
    assert [each.text for each in before] == ["My words"]
    promises.use_earlier(cast.ana.actor, participant_id=ana(cast), earlier_id=before[0].id)
    assert seen(cast, cast.ben, mine).text == "My words"


def test_a_suggested_promise_is_hers_once_she_takes_it(cast: Cast) -> None:
    made = ideas.suggest(cast.ben.actor, participant_id=ana(cast), text="Walk on Monday")
    assert promises_of(cast.ana.actor, ana(cast), day(cast)).mine == []
    ideas.answer_idea(cast.ana.actor, participant_id=ana(cast), idea_id=made, take=True)
    ideas.answer_idea(cast.ana.actor, participant_id=ana(cast), idea_id=made, take=True)
    found = promises_of(cast.ben.actor, ana(cast), day(cast))
    assert [(p.text, p.by) for p in found.mine] == [("Walk on Monday", "participant")]
    with pytest.raises(NotVisible):
        ideas.suggest(cast.ana.actor, participant_id=ana(cast), text="To myself")


@pytest.mark.covers("idea-2")
def test_what_only_she_sees_is_not_there_for_the_coach(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "Something quiet", shared=False, on=day(cast, 1))
    said(cast, cast.ana, mine, "not_yet")
    assert "Something quiet" not in html(cast.ben.client.get(of(cast)))
    assert kept.promise_facts(cast.ben.actor, ana(cast), day(cast, -9), day(cast, 9)) == []
    assert len(kept.promise_facts(cast.ana.actor, ana(cast), day(cast, -9), day(cast, 9))) == 1
    with later(cast, 9):
        assert due.promises_up(cast.ben.actor, day(cast)) == []
    share = reverse("accountability:promise_share", args=[mine])
    cast.ana.client.post(share, {"share": "coach"})
    assert "Something quiet" in html(cast.ben.client.get(of(cast)))


@pytest.mark.covers("004-1", "idea-2")
def test_it_rests_without_a_reason_and_is_taken_up_again(cast: Cast) -> None:
    mine = promise(cast, cast.ana, days="0123456")
    cast.ana.client.post("/together/promises/rest/", {"rests": "yes"})
    with later(cast, 5):
        assert seen(cast, cast.ben, mine).stands == "rests"
        assert due.promises_up(cast.ben.actor, day(cast)) == []
        assert due.own_promises_up(cast.ana.actor, ana(cast), day(cast)) == []
        page = html(cast.ben.client.get(of(cast)))
        assert "no reason is needed" in page
        cast.ana.client.post("/together/promises/rest/", {"rests": "no"})
        assert seen(cast, cast.ana, mine).stands == "due"
        assert due.promises_up(cast.ben.actor, day(cast)) == []


def test_how_she_wants_it_is_kept_with_what_was_before(cast: Cast) -> None:
    assert wanted_mix(cast.ben.actor, ana(cast)).mix == hrules.Mix(3, 3)
    promise(cast, cast.ana)
    assert wanted_mix(cast.ben.actor, ana(cast)).said_at is None
    first = holding.Wish("text", "", hrules.Mix(2, 5), day(cast, 28))
    holding.say_how(cast.ana.actor, participant_id=ana(cast), said=first)
    wanted = wanted_mix(cast.ben.actor, ana(cast))
    assert (wanted.mix, wanted.rests, wanted.said_at is None) == (hrules.Mix(2, 5), False, False)
    version = how(cast.ana.actor, ana(cast)).version
    other = holding.Wish("own", "Ask my sister first", hrules.Mix(4, 4), day(cast, 20))
    done = holding.say_how(cast.ben.actor, participant_id=ana(cast), said=other, version=version)
    assert done.meanwhile is False
    again = holding.say_how(cast.ana.actor, participant_id=ana(cast), said=first, version=version)
    assert again.meanwhile is True
    found = how(cast.ana.actor, ana(cast))
    assert found.first == "text"
    coachs = next(each for each in found.before if each.first == "own")
    assert (coachs.changed_by, coachs.first_words) == ("coach", "Ask my sister first")
    with pytest.raises(NotVisible):
        holding.put_back(cast.ben.actor, participant_id=ana(cast), earlier_id=coachs.id)
    holding.put_back(cast.ana.actor, participant_id=ana(cast), earlier_id=coachs.id)
    assert how(cast.ben.actor, ana(cast)).first_words == "Ask my sister first"


@pytest.mark.covers("idea-2")
@pytest.mark.parametrize(("days", "says"), [(29, hrules.TOO_FAR), (0, common.PAST)])
def test_a_review_later_than_four_weeks_is_not_taken(cast: Cast, days: int, says: str) -> None:
    body = {
        "id": str(uuid7()), "first": "own", "first_words": "Ring twice", "held_to": "2",
        "held_up": "5", "review_on": day(cast, days).isoformat(),
    }  # fmt: skip
    answer = cast.ana.client.post("/together/promises/how/", body)
    assert answer.status_code == 422
    assert says in html(answer)
    assert "Ring twice" in html(answer)
    sent = {**body, "review_on": day(cast, 28).isoformat()}
    assert cast.ana.client.post("/together/promises/how/", sent).status_code == 303
    with later(cast, 28):
        assert [each.participant_id for each in due.reviews_due(cast.ben.actor, day(cast))] == [
            ana(cast)
        ]


def test_two_at_once_are_both_kept_and_the_later_is_told(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "One")
    for text in ("Two", "Three"):
        done = promises.change_promise(
            cast.ana.actor, participant_id=ana(cast), promise_id=mine, version=1,
            said=promises.PromiseSaid(text),
        )  # fmt: skip
    assert done.meanwhile
    _view, before = one(cast.ben.actor, mine, day(cast))
    assert [each.text for each in before] == ["Two", "One"]


def test_an_answer_is_stored_once_and_can_be_taken_back(cast: Cast) -> None:
    mine, entry = promise(cast, cast.ana, days="0123456"), uuid7()
    for _ in range(2):
        answers.answer(cast.ana.actor, participant_id=ana(cast), promise_id=mine, id=entry,
                       went=answers.Went("kept"))  # fmt: skip
    assert Answer.objects.for_system("counting").count() == 1
    assert seen(cast, cast.ana, mine).next == day(cast, 1)
    answers.take_back(cast.ana.actor, participant_id=ana(cast), promise_id=mine)
    assert seen(cast, cast.ana, mine).stands == "due"
    with pytest.raises(NotVisible):
        answers.take_back(cast.ana.actor, participant_id=ana(cast), promise_id=mine)


def test_a_day_that_the_other_one_answered_too_stays_answered(cast: Cast) -> None:
    ritual = promise(cast, cast.ana, ritual=True, days="0123456")
    took = {"participant_id": ana(cast), "promise_id": ritual}
    said(cast, cast.ana, ritual, "not_yet")
    said(cast, cast.ben, ritual, "kept", on=day(cast))
    answers.take_back(cast.ana.actor, **took)
    assert seen(cast, cast.ana, ritual).next == day(cast, 1)
    said(cast, cast.ana, ritual, "moved", on=day(cast), moved_to=day(cast, 3))
    answers.take_back(cast.ana.actor, **took)
    assert seen(cast, cast.ana, ritual).next == day(cast, 1)
    answers.take_back(cast.ben.actor, **took)
    assert seen(cast, cast.ana, ritual).stands == "due"


def test_taking_back_leaves_what_has_no_day_without_one_and_an_asking_as_it_was(
    cast: Cast,
) -> None:
    mine = promise(cast, cast.ana)
    said(cast, cast.ana, mine, "kept")
    answers.take_back(cast.ana.actor, participant_id=ana(cast), promise_id=mine)
    assert seen(cast, cast.ana, mine).stands == "open"
    other = promise(cast, cast.ana, on=day(cast))
    with later(cast, 3):
        said(cast, cast.ben, other, "asked")
        said(cast, cast.ana, other, "kept")
        answers.take_back(cast.ana.actor, participant_id=ana(cast), promise_id=other)
        assert seen(cast, cast.ana, other).stands == "asked"
        answers.take_back(cast.ben.actor, participant_id=ana(cast), promise_id=other)
        assert seen(cast, cast.ana, other).stands == "not_seen"


@pytest.mark.covers("004-14")
def test_either_keeps_or_moves_a_ritual_in_one_tap_on_their_first_page(cast: Cast) -> None:
    ritual = promise(cast, cast.ana, "Sunday look back", ritual=True, days="0123456")
    homes = {"ana": (cast.ana, "/today/"), "ben": (cast.ben, reverse("desks:coach_today"))}
    for member, home in homes.values():
        at = reverse("accountability:answer", args=[ritual])
        form = html(member.client.get(home)).partition(f'action="{at}"')[2].partition("</form")[0]
        assert "Move to tomorrow" in form
        sent = dict(re.findall(r'name="(on|id|moved_to|next)" value="([^"]+)"', form))
        answer = member.client.post(at, {**sent, "said": "moved"})
        assert (answer.status_code, answer["Location"]) == (303, home)
        view = seen(cast, member, ritual)
        assert (view.stands, view.next) == ("moved", day(cast, 1))
        answers.take_back(member.actor, participant_id=ana(cast), promise_id=ritual)
        kept_now = {**sent, "id": str(uuid7()), "said": "kept"}
        member.client.post(at, kept_now)
        assert seen(cast, member, ritual).stands == "kept"
        assert f'action="{at}"' not in html(member.client.get(home))
        answers.take_back(member.actor, participant_id=ana(cast), promise_id=ritual)


def test_rituals_are_one_tap_from_the_week_and_from_the_promises(cast: Cast) -> None:
    pages = (
        (cast.ana, "/plan/", MINE),
        (cast.ben, reverse("plans:person", args=[ana(cast)]), of(cast)),
    )
    for member, week, page in pages:
        assert f'href="{page}#both"' in html(member.client.get(week))
        shown = html(member.client.get(page))
        assert 'href="#both"' in shown
        assert 'id="both"' in shown


@pytest.mark.parametrize("text", ["", "   ", "\0\0"])
def test_bad_input_gets_clear_words(cast: Cast, text: str) -> None:
    answer = cast.ana.client.post(MINE, {"id": str(uuid7()), "text": text, "on": "2027-01-05"})
    assert answer.status_code == 422
    assert rules.MISSING in html(answer)
    assert 'value="2027-01-05"' in html(answer)
    with pytest.raises(TextTooLong):
        promise(cast, cast.ana, "x" * 20_000)
    far = cast.ana.client.post(MINE, {"id": str(uuid7()), "text": "x" * 20_000, "on": "9999-12-31"})
    assert far.status_code == 422
    for wrong in ({"days": "9"}, {"at": "25:00"}, {"grace": "400"}, {"on": "no"}):
        sent = {"id": str(uuid7()), "text": "A walk", **wrong}
        assert cast.ana.client.post(MINE, sent).status_code == 422, wrong
    assert Promise.objects.for_system("counting").count() == 0


def test_nobody_else_sees_or_writes(cast: Cast) -> None:
    mine = promise(cast, cast.ana, on=day(cast, 1))
    for name, member in cast.everybody().items():
        rows = Promise.objects.visible_to(member.actor, Capability.PROMISE_READ).count()
        assert (rows == 1) is (name in ("ana", "ben")), name
        if name in ("ana", "ben"):
            continue
        for path in (of(cast), reverse("accountability:promise", args=[mine])):
            assert member.client.get(path).status_code == 404, (name, path)
        with pytest.raises(NotVisible):
            said(cast, member, mine, "kept")


def test_it_stands_on_the_timeline_and_as_facts(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "I go on Tuesday", on=day(cast, 1))
    said(cast, cast.ana, mine, "kept", word="It was good")
    told = stretch(cast.ben.actor, ana(cast), day(cast, -9), 20, key_for(ana(cast))).said()
    assert [(each.body, each.detail) for each in told] == [("I go on Tuesday", "It was good")]
    facts = kept.promise_facts(cast.ben.actor, ana(cast), day(cast, -9), day(cast, 9))
    assert [(f.whose, f.by, f.said, f.on) for f in facts] == [
        ("participant", "participant", "kept", day(cast, 1))
    ]


def test_no_word_of_it_blames(cast: Cast) -> None:
    mine = promise(cast, cast.ana, on=day(cast, 1))
    with later(cast, 5):
        assert seen(cast, cast.ana, mine).stands == "not_seen"
        for page in (html(cast.ana.client.get(MINE)), html(cast.ben.client.get(of(cast)))):
            shown = re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0])
            assert not re.search(r"\b(fail|violat|miss|overdue|broke)", shown, re.IGNORECASE)


@pytest.mark.covers("004-1")
def test_whoever_comes_back_is_asked_about_no_day_that_they_were_away_on(cast: Cast) -> None:
    daily = promise(cast, cast.ana, days="0123456")
    once = promise(cast, cast.ana, "I bring the form", on=day(cast, 2))
    ahead = promise(cast, cast.ana, "I go to the fair", on=day(cast, 40))
    close_episode(cast.mona.actor, participant_id=ana(cast), reason="moved")
    with later(cast, 20):
        assert seen(cast, cast.ana, daily).stands == "rests"
        open_episode(cast.mona.actor, participant_id=ana(cast))
        stands = [seen(cast, cast.ana, row).stands for row in (daily, once, ahead)]
        assert stands == ["due", "open", "ahead"]
        assert due.promises_up(cast.ben.actor, day(cast)) == []
        assert "Not seen yet" not in html(cast.ana.client.get(MINE))


def test_gone_and_back_on_one_day_changes_nothing(cast: Cast) -> None:
    daily = promise(cast, cast.ana, days="0123456")
    with later(cast, 3):
        before = seen(cast, cast.ana, daily)
        close_episode(cast.mona.actor, participant_id=ana(cast), reason="moved")
        open_episode(cast.mona.actor, participant_id=ana(cast))
        assert seen(cast, cast.ana, daily) == before
        assert before.stands == "not_seen"
