"""Makes a world of invented people: `python -m bench.world SIZE FOLDER` in its surroundings."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from bench import story
from bench.progress import Bar

SEED = 2026
DAYS = 100
WEEKS = 14
READERS, WRITERS, COACHES = 40, 800, 40
_CHUNK = 500


def build(size: int, days: int = DAYS) -> dict[str, Any]:
    """Make a world of `size` people with `days` check-ins each; return what bench needs of it.

    The tables must be there and empty. The same seed makes the same story; dates move with today,
    and what is sealed is sealed with a new nonce.
    """
    from bench import people, planners
    from bench.load import wholesale
    from handrail.ground.kernel import clock
    from handrail.practice.community import storing

    die = random.Random(SEED)
    ids = story.Ids(random.Random(SEED + 1))
    built_at = clock.now().replace(microsecond=0)
    # The last day that is over everywhere in the world of the story; nobody wrote yet today.
    last = (built_at - timedelta(hours=30)).date()
    at = people.joined(last, days)
    prepared = storing.prepare(people.feed())
    made: list[people.Person] = []
    sizes = people.orgs(size)
    with wholesale():
        for number, count in enumerate(Bar("people", sizes)):
            org = people.make_org(number, count, ids, at)
            made += people.make_people(die, org, ids, at)
            people.make_meetings(org, prepared)
        _write_practice(die, ids, made, last, days)
        planners.write(die, people.picked(made, planners.PLANNERS), last)
        keep_rows([UUID(p.id) for p in made])
    return {
        "size": size, "checkins": size * days, "built_at": built_at.isoformat(),
        **_sample(made),
    }  # fmt: skip


def _write_practice(
    die: random.Random, ids: story.Ids, made: Sequence[Any], last: date, days: int
) -> None:
    from bench.load import put, without_indexes
    from handrail.practice.checkins.models import CheckIn
    from handrail.practice.contacts.models import Contact
    from handrail.practice.plans.models import Step

    with without_indexes(CheckIn, Step, Contact):
        voices = [story.Voice(die) for _ in made]
        first = last - timedelta(days=days - 1)
        # Day by day, as it happens: the rows of one person lie scattered over the table.
        for day in Bar("check-ins", [first + timedelta(days=n) for n in range(days)]):
            put(CheckIn, _CHECKIN, _checkins(die, ids, made, voices, day))
        told = [list(story.weeks(die, last + timedelta(days=1), WEEKS)) for _ in made]
        for n in Bar("steps and contacts", range(WEEKS)):
            pairs = [(p, mine[n]) for p, mine in zip(made, told, strict=True)]
            put(Step, _STEP, _steps(ids, pairs))
            put(Contact, _CONTACT, _contacts(ids, pairs, last))


_CHECKIN = (
    "id", "org_id", "participant_id", "made_at", "local_date", "mood", "craving", "sleep",
    "company", "note", "helped", "visibility", "skipped", "received_at", "skew_seconds",
    "corrected",
)  # fmt: skip


def _checkins(
    die: random.Random, ids: story.Ids, made: Sequence[Any], voices: Sequence[story.Voice],
    day: date,
) -> Iterator[tuple[Any, ...]]:  # fmt: skip
    from bench.load import instant

    noon = story.noon(day)
    on = day.isoformat()
    base = noon.timestamp()
    for person, voice in zip(made, voices, strict=True):
        said = voice.say(die)
        offset = said.second
        row_id = ids.hex_at(base + offset)
        note = None if said.note is None else _sealed("checkins_checkin", "note", row_id, person,
                                                      story.NOTES[said.note])  # fmt: skip
        at = instant(noon + timedelta(seconds=offset))
        yield (
            row_id, person.org, person.id, at, on, said.mood, said.craving, said.sleep, "[]", note,
            None, "coach" if said.shared else "private", 0, at, 0, 0,
        )  # fmt: skip


def _sealed(table: str, column: str, row: str, person: Any, text: str) -> bytes | None:
    from handrail.ground.kernel.keys import PersonKey
    from handrail.ground.kernel.sealed import Place, seal

    key = PersonKey(UUID(person.id), person.secret)
    return seal(key, Place(table, column, UUID(row)), text)


_STEP = (
    "id", "org_id", "participant_id", "made_at", "week_of", "text", "why", "chosen_by",
    "chosen_by_name", "sure", "state", "was", "smaller_of_id", "reported_at", "position", "by",
    "writer_id", "changed_by", "version", "beside", "happened",
)  # fmt: skip


def _steps(ids: story.Ids, pairs: Iterable[tuple[Any, story.Week]]) -> Iterator[tuple[Any, ...]]:
    from bench.load import instant

    for person, week in pairs:
        at = story.noon(week.monday) - timedelta(hours=11)
        row_id = ids.hex_at(at.timestamp())
        text = _sealed("plans_step", "text", row_id, person, story.STEPS[week.text])
        reported = None if week.state == "open" else instant(at + timedelta(days=5))
        yield (
            row_id, person.org, person.id, instant(at), week.monday.isoformat(), text, None,
            "participant", None, week.sure, week.state, "", None, reported, 0, "participant",
            person.user, "", 1, 0, "",
        )  # fmt: skip


_CONTACT = (
    "id", "org_id", "participant_id", "made_at", "staff_id", "at", "kind", "minutes", "held_to",
    "held_up", "words", "note", "next_on", "reached", "appointment_id", "corrected_at",
    "taken_back_at", "begun_by_them",
)  # fmt: skip


def _contacts(
    ids: story.Ids, pairs: Iterable[tuple[Any, story.Week]], last: date
) -> Iterator[tuple[Any, ...]]:
    from bench.load import instant

    for person, week in pairs:
        at = story.noon(week.monday) + timedelta(seconds=week.contact_after)
        if at.date() > last:
            continue
        reached = week.kind != "left_message"
        row_id = ids.hex_at(at.timestamp())
        note = _sealed("contacts_contact", "note", row_id, person, "Just listened. Long week.")
        yield (
            row_id, person.org, person.id, instant(at), person.staff, instant(at), week.kind,
            week.minutes if reached else None, 0, int(reached), "[]", note, None, int(reached),
            None, None, None, 0,
        )  # fmt: skip


def keep_rows(ids: Sequence[UUID]) -> None:
    """Write the kept rows of these people, who have none, as insight works them out."""
    from handrail.ground.kernel.ids import uuid7
    from handrail.ground.people.models import Participant
    from handrail.watch.insight import truth
    from handrail.watch.insight.models import CaseloadRow

    known = Participant.objects.for_system("a world for measuring: whose rows to keep")
    rows = CaseloadRow.objects.for_system("a world for measuring: rows to keep")
    for begin in Bar("caseload rows", range(0, len(ids), _CHUNK)):
        found = known.filter(pk__in=ids[begin : begin + _CHUNK])
        people = {pk: (org, zone) for pk, org, zone in found.values_list("pk", "org_id", "zone")}
        fields = truth.fields_of({pk: zone for pk, (_, zone) in people.items()})
        rows.bulk_create(
            [CaseloadRow(id=uuid7(), org_id=org, participant_id=pk, **fields[pk])
             for pk, (org, _) in people.items()],
            batch_size=_CHUNK,
        )  # fmt: skip


def _sample(made: Sequence[Any]) -> dict[str, Any]:
    """Return the accounts that will be signed in: coaches with their people, participants."""
    from bench import people, planners

    teams: dict[str, list[Any]] = {}
    for person in made:
        teams.setdefault(person.coach_user, []).append(person)
    full = [team for team in teams.values() if len(team) == people.OF_COACH] or list(teams.values())
    step = max(1, len(full) // COACHES)
    planning = people.picked(made, planners.PLANNERS)
    busy = {p.id for p in planning}
    chosen = [p for p in people.picked(made, READERS + WRITERS) if p.id not in busy]
    readers = chosen[:: max(1, len(chosen) // READERS)][:READERS]
    held = {p.id for p in readers}
    return {
        "coaches": [
            {"user": team[0].coach_user, "people": [[p.id, p.short] for p in team]}
            for team in full[::step][:COACHES]
        ],
        "planners": [[p.user, p.id, p.given] for p in planning],
        "readers": [[p.user, p.id, p.given] for p in readers],
        "writers": [[p.user, p.id, p.given] for p in chosen if p.id not in held],
    }  # fmt: skip


def main() -> int:
    """Make the tables and the world, and write down what bench needs of it."""
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    from handrail.operate.prepare import let_go, tables

    tables()
    found = build(size)
    let_go()
    draft = folder / "ready.draft"
    draft.write_text(json.dumps(found))
    draft.rename(folder / "ready.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
