"""Whoever opens a page about somebody else leaves a line in that person's book."""

from __future__ import annotations

from string import Formatter
from uuid import UUID

import pytest

from handrail.ground.audit import reads_of
from handrail.ground.people.importing import queries as imports
from handrail.ground.people.importing.models import ImportRow
from tests.cast import Cast
from tests.journeys.pages import LISTS, visitor
from tests.world import make_world

HERS = {
    "participant_id", "step_id", "win_id", "contact_id", "appointment_id", "sheet_id", "line_id",
    "coach_line_id", "waiting_word_id", "message_id", "checkin_id", "plan_line_id", "referral_id",
    "goal_id", "coach_goal_id", "barrier_id", "review_id", "sign_id", "pulse_id", "promise_id",
    "agreement_id", "time_line_id", "coach_topic_id", "correction_id",
    "knowing_id", "holiday_plan_id", "yes_contact_id",
}  # fmt: skip
REVS = {"rev_id"}
# A name of an id -> why a page that names it is about no participant.
NOBODYS = {
    "own_staff_id": "a coach; the list of their people is tested in tests/desks_coach",
    "run_id": "a file of people, of whom nobody is known yet",
    "report_run_id": "the same; who is known already is tested below",
    "meeting_run_id": "a file of meetings", "resource_id": "a place that helps",
    "entry_id": "a card of the house", "help_line_id": "a number of the house",
    "site_id": "a site of the house",
    "coach_story_id": "a story of the coach's own life", "boundary_id": "a question of the coach's",
}  # fmt: skip
# (who, address) -> why it leaves no line although it names something of hers.
SHOWS_NOTHING: dict[tuple[str, str], str] = {}
BUSY = 10_000


def _names(address: str) -> set[str]:
    return {name for _text, name, _spec, _how in Formatter().parse(address) if name}


OTHERS = [
    # The list of pages has it for Ana alone; her coach opens it too.
    ("ben", "/plan/steps/{step_id}/smaller/"),
] + [
    (who, address)
    for who, addresses in LISTS.items()
    if who not in ("ana", "nobody")
    for address in addresses
    if _names(address) - set(NOBODYS)
]


def _lines(participant_id: UUID) -> int:
    return len(reads_of(participant_id, size=BUSY)[0])


def test_every_id_in_an_address_is_somebodys_or_nobodys() -> None:
    named = {name for _who, address in OTHERS for name in _names(address)}
    assert named <= HERS | REVS, "say whose it is"
    assert set(SHOWS_NOTHING) <= set(OTHERS)


@pytest.mark.covers("rule-18")
def test_every_page_about_somebody_else_leaves_a_line(cast: Cast) -> None:
    world = make_world(cast)
    silent, closed = [], []
    clients = {who: visitor(world, who) for who, _address in OTHERS}
    for who, address in OTHERS:
        person = world.rev_id if _names(address) & REVS else world.ana_id
        before = _lines(person)
        if clients[who].get(address.format(**world.ids)).status_code != 200:
            closed.append((who, address))
        if _lines(person) == before and (who, address) not in SHOWS_NOTHING:
            silent.append((who, address))
    assert closed == []
    assert silent == []


def test_one_reads_ones_own_pages_without_a_line(cast: Cast) -> None:
    world = make_world(cast)
    client, before = visitor(world, "ana"), _lines(world.ana_id)
    for address in ("/my/strengths/", "/my/level/", "/plan/steps/new/", "/plan/wins/new/",
                    "/plan/steps/{step_id}/smaller/", "/contacts/appointments/new/"):  # fmt: skip
        assert client.get(address.format(**world.ids)).status_code == 200
    assert _lines(world.ana_id) == before


def test_a_likely_double_on_an_import_report_reads_of_it(cast: Cast) -> None:
    world = make_world(cast)
    run, before = UUID(str(world.ids["report_run_id"])), _lines(world.ana_id)
    ImportRow.objects.filter(run_id=run).update(match_id=world.ana_id, verdict="double")
    answer = visitor(world, "mona").get(f"/programme/import/{run}/")
    assert world.ana.user.name in answer.content.decode()
    assert _lines(world.ana_id) == before + 1
    look = reads_of(world.ana_id)[0][0]
    assert (look.kind, look.actor_name, look.capability) == ("list", "Mona", "intake.write")
    view = imports.run_view(world.mona.actor, run)
    imports.rows_page(world.mona.actor, view, "blocked", 1)
    assert _lines(world.ana_id) == before + 1, "a page without her"
