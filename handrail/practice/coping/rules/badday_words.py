"""What may help when something does not hold on a bad day: for each of our days, and for any."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

ANY_DAY: Mapping[str, str] = MappingProxyType(
    {
        "person": N_("Write down one more person or line that answers on such a day."),
        "card": N_("Make one card for such a day: something small that you can do anywhere."),
        "body": N_("Plan one meal and one hour of rest for such a day. That comes first."),
        "step": N_("Make the step smaller for such a day. Two minutes of it still count."),
    }
)
"""For the days that a site wrote itself."""

OF_DAY: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "night_shift": {
            "person": N_("Ask one person who is up at six if you may text them after the shift."),
            "card": N_("Make one card for six in the morning: something quiet on the way home."),
            "body": N_("Have food ready at home and make the room dark. Eat, then sleep."),
            "step": N_("Do the step before the shift, or two minutes of it. Then rest."),
        },
        "child_sick": {
            "person": N_("Ask one person now if you may call when the child is sick."),
            "card": N_("Make one card that you can do beside the child’s bed, in five minutes."),
            "body": N_("Keep an easy meal in the house. Lie down when the child sleeps."),
            "step": N_("Pick two minutes of the step that you can do at home. The rest can wait."),
        },
        "no_money": {
            "person": N_("Write down one person or line that you can reach for free."),
            "card": N_("Make one card that costs nothing and that you can do at home."),
            "body": N_("Find out now where there is free food near you. Eating comes first."),
            "step": N_("Make the step one that costs nothing. Two minutes of it still count."),
        },
        "alone": {
            "person": N_("Ask one person before the weekend if you may call on Saturday night."),
            "card": N_("Make one card for Saturday night: a voice, a song or a place with people."),
            "body": N_("Plan one warm meal and a time to sleep for each of the two days."),
            "step": N_("Pick a time on Saturday for two minutes of the step."),
        },
        "pain": {
            "person": N_("Write down who gives advice at night, and who could sit with you."),
            "card": N_("Make one card that you can do lying down."),
            "body": N_("Plan food that needs no cooking, and a place where you can rest."),
            "step": N_("Let the step wait, or make it so small that you can do it lying down."),
        },
        "payday": {
            "person": N_("Ask one person now to be with you that evening."),
            "card": N_("Make one card for when the money is there: where you go first, and how."),
            "body": N_("Buy the food for the week first, and eat before you go anywhere."),
            "step": N_("Do the step in the morning, before the phone rings."),
        },
        "court_day": {
            "person": N_("Ask one person to wait with you, or to pick up when you come out."),
            "card": N_("Make one card that you can do while you wait, with empty hands."),
            "body": N_("Pack food and water for the wait. Keep the evening free to rest."),
            "step": N_("Move the step to the day after. To get through court is enough."),
        },
        "bad_news": {
            "person": N_("Choose now who you would call first, and ask them if that is fine."),
            "card": N_("Make one card for the first hour: where you go and what keeps you safe."),
            "body": N_("Ask somebody to bring food. Lie down, even if you cannot sleep."),
            "step": N_("The step can wait that day. It is there when you are ready."),
        },
    }
)


def helps(scene: str, key: str) -> str:
    """One suggestion for this part of the plan that fits the day; a general one for others."""
    return OF_DAY.get(scene, ANY_DAY)[key]
