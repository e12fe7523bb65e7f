"""The manager's pages: what they show, to whom, and what they answer to bad input."""

from __future__ import annotations

import io
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground import audit
from handrail.ground.accounts.models import SignInCard
from handrail.ground.consent.notice import VERSION
from handrail.ground.people.importing.tasks import write_rows
from handrail.ground.people.models import Episode, Participant, Relationship, Staff
from tests.cast import Cast, participant

INTAKE = {
    "given_name": "Nora", "family_name": "V", "language": "en", "take_part": "on", "notice": "on",
    "how": "screen", "notice_version": VERSION,
}  # fmt: skip


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def found(name: str) -> Participant | None:
    rows = Participant.objects.for_system("a test looks").filter(given_name=name)
    return rows.first()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "name",
    ["manager_today", "manager_people", "manager_intake", "manager_staff", "manager_invite",
     "import_people"],
)  # fmt: skip
def test_pages_open_for_the_manager_only(cast: Cast, name: str) -> None:
    assert cast.mona.client.get(reverse(f"desks:{name}")).status_code == 200
    shared = {"carol", "admin"} if name == "manager_staff" else set()
    shared |= {"admin"} if name == "manager_invite" else set()
    for who, member in cast.everybody().items():
        if who != "mona":
            status = member.client.get(reverse(f"desks:{name}")).status_code
            assert status == (200 if who in shared else 404), who


def test_the_person_page_shows_the_office_minimum_and_is_in_the_book(cast: Cast) -> None:
    address = reverse("desks:manager_person", args=[ana_id(cast)])
    answer = cast.mona.client.get(address)
    assert answer.status_code == 200
    assert "Ana M." in answer.text
    assert "fixes anything" not in answer.text
    looks, _more = audit.reads_of(ana_id(cast))
    assert [(x.kind, x.actor_name, x.capability) for x in looks] == [
        ("read", "Mona", "intake.write")
    ]
    for who in ("ben", "carol", "dee_coach", "omar", "ana", "pat", "circle", "auditor"):
        assert cast.everybody()[who].client.get(address).status_code == 404, who
    stranger = participant(cast.other_org, cast.other_org.sites.get(), "Zed", None)
    for unknown in (uuid4(), stranger.participant_id):
        page = cast.mona.client.get(reverse("desks:manager_person", args=[unknown]))
        assert page.status_code == 404


def test_the_list_pages_by_25(cast: Cast) -> None:
    address = reverse("desks:manager_people")
    for n in range(60):
        participant(cast.org, cast.site, f"P{n:02} Q", cast.ben.staff)
    first = cast.mona.client.get(address)
    assert first.text.count('<tr><th scope="row">') == 25
    assert "Page 1 of 3" in first.text
    for page in ("2", "99", "x", "-1", "9" * 30, "\u0663"):
        assert cast.mona.client.get(address, {"page": page}).status_code == 200


def test_query_counts_do_not_grow_with_people(cast: Cast) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert cast.mona.client.get(address).status_code == 200
        return len(seen)

    pages = [reverse("desks:manager_today"), reverse("desks:manager_people"),
             reverse("desks:manager_staff")]  # fmt: skip
    for page in pages:
        cost(page)
    few = [cost(page) for page in pages]
    for n in range(20):
        participant(cast.org, cast.site, f"P{n:02} Q", cast.ben.staff)
    cost(pages[1])
    assert [cost(page) for page in pages] == few


def test_names_are_searched_by_post_only(cast: Cast) -> None:
    address = reverse("desks:manager_find")
    assert cast.mona.client.get(address).status_code == 405
    assert "Ana M." in cast.mona.client.post(address, {"name": "an"}).text
    assert "Ana M." in cast.mona.client.post(address, {"name": "Ana M."}).text
    assert "No name begins" in cast.mona.client.post(address, {"name": "zzz"}).text
    refused = cast.mona.client.post(address, {"name": "x" * 20_000})
    assert refused.status_code == 422
    assert f'value="{"x" * 20_000}"' in refused.text
    assert cast.mona.client.post(address, {"name": "%_\x00"}).status_code == 200
    assert cast.ben.client.post(address, {"name": "ana"}).status_code == 404


def test_intake_without_javascript_takes_somebody_in(cast: Cast) -> None:
    assert cast.ben.staff is not None
    answer = cast.mona.client.post(
        reverse("desks:manager_intake"),
        {**INTAKE, "site": str(cast.site.pk), "coach": str(cast.ben.staff.pk),
         "phone": "(215) 555-0123", "birth_year": "1990"},
    )  # fmt: skip
    person = found("Nora")
    assert person is not None
    assert answer.status_code == 303
    assert answer["Location"] == reverse("desks:manager_person", args=[person.pk])
    assert (person.phone, person.birth_year) == ("+12155550123", 1990)
    assert "Ben" in cast.mona.client.get(answer["Location"]).text


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"given_name": ""}, "First name"),
        ({"given_name": "x" * 61}, "too long"),
        ({"take_part": ""}, "without saying yes"),
        ({"notice": ""}, "privacy notice first"),
        ({"notice_version": "1999"}, "has changed"),
        ({"phone": "call me"}, "area code"),
        ({"email": "nobody"}, "valid email"),
        ({"birth_year": "9999"}, "a year from"),
        ({"birth_year": "9" * 40}, "a year from"),
        ({"site": str(uuid4())}, "Site"),
        ({"site": "x"}, "Site"),
        ({"coach": str(uuid4())}, "Coach"),
        ({"language": "tlh"}, "Language"),
        ({"how": "hearsay"}, "How did"),
    ],
)
def test_bad_intakes_keep_what_was_typed(cast: Cast, bad: dict[str, str], says: str) -> None:
    sent = {**INTAKE, "site": str(cast.site.pk), "family_name": "Vasquez-Oyelaran", **bad}
    answer = cast.mona.client.post(reverse("desks:manager_intake"), sent)
    assert answer.status_code == 422
    assert says in answer.text
    assert "Vasquez-Oyelaran" in answer.text
    assert found("Nora") is None


def test_strange_letters_are_kept_or_dropped_but_never_break(cast: Cast) -> None:
    sent = {**INTAKE, "site": str(cast.site.pk), "given_name": "\x00N\u0301ora\u202e \U0001f33f"}
    assert cast.mona.client.post(reverse("desks:manager_intake"), sent).status_code == 303


def test_closing_opening_and_assigning_by_plain_posts(cast: Cast) -> None:
    ana, client = ana_id(cast), cast.mona.client
    assert cast.dee_coach.staff is not None
    coach = reverse("desks:manager_coach", args=[ana])
    assert client.post(coach, {"coach": str(cast.dee_coach.staff.pk)}).status_code == 303
    now = Relationship.objects.for_system("a test").get(participant=ana, ended_at=None)
    assert now.staff == cast.dee_coach.staff
    assert client.post(coach, {"coach": str(uuid4())}).status_code == 422
    close = reverse("desks:manager_close", args=[ana])
    assert client.post(close, {"reason": "used again"}).status_code == 422
    assert client.post(close, {"reason": "moved"}).status_code == 303
    assert "Moved away" in client.get(reverse("desks:manager_person", args=[ana])).text
    assert "Ana M." in client.get(reverse("desks:manager_people") + "?show=closed").text
    assert client.post(reverse("desks:manager_open", args=[ana])).status_code == 303
    assert Episode.objects.for_system("a test").filter(participant=ana).count() == 2


def test_a_coach_is_taken_away_only_where_that_was_asked_for(cast: Cast) -> None:
    ana, client = ana_id(cast), cast.mona.client
    standing = Relationship.objects.for_system("a test").filter(participant=ana, ended_at=None)
    blank = client.post(reverse("desks:manager_coach", args=[ana]), {"coach": ""})
    assert (blank.status_code, "Choose a coach." in blank.text) == (422, True)
    assert standing.get().staff == cast.ben.staff
    assert client.post(reverse("desks:manager_no_coach", args=[ana])).status_code == 303
    assert not standing.exists()
    assert "no coach yet" in client.get(reverse("desks:manager_person", args=[ana])).text


def test_contact_points(cast: Cast) -> None:
    address = reverse("desks:manager_contact", args=[ana_id(cast)])
    sent = {"phone": "215 555 0188", "email": "ana@example.org"}
    assert cast.mona.client.post(address, sent).status_code == 303
    person = found("Ana")
    assert person is not None
    assert (person.phone, person.email) == ("+12155550188", "ana@example.org")
    bad = cast.mona.client.post(address, {"phone": "?", "email": "kept@example.org"})
    assert (bad.status_code, "kept@example.org" in bad.text) == (422, True)


@pytest.mark.parametrize("who", ["mona", "ben"])
def test_a_card_is_shown_once_with_its_letters_and_qr(cast: Cast, who: str) -> None:
    address = reverse("desks:card", args=[ana_id(cast)])
    answer = cast.everybody()[who].client.post(address)
    assert answer.status_code == 200
    assert SignInCard.objects.get(user=cast.ana.user).purpose == "card"
    assert 'src="data:image/svg+xml' in answer.text
    assert cast.everybody()[who].client.get(address).status_code == 405
    assert cast.dee_coach.client.post(address).status_code == 404


def test_inviting_pausing_and_resuming_by_plain_posts(cast: Cast) -> None:
    client, address = cast.mona.client, reverse("desks:manager_invite")
    sent = {"name": "Lee", "roles": ["coach"], "email": "lee@example.org"}
    for bad in ({**sent, "email": ""}, {**sent, "roles": ["king"]}, {**sent, "name": ""},
                {**sent, "email": "", "phone": "+12025550101"}):  # fmt: skip
        assert client.post(address, bad).status_code == 422
    made = client.post(address, sent)
    assert (made.status_code, "48 hours" in made.text) == (200, True)
    lee = Staff.objects.get(user__name="Lee")
    assert client.post(reverse("desks:manager_suspend", args=[lee.pk])).status_code == 303
    assert "paused" in client.get(reverse("desks:manager_staff")).text
    assert client.post(reverse("desks:manager_resume", args=[lee.pk])).status_code == 303
    assert client.post(reverse("desks:manager_renew", args=[lee.pk])).status_code == 200
    assert cast.omar.staff is not None
    for name in ("manager_suspend", "manager_resume", "manager_renew"):
        assert client.post(reverse(f"desks:{name}", args=[cast.omar.staff.pk])).status_code == 404


def send(cast: Cast, content: bytes, name: str = "people.csv") -> HttpResponse:
    file = io.BytesIO(content)
    file.name = name
    return cast.mona.client.post(reverse("desks:import_people"), {"file": file})


def test_a_file_goes_from_upload_to_people_without_javascript(cast: Cast) -> None:
    up = send(cast, b"First name,Phone\nNora,215 555 0123\nAna,202 555 0101\n=1+1,\n")
    assert up.status_code == 303
    columns = cast.mona.client.get(up["Location"])
    assert "We guessed; please check" in columns.text
    sent = {"given_name": "0", "phone": "1", "site_all": str(cast.site.pk), "confirmed": "on"}
    for bad in ({**sent, "confirmed": ""}, {**sent, "given_name": ""}, {**sent, "phone": "0"},
                {**sent, "given_name": "77"}, {**sent, "site_all": str(uuid4())}):  # fmt: skip
        assert cast.mona.client.post(up["Location"], bad).status_code == 422
    report = cast.mona.client.post(up["Location"], sent)
    assert report.status_code == 303
    page = cast.mona.client.get(report["Location"]).text
    for words in ("Nothing is written yet", "Ana M.", "The phone number is the same.",
                  "looks like a formula", "=1+1"):  # fmt: skip
        assert words in page, words
    choose = report["Location"] + "choose/"
    assert cast.mona.client.post(choose, {"row-3": "skip", "row-x": "1"}).status_code == 303
    start = cast.mona.client.post(report["Location"] + "start/")
    assert start.status_code == 303
    write_rows(report["Location"].strip("/").split("/")[-1], str(cast.mona.user.pk))
    assert found("Nora") is not None
    assert "What came of it" in cast.mona.client.get(report["Location"]).text
    again = send(cast, b"First name,Phone\nNora,215 555 0123\nAna,202 555 0101\n=1+1,\n")
    assert again["Location"] == report["Location"]
    for who in ("ben", "omar", "carol"):
        assert cast.everybody()[who].client.get(report["Location"]).status_code == 404


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"First\n" + b"Ana\n" * 50_000, "split it"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, "letters"),
        (b"<html>", "web page"),
        (b"First\n", "no people"),
        (b"PK\x03\x04", "broken"),
        (b"a" * 9_000_000, "too big"),
    ],
)
def test_a_bad_file_gets_a_sentence(cast: Cast, content: bytes, says: str) -> None:
    answer = send(cast, content)
    assert answer.status_code == 422
    assert says in answer.text


def test_no_file_gets_a_sentence(cast: Cast) -> None:
    answer = cast.mona.client.post(reverse("desks:import_people"), {})
    assert (answer.status_code, "choose a file first" in answer.text) == (422, True)
