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
from handrail.ground.people.joining import coaching_of
from handrail.practice.coachpage.commands.page import write_part
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Span
from handrail.practice.matching import rules
from handrail.practice.matching.commands import knowing, likes
from handrail.practice.matching.models import Knowing
from handrail.practice.matching.queries.knowing import plans_to_agree
from handrail.practice.matching.queries.likes import likes as read_likes
from handrail.practice.matching.queries.likes import likes_before
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
