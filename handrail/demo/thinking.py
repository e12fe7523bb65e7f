"""What a few of the invented people think through: the first one of everything, others a little."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.thinking.commands import lines, pages, routines, sheets
from handrail.practice.thinking.models import Sheet
from handrail.practice.thinking.queries.sheets import sheet

# kind, title, what else is said, shared
_SHEETS: tuple[tuple[str, str, dict[str, str], bool], ...] = (
    ("routine", "Something warm to eat before noon", {"sort": "food"}, True),
    ("routine", "Lights out at eleven", {"sort": "sleep"}, False),
    ("routine", "Ten minutes of guitar", {"sort": "joy"}, True),
    ("principle", "I tell the truth early", {"words": "It is lighter than carrying it."}, False),
    ("principle", "My daughter comes first", {}, True),
    ("principle", "I sleep on big things", {}, False),
    ("person", "Maya", {"sort": "helps", "words": "I can call her until ten."}, True),
    ("person", "Sam", {"sort": "helps"}, False),
    ("person", "My cousin R.", {"sort": "harder", "words": "I do not lend money."}, False),
    ("person", "Dad", {"sort": "both", "words": "I leave when he shouts."}, False),
)  # fmt: skip


def write(people: Sequence[Participant], coach: Staff) -> None:
    """Let the first person use every tool, and the two after them one each."""
    by = actor_for(coach.user_id)
    _all_tools(people[0], by)
    for person, (kind, title) in zip(
        people[1:3],
        (("problem", "The rent is due before my pay comes"), ("experiment", "No coffee after two")),
        strict=False,
    ):
        _start(person, kind, title, shared=True)


def _me(person: Participant) -> Actor:
    assert person.user_id is not None
    return actor_for(person.user_id)


def _start(person: Participant, kind: str, title: str, *, shared: bool = False,
           **said: object) -> UUID:  # fmt: skip
    return sheets.start_sheet(
        _me(person), participant_id=person.pk, kind=kind, shared=shared,
        said=sheets.Said(title=title, **said),  # type: ignore[arg-type]
    )  # fmt: skip


def _add(actor: Actor, person: Participant, made: UUID, slot: str, text: str, *,
         under: UUID | None = None, **told: object) -> UUID:  # fmt: skip
    return lines.add_line(
        actor, participant_id=person.pk, sheet_id=made, slot=slot, under=under,
        told=lines.Told(text=text, **told),  # type: ignore[arg-type]
    )  # fmt: skip


def _all_tools(ana: Participant, coach: Actor) -> None:
    today = clock.today(ana.zone)
    for kind, title, said, shared in _SHEETS:
        made = _start(ana, kind, title, shared=shared, **said)
        days = {"food": (0, 1, 3, 6), "sleep": (1, 2), "joy": (2, 4, 5)}.get(
            str(said.get("sort")) if kind == "routine" else "", ()
        )
        for back in days:
            routines.tick(_me(ana), participant_id=ana.pk, sheet_id=made,
                          on=today - timedelta(days=back))  # fmt: skip
    _decides(ana)
    _solves(ana, coach)
    _tries(ana, coach)
    _practices(ana)
    _pages(ana)


def _decides(ana: Participant) -> None:
    made = _start(ana, "decision", "Move in with my sister?",
                  ways=("Move in with her", "Stay where I am"))  # fmt: skip
    me = _me(ana)
    move, stay = sheet(me, made).in_slot("way")
    for way, slot, text, weight in (
        (move, "good", "I am not alone at night", 3), (move, "less", "One room for two", 2),
        (stay, "good", "My own door", 3), (stay, "less", "The street is loud", None),
    ):  # fmt: skip
        _add(me, ana, made, slot, text, under=way.id, weight=weight)
    sheets.pick_line(me, participant_id=ana.pk, sheet_id=made, line_id=move.id, sure=5)


def _solves(ana: Participant, coach: Actor) -> None:
    made, me = (
        _start(ana, "problem", "I miss the last bus after the late shift", shared=True),
        _me(ana),
    )
    _add(me, ana, made, "idea", "Ask for the early shift on Thursdays")
    ride = _add(coach, ana, made, "idea", "A ride with somebody from the meeting")
    _add(me, ana, made, "idea", "Buy a bike")
    sheets.pick_line(me, participant_id=ana.pk, sheet_id=made, line_id=ride)
    one = _add(me, ana, made, "try", "Ask Lee for a ride on Thursday")
    _add(me, ana, made, "look", "Lee said yes. Home before midnight.", under=one)


def _tries(ana: Participant, coach: Actor) -> None:
    made, me = _start(ana, "experiment", "A walk before the evening news",
                      words="How I sleep, from 0 to 10", shared=True), _me(ana)  # fmt: skip
    _add(me, ana, made, "look", "Two walks so far. Slept well after both.")
    _add(coach, ana, made, "word", "You picked something you like. That helps.")
    start = clock.today(ana.zone) - timedelta(days=8)
    rows = Sheet.objects.for_system("the invented programme writes its own history")
    rows.filter(pk=made).update(starts_on=start, ends_on=start + timedelta(days=13))


def _practices(ana: Participant) -> None:
    made, me = _start(ana, "skill", "Saying no to my cousin", words="On payday"), _me(ana)
    today = clock.today(ana.zone)
    for back, before, after, text in (
        (40, 2, 3, "With Ben, as a play"), (31, 3, 3, ""), (24, 3, 5, "On the phone"),
        (12, None, 6, "For real"), (3, 5, 7, "Short, and I hung up"),
    ):  # fmt: skip
        _add(me, ana, made, "practice", text, on=today - timedelta(days=back), before=before,
             after=after)  # fmt: skip


def _pages(ana: Participant) -> None:
    me = _me(ana)
    for sort, title, text in (
        ("amends", "My list", "Mum. The car.\nMyself, for the years with nobody in them."),
        ("instead", "", "It made the evenings short. The guitar does some of that."),
        ("free", "", "Nobody asks here. Good."),
    ):
        pages.write_page(me, participant_id=ana.pk, sort=sort, title=title, text=text)
