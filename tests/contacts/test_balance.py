"""The balance: the truth table of its rules, its properties, and one measure for both people."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.practice.contacts import balance, commands, queries
from handrail.practice.contacts.balance import Counts, Touch, measure
from handrail.practice.contacts.models import Contact
from handrail.practice.encouragement.commands import write_word
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast

TODAY = date(2026, 11, 26)  # a Thursday
FIRST = date(2026, 9, 7)  # the Monday eleven weeks before this week's
ZONE = "America/New_York"


def touch(day: date, *, held_to: bool = False, held_up: bool = False, hour: int = 12) -> Touch:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    return Touch(at, held_to, held_up)


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (touch(TODAY, held_to=True), Counts(held_to=1)),
        (touch(TODAY, held_up=True), Counts(held_up=1)),
        (touch(TODAY, held_to=True, held_up=True), Counts(1, 1, 1)),
        (touch(TODAY), Counts()),
    ],
)
def test_what_one_contact_counts(one: Touch, counts: Counts) -> None:
    found = measure([one], [], ZONE, TODAY)
    assert found.weeks[-1].counts == counts
    assert found.now == counts
    assert found.before == Counts()


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (TODAY, 11),
        (date(2026, 11, 23), 11),
        (date(2026, 11, 22), 10),
        (FIRST, 0),
        (FIRST - timedelta(days=1), None),
        (TODAY + timedelta(days=1), None),
    ],
)
def test_which_week(day: date, place: int | None) -> None:
    found = measure([touch(day, held_up=True)], [], ZONE, TODAY)
    assert [week.counts.held_up for week in found.weeks] == [
        1 if number == place else 0 for number in range(12)
    ]
    assert [week.monday for week in found.weeks] == [
        FIRST + timedelta(weeks=number) for number in range(12)
    ]


@pytest.mark.parametrize(
    ("weeks_ago", "now", "before"), [(0, 1, 0), (3, 1, 0), (4, 0, 1), (7, 0, 1), (8, 0, 0)]
)
def test_four_weeks_now_and_the_four_before(weeks_ago: int, now: int, before: int) -> None:
    day = date(2026, 11, 23) - timedelta(weeks=weeks_ago)
    found = measure([touch(day, held_to=True)], [day], ZONE, TODAY)
    assert (found.now.held_to, found.before.held_to) == (now, before)
    assert (found.now.kind_words, found.before.kind_words) == (now, before)


@pytest.mark.parametrize("contacts", [0, 1, 2, 3, 9])
def test_however_few_there_are_the_counts_are_said_and_no_verdict(contacts: int) -> None:
    found = measure([touch(TODAY, held_up=True)] * contacts, [], ZONE, TODAY)
    assert balance.for_participant(found) == (
        f"In four weeks: 0 contacts that held you to your goals, {contacts} that held you up."
    )
    assert balance.for_coach(found) == (
        f"In four weeks: 0 contacts that held them to their goals, {contacts} that held them up."
    )


def test_the_sentences() -> None:
    touches = [touch(TODAY, held_up=True)] * 4 + [touch(TODAY, held_to=True)] * 2
    touches += [touch(TODAY, held_to=True, held_up=True)]
    touches += [touch(TODAY - timedelta(weeks=5), held_to=True)]
    found = measure(touches, [TODAY, TODAY], ZONE, TODAY)
    assert balance.for_participant(found) == (
        "In four weeks: 3 contacts that held you to your goals, 7 that held you up. "
        "1 of them did both. Kind words and words back among them: 2."
    )
    assert balance.for_coach(found).startswith(
        "In four weeks: 3 contacts that held them to their goals, 7 that held them up."
    )
    assert balance.before_words(found) == "The four weeks before: held to 1, held up 0."
    assert balance.before_words(measure([], [], ZONE, TODAY)) == ""


moments = st.datetimes(
    datetime(2026, 8, 1),
    datetime(2026, 12, 10),
    timezones=st.just(UTC),
)
touches_drawn = st.lists(st.builds(Touch, moments, st.booleans(), st.booleans()), max_size=30)
zones = st.sampled_from(
    [ZONE, "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Europe/Berlin", "UTC"]
)
days_drawn = st.lists(st.dates(date(2026, 8, 1), date(2026, 12, 10)), max_size=8)


@given(touches_drawn, days_drawn, zones, st.randoms())
def test_the_order_of_entry_does_not_matter(
    touches: list[Touch], days: list[date], zone: str, die: Any
) -> None:
    mixed, other = touches[:], days[:]
    die.shuffle(mixed)
    die.shuffle(other)
    assert measure(mixed, other, zone, TODAY) == measure(touches, days, zone, TODAY)


@pytest.mark.covers("000-18")
@given(touches_drawn, moments, st.booleans(), zones)
def test_one_more_that_held_up_never_lowers_anything(
    touches: list[Touch], at: datetime, held_to: bool, zone: str
) -> None:
    less = measure(touches, [], zone, TODAY)
    more = measure([*touches, Touch(at, held_to, True)], [], zone, TODAY)
    for one, other in zip(less.weeks, more.weeks, strict=True):
        assert one.counts.held_up <= other.counts.held_up
        assert one.counts.held_to <= other.counts.held_to
    assert less.now.held_up <= more.now.held_up


@given(touches_drawn, zones)
def test_nothing_outside_the_window_counts(touches: list[Touch], zone: str) -> None:
    here = ZoneInfo(zone)
    inside = [one for one in touches if FIRST <= one.at.astimezone(here).date() <= TODAY]
    assert measure(touches, [], zone, TODAY) == measure(inside, [], zone, TODAY)
    total = sum((week.counts for week in measure(touches, [], zone, TODAY).weeks), Counts())
    assert total.held_to == sum(one.held_to for one in inside)
    assert total.held_up == sum(one.held_up for one in inside)
    assert total.both <= min(total.held_to, total.held_up)


@given(touches_drawn, zones, zones)
def test_the_same_wall_clock_counts_the_same_in_every_zone(
    touches: list[Touch], one: str, other: str
) -> None:
    def on_the_wall(zone: str) -> list[Touch]:
        return [replace(each, at=each.at.replace(tzinfo=ZoneInfo(zone))) for each in touches]

    assert measure(on_the_wall(one), [], one, TODAY) == measure(
        on_the_wall(other), [], other, TODAY
    )


def test_the_participants_zone_decides_the_week() -> None:
    # Sunday 22:00 in New York is Monday in Berlin.
    late = [touch(date(2026, 11, 22), held_up=True, hour=22)]
    assert measure(late, [], ZONE, TODAY).weeks[-2].counts.held_up == 1
    assert measure(late, [], "Europe/Berlin", TODAY).weeks[-1].counts.held_up == 1


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def log(cast: Cast, weeks: int = 0, **tags: Any) -> UUID:
    return commands.log_contact(
        cast.ben.actor, participant_id=ana(cast), kind=tags.pop("kind", "call"),
        at=clock.now() - timedelta(weeks=weeks), **tags,
    )  # fmt: skip


def figure(page: Any) -> str:
    found = re.search(r'<figure class="chart two-sided">.*?</figure>', page.content.decode(), re.S)
    assert found
    return found.group(0)


@pytest.mark.covers("000-1", "000-18")
def test_both_see_the_same_numbers_with_their_history(cast: Cast) -> None:
    for weeks in (0, 0, 0, 5, 9):
        log(cast, weeks, held_up=True)
    log(cast, 5, held_to=True)
    log(cast, 0, held_to=True, held_up=True)
    write_word(cast.ben.actor, participant_id=ana(cast), ready="glad")
    rebuild([ana(cast)])
    theirs = cast.ana.client.get(reverse("contacts:mine"))
    coachs = cast.ben.client.get(reverse("desks:person", args=[ana(cast)]))
    assert figure(theirs) == figure(coachs)
    assert figure(theirs).count("<tr>") == 13
    assert figure(theirs).count('class="above"') == 3
    mine = theirs.content.decode()
    assert "1 contact that held you to your goals, 5 that held you up." in mine
    assert "Kind words and words back among them: 1." in mine
    assert "1 contact that held them to their goals, 5 that held them up." in (
        coachs.content.decode()
    )
    for page in (theirs, coachs):
        text = page.content.decode()
        assert "The four weeks before: held to 1, held up 1." in text
        for never in ("in step", "pressure", "drift", "distant", "rank", "%</"):
            assert never not in text.split('id="balance"')[1].split("</section>")[0]


def test_what_was_taken_back_does_not_count(cast: Cast) -> None:
    for _number in range(3):
        made = log(cast, held_up=True)
    assert queries.balance(cast.ana.actor, ana(cast), ZONE).now.held_up == 3
    commands.take_back_contact(cast.ben.actor, participant_id=ana(cast), contact_id=made)
    assert queries.balance(cast.ana.actor, ana(cast), ZONE).now.held_up == 2


def test_the_card_counts_and_the_page_it_leads_to_speaks_by_one_rule(cast: Cast) -> None:
    for _number in range(3):
        log(cast, held_up=True)
    rebuild([ana(cast)])
    for member, page in (
        (cast.ana, reverse("contacts:mine")), (cast.ben, reverse("desks:person", args=[ana(cast)]))
    ):  # fmt: skip
        text = member.client.get(page).content.decode()
        card = text.split('id="balance"')[1].split("</section>")[0]
        assert "3 that held" in card
        assert "enough" not in card
        more = re.search('<a class="alone" href="([^"]*)">Where the two of you stand</a>', card)
        assert more
        assert "Not enough yet" in member.client.get(more[1]).content.decode()


def test_it_is_for_the_two_of_them(cast: Cast) -> None:
    for _number in range(3):
        log(cast, held_up=True)
    rebuild([ana(cast)])
    for name, member in cast.everybody().items():
        page = member.client.get(reverse("desks:person", args=[ana(cast)]))
        assert (b"two-sided" in page.content) is (name == "ben"), name
        page = member.client.get(reverse("contacts:person", args=[ana(cast)]))
        assert (b"two-sided" in page.content) is (name == "ana"), name
        if name not in {"ana", "ben", "carol"}:
            assert queries.balance(member.actor, ana(cast), ZONE).now == Counts()


def test_its_queries_do_not_grow(cast: Cast, django_assert_num_queries: Any) -> None:
    with pytest.raises(NotVisible):
        commands.log_contact(cast.omar.actor, participant_id=ana(cast), kind="call")
    actor = cast.ben.actor
    for expected in (0, 9):
        with django_assert_num_queries(4):
            assert queries.balance(actor, ana(cast), ZONE).now.held_up == expected
        for _number in range(9):
            log(cast, held_up=True)
    assert Contact.objects.for_system("a test counts").count() == 18
