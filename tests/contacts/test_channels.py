"""How the two keep in touch: the plan, the most a week, the pace, and who may say what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.contacts.channels import cadence, pace, queries, rules
from handrail.practice.contacts.channels.pace import Pace
from handrail.practice.contacts.channels.rules import Plan
from handrail.practice.contacts.commands import channels as plans
from handrail.practice.contacts.commands import log_contact
from handrail.practice.contacts.commands import pace as pacing
from handrail.practice.contacts.models import AgreedPace, ChannelPlan, Contact
from handrail.practice.contacts.rules import KINDS
from tests.cast import Cast, Member

NOW = datetime(2026, 2, 4, 15, tzinfo=UTC)
TWO_CALLS = Plan({"call": "When it is hard"}, {"call": 2}, {"away": "Dee is there"})


@pytest.fixture(autouse=True)
def _february() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def whose(cast: Cast) -> Any:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def say(who: Member, cast: Cast, plan: Plan = TWO_CALLS, **more: Any) -> Any:
    return plans.say_channel_plan(who.actor, participant_id=whose(cast), plan=plan, **more)


@pytest.mark.covers("004-4")
@pytest.mark.parametrize(
    ("most", "kinds", "found"),
    [
        ({}, ["call"] * 9, None),
        ({"call": 2}, ["call"] * 2, None),
        ({"call": 2}, ["call"] * 3, (3, 2)),
        ({"call": 2}, ["call", "tried", "left_message"], (3, 2)),
        ({"call": 2}, ["call", "call", "text", "video"], None),
        ({"call": 0}, ["call"], (1, 0)),
        ({"text": 1}, ["call"] * 5, None),
    ],
)
def test_what_is_more_than_was_said(
    most: dict[str, int], kinds: list[str], found: tuple[int, int] | None
) -> None:
    week = rules.week("call", kinds)
    assert rules.above(Plan(most=most), "call", week) == found


@pytest.mark.covers("004-4")
@pytest.mark.parametrize(
    ("most", "way", "kinds", "reminders", "messages", "above", "full"),
    [
        ({"text": 4}, "text", ["text"] * 2, 1, 0, None, False),
        ({"text": 4}, "text", ["text"] * 2, 1, 1, None, True),
        ({"text": 4}, "text", ["text"] * 2, 2, 1, (5, 4), True),
        ({"text": 0}, "text", [], 0, 0, None, True),
        ({}, "text", ["text"] * 9, 9, 9, None, False),
        # What Handrail sends is read like a text: it is no call.
        ({"call": 1}, "call", ["call"], 9, 9, None, True),
        ({"call": 2}, "call", ["call"], 9, 9, None, False),
    ],
)
def test_what_handrail_sends_counts_too(
    most: dict[str, int], way: str, kinds: list[str], reminders: int, messages: int,
    above: tuple[int, int] | None, full: bool,
) -> None:  # fmt: skip
    found = rules.week(way, kinds, reminders, messages)
    assert rules.above(Plan(most=most), way, found) == above
    assert rules.is_full(Plan(most=most), way, found) is full


def test_each_kind_of_contact_counts_as_one_way_at_most() -> None:
    counted = [kind for channel in rules.CHANNELS.values() for kind in channel.kinds]
    assert len(counted) == len(set(counted))
    assert set(counted) <= set(KINDS)
    assert rules.channel_of("listening") == "call"


def test_a_week_begins_on_monday() -> None:
    assert rules.week_of(date(2026, 2, 8)) == (date(2026, 2, 2), date(2026, 2, 9))
    assert rules.week_of(date(2026, 2, 9)) == (date(2026, 2, 9), date(2026, 2, 16))


def test_what_is_not_known_any_more_is_left_out() -> None:
    assert rules.opened('{"uses": {"fax": "x"}, "most": {"fax": 1}, "parts": {"x": "y"}}') == Plan()
    assert rules.opened("") == Plan()
    assert rules.opened(TWO_CALLS.packed()) == TWO_CALLS


@pytest.mark.covers("003-19")
def test_what_the_programme_proposes_is_whole_in_both_languages(cast: Cast) -> None:
    with translation.override("en"):
        english = cadence.proposals(cast.ana.actor)
    with translation.override("es-mx"):
        spanish = cadence.proposals(cast.ana.actor)
    assert english["start"].title != spanish["start"].title
    assert [one.pace for one in english.values()] == [one.pace for one in spanish.values()]
    assert english["start"].pace == Pace("week", 15, 12, "start")
    assert {key for key, one in english.items() if one.only_person} == {"used"}
    for one in (*english.values(), *spanish.values()):
        assert pace.check(one.pace) is None
        assert one.title
        assert one.text
        assert one.why


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Pace("daily"), pace.EVERY_UNKNOWN), (Pace("week", 0), pace.MINUTES_WORDS),
        (Pace("week", 481), pace.MINUTES_WORDS), (Pace("week", 15, 53), pace.WEEKS_WORDS),
        (Pace("week"), None), (Pace("asked", 15, 12), None),
    ],
)  # fmt: skip
def test_a_pace_that_nobody_could_keep(said: Pace, words: str | None) -> None:
    found = pace.check(said)
    assert (found[0] if found else None) == words


def test_a_pace_ends_by_what_was_said_and_never_by_itself() -> None:
    assert pace.until(date(2026, 2, 4), 12) == date(2026, 4, 28)
    assert pace.until(date(2026, 2, 4), None) is None
    assert pace.is_over(date(2026, 4, 28), date(2026, 4, 29))
    assert not pace.is_over(None, date.max)


@pytest.mark.covers("004-46", "003-19", "004-23")
def test_both_write_the_plan_and_what_it_said_before_is_kept(cast: Cast) -> None:
    assert not say(cast.ana, cast, version=0).meanwhile
    other = Plan({"text": "Small things"}, {}, {})
    assert not say(cast.ben, cast, other, version=1).meanwhile
    # Her phone still had the first version: both are kept, and she is told.
    assert say(cast.ana, cast, Plan(most={"text": 9}), version=1).meanwhile
    found = queries.plan_of(cast.ben.actor, whose(cast), before=True)
    assert found.plan == Plan(most={"text": 9})
    assert [(one.plan, one.by) for one in found.before] == [
        (other, "coach"), (TWO_CALLS, "participant"),
    ]  # fmt: skip
    plans.use_earlier_channel_plan(
        cast.ana.actor, participant_id=whose(cast), earlier_id=found.before[1].id
    )
    again = queries.plan_of(cast.ana.actor, whose(cast), before=True)
    assert (again.plan, len(again.before)) == (TWO_CALLS, 3)


def test_nobody_else_reads_or_writes_any_of_it(cast: Cast) -> None:
    say(cast.ana, cast)
    for who in (cast.omar, cast.circle, cast.pat, cast.carol, cast.mona):
        assert queries.plan_of(who.actor, whose(cast)).version == 0
        assert queries.paces_of(who.actor, whose(cast)) == queries.Paces()
        with pytest.raises(NotVisible):
            say(who, cast)
        with pytest.raises(NotVisible):
            pacing.propose_pace(who.actor, participant_id=whose(cast), pace=Pace("week"))


def test_bad_plans_are_said(cast: Cast) -> None:
    with pytest.raises(TextTooLong):
        say(cast.ana, cast, Plan({"call": "x" * 20_000}))
    with pytest.raises(NotLikeThis):
        say(cast.ana, cast, Plan(most={"call": 10**9}))
    say(cast.ana, cast, Plan({"fax": "x"}, {"fax": 3}, {"x": "y"}))
    assert queries.plan_of(cast.ana.actor, whose(cast)).plan == Plan()
    assert ChannelPlan.objects.for_system("a test counts").count() == 1


def test_what_the_person_begins_counts_for_no_ceiling_and_listening_counts_as_a_call(
    cast: Cast,
) -> None:
    say(cast.ana, cast)
    new = reverse("contacts:new")

    def logs(kind: str, **more: str) -> str:
        # All within a minute, and each of them is another talk.
        sent = {"id": str(uuid7()), "participant": str(whose(cast)), "kind": kind, "next": "none",
                "as_well": "1"}  # fmt: skip
        return cast.ben.client.post(new, {**sent, **more}, follow=True).content.decode()

    for kind in ("call", "listening", "listening"):
        assert "this week. You two" not in logs(kind, by_them="on")
    assert "this week. You two" not in logs("listening")
    assert "this week. You two" not in logs("call")
    assert "this week. You two" not in logs("call", by_them="on")
    assert "That makes 3 this week. You two said 2 at most." in logs("listening")
    for who in (cast.ana, cast.ben):
        at = reverse("contacts:touch") if who is cast.ana else reverse(
            "contacts:touch_of", args=[whose(cast)])  # fmt: skip
        assert "Listening counts as a call." in who.client.get(at).content.decode()
    assert "I got in touch" in cast.ana.client.get("/contacts/").content.decode()
    # Nobody was reached, so nobody began it together.
    logs("tried", by_them="on")
    rows = Contact.objects.for_system("a test reads them")
    assert rows.filter(kind="tried", begun_by_them=True).count() == 0


@pytest.mark.covers("004-4", "004-23")
def test_a_call_above_what_was_said_is_kept_and_said_kindly(cast: Cast) -> None:
    say(cast.ana, cast)
    for number in range(2):
        log_contact(cast.ben.actor, participant_id=whose(cast), kind="call",
                    at=NOW - timedelta(hours=number + 1))  # fmt: skip
    last_week = NOW - timedelta(days=5)
    log_contact(cast.ben.actor, participant_id=whose(cast), kind="call", at=last_week)
    data = {"participant": str(whose(cast)), "kind": "call", "next": "none"}
    new = reverse("contacts:new")
    page = cast.ben.client.post(new, {**data, "id": str(uuid7())}, follow=True).content.decode()
    assert "That makes 3 this week. You two said 2 at most." in page
    text = {**data, "id": str(uuid7()), "kind": "text"}
    assert "this week. You two" not in cast.ben.client.post(new, text, follow=True).content.decode()
    time = {"id": str(uuid7()), "on": "2026-02-05", "at": "11:00", "kind": "call"}
    planned = reverse("contacts:appointment_new", args=[whose(cast)])
    assert (
        "That makes 4 this week"
        in cast.ben.client.post(planned, time, follow=True).content.decode()
    )


def propose(who: Member, cast: Cast, said: Pace) -> Any:
    return pacing.propose_pace(who.actor, participant_id=whose(cast), pace=said)


def answer(who: Member, cast: Cast, row: Any, said: str) -> str:
    return pacing.answer_pace(who.actor, participant_id=whose(cast), pace_id=row, answer=said)


@pytest.mark.covers("003-19")
def test_a_pace_holds_once_both_say_yes(cast: Cast) -> None:
    first = propose(cast.ben, cast, Pace("", key="start"))
    with pytest.raises(NotLikeThis):
        answer(cast.ben, cast, first, "yes")
    assert answer(cast.ana, cast, first, "yes") == "holds"
    assert answer(cast.ana, cast, first, "yes") == "holds"
    now = queries.paces_of(cast.ben.actor, whose(cast)).now
    assert now
    assert (now.pace.every, now.pace.minutes, now.pace.weeks) == ("week", 15, 12)
    assert (now.from_on, now.until_on) == (date(2026, 2, 4), date(2026, 4, 28))
    waits = propose(cast.ana, cast, Pace("month", words="Busy now"))
    other = propose(cast.ben, cast, Pace("two_weeks"))
    with pytest.raises(NotLikeThis):  # another took its place
        answer(cast.ben, cast, waits, "yes")
    assert answer(cast.ana, cast, other, "yes") == "holds"
    found = queries.paces_of(cast.ana.actor, whose(cast))
    assert found.now
    assert (found.now.pace.every, found.waits, len(found.before)) == ("two_weeks", None, 2)
    assert answer(cast.ana, cast, other, "end") == "over"
    assert queries.paces_of(cast.ana.actor, whose(cast)).now is None
    for wrong in ("yes", "be", "anything"):
        with pytest.raises(NotLikeThis):
            answer(cast.ana, cast, other, wrong)
    # What was let be, or is over, can be proposed again, by whoever likes to.
    assert answer(cast.ana, cast, other, "again") == "waits"
    assert answer(cast.ben, cast, waits, "again") == "waits"
    assert answer(cast.ana, cast, waits, "yes") == "holds"
    assert answer(cast.ben, cast, other, "again") == "waits"


@pytest.mark.covers("rule-2")
def test_more_after_using_again_is_proposed_by_the_person_alone(cast: Cast) -> None:
    with pytest.raises(NotLikeThis, match="Only the person"):
        propose(cast.ben, cast, Pace("", key="used"))
    page = reverse("contacts:touch_of", args=[whose(cast)])
    assert "After I used again" not in cast.ben.client.get(page).content.decode()
    assert "After I used again" in cast.ana.client.get(reverse("contacts:touch")).content.decode()
    row = propose(cast.ana, cast, Pace("", key="used"))
    assert answer(cast.ben, cast, row, "yes") == "holds"
    assert answer(cast.ben, cast, row, "end") == "over"
    with pytest.raises(NotLikeThis, match="Only the person"):
        answer(cast.ben, cast, row, "again")
    with pytest.raises(NotLikeThis):
        propose(cast.ana, cast, Pace("", key="gone"))


def test_the_page_of_keeping_in_touch(cast: Cast) -> None:
    mine, theirs = reverse("contacts:touch"), reverse("contacts:touch_of", args=[whose(cast)])
    data = {"id": str(uuid7()), "for_call": "When hard", "most_call": "2", "away": "Dee"}
    assert cast.ana.client.post(mine, data).status_code == 303
    for path, who in ((mine, cast.ana), (theirs, cast.ben)):
        page = who.client.get(path).content.decode()
        assert "When hard" in page
        assert "at most 2 a week" in page
    bad = cast.ben.client.post(theirs, {**data, "id": str(uuid7()), "most_call": "-1"})
    assert bad.status_code == 422
    assert "When hard" in bad.content.decode()
    offer = reverse("contacts:pace_of", args=[whose(cast)])
    assert cast.ben.client.post(offer, {"id": str(uuid7()), "key": "start"}).status_code == 303
    wrong = cast.ben.client.post(offer, {"id": str(uuid7()), "key": "own", "words": "Keep me"})
    assert wrong.status_code == 422
    assert "Keep me" in wrong.content.decode()
    [row] = AgreedPace.objects.for_system("a test reads")
    yes = reverse("contacts:pace_answer", args=[row.pk])
    said = cast.ana.client.post(yes, {"answer": "yes"}, follow=True).content.decode()
    assert "This is your pace now" in said
    assert "To begin with" in said


@pytest.mark.covers("000-14")
@pytest.mark.parametrize(("state", "then"), [("yes", "over"), ("", "let_be")])
def test_a_pace_counts_for_the_two_who_said_yes(cast: Cast, state: str, then: str) -> None:
    row = propose(cast.ana, cast, Pace("", key="used"))
    with pytest.raises(NotLikeThis):
        answer(cast.ana, cast, row, "yes")
    if state:
        assert answer(cast.ben, cast, row, state) == "holds"
    assert cast.dee_coach.staff
    assign_coach(cast.mona.actor, participant_id=whose(cast), staff_id=cast.dee_coach.staff.pk)
    assert AgreedPace.objects.for_system("a test reads").get(pk=row).state == then
    page = cast.ana.client.get(reverse("contacts:touch")).content.decode()
    assert "You two have not agreed on a pace." in page
    assert "Propose it again" in page
    theirs = reverse("contacts:touch_of", args=[whose(cast)])
    assert (
        "You two have not agreed on a pace." in cast.dee_coach.client.get(theirs).content.decode()
    )
    assert answer(cast.ana, cast, row, "again") == "waits"
    assert answer(cast.dee_coach, cast, row, "yes") == "holds"
