"""What invented coaches share of themselves, two weeks to try, wishes, and a question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.beginning import commands as two_weeks
from handrail.practice.beginning.models import TwoWeeks
from handrail.practice.boundaries import commands as boundaries
from handrail.practice.coachpage.commands import page, stories
from handrail.practice.matching.commands import knowing, likes

_PARTS = (
    ("about", "I grew up two streets from here. I like to listen while we walk."),
    ("languages", "English, and Spanish from my grandmother."),
    ("life", "I know nights without sleep, and what it is to begin again more than once."),
    ("pathways", "Groups helped me. Others I know go with medicine, with faith, or with sport."),
    ("interests", "Old radios, soup, and the river."),
    ("times", "Mostly days. On Thursdays I am here until seven."),
)
_STORY = (
    "For a long time I sat at the bus stop and let each bus go by. One day somebody sat down "
    "beside me and said nothing. We took the next one together."
)
_QUESTION = (
    "Somebody I coach knitted me a scarf. I said thank you and took it home. Was that right?"
)
_ANSWER = "Thank you for asking. A scarf is fine here. Say it to your team, and let it be the one."
_LIKES = {
    "languages": "English, slow is good", "times": "After five, I work days",
    "experience": "Somebody who has children",
}  # fmt: skip


def write(
    people: Sequence[Participant], manager: Staff, coaches: Sequence[Staff], supervisor: Staff
) -> None:
    """The first two coaches write; the fourth of the people tries it, and its day has come."""
    readers = ["mine", "choosers", "colleagues"]
    for number, coach in enumerate(coaches[:2]):
        for part, text in _PARTS[: 6 - 2 * number]:
            page.write_part(actor_for(coach.user_id), part=part, text=text, readers=readers)
    by = actor_for(coaches[0].user_id)
    told = stories.write_story(by, title="The bus stop", text=_STORY, purpose="not_alone")
    for person in people[:1]:
        stories.offer_story(by, participant_id=person.pk, story_id=told.id)
    asked = boundaries.ask(by, topic="gifts", text=_QUESTION)
    boundaries.answer(actor_for(supervisor.user_id), question_id=asked, text=_ANSWER)
    boundaries.ask(by, topic="rides", text="May I drive somebody to the clinic on Friday?")
    for person in people[3:4]:
        _tries(person)
    for person in people[4:5]:
        assert person.user_id is not None
        likes.say_likes(actor_for(person.user_id), participant_id=person.pk, said=_LIKES)
        knowing.ask_knowing(
            actor_for(manager.user_id), participant_id=person.pk, staff_id=coaches[1].pk
        )


def _tries(person: Participant) -> None:
    assert person.user_id is not None
    two_weeks.try_two_weeks(actor_for(person.user_id), participant_id=person.pk)
    today = clock.today(person.zone)
    rows = TwoWeeks.objects.for_system("the invented programme writes its own history")
    rows.filter(participant_id=person.pk).update(
        starts_on=today - timedelta(days=14), ends_on=today
    )
