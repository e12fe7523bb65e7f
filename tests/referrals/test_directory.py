"""The directory: kept by the manager, read by everybody of the organisation, closed to others."""

from __future__ import annotations

import html as entities
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.practice.referrals import commands, queries, rules
from handrail.practice.referrals.models import Resource
from tests.cast import Cast

ZONE = "America/New_York"
DIRECTORY = "/places/"


def html(page: Any) -> str:
    return entities.unescape(page.content.decode())


def said(name: str = "River Pantry", days_ago: int = 0, **more: Any) -> commands.Place:
    on = clock.today(ZONE) - timedelta(days=days_ago)
    base: dict[str, Any] = {"kinds": ("food",), "phone": "202-555-0142", "checked_on": on}
    return commands.Place(name=name, **{**base, **more})


def add(cast: Cast, name: str = "River Pantry", **more: Any) -> UUID:
    return commands.add_place(cast.mona.actor, said=said(name, **more))


def typed(page: Any, **more: Any) -> dict[str, Any]:
    entry = re.search(r'name="id" value="([0-9a-f-]{36})"', html(page))
    assert entry
    return {"id": entry.group(1), "name": "River Pantry", "kinds": ["food", "clothes"],
            "phone": "202-555-0142", "web": "pantry.example",
            "checked_on": str(clock.today(ZONE)), **more}  # fmt: skip


@pytest.mark.covers("001-7")
def test_the_manager_adds_a_place_and_everybody_here_finds_it(cast: Cast) -> None:
    page = cast.mona.client.get("/places/new/")
    body = typed(page, hours="Weekdays 9 to 5", languages="English, español", cost="Free")
    for _again in range(2):
        sent = cast.mona.client.post("/places/new/", body)
        assert (sent.status_code, sent["Location"]) == (303, DIRECTORY)
    assert Resource.objects.count() == 1
    for member in (cast.ana, cast.ben, cast.carol, cast.mona, cast.circle, cast.pat, cast.admin):
        shown = html(member.client.get(DIRECTORY))
        assert "River Pantry" in shown
        assert 'href="tel:2025550142"' in shown
        assert 'href="https://pantry.example"' in shown
    assert "River Pantry" not in html(cast.omar.client.get(DIRECTORY))


@pytest.mark.covers("001-7")
def test_only_the_manager_keeps_it(cast: Cast) -> None:
    place = add(cast)
    for member in (cast.ana, cast.ben, cast.carol, cast.admin, cast.omar):
        with pytest.raises(NotVisible):
            commands.add_place(member.actor, said=said("Another"))
        with pytest.raises(NotVisible):
            commands.put_away(member.actor, resource_id=place)
        assert member.client.get("/places/new/").status_code == 404
        assert "/places/new/" not in html(member.client.get(DIRECTORY))


def test_another_organisations_manager_cannot_reach_it(cast: Cast) -> None:
    place = add(cast)
    assert cast.omar.staff is not None
    cast.omar.staff.roles = "coach manager"
    cast.omar.staff.save()
    for act in (commands.put_away, commands.bring_back, commands.checked_today):
        with pytest.raises(NotVisible):
            act(cast.omar.actor, resource_id=place)
    with pytest.raises(NotVisible):
        commands.change_place(cast.omar.actor, resource_id=place, said=said("Mine now"))
    assert Resource.objects.get(pk=place).name == "River Pantry"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": " "}, "Write the name of the place."),
        ({"kinds": []}, "Choose what it helps with."),
        ({"kinds": ["gold"]}, "Choose what it helps with."),
        ({"phone": "", "web": ""}, rules.NO_WAY_IN),
        ({"phone": "ask Sam"}, rules.NO_NUMBER),
        ({"web": "javascript:alert(1)"}, "Write the web page like example.org"),
        ({"web": "no page at all"}, "Write the web page like example.org"),
        ({"checked_on": "soon"}, "Write the day like 2026-05-14"),
        ({"checked_on": "2999-01-01"}, rules.TO_COME),
        ({"hours": "x" * 201}, "there is room for 200"),
        ({"id": "nonsense"}, "Please send it once more."),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(
    cast: Cast, more: dict[str, Any], words: str
) -> None:
    body = typed(cast.mona.client.get("/places/new/"), cost="Pay what you can", **more)
    page = cast.mona.client.post("/places/new/", body)
    assert page.status_code == 422
    shown = html(page)
    assert words in shown
    assert "Pay what you can" in shown
    for name in ("phone", "web", "checked_on"):
        assert f'value="{body[name]}"' in shown or not body[name]
    assert Resource.objects.count() == 0


def test_change_put_away_and_back(cast: Cast) -> None:
    place = add(cast)
    edit = reverse("referrals:change", args=[place])
    page = cast.mona.client.get(edit)
    assert 'value="River Pantry"' in html(page)
    cast.mona.client.post(edit, typed(page, name="Lake Pantry"))
    assert "Lake Pantry" in html(cast.ana.client.get(DIRECTORY))
    cast.mona.client.post(reverse("referrals:put_away", args=[place]))
    assert "Lake Pantry" not in html(cast.ana.client.get(DIRECTORY))
    assert "Lake Pantry" in html(cast.mona.client.get("/places/away/"))
    cast.mona.client.post(reverse("referrals:bring_back", args=[place]))
    assert "Lake Pantry" in html(cast.ana.client.get(DIRECTORY))
    assert "Nothing is put away" in html(cast.mona.client.get("/places/away/?page=²"))


@pytest.mark.covers("001-7")
def test_an_old_entry_says_call_first_until_it_is_checked(cast: Cast) -> None:
    place = add(cast, days_ago=213)
    words = "Last checked 7 months ago. Call first."
    assert words in html(cast.ana.client.get(DIRECTORY))
    cast.mona.client.post(reverse("referrals:checked", args=[place]))
    assert words not in html(cast.ana.client.get(DIRECTORY))


def names(cast: Cast, **asked: Any) -> list[str]:
    found = queries.places(cast.ana.actor, clock.today(ZONE), **asked)
    return [place.name for place in found.object_list]


@pytest.mark.covers("001-7")
def test_looking_by_kind_and_words(cast: Cast) -> None:
    add(cast, "River Pantry", languages="Español")
    add(cast, "Élan Works", kinds=("work", "school"), address="12 Main St")
    add(cast, "Main Street Clinic", kinds=("health",), cost="100% free")
    assert names(cast, kind="work") == ["Élan Works"]
    assert names(cast, text="ESPAÑOL") == ["River Pantry"]
    assert names(cast, text="main ÉLAN") == ["Élan Works"]
    assert names(cast, text="100%") == ["Main Street Clinic"]
    assert names(cast, text="_") == []
    page = cast.ana.client.post(DIRECTORY, {"kind": "law", "text": "nobody"})
    assert "No place like that here" in html(page)
    assert 'value="nobody"' in html(page)
    wrong = cast.ana.client.post(DIRECTORY, {"kind": "gold", "text": "typed"})
    assert wrong.status_code == 422
    assert 'value="typed"' in html(wrong)


def test_paging_keeps_what_was_asked(cast: Cast) -> None:
    assert "No places yet" in html(cast.ana.client.get(DIRECTORY))
    for number in range(14):
        add(cast, f"Place {number:02}")
    assert "Place 13" not in html(cast.ana.client.get(DIRECTORY))
    page = html(cast.ana.client.post(DIRECTORY, {"kind": "food", "text": "place", "page": "2"}))
    assert "Place 13" in page
    assert "Page 2 of 2" in page
    assert 'name="text" value="place"' in page
