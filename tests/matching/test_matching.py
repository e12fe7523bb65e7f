"""What somebody would like in a coach, whether the two know each other, and who may begin."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.commands.episodes import close_episode, open_episode
from handrail.ground.people.joining import coaching_of
from handrail.ground.people.models import Staff
from handrail.practice.coachpage.commands.page import write_part
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Span
from handrail.practice.matching import rules
from handrail.practice.matching.commands import knowing, likes
from handrail.practice.matching.models import Knowing
from handrail.practice.matching.queries.knowing import (
    Unsettled,
    asked_of_me,
    one_of_me,
    plans_before,
    plans_to_agree,
    unsettled,
)
from handrail.practice.matching.queries.likes import likes as read_likes
from handrail.practice.matching.queries.likes import likes_before, read_by
from tests.cast import Cast
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import hello, told

database = pytest.mark.django_db(databases="__all__")
MINE = "/matching/"


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def html(answer: Any) -> str:
    return str(answer.content.decode())


def page(cast: Cast) -> str:
    return reverse("desks:matching", args=[ana(cast)])


def staff(member: Any) -> UUID:
    assert member.staff is not None
    return UUID(str(member.staff.pk))


def asked(cast: Cast, who: Any = None) -> UUID:
    coach = who or cast.dee_coach
    knowing.ask_knowing(cast.mona.actor, participant_id=ana(cast), staff_id=staff(coach))
    rows = Knowing.objects.for_system("a test names it")
    return UUID(str(rows.get(staff_id=staff(coach), participant_id=ana(cast)).pk))


@pytest.mark.parametrize(("state", "no"), [
    (None, rules.ASK_FIRST), (rules.ASKED, rules.ASK_FIRST), (rules.NO, None),
    (rules.YES, rules.CHOOSE_OTHER), (rules.PLANNED, rules.CHOOSE_OTHER), (rules.AGREED, None),
])  # fmt: skip
def test_who_may_begin(state: str | None, no: str | None) -> None:
    assert rules.why_not_begin(state) == no


@pytest.mark.parametrize(("state", "shut", "may"), [
    (None, False, True), (rules.ASKED, False, False), (rules.ASKED, True, True),
    (rules.YES, False, False), (rules.YES, True, True), (rules.PLANNED, True, True),
    (rules.NO, True, False), (rules.AGREED, True, False),
])  # fmt: skip
def test_when_the_office_may_ask_again(state: str | None, shut: bool, may: bool) -> None:
    assert rules.may_ask(state, shut=shut) is may


@pytest.mark.parametrize("state", tuple(rules.STANDS))
def test_whose_name_a_coach_reads(state: str) -> None:
    assert rules.shows_name(state, coaches=True)
    assert rules.shows_name(state, coaches=False) is (state == rules.ASKED)


@pytest.mark.parametrize(("words", "name", "hit"), [
    ("Not Ben", "Ben", True), ("not BEN please", "Ben Ayers", True), ("ayers", "Ben Ayers", True),
    ("Benny", "Ben", False), ("", "Ben", False), ("Nobody from my street", "Ben", False),
    ("José", "JOSÉ", True),
])  # fmt: skip
def test_a_name_in_the_line_not_this_person(words: str, name: str, hit: bool) -> None:
    assert rules.names(words, name) is hit


@pytest.mark.parametrize(("chosen", "kept"), [
    ([], ()), (["work", "family", "work"], ("family", "work")), (["x"], ()),
])  # fmt: skip
def test_only_kinds_that_exist_count(chosen: list[str], kept: tuple[str, ...]) -> None:
    assert rules.known_kinds(chosen) == kept


@database
@pytest.mark.covers("rule-4")
def test_what_she_would_like_stands_beside_what_coaches_share(cast: Cast) -> None:
    sent = {"id": uuid7(), "languages": "Spanish, please", "not_person": "Not Ben", "version": "0"}
    assert "no coach" in html(cast.ana.client.post(MINE, sent, follow=True))
    write_part(cast.dee_coach.actor, part="languages", text="Spanish", readers=["choosers"])
    write_part(cast.dee_coach.actor, part="about", text="For colleagues", readers=["colleagues"])
    set_hours(cast.dee_coach.actor, zone=cast.site.zone, spans=[Span(0, 9 * 60, 17 * 60)], away=[])
    shown = html(cast.mona.client.get(page(cast)))
    for words in ("Spanish, please", "Not Ben", "Monday 9:00", "none given"):
        assert words in shown
    assert "For colleagues" not in shown
    assert shown.index(">Ben<") < shown.index(">Dee<")


@database
def test_no_coach_reads_what_she_would_like(cast: Cast) -> None:
    likes.say_likes(cast.ana.actor, participant_id=ana(cast), said={"not_person": "Not Ben"})
    for who in (cast.ben, cast.carol, cast.dee_coach, cast.omar, cast.rev, cast.pat, cast.circle):
        assert who.client.get(page(cast)).status_code == 404
        for capability in (Capability.COACH_LIKE, Capability.MATCH_READ):
            found = read_likes(who.actor, capability, ana(cast))
            assert not found.lines
    assert cast.ben.client.get(MINE).status_code == 404


@database
def test_earlier_words_come_back_and_two_phones_are_both_kept(cast: Cast) -> None:
    for words in ("Mornings", "Evenings"):
        sent = {"id": uuid7(), "times": words, "version": "0"}
        said = html(cast.ana.client.post(MINE, sent, follow=True))
    assert "changed somewhere else while you wrote" in said
    [before] = likes_before(cast.ana.actor, ana(cast))
    assert before.view.said["times"] == "Mornings"
    cast.ana.client.post(reverse("matching:use_before", args=[before.id]))
    now = read_likes(cast.ana.actor, Capability.COACH_LIKE, ana(cast))
    assert now.said["times"] == "Mornings"
    assert likes_before(cast.mona.actor, ana(cast)) == []


@database
@pytest.mark.parametrize("words", ["a" * 20_000])
def test_too_long_loses_nothing(cast: Cast, words: str) -> None:
    answer = cast.ana.client.post(MINE, {"id": uuid7(), "times": words, "other": "kept"})
    assert answer.status_code == 422
    assert words in html(answer)
    assert "kept" in html(answer)


@database
def test_what_was_written_without_a_network_arrives_once(cast: Cast) -> None:
    sent = envelope(hello(cast.ana), "coach_like.edit", {"times": "Noon", "version": "0"}, at=MINE)
    for status in ("created", "duplicate"):
        assert [each["status"] for each in told(cast.ana, sent)] == [status]
    found = read_likes(cast.ana.actor, Capability.COACH_LIKE, ana(cast))
    assert (found.said["times"], found.version) == ("Noon", 1)


@database
@pytest.mark.covers("rule-4")
def test_a_coach_begins_only_after_saying_that_nothing_stands_in_the_way(cast: Cast) -> None:
    begin = reverse("matching:begin", args=[ana(cast)])
    dee = {"coach": str(staff(cast.dee_coach))}
    assert "First ask the coach" in html(cast.mona.client.post(begin, dee, follow=True))
    cast.mona.client.post(reverse("matching:ask", args=[ana(cast)]), dee)
    assert "First ask the coach" in html(cast.mona.client.post(begin, dee, follow=True))
    assert "say whether you two know each other" in html(cast.dee_coach.client.get("/coach/"))
    one = asked(cast)
    said = cast.dee_coach.client.post(reverse("matching:one", args=[one]), {"no": "1"}, follow=True)
    assert "Nothing stands in the way." in html(said)
    assert "Dee begins" in html(cast.mona.client.get(page(cast)))
    cast.mona.client.post(begin, dee)
    now = coaching_of(ana(cast))
    assert now is not None
    assert now.staff_id == staff(cast.dee_coach)


@database
@pytest.mark.covers("rule-4")
def test_a_yes_leads_to_somebody_else_or_to_a_plan_that_the_supervisor_agrees(cast: Cast) -> None:
    one = asked(cast, cast.ben)
    at = reverse("matching:one", args=[one])
    cast.ben.client.post(at, {"kinds": ["work", "money"]})
    with pytest.raises(NotLikeThis):
        knowing.begin_with(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.ben))
    assert "We worked together, or do" in html(cast.mona.client.get(page(cast)))
    cast.ben.client.post(
        reverse("matching:plan", args=[one]), {"id": uuid7(), "text": "I go to another group"}
    )
    assert "I go to another group" in html(cast.carol.client.get("/matching/plans/"))
    assert "I go to another group" not in html(cast.ana.client.get(MINE))
    agree = reverse("matching:agree", args=[one])
    for who in (cast.mona, cast.ben, cast.dee_coach, cast.omar):
        assert who.client.post(agree).status_code == 404
    cast.carol.client.post(agree)
    assert "I go to another group" in html(cast.ana.client.get(MINE))
    knowing.begin_with(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.ben))
    cast.carol.client.post(agree, {"back": "1"})
    assert plans_to_agree(cast.carol.actor)[0].state == rules.PLANNED


@database
@pytest.mark.covers("rule-4")
def test_whoever_is_given_in_another_way_is_asked_before_the_first_contact(cast: Cast) -> None:
    assert "Before the first contact" not in html(cast.dee_coach.client.get("/coach/"))
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.dee_coach))
    assert "Before the first contact" in html(cast.dee_coach.client.get("/coach/"))
    new = reverse("contacts:new", args=[ana(cast)])
    call = {
        "id": uuid7(),
        "participant": str(ana(cast)),
        "kind": "call",
        "next": "none",
        "note": "She likes tea",
    }
    answer = cast.dee_coach.client.post(new, call)
    assert answer.status_code == 422
    assert "say whether you two know each other" in html(answer)
    assert "She likes tea" in html(answer)
    knowing.answer_knowing(cast.dee_coach.actor, knowing_id=asked(cast), no=True)
    assert "Before the first contact" not in html(cast.dee_coach.client.get("/coach/"))


@database
def test_who_may_not_and_what_needs_an_answer(cast: Cast) -> None:
    one = asked(cast)
    for who in (cast.ben, cast.ana, cast.mona, cast.omar, cast.carol):
        with pytest.raises(NotVisible):
            knowing.answer_knowing(who.actor, knowing_id=one, no=True)
    at = reverse("matching:one", args=[one])
    for sent in ({}, {"kinds": ["x"]}):
        answer = cast.dee_coach.client.post(at, sent)
        assert answer.status_code == 422
        assert "tick how you know each other" in html(answer)
    assert cast.dee_coach.client.get(reverse("matching:one", args=[uuid7()])).status_code == 404
    with pytest.raises(NotLikeThis):
        knowing.ask_knowing(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.omar))
    with pytest.raises(NotLikeThis):
        knowing.write_knowing_plan(cast.dee_coach.actor, knowing_id=one, text="A plan")


@pytest.mark.parametrize(("state", "says"), [
    (None, None), ("asked", "say whether"), ("yes", "Write a plan"), ("planned", "waits"),
    ("no", None), ("agreed", None),
])  # fmt: skip
def test_who_knows_somebody_writes_no_contact_before_a_plan_is_agreed(
    state: str | None, says: str | None
) -> None:
    words = rules.holds_back(state)
    assert words is None if says is None else says in str(words)


@database
@pytest.mark.covers("rule-4")
@pytest.mark.parametrize("no", [True, False])
def test_once_it_is_answered_the_coach_reads_no_name(cast: Cast, no: bool) -> None:
    one = asked(cast)
    at = reverse("matching:one", args=[one])
    assert "Ana M." in html(cast.dee_coach.client.get(at))
    sent = {"no": "1"} if no else {"kinds": ["work"]}
    assert "Ana M." not in html(cast.dee_coach.client.post(at, sent, follow=True))
    for page_of_coach in (at, "/matching/asked/", "/coach/"):
        assert "Ana M." not in html(cast.dee_coach.client.get(page_of_coach))
    # A wrong tap is put right without the name, and the office reads the answer.
    back = {"kinds": ["work"]} if no else {"no": "1"}
    assert cast.dee_coach.client.post(at, back).status_code == 303
    word = "They know each other" if no else "They do not know each other"
    assert word in html(cast.mona.client.get(page(cast)))


@database
@pytest.mark.covers("rule-4")
def test_the_office_takes_an_asking_back_and_asks_again(cast: Cast) -> None:
    one = asked(cast)
    at, dee = reverse("matching:one", args=[one]), {"coach": str(staff(cast.dee_coach))}
    assert "Take this asking back" in html(cast.mona.client.get(page(cast)))
    to = reverse("matching:take_back", args=[ana(cast)])
    for who in (cast.ben, cast.carol, cast.omar, cast.ana, cast.dee_coach):
        assert who.client.post(to, dee).status_code == 404
    said = html(cast.mona.client.post(to, dee, follow=True))
    assert "Taken back. The coach does not see the name any more." in said
    assert "The asking is over" in said
    for shown in ("/coach/", "/matching/asked/"):
        assert "Ana M." not in html(cast.dee_coach.client.get(shown))
    assert cast.dee_coach.client.get(at).status_code == 404
    with pytest.raises(NotVisible):
        knowing.answer_knowing(cast.dee_coach.actor, knowing_id=one, no=True)
    again = cast.mona.client.post(reverse("matching:ask", args=[ana(cast)]), dee, follow=True)
    assert "Waits for the coach" in html(again)
    assert "Ana M." in html(cast.dee_coach.client.get(at))
    missing = {"coach": str(staff(cast.omar))}
    assert "was not asked" in html(cast.mona.client.post(to, missing, follow=True))


@database
def test_whoever_coaches_now_stays_asked(cast: Cast) -> None:
    asked(cast, cast.ben)
    with pytest.raises(NotLikeThis, match="works with them now"):
        knowing.take_asking_back(
            cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.ben)
        )
    assert "Take this asking back" not in html(cast.mona.client.get(page(cast)))
    assert len(asked_of_me(cast.ben.actor)) == 1


@database
@pytest.mark.covers("rule-4")
def test_when_somebody_else_begins_the_others_forget(cast: Cast) -> None:
    one = asked(cast)
    close_episode(cast.mona.actor, participant_id=ana(cast), reason="moved")
    with pytest.raises(NotVisible):
        one_of_me(cast.dee_coach.actor, one)
    open_episode(cast.mona.actor, participant_id=ana(cast))
    assert asked(cast) == one
    assert one_of_me(cast.dee_coach.actor, one).name == "Ana M."
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=None)
    assert one_of_me(cast.dee_coach.actor, one).name == "Ana M."
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.ben))
    with pytest.raises(NotVisible):
        one_of_me(cast.dee_coach.actor, one)
    assert "Before the first contact" not in html(cast.dee_coach.client.get("/coach/"))


@database
def test_a_coach_who_begins_reads_the_name_and_forgets_it_when_they_end(cast: Cast) -> None:
    one = asked(cast)
    knowing.answer_knowing(cast.dee_coach.actor, knowing_id=one, no=False, kinds=["work"])
    assert one_of_me(cast.dee_coach.actor, one).name == ""
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.dee_coach))
    assert one_of_me(cast.dee_coach.actor, one).name == "Ana M."
    assert "write how you two keep it apart" in html(cast.dee_coach.client.get("/coach/"))
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=None)
    with pytest.raises(NotVisible):
        one_of_me(cast.dee_coach.actor, one)


@database
@pytest.mark.covers("rule-4")
def test_whom_she_would_rather_not_have_takes_a_second_tap(cast: Cast) -> None:
    likes.say_likes(
        cast.ana.actor, participant_id=ana(cast), said={"not_person": "Not Dee, please"}
    )
    dee = {"coach": str(staff(cast.dee_coach))}
    shown = html(cast.mona.client.get(page(cast)))
    assert shown.count('name="anyway"') == 1
    ask = reverse("matching:ask", args=[ana(cast)])
    assert "it may be this coach. Ask them first, and tick" in html(
        cast.mona.client.post(ask, dee, follow=True)
    )
    assert not Knowing.objects.for_system("a test looks").filter(participant_id=ana(cast)).exists()
    cast.mona.client.post(ask, {**dee, "anyway": "1"})
    one = Knowing.objects.for_system("a test looks").get(participant_id=ana(cast))
    knowing.answer_knowing(cast.dee_coach.actor, knowing_id=one.pk, no=True)
    begin = reverse("matching:begin", args=[ana(cast)])
    cast.mona.client.post(begin, dee)
    assert coaching_now(cast) == staff(cast.ben)
    cast.mona.client.post(begin, {**dee, "anyway": "1"})
    assert coaching_now(cast) == staff(cast.dee_coach)


def coaching_now(cast: Cast) -> UUID:
    now = coaching_of(ana(cast))
    assert now is not None
    return UUID(str(now.staff_id))


@database
def test_the_same_second_tap_stands_where_a_coach_is_given(cast: Cast) -> None:
    likes.say_likes(cast.ana.actor, participant_id=ana(cast), said={"not_person": "dee"})
    to = reverse("desks:manager_coach", args=[ana(cast)])
    dee = {"coach": str(staff(cast.dee_coach))}
    answer = cast.mona.client.post(to, dee)
    assert answer.status_code == 422
    assert "it may be this coach" in html(answer)
    assert 'name="anyway"' in html(answer)
    assert coaching_now(cast) == staff(cast.ben)
    with pytest.raises(NotLikeThis):
        assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff(cast.dee_coach))
    assert cast.mona.client.post(to, {**dee, "anyway": "1"}).status_code == 303
    assert coaching_now(cast) == staff(cast.dee_coach)


@database
def test_and_where_a_change_of_coach_is_planned(cast: Cast) -> None:
    likes.say_likes(cast.ana.actor, participant_id=ana(cast), said={"not_person": "dee"})
    to = reverse("handover:plan", args=[ana(cast)])
    dee = {"coach": str(staff(cast.dee_coach))}
    answer = cast.mona.client.post(to, dee)
    assert answer.status_code == 422
    assert 'name="anyway"' in html(answer)
    assert "Being prepared" not in html(cast.mona.client.get(to))
    assert cast.mona.client.post(to, {**dee, "anyway": "1"}).status_code == 303
    assert "Being prepared" in html(cast.mona.client.get(to))


@database
@pytest.mark.covers("rule-4")
def test_the_plan_keeps_its_earlier_words_and_two_writers_are_both_kept(cast: Cast) -> None:
    one, ben = asked(cast, cast.ben), cast.ben.actor
    knowing.answer_knowing(ben, knowing_id=one, no=False, kinds=["work"])
    to = reverse("matching:plan", args=[one])
    sent = {"id": uuid7(), "text": "I go to another group", "version": "0"}
    for _ in range(2):
        cast.ben.client.post(to, sent)
    assert plans_before(ben, one_of_me(ben, one)) == []
    crossed = {"id": uuid7(), "text": "We do not talk of work", "version": "0"}
    said = html(cast.ben.client.post(to, crossed, follow=True))
    assert "The plan was changed somewhere else while you wrote." in said
    assert "I go to another group" in said
    other = cast.ben.client.post(to, {**crossed, "text": "Other words, kept"})
    assert other.status_code == 422
    assert "Other words, kept" in html(other)
    knowing.agree_knowing_plan(cast.carol.actor, knowing_id=one)
    [before] = plans_before(ben, one_of_me(ben, one))
    use = reverse("matching:plan_before", args=[before.id])
    assert cast.dee_coach.client.post(use).status_code == 404
    assert cast.carol.client.post(use).status_code == 404
    assert "I go to another group" in html(cast.ben.client.post(use, follow=True))
    now = one_of_me(ben, one)
    assert (now.plan, now.state) == ("I go to another group", rules.PLANNED)
    assert plans_before(ben, now)[0].text == "We do not talk of work"


@database
def test_a_supervisor_who_takes_a_yes_back_is_told_what_that_means_for_them(cast: Cast) -> None:
    one = asked(cast, cast.ben)
    knowing.answer_knowing(cast.ben.actor, knowing_id=one, no=False, kinds=["work"])
    knowing.write_knowing_plan(cast.ben.actor, knowing_id=one, text="Another group")
    agree = reverse("matching:agree", args=[one])
    assert "Agreed. The participant reads" in html(cast.carol.client.post(agree, follow=True))
    said = html(cast.carol.client.post(agree, {"back": "1"}, follow=True))
    assert "Your yes is taken back." in said
    assert "Your supervisor is asked" not in said


@database
@pytest.mark.covers("rule-4")
def test_the_office_sees_what_is_not_answered_or_not_settled(cast: Cast) -> None:
    desk = "/programme/"
    assert "whether they know somebody" not in html(cast.mona.client.get(desk))
    one = asked(cast)
    shown = html(cast.mona.client.get(desk))
    assert "1 coach has still to say whether they know somebody" in shown
    assert page(cast) in shown
    knowing.answer_knowing(cast.dee_coach.actor, knowing_id=one, no=False, kinds=["work"])
    shown = html(cast.mona.client.get(desk))
    assert "1 knows the person: somebody else, or a plan" in shown
    assert "has still to say" not in shown
    knowing.write_knowing_plan(cast.dee_coach.actor, knowing_id=one, text="Another group")
    found = unsettled(cast.mona.actor)
    assert (found.waits, found.knows, [each.id for each in found.found]) == (0, 1, [one])
    knowing.answer_knowing(cast.dee_coach.actor, knowing_id=one, no=True)
    assert unsettled(cast.mona.actor) == Unsettled()
    for who in (cast.ben, cast.carol, cast.omar, cast.ana):
        assert unsettled(who.actor) == Unsettled()


@database
@pytest.mark.covers("003-23")
def test_where_the_only_manager_coaches_her_the_page_says_who_reads_it(cast: Cast) -> None:
    assert "The office reads it" in html(cast.ana.client.get(MINE))
    assert cast.ben.staff
    assert cast.mona.staff
    Staff.objects.filter(pk=cast.ben.staff.pk).update(roles="coach manager")
    assert read_by(cast.ana.actor, ana(cast)) == rules.READ_BY_OFFICE
    Staff.objects.filter(pk=cast.mona.staff.pk).update(suspended_at="2026-01-01T00:00Z")
    shown = html(cast.ana.client.get(MINE))
    assert "So nobody reads it, and it waits." in shown
    assert "The office reads it" not in shown
    assert reverse("accountability:wish") in shown
    sent = {"id": uuid7(), "languages": "Spanish", "version": "0"}
    assert "Nobody reads it now." in html(cast.ana.client.post(MINE, sent, follow=True))
    assert not read_likes(cast.ben.actor, Capability.MATCH_READ, ana(cast)).lines
    settings = html(cast.admin.client.get("/programme/settings/"))
    assert "every manager here coaches" in settings
    Staff.objects.filter(pk=cast.mona.staff.pk).update(suspended_at=None)
    assert "every manager here coaches" not in html(cast.admin.client.get("/programme/settings/"))
