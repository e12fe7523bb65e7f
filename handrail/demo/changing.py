"""One of the invented people goes on to another coach, with words of both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.handover.commands import planning, words
from handrail.practice.handover.models import Handover

_TEXT = (
    "Family matters most, and the garden. A text before a call helps. Please no calls in the "
    "morning after a night shift. We said we would look at the bus pass in spring."
)
_OWN = "I like to walk while we talk. Ask me about the tomatoes."


def write(people: Sequence[Participant], manager: Staff, coach: Staff, after: Staff) -> None:
    """Plan it for the fifth of them; the participant has not said yet what is handed on."""
    for person in people[4:5]:
        assert person.user_id is not None
        by, me = actor_for(coach.user_id), actor_for(person.user_id)
        planning.plan_handover(
            actor_for(manager.user_id), participant_id=person.pk, to_staff_id=after.pk
        )
        rows = Handover.objects.for_system("the invented programme writes its own history")
        one = rows.filter(participant_id=person.pk).values_list("pk", flat=True)[0]
        for who, text in ((by, _TEXT), (me, _OWN)):
            words.write(who, participant_id=person.pk, handover_id=one, part="summary", text=text)
        day = clock.today(person.zone) + timedelta(days=6)
        planning.set_day(by, participant_id=person.pk, handover_id=one, on=day)
