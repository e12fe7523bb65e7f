"""The one-time set-up link: once, for an hour, while there is nobody."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from handrail.faces.desks.setup import link
from handrail.ground.access import Role
from handrail.ground.accounts.models import SignInCard
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import home
from handrail.ground.kernel.zones import zone_choices
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Staff
from handrail.practice.community.importing import import_meetings
from handrail.practice.community.queries import find_meetings
from handrail.watch.safety.queries import help_lines
from tests.cast import Cast

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANSWERS = {
    "organisation": "Riverbend  Recovery",
    "site": "Main Street",
    "zone": "America/Denver",
    "name": "Mona",
    "email": "mona@example.org",
    "help_label": "",
    "help_number": "",
}


@pytest.fixture(autouse=True)
def _no_link(db: None) -> Iterator[None]:
    yield
    link._path().unlink(missing_ok=True)


def words(response: Any) -> str:
    """The page as text."""
    return str(response.content.decode())


def test_the_link_names_the_organisation_and_its_first_manager() -> None:
    client, path = Client(), link.offer()
    assert "Name of your organisation" in words(client.get(path))
    response = client.post(path, ANSWERS)
    assert response.status_code == 200
    org = Organisation.objects.get()
    assert (org.name, org.slug, org.zone) == (
        "Riverbend Recovery", "riverbend-recovery", "America/Denver",
    )  # fmt: skip
    assert Site.objects.get().name == "Main Street"
    actor = actor_for(Staff.objects.get().user_id)
    assert actor.roles == {Role.MANAGER, Role.ADMINISTRATOR}
    assert actor.zone == "America/Denver"
    # The way in that the page shows is open, and the founding stands in the book.
    assert SignInCard.objects.get().used_at is None
    assert "/sign-in/card/#" in words(response)
    assert AuditEvent.objects.get().detail == "found"
    assert not HelpLine.objects.exists()
    assert "no-store" in response["Cache-Control"]


def test_the_link_works_once() -> None:
    client, path = Client(), link.offer()
    assert client.post(path, ANSWERS).status_code == 200
    for answer in (client.get(path), client.post(path, {**ANSWERS, "organisation": "Other"})):
        assert answer.status_code == 404
        assert "This link is closed." in words(answer)
    assert Organisation.objects.count() == 1
    assert not link._path().exists()


def test_the_link_ends_after_an_hour_and_with_the_next_one() -> None:
    client = Client()
    with time_machine.travel(NOW, tick=False):
        first = link.offer()
        second = link.offer()
        assert client.get(first).status_code == 404
        assert client.get(second).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=59), tick=False):
        assert client.get(second).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=60), tick=False):
        assert client.get(second).status_code == 404
        assert client.post(second, ANSWERS).status_code == 404
    assert not Organisation.objects.exists()


def test_there_is_no_set_up_where_there_is_somebody(cast: Cast) -> None:
    assert not link.needed()
    assert Client().get(link.offer()).status_code == 404


def test_only_a_hash_of_the_link_is_kept() -> None:
    token = link.offer().rstrip("/").rpartition("/")[2]
    assert token not in link._path().read_text()
    assert link._path().stat().st_mode & 0o077 == 0
    assert link._path().is_relative_to(home.home())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": ""}, "This field is required"),
        ({"organisation": "x" * 121}, "characters"),
        ({"zone": "Mars/Olympus"}, "not one of the available choices"),
        ({"email": "mona"}, "Enter a valid email address"),
        ({"help_number": "call me", "help_label": "Us"}, "Write the number with digits"),
        ({"help_label": "Our line"}, "A help line needs a name and a number."),
        ({"help_number": "215-555-0100"}, "A help line needs a name and a number."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    changes: dict[str, str], sentence: str
) -> None:
    client, path = Client(), link.offer()
    response = client.post(path, {**ANSWERS, "name": "Mona \u202eעדן", **changes})
    assert response.status_code == 422
    assert sentence in words(response)
    assert "Mona \u202eעדן" in words(response)
    assert not Organisation.objects.exists()
    assert client.get(path).status_code == 200


def test_a_help_line_of_its_own_keeps_the_usual_numbers() -> None:
    answers = {**ANSWERS, "help_label": "Night line", "help_number": "215-555-0100"}
    assert Client().post(link.offer(), answers).status_code == 200
    assert [line.number for line in HelpLine.objects.all()] == ["215-555-0100"]
    shown = help_lines(Organisation.objects.get().pk)
    assert [line.number for line in shown] == ["215-555-0100", "988", "911"]


def test_a_name_without_latin_letters_founds_as_well() -> None:
    assert Client().post(link.offer(), {**ANSWERS, "organisation": "希望の家"}).status_code == 200
    assert Organisation.objects.get().slug == "organisation"


def test_a_link_that_failed_half_way_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    path = link.offer()
    token = path.rstrip("/").rpartition("/")[2]
    with pytest.raises(RuntimeError), link.using(token):
        raise RuntimeError
    assert Client().post(path, ANSWERS).status_code == 200


def test_a_list_that_was_brought_in_first_is_the_organisation_s_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = tmp_path / "list.json"
    row = {"name": "Noon", "slug": "noon", "day": 1, "time": "12:00", "timezone": "America/Denver"}
    feed.write_text(json.dumps([row]))
    assert import_meetings(
        str(feed), org_slug=None, zone=None, as_json=True, out=sys.stdout
    ) == 0  # fmt: skip
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["created"]) == (1, 1)
    assert link.needed()
    address = link.offer()
    assert Client().post(address, ANSWERS).status_code == 200
    org = Organisation.objects.get()
    assert (org.name, org.slug) == ("Riverbend Recovery", "riverbend-recovery")
    assert not link.needed()
    manager = actor_for(Staff.objects.get().user_id)
    assert [card.name for card in find_meetings(manager, weekday=0).cards] == ["Noon"]


@pytest.mark.parametrize("keep", ["", "US/Eastern", "America/Denver"])
def test_zones_are_places_and_nobody_loses_theirs(keep: str) -> None:
    names = [name for name, _ in zone_choices(keep)]
    assert names[0] == "America/New_York"
    assert len(names) == len(set(names))
    assert not [n for n in names if n.startswith(("Etc/", "US/")) and n != keep]
    assert not keep or keep in names
