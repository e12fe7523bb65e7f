"""The balance is a conversation of two people: no ranking, no export, no report, no list of it."""

from __future__ import annotations

import ast

import pytest
from django.utils.html import strip_tags

from handrail.ground.access.checks import routes
from handrail.watch.balance import words
from handrail.watch.insight.models import CaseloadRow
from tests.cast import Cast
from tests.guards.source import modules
from tests.journeys.pages import visitor
from tests.world import make_world

ROOM = "handrail.watch.balance"
# path -> what it may take of the room: what the two say, never how it stands.
MAY: dict[str, str] = {
    "handrail/demo/in_step.py": "invented answers",
    "handrail/faces/desks/participant/views.py": "whether the participant is asked something",
    "handrail/faces/desks/coach/waiting.py": "whether the coach is asked something",
    "handrail/faces/api/together.py": "what the participant's own phone kept",
}
LISTS = (
    ("carol", "/supervision/"), ("carol", "/supervision/coaches/{own_staff_id}/"),
    ("mona", "/programme/"), ("mona", "/programme/people/"), ("mona", "/programme/staff/"),
    ("mona", "/programme/people/{participant_id}/"), ("auditor", "/book/"), ("ben", "/coach/"),
)  # fmt: skip


def _takes(tree: ast.Module) -> set[str]:
    taken = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOM):
            taken |= {f"{node.module}.{each.name}" for each in node.names}
        if isinstance(node, ast.Import):
            taken |= {each.name for each in node.names if each.name.startswith(ROOM)}
    return taken


@pytest.mark.covers("idea-1")
def test_nothing_outside_the_room_takes_how_two_people_stand() -> None:
    outside = {
        path: found
        for path, tree in modules().items()
        if not path.startswith("handrail/watch/balance/") and (found := _takes(tree))
    }
    assert set(outside) == set(MAY)
    taken = {name.removeprefix(f"{ROOM}.") for found in outside.values() for name in found}
    measured = ("rules.measure", "queries.page", "evidence", "drawing", "words", "queries.kept")
    assert [name for name in taken if name.startswith(measured)] == []
    assert not {"rules.measure", "rules.history", "rules.Standing", "rules.Place"} & taken


def test_every_address_is_of_one_person_and_none_is_a_file() -> None:
    there = [path for path, _view in _addresses() if path.startswith("balance/")]
    assert len(there) == 13
    own = {
        "balance/", "balance/pulse/", "balance/pulse/show/", "balance/pulse/rest/", "balance/fit/",
    }  # fmt: skip
    named = ("balance/of/<uuid:participant_id>/", "balance/pulse/<uuid:", "balance/fit/<uuid:")
    assert [path for path in there if path not in own and not path.startswith(named)] == []


def _addresses() -> list[tuple[str, object]]:
    return [(str(path).lstrip("/"), view) for path, view in routes()]


def test_no_kept_row_of_a_coachs_people_knows_of_it() -> None:
    fields = {field.name for field in CaseloadRow._meta.get_fields()}
    forbidden = {"place", "balance", "held_to", "held_up", "pulse", "gap", "score", "rank"}
    assert fields & forbidden == set()


@pytest.mark.covers("rule-8")
def test_no_list_of_supervision_or_the_office_says_where_anybody_stands(cast: Cast) -> None:
    world = make_world(cast)
    places = {said.title for said in words.PLACES.values()} | {"Not enough yet"}
    for who, address in LISTS:
        answer = visitor(world, who).get(address.format(**world.ids))
        assert answer.status_code == 200, address
        page = answer.content.decode()
        assert "/balance/" not in page, address
        lines = {line.strip() for line in strip_tags(page.replace("<", "\n<")).splitlines()}
        assert lines & places == set(), address
    # In supervision it opens for one person at a time, as the two read it.
    one = visitor(world, "carol").get(f"/balance/of/{world.ana_id}/")
    assert one.status_code == 200
