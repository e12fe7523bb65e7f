"""Writing kind words, when they arrive, and who reads them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from handrail.ground.access import NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.consent.commands import Yes, share, stop_sharing
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.messaging import envelope
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.lifting import lifting_days
from handrail.ground.schedule import sweeper
from handrail.practice.encouragement import commands, queries, rules
from handrail.practice.encouragement.models import KindWord
from tests.cast import Cast, Member

ZONE = "America/New_York"


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def write(
    cast: Cast, by: Member, text: str = "Thinking of you", days: int = 0, **more: Any
) -> UUID:
    on = clock.today(ZONE) + timedelta(days=days) if days else None
    return commands.write_word(by.actor, participant_id=ana(cast), text=text, on=on, **more)


def today(cast: Cast) -> list[str]:
    found = queries.on_today(cast.ana.actor, ana(cast), clock.today(ZONE))
    return [one.text for one in found]


def everything(cast: Cast) -> list[str]:
    found = queries.all_words(cast.ana.actor, ana(cast), clock.today(ZONE), 1)
    return [one.text for one in found.object_list]


def allow(cast: Cast, *items: Item, days: int = 30) -> UUID:
    last = clock.today(ZONE) + timedelta(days=days)
    yes = Yes(frozenset(items or {Item.KIND_WORDS}), "support", last)
    return share(
        cast.ana.actor, participant_id=ana(cast), recipient_id=cast.circle.user.pk, yes=yes
    )


def messages() -> list[OutboundMessage]:
    return list(OutboundMessage.objects.for_system("what a test queued").order_by("made_at"))


@pytest.mark.covers("000-12", "003-5")
def test_words_of_coach_and_circle_are_there_at_once(cast: Cast) -> None:
    write(cast, cast.ben, "From the bus")
    allow(cast)
    write(cast, cast.circle, "From your sister")
    assert today(cast) == ["From your sister", "From the bus"]


@pytest.mark.covers("000-12")
def test_words_for_a_chosen_day_wait_for_it(cast: Cast) -> None:
    write(cast, cast.ben, "First day at work!", days=10)
    assert everything(cast) == []
    waiting = queries.waiting(cast.ben.actor, ana(cast), clock.today(ZONE))
    assert [one.text for one in waiting] == ["First day at work!"]
    with time_machine.travel(clock.now() + timedelta(days=10)):
        assert today(cast) == ["First day at work!"]
        assert queries.waiting(cast.ben.actor, ana(cast), clock.today(ZONE)) == []


def test_the_day_is_the_participants_own(cast: Cast) -> None:
    # 03:00 UTC on the 2nd is still the evening of the 1st in New York.
    with time_machine.travel("2026-06-01T16:00:00Z", tick=False):
        write(cast, cast.ben, "For the second", days=1)
    with time_machine.travel("2026-06-02T03:00:00Z", tick=False):
        assert today(cast) == []
    with time_machine.travel("2026-06-02T04:00:00Z", tick=False):
        assert today(cast) == ["For the second"]


def test_today_shows_the_newest_two_for_two_weeks(cast: Cast) -> None:
    for number in range(3):
        write(cast, cast.ben, f"number {number}")
    assert today(cast) == ["number 2", "number 1"]
    assert len(everything(cast)) == 3
    with time_machine.travel(clock.now() + timedelta(days=15)):
        assert today(cast) == []
        assert len(everything(cast)) == 3


def test_a_ready_sentence_arrives_in_the_language_of_its_reader(cast: Cast) -> None:
    cast.ana.user.language = "es"
    cast.ana.user.save(update_fields=["language"])
    write(cast, cast.ben, "", ready="not_alone")
    assert today(cast) != [rules.READY["not_alone"]]
    assert today(cast)[0]


def test_the_text_is_sealed(cast: Cast) -> None:
    row = KindWord.objects.for_system("a test").get(pk=write(cast, cast.ben, "a quiet secret"))
    assert b"secret" not in bytes(row.text)


@pytest.mark.parametrize("text", ["", " \n ", "\x00"])
def test_nothing_to_say(cast: Cast, text: str) -> None:
    with pytest.raises(NotLikeThis) as caught:
        write(cast, cast.ben, text)
    assert caught.value.words == rules.MISSING


def test_four_hundred_characters_and_not_one_more(cast: Cast) -> None:
    write(cast, cast.ben, "é" * 400)
    with pytest.raises(TextTooLong):
        write(cast, cast.ben, "x" * 401)
    with pytest.raises(TextTooLong):
        write(cast, cast.ben, "x" * 390, ready="thinking")


def test_three_a_day_from_one_person(cast: Cast) -> None:
    for _number in range(3):
        write(cast, cast.ben, days=4)
    with pytest.raises(NotLikeThis) as caught:
        write(cast, cast.ben, days=4)
    assert caught.value.words == rules.DAY_FULL
    write(cast, cast.ben, days=5)
    allow(cast)
    write(cast, cast.circle, days=4)


def test_the_same_entry_is_stored_once(cast: Cast) -> None:
    entry = uuid7()
    assert write(cast, cast.ben, "Once", id=entry) == write(cast, cast.ben, "Once", id=entry)
    with pytest.raises(Replayed):
        write(cast, cast.ben, "Twice", id=entry)
    assert everything(cast) == ["Once"]


@pytest.mark.covers("000-12")
def test_changing_and_taking_back_until_the_day(cast: Cast) -> None:
    word = write(cast, cast.ben, "Frist", days=3)
    commands.change_word(
        cast.ben.actor, participant_id=ana(cast), word_id=word, text="First",
        on=clock.today(ZONE) + timedelta(days=2),
    )  # fmt: skip
    gone = write(cast, cast.ben, "Never mind", days=2)
    commands.take_back_word(cast.ben.actor, participant_id=ana(cast), word_id=gone)
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert everything(cast) == ["First"]
        for late in (
            lambda: commands.change_word(
                cast.ben.actor, participant_id=ana(cast), word_id=word, text="Too late"
            ),
            lambda: commands.take_back_word(cast.ben.actor, participant_id=ana(cast), word_id=word),
        ):
            with pytest.raises(NotLikeThis) as caught:
                late()
            assert caught.value.words == rules.ARRIVED


def test_nobody_but_the_writer_changes_what_waits(cast: Cast) -> None:
    word = write(cast, cast.ben, days=3)
    allow(cast)
    for name in ("circle", "dee_coach", "omar", "carol", "mona", "ana"):
        with pytest.raises(NotVisible):
            commands.take_back_word(
                cast.everybody()[name].actor, participant_id=ana(cast), word_id=word
            )


def test_thanks_put_away_and_delete(cast: Cast) -> None:
    word, other = write(cast, cast.ben, "One"), write(cast, cast.ben, "Two")
    actor = cast.ana.actor
    for _twice in range(2):
        commands.thank(actor, participant_id=ana(cast), word_id=word)
    seen = queries.sent(cast.ben.actor, ana(cast), clock.today(ZONE), 1).object_list
    assert {one.text: one.thanked for one in seen} == {"One": True, "Two": False}
    commands.put_away(actor, participant_id=ana(cast), word_id=other)
    assert today(cast) == ["One"]
    assert len(everything(cast)) == 2
    commands.delete_word(actor, participant_id=ana(cast), word_id=other)
    assert everything(cast) == ["One"]
    with pytest.raises(NotVisible):
        commands.thank(actor, participant_id=ana(cast), word_id=other)


def test_what_waits_is_not_the_participants_to_touch(cast: Cast) -> None:
    word = write(cast, cast.ben, days=3)
    for act in (commands.thank, commands.put_away, commands.delete_word):
        with pytest.raises(NotVisible):
            act(cast.ana.actor, participant_id=ana(cast), word_id=word)


def test_switching_a_person_off_hides_and_refuses_and_is_undone(cast: Cast) -> None:
    write(cast, cast.ben, "Hello")
    write(cast, cast.ben, "Later", days=2)
    allow(cast)
    write(cast, cast.circle, "From me")
    actor = cast.ana.actor
    for _twice in range(2):
        commands.switch_off(actor, participant_id=ana(cast), writer_id=cast.ben.user.pk)
    assert today(cast) == ["From me"]
    assert queries.switched_off(actor, ana(cast)) == [(cast.ben.user.pk, "Ben")]
    assert queries.takes_none(cast.ben.actor, ana(cast))
    with pytest.raises(NotLikeThis) as caught:
        write(cast, cast.ben)
    assert caught.value.words == rules.SWITCHED_OFF
    commands.switch_on(actor, participant_id=ana(cast), writer_id=cast.ben.user.pk)
    assert today(cast) == ["From me", "Hello"]
    with pytest.raises(NotVisible):
        commands.switch_off(actor, participant_id=ana(cast), writer_id=cast.omar.user.pk)


@pytest.mark.covers("000-12", "rule-12")
def test_the_circle_writes_only_while_it_is_allowed(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        write(cast, cast.circle)
    allow(cast, Item.WINS)
    with pytest.raises(NotVisible):
        write(cast, cast.circle)
    consent = allow(cast, days=6)
    write(cast, cast.circle, "Here now")
    write(cast, cast.circle, "For later", days=5)
    with pytest.raises(NotLikeThis) as caught:
        write(cast, cast.circle, days=7)
    assert caught.value.words == rules.DAY_AFTER_YES
    stop_sharing(cast.ana.actor, participant_id=ana(cast), consent_id=consent)
    with pytest.raises(NotVisible):
        write(cast, cast.circle)
    assert queries.waiting(cast.circle.actor, ana(cast), clock.today(ZONE)) == []
    with time_machine.travel(clock.now() + timedelta(days=5)):
        assert everything(cast) == ["Here now"]


def test_a_new_yes_lets_what_waits_arrive(cast: Cast) -> None:
    allow(cast)
    write(cast, cast.circle, "In five days", days=5)
    write(cast, cast.circle, "In twenty", days=20)
    allow(cast, Item.KIND_WORDS, Item.WINS, days=10)  # it takes the place of the one before
    with time_machine.travel(clock.now() + timedelta(days=21)):
        assert everything(cast) == ["In five days"]


def test_words_of_a_coach_who_left_do_not_arrive(cast: Cast) -> None:
    write(cast, cast.ben, "Before")
    write(cast, cast.ben, "After", days=3)
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=None)
    with time_machine.travel(clock.now() + timedelta(days=4)):
        assert everything(cast) == ["Before"]


def test_nobody_else_reads_or_writes(cast: Cast) -> None:
    write(cast, cast.ben, "Only ours")
    on = clock.today(ZONE)
    for name, member in cast.everybody().items():
        seen = queries.all_words(member.actor, ana(cast), on, 1).paginator.count
        assert bool(seen) is (name == "ana"), name
        own = queries.sent(member.actor, ana(cast), on, 1).paginator.count
        assert bool(own) is (name == "ben"), name
        if name != "ben":
            with pytest.raises(NotVisible):
                write(cast, member)


def test_a_coach_never_sees_what_the_circle_wrote(cast: Cast) -> None:
    allow(cast)
    write(cast, cast.circle, "Between us")
    on = clock.today(ZONE)
    assert queries.sent(cast.ben.actor, ana(cast), on, 1).paginator.count == 0
    assert lifting_days(cast.ben.actor, ana(cast), on, on) == []
    write(cast, cast.ben)
    write(cast, cast.ben, days=2)
    for reader in (cast.ben, cast.ana):
        assert lifting_days(reader.actor, ana(cast), on, on + timedelta(days=1)) == [on]
    assert lifting_days(cast.dee_coach.actor, ana(cast), on, on) == []


def test_writing_stands_in_the_book(cast: Cast) -> None:
    write(cast, cast.ben)
    looks, _more = reads_of(ana(cast))
    assert [(look.capability, look.kind, look.actor_name) for look in looks] == [
        ("kind.words.write", "write", "Ben")
    ]


def reachable(cast: Cast) -> None:
    cast.ana.user.phone_verified = True
    cast.ana.user.save(update_fields=["phone_verified"])


def test_one_neutral_message_a_day_and_none_without_a_proved_place(cast: Cast) -> None:
    cast.ana.user.phone, cast.ana.user.email = None, ""
    cast.ana.user.save()
    write(cast, cast.ben, "Nobody hears a sound")
    assert messages() == []
    cast.ana.user.phone = "+12025550101"
    reachable(cast)
    cast.ana.user.save()
    for _number in range(2):
        write(cast, cast.ben, "A secret of ours")
    found = messages()
    assert len(found) == 1
    row = found[0]
    said = "".join(envelope.reopen(row.id, c, getattr(row, c)) for c in ("body", "subject"))
    assert said == "You have a message.A message"


def test_the_message_comes_on_the_morning_of_the_day(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel("2026-06-01T16:00:00Z", tick=False):
        word = write(cast, cast.ben, "Later", days=2)
        gone = write(cast, cast.ben, "Never", days=1)
        commands.take_back_word(cast.ben.actor, participant_id=ana(cast), word_id=gone)
    with time_machine.travel("2026-06-02T20:00:00Z", tick=False):
        sweeper.sweep()
        assert messages() == []
    with time_machine.travel("2026-06-03T13:01:00Z", tick=False):
        sweeper.sweep()
        assert len(messages()) == 1
        assert word


def test_no_message_for_what_does_not_arrive(cast: Cast) -> None:
    reachable(cast)
    with time_machine.travel("2026-06-01T16:00:00Z", tick=False):
        write(cast, cast.ben, "Now")
        write(cast, cast.ben, "Later", days=2)
        commands.switch_off(cast.ana.actor, participant_id=ana(cast), writer_id=cast.ben.user.pk)
    with time_machine.travel("2026-06-03T13:01:00Z", tick=False):
        sweeper.sweep()
        assert len(messages()) == 1
