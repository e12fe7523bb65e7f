"""Upload, columns, dry run, choices, run: in order, twice, and by the wrong people."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from handrail.ground.access import NotVisible
from handrail.ground.consent.models import Consent
from handrail.ground.consent.notice import VERSION
from handrail.ground.kernel import clock
from handrail.ground.people.importing.commands import (
    ColumnMissingError,
    NotConfirmedError,
    choose,
    choose_for_rest,
    put_away,
    set_columns,
    start,
    upload,
)
from handrail.ground.people.importing.models import ImportRow, ImportRun
from handrail.ground.people.importing.queries import rows_page, run_view, runs
from handrail.ground.people.importing.tasks import take_up_stalled, write_rows
from handrail.ground.people.models import Participant, Relationship
from tests.cast import Cast

FILE = (
    b"First name,Last name,Phone,Birth year,Coach,Site\n"
    b"Nora,Vale,215 555 0123,1990,Ben,Main Street\n"
    b"Ana,Marlow,(202) 555-0101,,,\n"
    b",Nobody,,,,\n"
    b"Omid,Rahimi,call me,1985,Nobody Known,Moon\n"
    b"Nora,V,,1990,,\n"
    b"=cmd|calc,X,,,,\n"
)


def count() -> int:
    return int(Participant.objects.for_system("a test counts").count())


def report(cast: Cast, content: bytes = FILE, *, site: bool = True) -> UUID:
    actor = cast.mona.actor
    run_id = upload(actor, file_name="people.csv", content=content)
    set_columns(
        actor,
        run_id=run_id,
        mapping=run_view(actor, run_id).mapping,
        site_id=cast.site.pk if site else None,
        confirmed=True,
        notice_version=VERSION,
    )
    return run_id


def finish(cast: Cast, run_id: UUID) -> None:
    start(cast.mona.actor, run_id=run_id)
    write_rows(str(run_id), str(cast.mona.user.pk))


def verdicts(run_id: UUID) -> list[tuple[int, str, list[str]]]:
    rows = ImportRow.objects.filter(run_id=run_id).order_by("number")
    return [(row.number, row.verdict, row.reasons) for row in rows]


def test_the_dry_run_says_for_every_row_what_would_happen(cast: Cast) -> None:
    before = count()
    run_id = report(cast)
    assert verdicts(run_id) == [
        (2, "add", []),
        (3, "double", ["same_phone"]),
        (4, "blocked", ["no_name"]),
        (5, "look", ["phone_unclear", "site_unknown", "coach_unknown"]),
        (6, "double", ["same_name_and_year"]),
        (7, "blocked", ["name_formula"]),
    ]
    doubles = ImportRow.objects.filter(run_id=run_id, verdict="double").order_by("number")
    assert [(d.match_id, d.match_line) for d in doubles] == [
        (cast.ana.participant_id, None),
        (None, 2),
    ]
    assert count() == before


def test_the_run_adds_merges_skips_and_keeps_out_and_a_second_one_adds_nobody(cast: Cast) -> None:
    run_id, before = report(cast), count()
    assert choose(cast.mona.actor, run_id=run_id, choices={3: "merge", 6: "skip"}) == 2
    finish(cast, run_id)
    states = run_view(cast.mona.actor, run_id).states
    assert states == {"added": 2, "merged": 1, "skipped": 1, "kept_out": 2}
    assert count() == before + 2
    nora = Participant.objects.for_system("a test").get(given_name="Nora")
    coach = Relationship.objects.for_system("a test").get(participant=nora).staff
    assert (coach, nora.phone, nora.birth_year) == (cast.ben.staff, "+12155550123", 1990)
    paper = Consent.objects.for_system("a test").filter(participant=nora)
    assert {c.given_how for c in paper} == {"paper"}
    finish(cast, run_id)
    assert upload(cast.mona.actor, file_name="again.csv", content=FILE) == run_id
    assert count() == before + 2


def test_cells_of_people_who_are_in_are_emptied(cast: Cast) -> None:
    run_id = report(cast)
    choose_for_rest(cast.mona.actor, run_id=run_id, choice="skip")
    finish(cast, run_id)
    left = ImportRow.objects.filter(run_id=run_id).exclude(cells=[])
    assert {row.state for row in left} == {"kept_out"}


def test_a_duplicate_waits_until_somebody_chose(cast: Cast) -> None:
    run_id, before = report(cast), count()
    finish(cast, run_id)
    assert run_view(cast.mona.actor, run_id).undecided == 2
    assert count() == before + 2
    assert choose_for_rest(cast.mona.actor, run_id=run_id, choice="keep") == 2
    finish(cast, run_id)
    assert count() == before + 4


def test_a_double_inside_the_file_cannot_be_merged_into_a_row(cast: Cast) -> None:
    run_id = report(cast)
    choose_for_rest(cast.mona.actor, run_id=run_id, choice="merge")
    chosen = ImportRow.objects.filter(run_id=run_id, verdict="double").order_by("number")
    assert [row.choice for row in chosen] == ["merge", "skip"]


def test_without_a_site_every_row_without_one_is_blocked(cast: Cast) -> None:
    run_id = report(cast, b"First\nNora\n", site=False)
    assert verdicts(run_id) == [(2, "blocked", ["no_site"])]


def test_columns_and_confirmation_are_needed(cast: Cast) -> None:
    actor = cast.mona.actor
    run_id = upload(actor, file_name="x.csv", content=b"A,B\nNora,1\n")
    for mapping in ({}, {"given_name": 9}, {"given_name": -1}):
        with pytest.raises(ColumnMissingError):
            set_columns(
                actor, run_id=run_id, mapping=mapping, site_id=None, confirmed=True,
                notice_version=VERSION,
            )  # fmt: skip
    with pytest.raises(NotConfirmedError):
        set_columns(
            actor, run_id=run_id, mapping={"given_name": 0}, site_id=None, confirmed=False,
            notice_version=VERSION,
        )  # fmt: skip


def test_a_lost_worker_is_noticed_and_the_run_goes_on(cast: Cast) -> None:
    run_id, before = report(cast), count()
    ImportRun.objects.filter(pk=run_id).update(state="running")
    take_up_stalled()
    assert count() == before
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        take_up_stalled()
    assert count() == before + 2
    assert run_view(cast.mona.actor, run_id).state == "done"


def test_put_away_removes_the_file_and_nobody_who_was_added(cast: Cast) -> None:
    run_id = report(cast)
    finish(cast, run_id)
    after = count()
    put_away(cast.mona.actor, run_id=run_id)
    assert count() == after
    assert runs(cast.mona.actor) == []


@pytest.mark.parametrize("who", ["ana", "ben", "carol", "omar", "pat", "circle", "auditor"])
def test_nobody_else_imports(cast: Cast, who: str) -> None:
    run_id = report(cast)
    actor = cast.everybody()[who].actor
    with pytest.raises(NotVisible):
        upload(actor, file_name="x.csv", content=FILE)
    for act in (start, put_away):
        with pytest.raises(NotVisible):
            act(actor, run_id=run_id)
    if who == "omar":
        with pytest.raises(NotVisible):
            run_view(actor, run_id)


def test_the_report_costs_the_same_whatever_the_file(
    cast: Cast, django_assert_num_queries: object
) -> None:
    body = "".join(f"Nora{n},Vale,215 555 {n:04},1990,,\n" for n in range(1, 400)).encode()
    run_id = report(cast, FILE.split(b"\n")[0] + b"\n" + body)
    actor = cast.mona.actor
    with django_assert_num_queries(4):  # type: ignore[operator]
        found, rows = rows_page(actor, run_view(actor, run_id), "", 2)
    assert (found.number, len(rows)) == (2, 50)
