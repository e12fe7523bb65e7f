"""Whatever a phone sends, of every kind and by page or sealed: a sentence, nothing lost, no 500."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from handrail.faces.api import kinds, phone_keys
from handrail.faces.desks.participant.waiting import WAITING
from handrail.ground.kernel import clock, home
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.people.models import Strength
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community.models import Attendance
from handrail.practice.community.queries import attendances
from handrail.practice.coping.models import Answer
from handrail.practice.encouragement.models import KindWord
from handrail.practice.growth.models import Evidence, Milestone
from handrail.practice.plans.models import Step, Win
from handrail.practice.plans.queries import wins
from handrail.practice.thinking.models import Tick
from tests.cast import Cast, Member
from tests.phone.sealing import envelope

KINDS = tuple(kinds.KINDS)
UUID1 = "fa3b6f6e-ea3b-11f1-9b79-02fc00000001"
UUID4 = "8751cac1-44f0-4ed5-9c6e-148a283d4fd2"
UUID7 = "01a21c1b-580c-7cb6-a305-fa8354537a7e"
DAYLESS = (
    "thanks", "strength", "milestone", "value", "goal", "barrier", "coping_card", "warning_sign",
    "trigger", "hard_day", "safety_line", "private_page", "promise", "holding", "track_ask",
    "coach_wish", "time_line", "topic", "company_ask", "helper", "ready_words",
    "update",
)  # fmt: skip
TEN_MB = 10 * 1024 * 1024 + 1
ODD = {
    "emoji": "\U0001f600 \U0001f469\U0001f3fd‍\U0001f692",
    "right to left": "לאט לאט, شوي شوي",
    "turned": "\u202eabc",
    "nul": "a\x00b",
    "half a letter": "x\ud800y",
    "markup": "<script>alert(1)</script>{{ 7*7 }}",
}


def hello(member: Member) -> dict[str, Any]:
    found: dict[str, Any] = member.client.get("/api/session").json()
    return found


def outcome(member: Member, *entries: Any, sent_at: str | None = None) -> list[tuple[str, str]]:
    body = json.dumps({"sent_at": sent_at or clock.now().isoformat(), "entries": entries})
    answer = member.client.post("/api/sync", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return [(entry["status"], entry["reason"]) for entry in answer.json()["entries"]]


def refused(told: list[tuple[str, str]]) -> str:
    ((status, reason),) = told
    assert status == "refused"
    assert reason.endswith(".")
    assert len(reason) > 20
    return reason


def nothing_kept() -> None:
    for model in (CheckIn, Win, Attendance, Tick, Answer, Milestone, Evidence):
        assert not model.objects.for_system("counting in a test").exists()
    # The cast has strengths that coaches wrote.
    assert not Strength.objects.for_system("counting in a test").filter(by="participant").exists()
    assert Step.objects.for_system("counting in a test").get().state == "open"
    assert KindWord.objects.for_system("counting in a test").get().thanked_at is None
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_the_first_stays_and_an_answer_that_got_lost_is_given_again(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str
) -> None:
    entry = envelope(hello(cast.ana), kind, kept[kind])
    assert outcome(cast.ana, entry) == [("created", "")]
    # The answer got lost; the phone tries again, and once more.
    assert outcome(cast.ana, entry, entry) == [("duplicate", "")] * 2
    if kind == "company_ask":
        return  # One tap has no words that could be others.
    other = {
        "checkin": {"mood": "1"},
        "step_report": {**kept["step_report"], "state": "partly"},
        "win": {"text": "Other words"},
        "attendance": {"place_name": "Elsewhere"},
        "thanks": {"word_id": str(uuid7())},
        "tick": {**kept["tick"], "done": "no"},
        "coping_answer": {**kept["coping_answer"], "passed": "little"},
        "strength": {"text": "Other words"},
        "milestone": {"text": "Other words"},
        "evidence": {"text": "Other words"},
        "outlook": {"hope": "5"},
        "pulse": {"held_to": "-1"},
        "fit": {"fits": "no"},
        "vision": {"text": "Other words"},
        "value": {"text": "Other words"},
        "goal": {"text": "Other words"},
        "ruler": {**kept["ruler"], "confidence": "5"},
        "barrier": {**kept["barrier"], "text": "Other words"},
        "step": {**kept["step"], "text": "Other words"},
        "review": {"worked": "Other words"},
        "coping_card": {"text": "Other words"},
        "warning_sign": {**kept["warning_sign"], "first": "Other words"},
        "trigger": {**kept["trigger"], "text": "Other words"},
        "hard_day": {**kept["hard_day"], "text": "Other words"},
        "safety_line": {**kept["safety_line"], "text": "Other words"},
        "moment": {**kept["moment"], "stopped": "Other words"},
        "coping_practice": {**kept["coping_practice"], "sure": "6"},
        "clock": {**kept["clock"], "name": "Other words"},
        "clock_days": {**kept["clock_days"], "last_on": clock.today(cast.site.zone).isoformat()},
        "bad_day": {**kept["bad_day"], "note": "Other words"},
        "sheet": {**kept["sheet"], "title": "Other words"},
        "sheet_line": {**kept["sheet_line"], "text": "Other words"},
        "private_page": {**kept["private_page"], "text": "Other words"},
        "signature": {**kept["signature"], "name": "Other words"},
        "promise": {"text": "Other words"},
        "promise_answer": {**kept["promise_answer"], "said": "not_yet"},
        "holding": {**kept["holding"], "held_to": "5"},
        "track_ask": {"words": "Other words"},
        "coach_wish": {"words": "Other words"},
        "time_line": {"sort": "phone", "words": "Other words"},
        "topic": {"text": "Other words"},
        "helper": {**kept["helper"], "name": "Other words"},
        "ready_words": {"text": "Other words"},
        "update": {"words": "Other words", "to": "coach"},
    }[kind]
    again = envelope(hello(cast.ana), kind, other, id=entry["id"], made_at=entry["made_at"])
    assert "first one stays" in refused(outcome(cast.ana, again))


@pytest.mark.parametrize("kind", ["win", "attendance"])
@pytest.mark.parametrize("days", [-2, 2])
def test_a_clock_two_days_off_is_put_right_and_a_retry_after_mending_it_is_the_same(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str, days: int
) -> None:
    off = clock.now() + timedelta(days=days)
    entry = envelope(hello(cast.ana), kind, kept[kind], made_at=off.isoformat())
    assert outcome(cast.ana, entry, sent_at=off.isoformat()) == [("created", "")]
    model, column = (Win, "on") if kind == "win" else (Attendance, "local_date")
    row = model.objects.for_system("a test").get()
    assert getattr(row, column) == clock.today(cast.site.zone)
    # The phone's clock was set in between: the same entry now seems to be of another day.
    assert outcome(cast.ana, entry) == [("duplicate", "")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("made_at", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize("sent_at", ["9999-12-31T23:59:59-12:00", "soon", None])
def test_a_year_beyond_reason_is_a_sentence_or_put_right(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str, made_at: str, sent_at: str | None
) -> None:
    entry = envelope(hello(cast.ana), kind, kept[kind], made_at=made_at)
    told = outcome(cast.ana, entry, sent_at=sent_at)
    # These have no day of their own, so nothing is wrong with them.
    if kind in DAYLESS:
        assert told == [("created", "")]
        return
    refused(told)
    nothing_kept()


@pytest.mark.parametrize("number", [str(2**63), str(2**64), "-1", "9" * 5000, "٣" * 30, "1e400"])
@pytest.mark.parametrize(
    ("kind", "field"), [("checkin", "mood"), ("checkin", "craving"), ("step_report", "sure")]
)
def test_numbers_beyond_64_bits(
    cast: Cast, kept: dict[str, dict[str, str]], number: str, kind: str, field: str
) -> None:
    refused(outcome(cast.ana, envelope(hello(cast.ana), kind, {**kept[kind], field: number})))
    nothing_kept()


@pytest.mark.parametrize("odd", ODD)
def test_any_words_arrive_in_every_field(cast: Cast, odd: str) -> None:
    text, session, mine = ODD[odd], hello(cast.ana), cast.ana.participant_id
    heard = {"place_name": text, "heard": text, "means": text}
    sent = [
        envelope(session, "win", {"text": text}),
        envelope(session, "attendance", heard),
    ]
    assert outcome(cast.ana, *sent) == [("created", "")] * 2
    assert mine is not None
    (win,), (went,) = wins(cast.ana.actor, mine), attendances(cast.ana.actor, mine)
    assert win.text == went.name == went.heard == went.means
    assert "\x00" not in win.text
    if odd in ("emoji", "right to left", "turned"):
        assert win.text == text
    for page in ("/plan/wins/", "/meetings/attended/"):
        assert "<script>alert" not in cast.ana.client.get(page).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_seal_and_an_unknown_version(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str
) -> None:
    good = envelope(hello(cast.ana), kind, kept[kind])
    stranger = envelope(hello(cast.rev), kind, kept[kind])
    for sealed in (
        {**good["sealed"], "ct": stranger["sealed"]["ct"]},
        {**good["sealed"], "iv": good["sealed"]["iv"][::-1]},
        {**good["sealed"], "epk": stranger["sealed"]["epk"]},
        {**good["sealed"], "key": "phone-7777"},
    ):
        refused(outcome(cast.ana, {**good, "sealed": sealed}))
    for version in (0, 2, "1", None, 2**70, [1]):
        words = refused(outcome(cast.ana, {**good, "sealed": {**good["sealed"], "v": version}}))
        assert "do not fit" in words
    for other in {*KINDS} - {kind}:
        refused(outcome(cast.ana, {**good, "kind": other}))
    ((status, reason),) = outcome(cast.ana, stranger)
    assert (status, "Somebody else" in reason) == ("waits", True)
    nothing_kept()
    assert outcome(cast.ana, good) == [("created", "")]


@pytest.mark.parametrize("kind", ["", "Win", "win ", "checkin\x00", "x" * 10_000, "\U0001f600"])
def test_an_unknown_kind(cast: Cast, kept: dict[str, dict[str, str]], kind: str) -> None:
    words = refused(outcome(cast.ana, envelope(hello(cast.ana), kind, kept["win"])))
    assert "older than the server" in words
    nothing_kept()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sealed_before_the_key_changed_opens_and_a_lost_key_is_a_sentence(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str
) -> None:
    old = envelope(hello(cast.ana), kind, kept[kind])
    phone_keys.rotate()
    lost = envelope(hello(cast.ana), kind, kept[kind])
    phone_keys.rotate()
    (home.home() / "keys" / f"{lost['sealed']['key']}.pem").unlink()
    assert "another server" in refused(outcome(cast.ana, lost))
    nothing_kept()
    assert outcome(cast.ana, old) == [("created", "")]


@pytest.mark.parametrize(
    "number",
    [UUID4, UUID1, UUID7.upper(), f"{{{UUID7}}}", UUID7.replace("-", ""), f"urn:uuid:{UUID7}", "",
     "7", str(2**128), "\x00" * 36, "x" * 5000],
)  # fmt: skip
def test_an_id_that_is_no_uuid7(cast: Cast, kept: dict[str, dict[str, str]], number: str) -> None:
    for kind in KINDS:
        refused(outcome(cast.ana, envelope(hello(cast.ana), kind, kept[kind], id=number)))
    nothing_kept()


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("/check-in/", {"mood": "3"}),
        ("/plan/wins/new/", {"text": "Slept all night"}),
        ("/meetings/attend/", {"place_name": "x", "when": "after", "share": "private"}),
    ],
)
@pytest.mark.parametrize("number", [UUID4, "7", "\x00", str(2**128), "x" * 5000])
def test_an_id_that_is_no_uuid7_on_a_page(
    cast: Cast, page: str, fields: dict[str, str], number: str
) -> None:
    day = clock.today(cast.site.zone).isoformat()
    sent = {**fields, "local_date": day, "heard": "my own words", "note": "my own words",
            "id": number}  # fmt: skip
    answer = cast.ana.client.post(page, sent)
    assert answer.status_code == 422
    typed = "Slept all night" if "wins" in page else "my own words"
    assert typed in answer.content.decode()
    for model in (CheckIn, Win, Attendance):
        assert not model.objects.for_system("counting in a test").exists()


@pytest.mark.parametrize("kind", ["checkin", "win", "attendance"])
def test_an_id_of_another_persons_entry_tells_nothing(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str
) -> None:
    """The same answers as for an id that nobody has, and each keeps their own row."""
    taken = uuid7()
    assert outcome(cast.rev, envelope(hello(cast.rev), kind, kept[kind], id=taken))[0][0] == (
        "created"
    )
    for number in (taken, uuid7()):
        entry = envelope(hello(cast.ana), kind, kept[kind], id=number)
        assert outcome(cast.ana, entry, entry) == [("created", ""), ("duplicate", "")]
    model = {"checkin": CheckIn, "win": Win, "attendance": Attendance}[kind]
    rows = model.objects.for_system("looking at what a test stored")
    assert rows.get(pk=taken).participant_id == cast.rev.participant_id
    assert rows.filter(participant_id=cast.ana.participant_id).count() == 2


@pytest.mark.parametrize(
    ("kind", "field", "state"), [("step_report", "step_id", "done"), ("thanks", "word_id", "")]
)
def test_what_belongs_to_another_person_looks_like_what_is_not_there(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str, field: str, state: str
) -> None:
    session, more = hello(cast.rev), {"state": state} if state else {}
    hers = envelope(session, kind, {field: kept[kind][field], **more})
    nobodys = envelope(session, kind, {field: str(uuid7()), **more})
    assert refused(outcome(cast.rev, hers)) == refused(outcome(cast.rev, nobodys))
    nothing_kept()


@pytest.mark.parametrize(
    "page", ["/check-in/", "/plan/wins/new/", "/meetings/attend/", "/api/sync"]
)
def test_ten_megabytes_are_a_sentence(cast: Cast, page: str) -> None:
    form = "application/x-www-form-urlencoded"
    for body in (b"text=" + b"x" * TEN_MB, b"x&" * (TEN_MB // 2 + 1)):
        answer = cast.ana.client.post(page, body, content_type=form)
        assert answer.status_code == 413
        assert "too much to send at once" in answer.content.decode()


@pytest.mark.parametrize("many", [2001, 20_000])
def test_thousands_of_fields_are_a_sentence(cast: Cast, many: int) -> None:
    body = "&".join(f"f{n}=1" for n in range(many))
    answer = cast.ana.client.post(
        "/plan/wins/new/", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (400, 413)
    assert "Go back" in answer.content.decode()


@pytest.mark.parametrize("looked_at", [7, [], {}, "x" * 100_000, "\x00", None, UUID7])
def test_what_is_looked_at_may_be_anything(cast: Cast, looked_at: Any) -> None:
    entry = envelope(hello(cast.ana), "win", {"text": "Slept all night"})
    body = json.dumps({"entries": [entry], "looked_at": looked_at})
    answer = cast.ana.client.post("/api/sync", body, content_type="application/json")
    assert [one["status"] for one in answer.json()["entries"]] == ["created"]
    assert "Well worth writing down" not in cast.ana.client.get("/plan/wins/").content.decode()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("checkin", "Only you can see it."),
        ("step_report", "You did it. That counts, and it stays."),
        ("win", "Well worth writing down."),
        ("attendance", "It is good that you went looking for company."),
        ("thanks", "They can see that you said thank you."),
    ],
)
def test_about_the_entry_that_is_looked_at_the_next_page_says_a_sentence(
    cast: Cast, kept: dict[str, dict[str, str]], kind: str, words: str
) -> None:
    entry = envelope(hello(cast.ana), kind, kept[kind])
    body = json.dumps({"entries": [entry], "looked_at": entry["id"]})
    cast.ana.client.post("/api/sync", body, content_type="application/json")
    assert words in cast.ana.client.get("/help/").content.decode()
    assert words not in cast.ana.client.get("/help/").content.decode()


def test_every_kind_has_a_word_in_the_list_of_what_waits() -> None:
    done_to_it = {kind for kind in WAITING if kind.startswith(".")}
    pages = {"coping", "look", "pathway", "stage", "level", "coaching", "appointment",
             "channel_plan", "holiday_plan", "pace", "note_view", "note_ask", "handover",
             "handover_words", "coach_story", "beginning", "coach_like",
             "notes_before"}  # fmt: skip
    assert set(WAITING) - done_to_it == {*KINDS, *pages}


def test_what_is_refused_comes_back_in_words_to_its_owner_alone(cast: Cast) -> None:
    entry = envelope(hello(cast.ana), "barrier", {"text": "No bus", "why": "It snows"})
    for member, status, words in (
        (cast.ana, "refused", ["No bus", "It snows"]), (cast.rev, "waits", None),
    ):  # fmt: skip
        sent = json.dumps([entry])
        (told,) = member.client.post("/api/sync", sent, "application/json").json()["entries"]
        assert (told["status"], told.get("words")) == (status, words)
