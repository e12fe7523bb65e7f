"""The organisation's settings: who may, what they change, and that nothing typed is lost."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.actor import Actor
from handrail.ground.audit import verify
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.orgs import rules
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people import organisation, queries
from handrail.ground.people.actors import actor_for
from handrail.ground.people.commands import organisation as commands
from handrail.ground.people.models import Participant
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast, session_for

MADE_UP = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|csrfmiddlewaretoken[^>]*|nonce=\S+"
)
BASE = "/programme/settings/"
LINE = {"label": "Night line", "number": "215-555-0100", "text_number": "", "hours": "Every night"}


def page(client: Client, path: str = "", status: int = 200) -> str:
    answer = client.get(BASE + path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def stale(cast: Cast) -> Client:
    """Mona, whose passkey was used too long ago."""
    client = Client()
    old = clock.now().timestamp() - 3600
    client.cookies["visit"] = session_for(cast.mona.user, second_factor_at=old)
    return client


def add_line(cast: Cast, **words: Any) -> HelpLine:
    assert cast.mona.client.post(f"{BASE}numbers/new/", {**LINE, **words}).status_code == 303
    return HelpLine.objects.latest("position")


def test_manager_and_administrator_open_the_settings_and_nobody_else(cast: Cast) -> None:
    for who, member in cast.everybody().items():
        status = member.client.get(BASE).status_code
        assert status == (200 if who in {"mona", "admin"} else 404), who
    assert 'href="/programme/settings/"' in cast.mona.client.get("/programme/").text
    assert cast.admin.client.get("/")["Location"] == BASE
    assert "“Leave this page” opens" in page(cast.admin.client)


@pytest.mark.parametrize(
    ("path", "sent", "column", "value"),
    [
        ("organisation/", {"name": " Open  Door ", "zone": "America/Denver", "ceiling": "20"},
         "name", "Open Door"),
        ("organisation/", {"name": "A", "zone": "America/Denver", "ceiling": "1"}, "ceiling", 1),
        ("phones/", {"app_name": "Notes", "exit_url": "https://example.org/"}, "app_name", "Notes"),
        ("phones/", {"app_name": "Notes", "exit_url": "example.org"},
         "exit_url", "https://example.org"),
        ("years/", {"years": "7"}, "keep_years", 7),
        ("years/", {"years": ""}, "keep_years", None),
    ],
)  # fmt: skip
def test_what_is_said_is_kept(
    cast: Cast, path: str, sent: dict[str, str], column: str, value: object
) -> None:
    assert cast.mona.client.post(BASE + path, sent).status_code == 303
    assert getattr(Organisation.objects.get(pk=cast.org.pk), column) == value
    assert getattr(Organisation.objects.get(pk=cast.other_org.pk), column) != value or not value


@pytest.mark.parametrize(
    ("path", "sent", "sentence"),
    [
        ("organisation/", {"name": "", "zone": "UTC", "ceiling": "kept-20"}, rules.CEILING_OUTSIDE),
        ("organisation/", {"name": "kept-x" + "x" * 120, "zone": "America/Denver", "ceiling": "3"},
         "too long"),
        ("organisation/", {"name": "kept-x", "zone": "Mars/Base", "ceiling": "3"}, "Time zone"),
        ("organisation/", {"name": "kept-x", "zone": "America/Denver", "ceiling": "9" * 40},
         rules.CEILING_OUTSIDE),
        ("phones/", {"app_name": "kept-x", "exit_url": "http://weather.gov"}, rules.EXIT_NOT_SAFE),
        ("phones/", {"app_name": "kept-x", "exit_url": "javascript:alert(1)"}, "https"),
        ("phones/", {"app_name": "kept-x", "exit_url": "https://testserver/help/"},
         "https://www.weather.gov/"),
        ("years/", {"years": "kept-many"}, "whole number"),
        ("years/", {"years": "100"}, "99"),
        ("numbers/new/", {**LINE, "label": "kept-x", "number": ""}, rules.NUMBER_MISSING),
        ("numbers/new/", {**LINE, "number": "kept-x"}, rules.NUMBER_UNCLEAR),
        ("sites/new/", {"name": "kept-x", "zone": "nowhere"}, "Time zone"),
        ("sites/new/", {"name": "main STREET", "zone": "America/Denver"}, rules.SITE_NAME_TAKEN),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_kept_in_the_form(
    cast: Cast, path: str, sent: dict[str, str], sentence: str
) -> None:
    answer = cast.mona.client.post(BASE + path, sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "kept-" not in str(sent) or "kept-" in answer.text
    assert not organisation.history(cast.mona.actor)


def test_a_change_asks_for_a_fresh_passkey_and_loses_nothing(cast: Cast) -> None:
    client = stale(cast)
    again = reverse("account_reauthenticate")
    assert "Settings" in page(client)
    asked = client.get(f"{BASE}phones/")
    assert (asked.status_code, asked["Location"].startswith(again)) == (303, True)
    sent = {"app_name": "typed-here", "exit_url": "https://example.org/"}
    kept = client.post(f"{BASE}phones/", sent)
    assert kept.status_code == 422
    assert "typed-here" in kept.text
    assert 'target="_blank"' in kept.text
    line = HelpLine.objects.create(org=cast.org, label="Ours", number="988")
    for path in (f"numbers/{line.pk}/remove/", f"sites/{cast.site.pk}/away/"):
        assert client.post(BASE + path)["Location"].startswith(again)
    assert HelpLine.objects.count() == 1
    assert organisation.history(cast.mona.actor) == ()


def test_the_policy_itself_wants_a_second_factor(cast: Cast) -> None:
    weak = actor_for(cast.mona.user.pk, second_factor=False)
    for actor in (weak, cast.ben.actor, cast.ana.actor):
        with pytest.raises(NotVisible):
            commands.change_phones(actor, app_name="Notes", exit_url="https://example.org/")


def test_commands_refuse_what_no_form_would_send(cast: Cast) -> None:
    actor = cast.mona.actor
    with pytest.raises(NotLikeThis):
        commands.change_phones(actor, app_name="Notes", exit_url="http://example.org/")
    with pytest.raises(NotLikeThis):
        commands.change_organisation(actor, name="A", zone="America/Denver", ceiling=0)
    with pytest.raises(NotLikeThis):
        commands.add_help_line(actor, words=commands.HelpLineWords("A", "", "", "", False))


def test_numbers_are_added_ordered_changed_and_taken_off(cast: Cast) -> None:
    client = cast.mona.client
    first, second = add_line(cast), add_line(cast, label="Warm line", number="", text_number="741")

    def shown() -> list[str]:
        return [line.label for line in organisation.help_lines(cast.mona.actor)]

    assert shown() == ["Night line", "Warm line"]
    up = f"{BASE}numbers/{second.pk}/move/"
    assert client.post(up, {"to": "up"}).status_code == 303
    assert shown() == ["Warm line", "Night line"]
    assert client.post(up, {"to": "up"}).status_code == 303
    assert shown() == ["Warm line", "Night line"]
    words = page(client)
    for said in ("Text 741", "Call 215-555-0100", "After them, always:", "988 Lifeline"):
        assert said in words, said
    help_page = cast.ana.client.get("/help/").text
    assert 'href="sms:741"' in help_page
    assert 'href="tel:"' not in help_page
    assert 'href="tel:988"' in help_page
    crisis = {**LINE, "crisis": "on"}
    assert client.post(f"{BASE}numbers/{first.pk}/", crisis).status_code == 303
    assert 'href="tel:988"' not in cast.ana.client.get("/help/").text
    assert "988 is shown again" in page(client, f"numbers/{first.pk}/")
    assert client.post(f"{BASE}numbers/{first.pk}/remove/").status_code == 303
    assert 'href="tel:988"' in cast.ana.client.get("/help/").text


def test_the_number_for_an_emergency_stands_in_the_words_for_safety_too(cast: Cast) -> None:
    line = add_line(cast, label="Ambulance", number="112", emergency="on")
    hard, used = "/coping/now/", "/coping/used/"
    for path in ("/help/", hard, used, f"/offline/?org={cast.org.pk}"):
        shown = cast.ana.client.get(path).text
        assert "Call 112, give naloxone" in shown or path == hard, path
        assert 'href="tel:112"' in shown, path
        # An id or a token may have these digits by chance.
        assert "911" not in MADE_UP.sub("", shown), path
    assert "when a life is in danger" in page(cast.mona.client)
    assert "911 is shown again" in page(cast.mona.client, f"numbers/{line.pk}/")
    assert cast.mona.client.post(f"{BASE}numbers/{line.pk}/remove/").status_code == 303
    assert "Call 911, give naloxone" in cast.ana.client.get(used).text


def test_the_help_page_is_never_overfull(cast: Cast) -> None:
    for number in range(rules.LINES_AT_MOST):
        add_line(cast, label=f"Line {number}")
        add_line(cast, label=f"Line {number}")  # sent twice, it stands there once
    full = cast.mona.client.post(f"{BASE}numbers/new/", {**LINE, "label": "One more"})
    assert (full.status_code, rules.LINES_FULL in full.text) == (422, True)


def test_a_site_is_put_away_with_its_people_and_opened_again(cast: Cast) -> None:
    client, actor = cast.mona.client, cast.mona.actor
    away = f"{BASE}sites/{cast.site.pk}/away/"
    assert client.post(away).status_code == 303
    assert rules.LAST_SITE in page(client)
    assert client.post(f"{BASE}sites/new/", {"name": "Riverside", "zone": "America/Chicago"})
    assert "2 people belong to it." in page(client, f"sites/{cast.site.pk}/away/")
    assert client.post(away).status_code == 303
    assert Site.objects.get(pk=cast.site.pk).away_at is not None
    assert [name for _pk, name in queries.site_choices(actor)] == ["Riverside"]
    assert "put away" in page(client)
    people = Participant.objects.for_system("a test looks who stayed")
    assert people.filter(site=cast.site).count() == 2
    assert "Ana M." in cast.mona.client.get("/programme/people/").text
    intake = client.post("/programme/people/new/", {"site": str(cast.site.pk)})
    assert intake.status_code == 422
    assert client.post(f"{BASE}sites/{cast.site.pk}/back/").status_code == 303
    assert len(queries.site_choices(actor)) == 2


def test_a_site_is_renamed_and_its_people_keep_their_clock(cast: Cast) -> None:
    sent = {"name": "Main Street House", "zone": "America/Denver"}
    assert cast.mona.client.post(f"{BASE}sites/{cast.site.pk}/", sent).status_code == 303
    site = Site.objects.get(pk=cast.site.pk)
    assert (site.name, site.zone) == ("Main Street House", "America/Denver")
    ana = Participant.objects.for_system("a test looks at a clock").get(pk=cast.ana.participant_id)
    assert ana.zone == "America/New_York"


def test_another_organisation_s_numbers_and_sites_are_not_there(cast: Cast) -> None:
    line = HelpLine.objects.create(org=cast.other_org, label="Theirs", number="988")
    theirs = cast.other_org.sites.get().pk
    for path in (
        f"numbers/{line.pk}/", f"numbers/{line.pk}/move/", f"numbers/{line.pk}/remove/",
        f"sites/{theirs}/", f"sites/{theirs}/away/", f"sites/{theirs}/back/",
        f"sites/{uuid4()}/", f"numbers/{uuid4()}/",
    ):  # fmt: skip
        assert cast.mona.client.post(BASE + path, LINE).status_code == 404, path
    assert "Theirs" not in page(cast.mona.client)
    assert HelpLine.objects.filter(pk=line.pk).exists()


def test_every_change_is_in_the_book_and_on_the_page(cast: Cast) -> None:
    client = cast.mona.client
    sent = {"app_name": "Notes", "exit_url": "https://www.weather.gov/"}
    client.post(f"{BASE}phones/", sent)
    client.post(f"{BASE}phones/", sent)
    client.post(f"{BASE}years/", {"years": "6"})
    add_line(cast)
    found = [(row.what, row.value, row.who) for row in organisation.history(cast.mona.actor)]
    assert found == [
        ("line_added", "Night line 215-555-0100", "Mona"),
        ("keep_years", "6", "Mona"),
        ("app_name", "Notes", "Mona"),
    ]
    words = page(client)
    assert "Years of keeping" in words
    assert "Number added" in words
    assert organisation.history(cast.omar.actor) == ()
    assert verify().faults == ()


def test_phones_show_the_name_and_the_way_out(cast: Cast) -> None:
    sent = {"app_name": "Notes", "exit_url": "https://example.org/news"}
    cast.mona.client.post(f"{BASE}phones/", sent)
    today = cast.ana.client.get("/today/").text
    assert "Notes" in today
    assert "Handrail" not in today
    assert cast.ana.client.get("/manifest.webmanifest").json()["short_name"] == "Notes"
    assert cast.ana.client.get("/leave/")["Location"] == "https://example.org/news"


def test_a_phone_without_anybody_signed_in_shows_the_name_too(db: None) -> None:
    assert Client().get("/manifest.webmanifest").json()["name"] == "Handrail"
    Organisation.objects.create(name="Riverbend Recovery", slug="riverbend", app_name="Notes")
    # A phone asks for its name without cookies, and keeps this page for times without network.
    assert Client().get("/manifest.webmanifest").json()["name"] == "Notes"
    assert "Handrail" not in Client().get("/offline/").text
    Organisation.objects.create(name="Hilltop Peers", slug="hilltop", app_name="Hill")
    assert Client().get("/manifest.webmanifest").json()["name"] == "Handrail"


def test_a_phone_fetches_what_it_keeps_anew_after_a_change(cast: Cast) -> None:
    seen = {cast.ana.client.get("/sw.js").text}
    line = add_line(cast)
    seen.add(cast.ana.client.get("/sw.js").text)
    cast.mona.client.post(f"{BASE}numbers/{line.pk}/", {**LINE, "hours": "Day and night"})
    seen.add(cast.ana.client.get("/sw.js").text)
    sent = {"app_name": "Notes", "exit_url": "https://example.org/"}
    cast.mona.client.post(f"{BASE}phones/", sent)
    seen.add(cast.ana.client.get("/sw.js").text)
    assert len(seen) == 4
    assert cast.ana.client.get("/sw.js").text in seen


def test_the_ceiling_is_the_organisation_s(cast: Cast) -> None:
    sent = {"name": "Riverbend", "zone": "America/New_York", "ceiling": "1"}
    cast.mona.client.post(f"{BASE}organisation/", sent)
    assert "2 of 1 places" in cast.ben.client.get("/coach/").text
    rebuild([cast.ana.participant_id, cast.rev.participant_id])
    words = cast.carol.client.get("/supervision/").text
    assert "2 of 1" in words
    assert "more than planned for one coach" in words
    assert cast.omar.actor.ceiling == rules.CEILING


def test_all_that_the_set_up_asked_for_can_be_changed(cast: Cast) -> None:
    sent = {"name": " Mona  Reyes ", "language": "en", "zone": "America/Denver"}
    assert cast.mona.client.post(reverse("accounts:save"), sent).status_code == 303
    assert cast.mona.actor.name == "Mona Reyes"
    for bad in ("", "\x00 ", "x" * 81):
        answer = cast.mona.client.post(reverse("accounts:save"), {**sent, "name": bad})
        assert answer.status_code == 422
    assert cast.ana.client.post(reverse("accounts:save"), sent).status_code == 303
    assert cast.ana.actor.name == "Ana", "a first name stands in the record"


def test_a_prepared_query_that_asks_for_the_ceiling_would_come_out_different(cast: Cast) -> None:
    actor: Actor = cast.ben.actor
    assert actor.with_values(actor.values()).ceiling != actor.ceiling
