"""The pages of the community room, with right and wrong input."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.community.models import Attendance, ImportRun, Meeting, MeetingTime
from handrail.practice.community.queries import day_word
from tests.cast import Cast
from tests.community.feeds import feed, imported, row


def _attend(**values: object) -> dict[str, object]:
    return {
        "id": str(uuid7()),
        "local_date": str(clock.today("America/New_York")),
        "when": "after",
        "share": "private",
        **values,
    }


@pytest.mark.covers("003-10")
def test_a_participant_finds_a_meeting_by_day_kind_and_zip_code(cast: Cast) -> None:
    imported(
        cast.org,
        feed(
            row("near", name="Near Here", day=1, types=["O", "W"], latitude="39.96",
                longitude="-75.20", formatted_address="1 Elm St, Philadelphia, PA 19104, USA"),
            row("far", name="Far Away", day=1, types=["O", "W"], latitude="40.44",
                longitude="-79.99", formatted_address="1 Oak St, Pittsburgh, PA 15213, USA"),
            row("men", name="Other Kind", day=1, types=["M"], latitude="39.96",
                longitude="-75.20", formatted_address="1 Elm St, Philadelphia, PA 19104, USA"),
        ),
    )  # fmt: skip
    monday = (7 - clock.today("America/New_York").weekday()) % 7
    answer = cast.ana.client.post(
        reverse("community:meetings"),
        {"day": str(monday), "part": "all", "kind": "W", "zip": "19104", "miles": "10"},
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Near Here" in page
    assert "miles away" in page
    assert "Far Away" not in page
    assert "Other Kind" not in page
    assert "For women" in page


@pytest.mark.parametrize(("ahead", "word"), [(1, "Tomorrow"), (3, None)])
def test_when_nothing_is_left_today_the_next_day_with_meetings_opens(
    cast: Cast, ahead: int, word: str | None
) -> None:
    today = clock.today("America/New_York")
    on = today + timedelta(days=ahead)
    # The feeds count from Sunday, 0.
    imported(cast.org, feed(row("x", name="Early Birds", day=(on.weekday() + 1) % 7)))
    page = cast.ana.client.get(reverse("community:meetings")).content.decode()
    assert "Early Birds" in page
    assert f"These are next: {word or day_word(on.weekday())}." in page
    asked = cast.ana.client.post(reverse("community:meetings"), {"day": "0", "part": "all"})
    assert "No meeting found here" in asked.content.decode()


def test_the_first_look_shows_the_rest_of_today(cast: Cast) -> None:
    imported(cast.org, feed(row("x", name="By Appointment", day=None, time=None)))
    answer = cast.ana.client.get(reverse("community:meetings"))
    assert answer.status_code == 200
    assert "No meeting found here" in answer.content.decode()


def test_staff_find_meetings_too_but_have_no_button_to_attend(cast: Cast) -> None:
    imported(cast.org, feed(*[row(f"s{n}", day=n) for n in range(7)]))
    page = cast.ben.client.post(reverse("community:meetings"), {"day": "any"}).content.decode()
    assert "Steps on Elm" in page
    assert "I was there" not in page


def test_the_second_page_is_reached_by_a_button(cast: Cast) -> None:
    imported(cast.org, feed(*[row(f"s{n}", name=f"Group {n:02}") for n in range(25)]))
    first = cast.ana.client.post(reverse("community:meetings"), {"day": "any"}).content.decode()
    second = cast.ana.client.post(
        reverse("community:meetings"), {"day": "any", "page": "2"}
    ).content.decode()
    shown = [f"Group {n:02}" for n in range(25)]
    assert sum(name in first for name in shown) == 20
    assert sum(name in second for name in shown) == 5
    assert 'name="page" value="1"' in second


@pytest.mark.parametrize(
    "wrong",
    [
        {"zip": "1910"},
        {"zip": "00000"},
        {"zip": "\u0661\u0669\u0661\u0660\u0664"},
        {"day": "9999"},
        {"kind": "NOPE"},
        {"miles": "1e9"},
        {"page": "99999999999999999999999"},
        {"part": "\u0000"},
        {"text": "x" * 5000},
    ],
)
def test_a_wrong_search_says_what_to_do_and_keeps_what_was_typed(
    cast: Cast, wrong: dict[str, str]
) -> None:
    answer = cast.ana.client.post(reverse("community:meetings"), {"text": "kept words", **wrong})
    assert answer.status_code == 422
    assert "Almost there" in answer.content.decode()
    if "text" not in wrong:
        assert "kept words" in answer.content.decode()


@pytest.mark.parametrize(
    "text", ["100%", "a_b", "\u0000", "\u05e9\u05dc\u05d5\u05dd", "\U0001f600"]
)
def test_odd_search_words_find_nothing_and_break_nothing(cast: Cast, text: str) -> None:
    assert cast.ana.client.post(reverse("community:meetings"), {"text": text}).status_code == 200


@pytest.mark.covers("000-20", "002-12")
def test_i_was_there_is_kept_with_one_sentence(cast: Cast) -> None:
    imported(cast.org, feed(row("elm")))
    meeting = Meeting.objects.get()
    address = reverse("community:attend", kwargs={"meeting_id": meeting.pk})
    assert "Steps on Elm" in cast.ana.client.get(address).content.decode()
    sent = _attend(heard="You do not have to do it alone.", means="I can call.", share="coach")
    answer = cast.ana.client.post(address, sent)
    assert answer.status_code == 303
    page = cast.ana.client.get(answer.headers["location"]).content.decode()
    assert "You do not have to do it alone." in page
    assert "Your coach can see this." in page
    again = cast.ana.client.post(address, sent)
    assert again.status_code == 303
    assert Attendance.objects.for_system("counting in a test").count() == 1
    other = cast.ana.client.post(address, {**sent, "heard": "Something else"})
    assert other.status_code == 422
    assert "Something else" in other.content.decode()


@pytest.mark.covers("002-13")
def test_a_get_together_without_a_meeting_list_counts(cast: Cast) -> None:
    answer = cast.ana.client.post(
        reverse("community:attend"), _attend(place_name="Sunday hike with the group")
    )
    assert answer.status_code == 303
    page = cast.ana.client.get(reverse("community:attended")).content.decode()
    assert "Sunday hike with the group" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"local_date": "9999-12-31"}, "still to come"),
        ({"local_date": "0001-01-01"}, "more than a year ago"),
        ({"local_date": "tomorrow"}, "Write the day like"),
        ({"place_name": ""}, "Write which meeting"),
        ({"place_name": "x" * 121}, "120"),
        ({"heard": "x" * 501}, "500"),
        ({"when": "never"}, "never"),
        ({"id": "0f8fad5b-d9cb-469f-a165-70867728950e"}, "load the page again"),
        ({"id": "1"}, "valid UUID"),
    ],
)
def test_a_wrong_entry_is_shown_again_with_a_sentence(
    cast: Cast, wrong: dict[str, str], words: str
) -> None:
    body = _attend(place_name="Elm Street", means="typed words")
    answer = cast.ana.client.post(reverse("community:attend"), {**body, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "typed words" in page
    assert not Attendance.objects.for_system("counting in a test").exists()


def test_a_meeting_of_another_organisation_is_not_there(cast: Cast) -> None:
    imported(cast.other_org, feed(row("elm")))
    address = reverse("community:attend", kwargs={"meeting_id": Meeting.objects.get().pk})
    assert cast.ana.client.get(address).status_code == 404
    assert cast.ana.client.post(address, _attend()).status_code == 404


def test_the_manager_sees_what_an_import_would_do_and_then_does_it(cast: Cast) -> None:
    data = feed(row("elm", time="late"), row("elm"), {"slug": "nothing"})
    file = SimpleUploadedFile("list.json", data, "application/json")
    answer = cast.mona.client.post(reverse("community:import"), {"file": file, "name": "Our list"})
    assert answer.status_code == 303
    assert not Meeting.objects.exists()
    page = cast.mona.client.get(answer.headers["location"]).content.decode()
    assert "Nothing is changed yet" in page
    assert "nobody could find the meeting" in page
    assert "late" in page
    run = ImportRun.objects.get()
    done = cast.mona.client.post(reverse("community:confirm", kwargs={"run_id": run.pk}))
    assert done.status_code == 303
    assert Meeting.objects.count() == 1
    run.refresh_from_db()
    assert (run.state, run.feed) == (ImportRun.DONE, None)
    assert run.counts["read"] == 3
    again = cast.mona.client.post(reverse("community:confirm", kwargs={"run_id": run.pk}))
    assert again.status_code == 303
    listing = cast.mona.client.get(reverse("community:import")).content.decode()
    assert "Our list" in listing
    assert "1 meeting" in listing


def test_a_checked_list_can_be_left(cast: Cast) -> None:
    file = SimpleUploadedFile("list.json", feed(row("elm")))
    cast.mona.client.post(reverse("community:import"), {"file": file})
    run = ImportRun.objects.get()
    assert (
        cast.mona.client.post(reverse("community:forget", kwargs={"run_id": run.pk})).status_code
        == 303
    )
    assert not ImportRun.objects.exists()
    assert not MeetingTime.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><title>404</title>", "web page"),
        (b'[{"name": "Elm", "sl', "ends in the middle"),
        (b'{"meetings": 1}', "not a list"),
        ('[{"name": "Caf\u00e9"}]'.encode("latin-1"), "not in UTF-8"),
        (b"", "is empty"),
        (b"[]", "no meetings"),
        (json.dumps([{"slug": 1}]).encode(), "somebody could use"),
    ],
)
def test_a_bad_feed_is_refused_with_a_sentence(cast: Cast, data: bytes, words: str) -> None:
    file = SimpleUploadedFile("list.json", data)
    answer = cast.mona.client.post(
        reverse("community:import"), {"file": file, "name": "typed name"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "typed name" in page
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "one of the two"),
        ({"address": "http://127.0.0.1:8000/feed"}, "private network"),
        ({"address": "http://localhost/feed"}, "private network"),
        ({"address": "http://[::1]/feed"}, "private network"),
        ({"address": "http://169.254.169.254/latest"}, "private network"),
        ({"address": "http://10.1.2.3/"}, "private network"),
        ({"address": "http://[::ffff:10.0.0.1]/"}, "private network"),
        ({"address": "file:///etc/passwd"}, "http://"),
        ({"address": "ftp://example.org/x"}, "http://"),
        ({"address": "http://[broken"}, "did not answer"),
        ({"address": "http://host:99999/"}, "did not answer"),
        ({"address": "https://example.org", "zone": "Mars/Base"}, "time zone"),
    ],
)
def test_an_address_that_leads_nowhere_good_is_refused(
    cast: Cast, given: dict[str, str], words: str
) -> None:
    answer = cast.mona.client.post(reverse("community:import"), given)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("who", ["ana", "ben", "carol", "pat", "circle", "auditor"])
def test_only_the_manager_imports(cast: Cast, who: str) -> None:
    client = getattr(cast, who).client
    assert client.get(reverse("community:import")).status_code == 404
    run = {"run_id": uuid7()}
    assert client.post(reverse("community:confirm", kwargs=run)).status_code == 404


def test_a_run_of_another_organisation_is_not_there(cast: Cast) -> None:
    imported(cast.other_org, feed(row("elm")))
    run = {"run_id": ImportRun.objects.get().pk}
    assert cast.mona.client.get(reverse("community:check", kwargs=run)).status_code == 404
    assert cast.mona.client.post(reverse("community:confirm", kwargs=run)).status_code == 404
