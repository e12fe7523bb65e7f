"""Invented places that can help, and a few of the invented people who were told of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.referrals import commands
from handrail.practice.referrals.models import Referral

# name, kinds, address, phone, hours, languages, cost, days since it was checked
_PLACES = (
    ("Riverbend Food Pantry", ("food",), "40 Mill St", "202-555-0150",
     "Tuesdays and Fridays, 10 to 2", "English, Spanish", "Free", 12),
    ("Harbor House", ("housing", "community"), "7 Harbor Rd", "202-555-0151",
     "Every day, ask for a tour", "English", "Weekly rent", 40),
    ("Lantern Night Shelter", ("tonight",), "19 Lantern Ln", "202-555-0152",
     "Doors open at 6 in the evening", "English, Spanish", "Free", 213),
    ("Bright Path Clinic", ("health", "feelings", "care"), "300 Oak Ave", "202-555-0153",
     "Weekdays 8 to 5, walk in", "English, Spanish", "Pay what you can", 65),
    ("Second Start Jobs", ("work", "school"), "55 Main St", "202-555-0154",
     "Weekdays 9 to 4", "English", "Free", 90),
    ("Fair Hearing Law Help", ("law", "papers"), "8 Court Sq", "202-555-0155",
     "Call for a time", "English, Spanish", "Free", 400),
    ("Family Corner", ("family", "clothes"), "21 Elm St", "202-555-0156",
     "Weekdays 9 to 6", "English", "Free", 30),
    ("Safe Door", ("safety", "tonight"), "", "202-555-0157",
     "Day and night, by phone", "English, Spanish", "Free", 20),
    ("Riverbend Rides", ("rides",), "", "202-555-0158",
     "Call the day before", "English", "Bus fare or less", 150),
    ("Benefits Desk", ("money", "papers", "phone"), "1 City Hall", "202-555-0159",
     "Weekdays 9 to 3", "English, Spanish", "Free", 75),
)  # fmt: skip
_TOLD = (
    ("Bright Path Clinic", "They talk about sleep and worry, which I do not do.", 0, ""),
    ("Second Start Jobs", "They help with a first letter to a shop.", 5, "contacted"),
    ("Benefits Desk", "They know which form comes first.", 3, "connected"),
)


def write(people: Sequence[Participant], manager: Staff, coach: Staff) -> None:
    """Fill the directory, and let the coach tell his first three people of a place each."""
    keeper = actor_for(manager.user_id)
    today = clock.today(keeper.zone)
    ids = {}
    for name, kinds, address, phone, hours, languages, cost, days in _PLACES:
        ids[name] = commands.add_place(
            keeper,
            said=commands.Place(
                name=name, kinds=kinds, address=address, phone=phone, hours=hours,
                languages=languages, cost=cost, checked_on=today - timedelta(days=days),
            ),
        )  # fmt: skip
    by = actor_for(coach.user_id)
    for person, (name, reason, ahead, state) in zip(people, _TOLD, strict=False):
        told = commands.Told(
            resource_id=ids[name], reason=reason,
            ask_on=clock.today(person.zone) + timedelta(days=max(ahead, 1)),
        )  # fmt: skip
        _tell(by, person, told, state, asked_today=ahead == 0)


def _tell(
    by: Actor, person: Participant, told: commands.Told, state: str, *, asked_today: bool
) -> None:
    made = commands.refer(by, participant_id=person.pk, told=told)
    if state:
        commands.answer(by, participant_id=person.pk, referral_id=made, state=state)
    if asked_today:
        rows = Referral.objects.for_system("the invented programme writes its own history")
        rows.filter(pk=made).update(ask_on=clock.today(person.zone))
