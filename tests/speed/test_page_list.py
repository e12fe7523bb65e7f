"""The list of pages is all of them: what axe, pictures and query counts do not see is named."""

from __future__ import annotations

from django.test import Client
from django.urls import resolve

from handrail.ground.access.checks import routes
from tests.access.addresses import address
from tests.cast import Cast
from tests.journeys.pages import NOT_PAGES, pages, visitor
from tests.world import World, make_world


def _opens(world: World, path: str) -> bool:
    """Whether anybody of the cast gets anything but "not here" and "not this way" with GET."""
    seen = {
        member.client.get(address(world, path)).status_code for member in world.everybody().values()
    }
    return bool(seen - {404, 405})


def test_every_address_that_opens_is_in_the_list_or_says_why_not(cast: Cast) -> None:
    world = make_world(cast)
    listed = {
        resolve(to.partition("?")[0]).route for _who, to in pages(world) if to != "/not-a-page/"
    }
    rest = {path for path, _entry in routes()} - listed
    assert set(NOT_PAGES) - rest == set(), "stale"
    assert {path for path in rest - set(NOT_PAGES) if _opens(world, path)} == set(), "missing"
    assert [path for path, reason in NOT_PAGES.items() if len(reason) < 8] == []


def test_every_page_of_the_list_is_shown_to_who_opens_it(cast: Cast) -> None:
    """A page that only sends elsewhere would be measured for nothing."""
    world = make_world(cast)
    clients: dict[str, Client] = {}
    wrong = {}
    for who, to in pages(world):
        client = clients.setdefault(who, visitor(world, who))
        status = client.get(to).status_code
        if status != (404 if to == "/not-a-page/" else 200):
            wrong[f"{who} {to}"] = status
    assert wrong == {}
