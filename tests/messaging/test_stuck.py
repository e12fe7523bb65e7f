"""Messages that are stuck: seen without their words, tried again, or let go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.audit import reads_of
from handrail.ground.kernel import clock
from handrail.ground.messaging import outbox, queries, rules
from handrail.ground.messaging.channels.local import Memory
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.sending import Recipient, queue
from tests.cast import Cast

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)
LIST = "/programme/messages/"


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    Memory.sent.clear()
    with time_machine.travel(NOON, tick=False):
        yield
    Memory.sent.clear()


def rows() -> Any:
    return OutboundMessage.objects.for_system("a test looks at rows")


def stick(cast: Cast, kind: str = "reminder", **changed: Any) -> UUID:
    person = None if kind == "code" else cast.ana.participant_id
    to = Recipient(cast.org.id, "sms", "+12025550134", cast.site.zone, "en", person)
    values = {"code": "918273"} if kind == "code" else {}
    pk = queue(to, kind, values=values)
    kept = {"state": OutboundMessage.STUCK, "attempts": 8, "trouble": "HTTP 400", **changed}
    rows().filter(pk=pk).update(**kept)
    return pk


def post(cast: Cast, name: str, pk: UUID) -> Any:
    return cast.mona.client.post(reverse(f"desks:{name}", kwargs={"message_id": pk}))


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("", rules.NOT_TRIED), ("ConnectTimeout", rules.UNREACHABLE),
        ("HTTP 503", rules.UNREACHABLE), ("HTTP 408", rules.UNREACHABLE),
        ("HTTP 400", rules.NOT_TAKEN), ("HTTP 422", rules.NOT_TAKEN),
        ("NoChannel sms", rules.WAYS["sms"]), ("NoChannel email", rules.WAYS["email"]),
        ("NoChannel pigeon", rules.UNREACHABLE), ("ValueError", rules.UNREACHABLE),
        ("messaging_outboundmessage.address", rules.NOT_OPEN),
        ("the mail server does not take this address", rules.NOT_TAKEN),
    ],
)  # fmt: skip
def test_the_reason_is_said_in_words(trouble: str, words: str) -> None:
    assert rules.why(trouble) == words


@pytest.mark.parametrize(
    ("address", "hint"),
    [("+12025550134", "… 34"), ("mona@riverbend.example", "m … @"), ("", ""), ("988", "")],
)
def test_a_hint_is_never_the_whole_address(address: str, hint: str) -> None:
    assert rules.hint(address) == hint


def test_the_page_has_kind_time_tries_and_reason_and_no_content(cast: Cast) -> None:
    stick(cast)
    stick(cast, "code")
    page = cast.mona.client.get(LIST).text
    for words in ("You have a reminder", "Ana M.", "tried 8 times", "does not take this number",
                  "A sign-in code", "… 34"):  # fmt: skip
        assert words in page, words
    for words in ("918273", "0134", "202555"):
        assert words not in page, words
    assert cast.ana.participant_id is not None
    looks, _more = reads_of(cast.ana.participant_id)
    assert looks[0].capability == "outbox.mend"


def test_today_leads_there_only_when_there_is_one(cast: Cast) -> None:
    assert LIST not in cast.mona.client.get("/programme/").text
    stick(cast)
    today = cast.mona.client.get("/programme/").text
    assert "1 message is stuck" in today
    assert LIST in today


@pytest.mark.parametrize(
    ("state", "due", "stuck"),
    [
        ("queued", timedelta(hours=-2), True), ("queued", timedelta(minutes=-30), False),
        ("queued", timedelta(minutes=30), False), ("held", timedelta(hours=9), False),
        ("held", timedelta(hours=-2), True), ("leased", timedelta(hours=-2), True),
        ("sent", timedelta(hours=-2), False), ("expired", timedelta(hours=-2), False),
        ("stuck", timedelta(hours=9), True),
    ],
)  # fmt: skip
def test_what_waits_too_long_is_stuck_and_the_night_is_no_wait(
    cast: Cast, state: str, due: timedelta, stuck: bool
) -> None:
    stick(cast, state=state, next_attempt_at=clock.now() + due, attempts=0, trouble="")
    assert queries.stuck_count(cast.mona.actor) == int(stuck)


def test_again_sends_it_with_all_its_tries(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    pk = stick(cast)
    with django_capture_on_commit_callbacks(execute=True):
        assert post(cast, "stuck_again", pk)["Location"] == LIST
    assert rows().get(pk=pk).state == OutboundMessage.SENT
    assert [letter.address for letter in Memory.sent] == ["+12025550134"]
    assert post(cast, "stuck_again", pk).status_code == 404


def test_what_comes_too_late_is_not_sent(cast: Cast) -> None:
    pk = stick(cast, expires_at=clock.now() - timedelta(minutes=1))
    assert "Try again" not in cast.mona.client.get(LIST).text
    post(cast, "stuck_again", pk)
    assert "It is too late for this one" in cast.mona.client.get(LIST).text
    assert rows().get(pk=pk).state == OutboundMessage.STUCK


def test_letting_go_asks_first_and_keeps_no_words(cast: Cast) -> None:
    pk = stick(cast)
    where = reverse("desks:stuck_let_go", kwargs={"message_id": pk})
    assert "There is no way back" in cast.mona.client.get(where).text
    assert rows().get(pk=pk).state == OutboundMessage.STUCK
    assert post(cast, "stuck_let_go", pk)["Location"] == LIST
    row = rows().get(pk=pk)
    assert (row.state, row.address, row.subject, row.body) == ("let_go", None, None, None)
    assert outbox.deliver() == 0
    assert "Nothing is stuck" in cast.mona.client.get(LIST).text


def test_all_late_ones_go_at_once_and_the_others_stay(cast: Cast) -> None:
    late = [stick(cast, "code", expires_at=clock.now()) for _n in range(3)]
    stays = stick(cast)
    assert "Let all go" in cast.mona.client.get(LIST).text
    cast.mona.client.get("/programme/messages/late/")
    assert queries.stuck_count(cast.mona.actor) == 4
    cast.mona.client.post("/programme/messages/late/")
    assert set(rows().filter(pk__in=late).values_list("state", flat=True)) == {"let_go"}
    assert rows().get(pk=stays).state == OutboundMessage.STUCK


def test_another_organisation_and_other_roles_see_nothing(cast: Cast) -> None:
    pk = stick(cast)
    rows().filter(pk=pk).update(org_id=cast.other_org.id)
    assert queries.stuck_count(cast.mona.actor) == 0
    assert post(cast, "stuck_let_go", pk).status_code == 404
    for member in (cast.ben, cast.carol, cast.ana, cast.auditor, cast.admin, cast.pat):
        assert member.client.get(LIST).status_code == 404


def test_more_messages_ask_no_more(cast: Cast) -> None:
    def asked() -> int:
        cast.mona.client.get(LIST)
        with CaptureQueriesContext(connection) as found:
            assert cast.mona.client.get(LIST).status_code == 200
        return len(found)

    stick(cast)
    few = asked()
    for _n in range(30):
        stick(cast)
    assert asked() == few
