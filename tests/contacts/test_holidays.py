"""Holidays and days away: what both plan, how it was before, and when it stands on a first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from handrail.faces.desks.participant.kept import kept
from handrail.ground.access import NotVisible
from handrail.ground.audit import reads_of
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.models import Episode, Relationship
from handrail.practice.contacts.commands import holidays as commands
from handrail.practice.contacts.holidays import queries, rules
from handrail.practice.contacts.holidays.rules import Days, Said
from handrail.practice.contacts.models import EarlierHolidayPlan, HolidayPlan
from tests.cast import Cast, Member, participant

NOW = datetime(2026, 12, 17, 15, tzinfo=UTC)
TODAY = date(2026, 12, 17)
CHRISTMAS = Days(date(2026, 12, 24), date(2026, 12, 27))
PLAN = Said(
    "Christmas", CHRISTMAS, coach_away=True,
    words={"hard": "Wine on the table", "call": "Dee", "phone": "215 555 0101"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def _december() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def whose(cast: Cast) -> Any:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def add(who: Member, cast: Cast, said: Said = PLAN, **more: Any) -> Any:
    return commands.add_holiday_plan(who.actor, participant_id=whose(cast), said=said, **more)


@pytest.mark.parametrize(
    ("first", "last", "stand"),
    [
        (-9, -1, "over"), (-9, 0, "now"), (0, 0, "now"), (0, 5, "now"), (1, 5, "soon"),
        (7, 9, "soon"), (8, 9, "ahead"), (300, 310, "ahead"),
    ],
)  # fmt: skip
def test_where_days_stand(first: int, last: int, stand: str) -> None:
    days = Days(TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    assert days.stand(TODAY) == stand


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (PLAN, None),
        (replace(PLAN, name=""), (rules.MISSING, "name")),
        (replace(PLAN, days=Days(CHRISTMAS.last, CHRISTMAS.first)), (rules.ENDS_FIRST, "last")),
        (replace(PLAN, days=Days(date(2026, 12, 1), date(2026, 12, 16))),
         (rules.HAVE_BEEN, "last")),
        (replace(PLAN, days=Days(date(2026, 12, 1), TODAY)), None),
        (replace(PLAN, days=Days(TODAY, TODAY + timedelta(days=91))), None),
        (replace(PLAN, days=Days(TODAY, TODAY + timedelta(days=92))), (rules.LONG, "last")),
        (replace(PLAN, days=Days(date(2029, 1, 1), date(2029, 1, 2))), (rules.FAR, "last")),
        (replace(PLAN, words={"phone": "call me"}), (rules.NUMBER, "phone")),
        (replace(PLAN, words={"phone": "12"}), (rules.NUMBER, "phone")),
    ],
)  # fmt: skip
def test_what_a_plan_must_say(said: Said, found: tuple[str, str] | None) -> None:
    assert rules.check(said, TODAY) == found


@pytest.mark.parametrize(
    ("away", "words", "asks"),
    [
        (True, {}, True), (True, {"hard": "Wine"}, True), (True, {"stands_in": "Carol"}, False),
        (True, {"call": "Dee"}, False), (False, {}, False),
    ],
)  # fmt: skip
def test_days_without_anybody_are_said(away: bool, words: dict[str, str], asks: bool) -> None:
    assert Said("Days", CHRISTMAS, away, words).asks_who is asks


def test_what_is_not_known_any_more_is_left_out() -> None:
    found = rules.opened('{"name": "x", "fax": "1", "call": ""}', CHRISTMAS, coach_away=False)
    assert found == Said("x", CHRISTMAS)
    assert rules.opened("", CHRISTMAS, coach_away=True) == Said("", CHRISTMAS, coach_away=True)
    assert rules.opened(PLAN.packed(), CHRISTMAS, coach_away=True) == PLAN


@pytest.mark.covers("004-4", "004-46")
def test_both_write_it_and_how_it_was_before_is_kept(cast: Cast) -> None:
    made = add(cast.ana, cast)
    other = replace(PLAN, words={"stands_in": "Carol, 9 to 5"})
    which = {"participant_id": whose(cast), "plan_id": made}
    assert not commands.change_holiday_plan(
        cast.ben.actor, said=other, version=1, **which
    ).meanwhile
    # Her phone still had the first version: both are kept, and she is told.
    longer = replace(PLAN, days=Days(CHRISTMAS.first, date(2027, 1, 2)))
    assert commands.change_holiday_plan(cast.ana.actor, said=longer, version=1, **which).meanwhile
    # The same again is no change.
    commands.change_holiday_plan(cast.ana.actor, said=longer, version=3, **which)
    for who in (cast.ana, cast.ben):
        one, before = queries.plan(who.actor, made, TODAY)
        assert (one.said, one.away_name, one.stand, one.version) == (longer, "Ben", "soon", 3)
        assert [(each.said, each.by) for each in before] == [
            (other, "coach"), (PLAN, "participant"),
        ]  # fmt: skip
    commands.use_earlier_holiday_plan(
        cast.ben.actor, participant_id=whose(cast), earlier_id=before[1].id
    )
    one, before = queries.plan(cast.ana.actor, made, TODAY)
    assert (one.said, one.by, len(before)) == (PLAN, "coach", 3)
    commands.put_holiday_plan_away(cast.ben.actor, away=True, **which)
    assert [each.put_away for each in queries.plans(cast.ana.actor, whose(cast), TODAY)] == [True]
    assert queries.near(cast.ana.actor, whose(cast), TODAY) == []
    commands.put_holiday_plan_away(cast.ana.actor, away=False, **which)
    assert len(queries.near(cast.ana.actor, whose(cast), TODAY)) == 1


def test_nobody_else_reads_or_writes_any_of_it(cast: Cast) -> None:
    made = add(cast.ana, cast)
    [before] = [
        commands.change_holiday_plan(
            cast.ana.actor, participant_id=whose(cast), plan_id=made, said=replace(PLAN, name="X")
        )
    ]
    assert before.id == made
    earlier = EarlierHolidayPlan.objects.for_system("a test names it").get().pk
    for who in (cast.omar, cast.circle, cast.pat, cast.carol, cast.mona, cast.dee_coach, cast.rev):
        assert queries.plans(who.actor, whose(cast), TODAY) == []
        assert queries.near_people(who.actor, TODAY) == ()
        for refused in (
            lambda who=who: add(who, cast),
            lambda who=who: queries.plan(who.actor, made, TODAY),
            lambda who=who: commands.change_holiday_plan(
                who.actor, participant_id=whose(cast), plan_id=made, said=PLAN),
            lambda who=who: commands.put_holiday_plan_away(
                who.actor, participant_id=whose(cast), plan_id=made, away=True),
            lambda who=who: commands.use_earlier_holiday_plan(
                who.actor, participant_id=whose(cast), earlier_id=earlier),
        ):  # fmt: skip
            with pytest.raises(NotVisible):
                refused()


def test_it_is_stored_once_and_there_is_an_end(cast: Cast) -> None:
    one = uuid7()
    assert add(cast.ana, cast, id=one) == add(cast.ana, cast, id=one)
    with pytest.raises(Replayed):
        add(cast.ana, cast, replace(PLAN, name="Other"), id=one)
    with pytest.raises(TextTooLong):
        add(cast.ana, cast, replace(PLAN, words={"hard": "x" * 20_000}))
    for number in range(rules.AT_MOST - 1):
        add(cast.ben, cast, replace(PLAN, name=f"Days {number}"))
    with pytest.raises(NotLikeThis, match="room for 24"):
        add(cast.ana, cast)
    # What has been takes no room.
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        later = Days(date(2027, 4, 1), date(2027, 4, 2))
        add(cast.ana, cast, replace(PLAN, days=later))


def test_who_is_away_stays_who_it_was(cast: Cast) -> None:
    made = add(cast.ana, cast)
    there = Relationship.objects.for_system("a test ends it")
    there.filter(participant_id=whose(cast), kind="coach").update(ended_at=NOW)
    one, _before = queries.plan(cast.ana.actor, made, TODAY)
    assert one.away_name == "Ben"
    with pytest.raises(NotVisible):
        queries.plan(cast.ben.actor, made, TODAY)
    with pytest.raises(NotLikeThis):  # there is no coach who could be away
        add(cast.ana, cast)
    assert add(cast.ana, cast, replace(PLAN, coach_away=False))


@pytest.mark.covers("004-4")
def test_both_first_pages_have_it_from_a_week_before(cast: Cast) -> None:
    made = add(cast.ana, cast)
    for days, hers, his in ((-1, False, ""), (0, True, "from "), (10, True, "these days are now"),
                            (11, False, "")):  # fmt: skip
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            page = fresh(cast.ana).get("/today/").content.decode()
            assert ("Wine on the table" in page) is hers
            assert ("Ben is away" in page) is hers
            assert ('href="tel:2155550101"' in page) is hers
            desk = fresh(cast.ben).get("/coach/").content.decode()
            assert (reverse("contacts:holiday", args=[made]) in desk) is bool(his)
            assert his in desk
            assert "Wine on the table" not in desk
    looks = [look.capability for look in reads_of(whose(cast))[0]]
    assert "appointment.set" in looks


def fresh(who: Member) -> Any:
    """A client that signed in now."""
    return Member(who.user).client


def test_while_somebody_is_away_from_the_programme_the_coach_is_not_reminded(cast: Cast) -> None:
    add(cast.ana, cast)
    assert len(queries.near_people(cast.ben.actor, TODAY)) == 1
    Episode.objects.for_system("a test closes it").filter(participant_id=whose(cast)).update(
        closed_at=NOW
    )
    assert queries.near_people(cast.ben.actor, TODAY) == ()


def test_the_coach_is_reminded_of_own_people_alone(cast: Cast) -> None:
    other = participant(cast.org, cast.site, "Eli Stone", cast.dee_coach.staff)
    commands.add_holiday_plan(other.actor, participant_id=other.participant_id, said=PLAN)
    add(cast.ana, cast)
    assert [one.name for one in queries.near_people(cast.ben.actor, TODAY)] == ["Ana M."]
    assert [one.name for one in queries.near_people(cast.dee_coach.actor, TODAY)] == ["Eli S."]


def test_the_pages(cast: Cast) -> None:
    mine, theirs = reverse("contacts:holidays"), reverse("contacts:holidays_of", args=[whose(cast)])
    data = {"id": str(uuid7()), "name": "Payday", "first": "2026-12-31", "last": "2027-01-02",
            "hard": "Money in my hand", "coach_away": "on"}  # fmt: skip
    bad = cast.ana.client.post(mine, {**data, "last": "2026-12-30"})
    assert bad.status_code == 422
    assert "Money in my hand" in bad.content.decode()
    assert "The last day is before the first one." in bad.content.decode()
    for days in ({"first": ""}, {"last": "soon"}, {"phone": "no"}, {"name": " "}):
        again = cast.ben.client.post(theirs, {**data, **days})
        assert again.status_code == 422
        assert "Money in my hand" in again.content.decode()
    assert cast.ana.client.post(mine, {**data, "id": str(uuid7())}).status_code == 303
    [row] = HolidayPlan.objects.for_system("a test reads")
    one = reverse("contacts:holiday", args=[row.pk])
    for path, who in ((mine, cast.ana), (theirs, cast.ben), (one, cast.ana), (one, cast.ben)):
        page = who.client.get(path).content.decode()
        assert "Money in my hand" in page
        assert "Ben is away" in page
        assert "Nobody is written down yet for these days." in page
    changed = {**data, "id": str(uuid7()), "version": "1", "stands_in": "Carol"}
    assert cast.ben.client.post(one, changed).status_code == 303
    late = {**data, "id": str(uuid7()), "version": "1", "call": "Dee"}
    said = cast.ana.client.post(one, late, follow=True).content.decode()
    assert "Somebody changed this at the same time." in said
    assert "Carol" in cast.ana.client.get(one).content.decode()
    gone = cast.ana.client.post(reverse("contacts:holiday_away", args=[row.pk]), follow=True)
    assert "Put away. You can bring it back below." in gone.content.decode()


def test_the_words_of_days_that_have_been_begin_a_new_plan(cast: Cast) -> None:
    made = add(cast.ana, cast)
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        page = fresh(cast.ana).get(reverse("contacts:holidays")).content.decode()
        link = f"?again={made}#new"
        assert link in page
        page = fresh(cast.ana).get(f"{reverse('contacts:holidays')}?again={made}").content.decode()
        assert 'value="Christmas"' in page
        assert "Pick the new days." in page
        assert "2026-12-24" not in page
        for wrong in ("x", "", str(uuid7())):
            at = f"{reverse('contacts:holidays')}?again={wrong}"
            assert "Pick the new days." not in fresh(cast.ana).get(at).content.decode()


@pytest.mark.covers("000-8", "001-29")
def test_on_these_days_whom_to_call_comes_first_and_the_phone_keeps_it(cast: Cast) -> None:
    add(cast.ana, cast)
    page = reverse("desks:not_alone")
    assert "tel:2155550101" not in cast.ana.client.get(page).content.decode()
    keeps = kept(cast.ana.actor, whose(cast))["mine"]
    [part] = [one for one in keeps if one["title"] == "Holidays and days away"]
    [line] = part["lines"]
    assert line["text"] == "Christmas"
    assert "Who is called first: Dee" in line["with"]
    assert "Their number: 215 555 0101" in line["with"]
    with time_machine.travel(NOW + timedelta(days=8), tick=False):
        said = fresh(cast.ana).get(page).content.decode()
        assert 'href="tel:2155550101"' in said
        assert "Call Dee" in said
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        titles = [one["title"] for one in kept(cast.ana.actor, whose(cast))["mine"]]
        assert "Holidays and days away" not in titles
        assert "tel:2155550101" not in fresh(cast.ana).get(page).content.decode()
