"""What the worker does for the kept rows."""

from __future__ import annotations

from handrail.ground.kernel.jobs import every
from handrail.ground.people.models import Participant
from handrail.watch.insight.keeping import CHUNK, rebuild


@every(60, "insight.fill")
def fill() -> None:
    """Make the rows of people who have none, as after a restore or a bulk load."""
    people = Participant.objects.for_system("kept rows that are missing").filter(kept=None)
    while ids := list(people.values_list("pk", flat=True)[:CHUNK]):
        if not rebuild(ids):
            return
