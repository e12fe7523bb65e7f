"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.contacts.models import Appointment, Contact, ContactBefore
from handrail.practice.contacts.notes import held as beside_notes

__all__ = ["beside_notes"]

hold(
    Contact,
    Then.STAY,
    N_("When you were in touch"),
    {
        "at": N_("When"),
        "staff__user__name": N_("Who with"),
        "with_whom": N_("With somebody else"),
        "kind": N_("How"),
        "minutes": N_("Minutes"),
        "reached": N_("You talked"),
        "held_to": N_("Held to"),
        "held_up": N_("Held up"),
        "words": N_("Words for it"),
        "note": N_("Note"),
        "next_on": N_("Next planned for"),
        "corrected_at": N_("Corrected"),
        "taken_back_at": N_("Taken back"),
    },
    emptied={"words": [], "next_on": None, "appointment": None, "consent": None},
)
hold(
    ContactBefore,
    Then.GO,
    N_("What a note said before it was corrected"),
    {"made_at": N_("Corrected"), "staff__user__name": N_("Who"), "body": N_("Note")},
)
hold(
    Appointment,
    Then.GO,
    N_("Your appointments"),
    {
        "starts_at": N_("When"),
        "staff__user__name": N_("Who with"),
        "minutes": N_("Minutes"),
        "kind": N_("How"),
        "place": N_("Place"),
        "state": N_("How it stands"),
    },
)
