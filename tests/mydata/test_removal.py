"""A wish to be removed waits fourteen days, can be taken back, and then is real everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from handrail.faces.desks.my_data import keeping
from handrail.ground import audit
from handrail.ground.access import NotVisible
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.mydata import commands, queries, removing
from handrail.ground.mydata.models import Removal
from handrail.ground.mydata.registry import Then, everything
from handrail.ground.people.commands.episodes import close_episode, open_episode
from handrail.ground.people.forms import IntakeForm
from handrail.ground.people.importing.models import ImportRow, ImportRun
from handrail.ground.people.models import Episode, Participant
from handrail.ground.schedule import sweeper
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.contacts.commands.contacts import log_contact
from handrail.practice.contacts.models import Contact
from handrail.practice.plans.commands.wins import record_win
from tests.cast import Cast, participant

OVER = timedelta(days=14, minutes=2)


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def history(cast: Cast) -> UUID:
    ana = ana_id(cast)
    record_checkin(cast.ana.actor, participant_id=ana, id=None, mood=4, note="Mine", shared=True)
    record_win(cast.ana.actor, participant_id=ana, text="Slept well")
    log_contact(cast.ben.actor, participant_id=ana, kind="call", note="Talked about home")
    return ana


def at(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    moved = clock.now() + later
    monkeypatch.setattr(clock, "now", lambda: moved)


@pytest.mark.covers("rule-17")
def test_after_fourteen_days_name_words_and_key_are_gone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = history(cast)
    answer = cast.ana.client.post(reverse("desks:my_removal"), {"sure": "yes"})
    assert answer.status_code == 303
    assert sweeper.sweep() == 0
    assert Participant.objects.for_system("test").get(pk=ana).given_name
    at(monkeypatch, OVER)
    assert sweeper.sweep() >= 1
    monkeypatch.undo()
    person = Participant.objects.for_system("test").get(pk=ana)
    assert (person.given_name, person.family_name, person.phone, person.user_id) == (
        "",
        "",
        "",
        None,
    )
    for held in everything():
        rows = held.model.objects.for_system("test").filter(**{held.model.participant_path: ana})
        if held.then is Then.GO:
            assert not rows.exists(), held.name
        for row in rows.values(*held.sealed) if held.sealed else ():
            assert not any(row.values()), held.name
    assert Contact.objects.for_system("test").filter(participant_id=ana).count() == 1
    removing.erase_keys()
    assert keys.keys_for([ana]) == {}
    assert Removal.objects.for_system("test").get(participant_id=ana).key_gone_at is not None
    assert cast.ana.client.get("/today/").status_code in (302, 303)
    assert cast.ben.client.get(f"/people/{ana}/").status_code == 404
    assert "Ana" not in cast.ben.client.get("/coach/").text
    page = cast.mona.client.get(f"/programme/people/{ana}/")
    assert page.status_code == 200
    assert "Ana" not in page.text
    assert audit.verify().faults == ()


def test_no_receipt_and_no_line_of_a_file_keeps_what_was_written(cast: Cast) -> None:
    """Neither what the person's phone sent, nor what the coach sent about them."""
    ana, rev = ana_id(cast), cast.rev.participant_id
    assert rev is not None
    for member, person in ((cast.ana, ana), (cast.rev, rev)):
        entry = uuid7()
        record_checkin(member.actor, participant_id=person, id=entry, mood=2, note="Mine")
        log_contact(cast.ben.actor, participant_id=person, kind="call", note="Home", id=uuid7())
    assert Receipt.objects.count() == 4
    run = ImportRun.objects.create(org=cast.org, made_by=cast.mona.user, file_name="x", digest="x")
    for number, match in enumerate((ana, rev)):
        ImportRow.objects.create(
            org=cast.org, run=run, number=number, cells=["Ana", "Marlow"], match_id=match
        )
    with transaction.atomic():
        removing.remove(commands.ask_removal(cast.ana.actor, participant_id=ana), None)
    written = set(Contact.objects.for_system("test").filter(participant_id=rev).values_list("pk"))
    assert {r.owner for r in Receipt.objects.all()} == {rev, cast.ben.actor.staff_id}
    assert {(r.entry,) for r in Receipt.objects.exclude(owner=rev)} == written
    assert [(row.match_id, row.cells) for row in run.rows.order_by("number")] == [
        (None, []), (rev, ["Ana", "Marlow"]),
    ]  # fmt: skip


@pytest.mark.covers("rule-17")
def test_until_then_it_can_be_taken_back_and_nothing_is_lost(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = history(cast)
    cast.ana.client.post(reverse("desks:my_removal"), {"sure": "yes"})
    assert "becomes real" in cast.ana.client.get(reverse("desks:my_data")).text
    cast.ana.client.post(reverse("desks:my_stay"))
    at(monkeypatch, OVER)
    sweeper.sweep()
    assert Participant.objects.for_system("test").get(pk=ana).removed_at is None
    assert queries.my_wish(cast.ana.actor, ana) is None
    commands.ask_removal(cast.ana.actor, participant_id=ana)
    assert queries.my_wish(cast.ana.actor, ana) is not None


def test_without_the_tick_nothing_is_asked_for(cast: Cast) -> None:
    answer = cast.ana.client.post(reverse("desks:my_removal"), {})
    assert answer.status_code == 422
    assert "tick" in answer.text
    assert queries.my_wish(cast.ana.actor, ana_id(cast)) is None


def test_no_office_removes_somebody_who_did_not_ask(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        commands.remove_now(cast.mona.actor, participant_id=ana_id(cast))
    for who in (cast.ben, cast.carol, cast.omar, cast.ana):
        assert who.client.get(reverse("desks:keeping")).status_code == 404


@pytest.mark.covers("rule-17")
def test_years_are_off_until_set_and_then_each_record_is_decided_alone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = history(cast)
    close_episode(cast.mona.actor, participant_id=ana, reason="moved")
    assert queries.years_kept(cast.mona.actor) is None
    episodes = Episode.objects.for_system("test").filter(participant_id=ana)
    assert episodes.update(closed_at=clock.now() - timedelta(days=3 * 366)) == 1
    assert queries.to_decide(cast.mona.actor) == ([], [])
    assert "kept until somebody asks" in cast.mona.client.get(reverse("desks:keeping")).text
    commands.set_years_kept(cast.mona.actor, years=2)
    assert [person.id for person in queries.to_decide(cast.mona.actor)[1]] == [ana]
    monkeypatch.setattr(keeping, "is_fresh", lambda request: True)
    one = reverse("desks:keeping_decide", args=[ana])
    assert cast.mona.client.post(one, {}).status_code == 422
    assert cast.mona.client.post(one, {"sure": "yes"}).status_code == 303
    assert Participant.objects.for_system("test").get(pk=ana).given_name == ""
    assert queries.to_decide(cast.mona.actor) == ([], [])


def test_a_record_that_was_opened_again_never_comes_up(cast: Cast) -> None:
    ana = history(cast)
    close_episode(cast.mona.actor, participant_id=ana, reason="moved")
    episodes = Episode.objects.for_system("test").filter(participant_id=ana)
    episodes.update(closed_at=clock.now() - timedelta(days=3 * 366))
    commands.set_years_kept(cast.mona.actor, years=2)
    assert [person.id for person in queries.to_decide(cast.mona.actor)[1]] == [ana]
    open_episode(cast.mona.actor, participant_id=ana)
    assert queries.to_decide(cast.mona.actor) == ([], [])


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        # Late on May 4 in New York, where the site is: in UTC it is May 5 already.
        (datetime(2020, 5, 5, 3, 59, tzinfo=UTC), True),
        (datetime(2020, 5, 5, 4, 0, tzinfo=UTC), False),
        (datetime(2020, 5, 4, 16, 0, tzinfo=UTC), True),
    ],
)
def test_the_day_of_closing_is_the_one_on_the_wall_of_the_site(
    cast: Cast, closed: datetime, due: bool
) -> None:
    ana = history(cast)
    close_episode(cast.mona.actor, participant_id=ana, reason="moved")
    Episode.objects.for_system("test").filter(participant_id=ana).update(closed_at=closed)
    commands.set_years_kept(cast.mona.actor, years=6)
    with time_machine.travel(datetime(2026, 5, 5, 12, tzinfo=UTC), tick=False):
        assert [person.id for person in queries.to_decide(cast.mona.actor)[1]] == [ana] * due


@pytest.mark.covers("rule-17")
def test_records_that_were_merged_into_hers_go_with_her(cast: Cast) -> None:
    ana = history(cast)
    old, older = (
        participant(cast.org, cast.site, name, cast.ben.staff, phone)
        for name, phone in (("Anna Marlow", "+12025550161"), ("Annie Marlow", "+12025550162"))
    )
    other = participant(cast.org, cast.site, "Una Other", cast.ben.staff)
    people = Participant.objects.for_system("test")
    for member, into in ((old, ana), (older, old.participant_id)):
        log_contact(cast.ben.actor, participant_id=member.participant_id, kind="call", note="Old")
        people.filter(pk=member.participant_id).update(merged_into=into)
    wish = commands.ask_removal(cast.ana.actor, participant_id=ana)
    removing.remove(wish, None)
    removing.erase_keys()
    gone = [ana, old.participant_id, older.participant_id]
    assert set(people.filter(pk__in=gone).values_list("given_name", "phone", "user_id")) == {
        ("", "", None)
    }
    for held in everything():
        mine = {f"{held.model.participant_path}__in": gone}
        rows = held.model.objects.for_system("test").filter(**mine)
        assert held.then is Then.STAY or not rows.exists(), held.name
        for row in rows.values(*held.sealed) if held.sealed else ():
            assert not any(row.values()), held.name
    assert keys.keys_for(gone) == {}
    assert not User.objects.filter(phone__in=("+12025550161", "+12025550162")).exists()
    assert people.get(pk=other.participant_id).given_name == "Una"
    assert keys.keys_for([other.participant_id]) != {}


@pytest.mark.covers("rule-17")
def test_intake_asks_ten_things_at_most_and_hardly_any_must_be_told() -> None:
    form = IntakeForm.base_fields
    asked = [name for name, field in form.items() if not field.widget.is_hidden]
    yes = {"take_part", "notice", "how"}
    assert len([name for name in asked if name not in yes]) <= 10
    assert {"diagnosis", "history", "substance", "ssn"}.isdisjoint(asked)
