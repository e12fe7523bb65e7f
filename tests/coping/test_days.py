"""Days ahead: the reminder comes before the day, says nothing, and can be put off or stopped."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.messaging import envelope
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.rules import telling
from handrail.ground.people import past
from handrail.ground.schedule import sweeper
from handrail.ground.schedule.models import Due
from handrail.practice.coping.commands import away, cards, days
from handrail.practice.coping.models import HardDay
from handrail.practice.coping.queries import days as queries
from handrail.practice.coping.rules import days as rules
from tests.cast import Cast
from tests.coping.people import ana, count, entry, html, only

NOON = datetime(2026, 5, 14, 16, tzinfo=UTC)


def add(cast: Cast, on: date, **more: object) -> UUID:
    said = days.Ahead(text="payday at the yard", starts_on=on, **more)  # type: ignore[arg-type]
    return days.add_day(cast.ana.actor, participant_id=ana(cast), said=said)


def reachable(cast: Cast) -> None:
    cast.ana.user.phone_verified = True
    cast.ana.user.save(update_fields=["phone_verified"])


def messages() -> list[OutboundMessage]:
    return list(OutboundMessage.objects.for_system("what a test queued").order_by("made_at"))


def waiting() -> list[datetime]:
    rows = Due.objects.for_system("what a test planned").filter(state=Due.WAITING)
    return sorted(rows.values_list("due_at", flat=True))


@pytest.mark.covers("004-11")
def test_the_reminder_comes_the_evening_before_and_says_nothing(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(NOON, tick=False) as travel:
        card = cards.add_card(cast.ana.actor, participant_id=ana(cast), text="Give Jo my card")
        add(cast, date(2026, 5, 16), repeats="two_weeks", card_id=card)
        # Five in the afternoon of the 15th in New York.
        evening = datetime(2026, 5, 15, 21, tzinfo=UTC)
        assert waiting() == [evening]
        travel.move_to(evening - timedelta(minutes=1))
        assert sweeper.sweep() == 0
        travel.move_to(evening)
        assert sweeper.sweep() == 1
        (message,) = messages()
        text = envelope.reopen(message.id, "body", message.body)
        assert text == "You have a reminder."
        assert telling(text) == []
        today = html(cast.ana.client.get("/today/"))
        assert "payday at the yard" in today
        assert "Give Jo my card" in today
        # The next one is laid out, two weeks on.
        assert waiting() == [evening + timedelta(days=14)]
        assert sweeper.sweep() == 0
        travel.move_to(evening + timedelta(days=14))
        assert sweeper.sweep() == 1
        assert len(messages()) == 2


def test_later_skip_off_and_on(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(NOON, tick=False) as travel:
        day = add(cast, date(2026, 5, 15), repeats="monthly")
        remind = f"/coping/days/{day}/remind/"
        travel.move_to(datetime(2026, 5, 14, 21, tzinfo=UTC))
        assert sweeper.sweep() == 1
        assert "payday at the yard" in html(cast.ana.client.get("/today/"))
        cast.ana.client.post(remind, {"said": "later", "next": "/today/"})
        travel.move_to(datetime(2026, 5, 15, 0, 1, tzinfo=UTC))
        assert sweeper.sweep() == 1
        assert len(messages()) == 2
        cast.ana.client.post(remind, {"said": "skip"})
        assert "payday at the yard" not in html(cast.ana.client.get("/today/"))
        cast.ana.client.post(remind, {"said": "off"})
        assert waiting() == []
        cast.ana.client.post(remind, {"said": "on"})
        travel.move_to(datetime(2026, 6, 10, tzinfo=UTC))
        sweeper.lay_out_ahead()
        assert waiting() == [datetime(2026, 6, 14, 21, tzinfo=UTC)]


def test_a_day_that_moved_or_went_reminds_no_more(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(NOON, tick=False) as travel:
        day = add(cast, date(2026, 5, 16))
        days.change_day(
            cast.ana.actor, participant_id=ana(cast), day_id=day,
            said=days.Ahead(text="moved", starts_on=date(2026, 5, 18)),
        )  # fmt: skip
        assert waiting() == [datetime(2026, 5, 17, 21, tzinfo=UTC)]
        away.put_away(cast.ana.actor, participant_id=ana(cast), kind="day", row_id=day)
        travel.move_to(datetime(2026, 5, 20, tzinfo=UTC))
        assert sweeper.sweep() == 0
        assert messages() == []


@pytest.mark.covers("004-11")
def test_the_page_keeps_a_day_once_and_shows_the_nearest_first(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/days/")
    today = clock.today(cast.ana.actor.zone)
    sent = {"id": entry(page), "text": "court", "kind": "court", "repeats": "once", "before": "2",
            "starts_on": (today + timedelta(days=9)).isoformat(), "remind": "on"}  # fmt: skip
    for _twice in range(2):
        assert cast.ana.client.post("/coping/days/", sent).status_code == 303
    assert count(HardDay) == 1
    add(cast, today + timedelta(days=3))
    texts = [day.text for day in queries.days(cast.ana.actor, ana(cast), today)]
    assert texts == ["payday at the yard", "court"]
    one = HardDay.objects.for_system("a test looks").get(kind="court").id
    assert "court" in html(cast.ana.client.get(f"/coping/days/{one}/"))
    for who in (cast.rev, cast.ben):
        assert who.client.get(f"/coping/days/{one}/").status_code == 404
        for address in (f"/coping/days/{one}/remind/", f"/coping/away/day/{one}/"):
            assert who.client.post(address).status_code == 404
    assert cast.ana.client.post(f"/coping/away/day/{one}/").status_code == 303


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, rules.MISSING),
        ({"text": "y" * 20_000}, "20000 characters"),
        ({"starts_on": "9999-12-31"}, rules.DAY_FAR),
        ({"starts_on": "2001-01-01"}, rules.DAY_PAST),
        ({"starts_on": "0001-01-01", "repeats": "yearly"}, past.LONG_AGO),
        ({"starts_on": ""}, "2026-05-14"),
        ({"before": "3"}, "Choose when to remind you."),
        ({"card": str(UUID(int=5))}, "not here any more"),
    ],
)
def test_bad_input_gets_a_sentence(cast: Cast, sent: dict[str, str], words: str) -> None:
    day = clock.today(cast.ana.actor.zone) + timedelta(days=5)
    body = {"id": str(uuid7()), "text": "stays typed", "kind": "other", "repeats": "once",
            "before": "1", "starts_on": day.isoformat(), **sent}  # fmt: skip
    reply = cast.ana.client.post("/coping/days/", body)
    assert reply.status_code == 422
    assert words in html(reply)
    assert "text" in sent or "stays typed" in html(reply)
    assert count(HardDay) == 0


def test_somebody_without_a_place_of_their_own_gets_no_message_but_the_day_on_today(
    cast: Cast,
) -> None:
    with time_machine.travel(NOON, tick=False) as travel:
        add(cast, date(2026, 5, 15))
        travel.move_to(datetime(2026, 5, 14, 21, tzinfo=UTC))
        cast.ana.user.phone_verified = False
        cast.ana.user.save(update_fields=["phone_verified"])
        sweeper.sweep()
        assert messages() == []
        assert "payday at the yard" in html(cast.ana.client.get("/today/"))
    assert only(HardDay).remind


def test_the_page_says_when_the_reminder_comes_and_when_none_can(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(datetime(2026, 5, 14, 22, tzinfo=UTC), tick=False) as travel:
        add(cast, date(2026, 5, 15))
        # Asked too late for the evening before: in the morning of the day, and once.
        morning = datetime(2026, 5, 15, 12, tzinfo=UTC)
        assert waiting() == [morning]
        assert morning.isoformat() in html(cast.ana.client.get("/coping/days/"))
        travel.move_to(morning)
        assert sweeper.sweep() == 1
        assert waiting() == []
        told = html(cast.ana.client.get("/coping/days/"))
        assert "We reminded you:" in told
        assert morning.isoformat() in told
        cast.ana.user.phone_verified = False
        cast.ana.user.save(update_fields=["phone_verified"])
        assert "no phone number or e-mail" in html(cast.ana.client.get("/coping/days/"))


def test_a_day_of_every_two_weeks_is_reminded_of_once_each_time(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(NOON, tick=False) as travel:
        add(cast, date(2026, 5, 16), repeats="two_weeks")
        evening = datetime(2026, 5, 15, 21, tzinfo=UTC)
        for again in range(3):
            at = evening + timedelta(days=14 * again)
            travel.move_to(at)
            assert sweeper.sweep() == 1
            assert waiting() == [at + timedelta(days=14)]


TZ = "America/New_York"
DAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 19, 23, tzinfo=UTC)
EVENING, NIGHT = datetime(2026, 5, 19, 21, tzinfo=UTC), datetime(2026, 5, 20, 2, 30, tzinfo=UTC)
AT_EIGHT = datetime(2026, 5, 20, 12, tzinfo=UTC)
LONG_AGO = datetime(2026, 5, 6, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "now", "words", "at"),
    [
        (rules.Ahead(None, 1, planned=NIGHT), NOW, "", None),
        (rules.Ahead(DAY, 1, remind=False, planned=NIGHT), NOW, rules.OFF, None),
        (rules.Ahead(DAY, 1, skipped=True), NOW, rules.SKIPPED, None),
        (rules.Ahead(DAY, 1, skipped=True, planned=AT_EIGHT), NOW, rules.SKIPPED_THEN, AT_EIGHT),
        (rules.Ahead(DAY, 1, skipped=True, planned=AT_EIGHT, reached=False), NOW, rules.SKIPPED,
         None),
        (rules.Ahead(DAY, 1, reached=False, planned=AT_EIGHT), NOW, rules.NOWHERE, None),
        (rules.Ahead(DAY, 1, planned=AT_EIGHT), NOW, rules.COMES, AT_EIGHT),
        (rules.Ahead(DAY, 1, planned=NIGHT), NOW, rules.COMES_AFTER_NIGHT, AT_EIGHT),
        (rules.Ahead(DAY, 1, told=NIGHT), NIGHT, rules.COMES_AFTER_NIGHT, AT_EIGHT),
        (rules.Ahead(DAY, 1, told=NIGHT), AT_EIGHT, rules.TOLD, AT_EIGHT),
        (rules.Ahead(DAY, 1, told=EVENING), NOW, rules.TOLD, EVENING),
        (rules.Ahead(DAY, 1, told=EVENING, planned=NIGHT), NOW, rules.COMES_AFTER_NIGHT, AT_EIGHT),
        (rules.Ahead(DAY, 1, told=LONG_AGO), NOW, rules.TOO_SOON, None),
        (rules.Ahead(DAY, 1), NOW, rules.TOO_SOON, None),
    ],
)  # fmt: skip
def test_what_is_said_of_a_reminder(
    day: rules.Ahead, now: datetime, words: str, at: datetime | None
) -> None:
    assert rules.reminder(day, TZ, now) == rules.Reminder(words, at)


def test_a_reminder_put_off_into_the_night_waits_and_both_pages_say_so(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(datetime(2026, 5, 19, 12, tzinfo=UTC), tick=False) as travel:
        row = add(cast, DAY)
        travel.move_to(datetime(2026, 5, 19, 23, 30, tzinfo=UTC))
        sweeper.sweep()
        said = cast.ana.client.post(f"/coping/days/{row}/remind/", {"said": "later"}, follow=True)
        assert "We send nothing at night. We remind you again in the morning, at 8:00" in html(said)
        for moment in (datetime(2026, 5, 19, 23, 40, tzinfo=UTC),
                       datetime(2026, 5, 20, 2, 40, tzinfo=UTC)):  # fmt: skip
            travel.move_to(moment)
            sweeper.sweep()
            for address in ("/coping/days/", "/today/"):
                page = html(cast.ana.client.get(address))
                assert rules.COMES_AFTER_NIGHT in page, (address, moment)
                assert AT_EIGHT.isoformat() in page, (address, moment)
        travel.move_to(datetime(2026, 5, 20, 13, tzinfo=UTC))
        assert rules.TOLD in html(cast.ana.client.get("/today/"))


def test_a_day_put_away_for_this_time_says_so_and_comes_back(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(datetime(2026, 5, 19, 12, tzinfo=UTC), tick=False):
        row = add(cast, DAY)
        cast.ana.client.post(f"/coping/days/{row}/remind/", {"said": "skip"})
        page = html(cast.ana.client.get("/coping/days/"))
        assert rules.SKIPPED in page
        assert "stands on Today" not in page
        assert "payday at the yard" not in html(cast.ana.client.get("/today/"))
        assert waiting() == []
        back = cast.ana.client.post(f"/coping/days/{row}/remind/", {"said": "again"}, follow=True)
        assert rules.AGAIN in html(back)
        assert rules.COMES in html(back)
        assert waiting() == [datetime(2026, 5, 19, 21, tzinfo=UTC)]
        assert "payday at the yard" in html(cast.ana.client.get("/today/"))


def test_a_day_that_comes_again_says_when_the_next_reminder_is(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel(datetime(2026, 5, 19, 12, tzinfo=UTC), tick=False):
        row = add(cast, DAY, repeats="monthly")
        cast.ana.client.post(f"/coping/days/{row}/remind/", {"said": "skip"})
        page = html(cast.ana.client.get("/coping/days/"))
        assert rules.SKIPPED_THEN in page
        assert datetime(2026, 6, 19, 21, tzinfo=UTC).isoformat() in page
