"""The page of the copy is in words: nothing packed, no code, in the language of the person."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.db.models import CharField
from django.utils import translation

from handrail.ground.kernel import clock
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.mydata.copying import copy_of
from handrail.ground.mydata.registry import Held, everything
from handrail.practice.coping.commands.badday import change_walk, walk_through
from handrail.practice.coping.commands.days import Ahead, add_day, change_day
from handrail.practice.plans.commands.correcting import StepSaid, change_step
from handrail.practice.plans.commands.steps import agree_step
from tests.cast import Cast
from tests.coping.people import ana
from tests.world import grow, make_world

IN_WORDS = {"plans", "coping", "thinking", "growth", "around", "matching"}
OWN_WORDS = {"reader__name"}


def page_of(cast: Cast) -> str:
    """The page to read, as text."""
    packed = copy_of(cast.ana.actor, ana(cast), [])
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        return html.unescape(folder.read("read-me.html").decode())


def coded(held: Held) -> set[str]:
    """The columns of a table that hold one of a few codes."""
    fields = {field.name: field for field in held.model._meta.local_fields}
    return {
        name for name in held.columns
        if type(fields.get(name)) is CharField and not isinstance(fields[name], SealedField)
        and name not in OWN_WORDS
    }  # fmt: skip


@pytest.mark.parametrize("held", [one for one in everything()
                                  if one.model._meta.app_label in IN_WORDS])  # fmt: skip
def test_every_code_of_these_rooms_has_words(held: Held) -> None:
    assert coded(held) <= set(held.said)


@pytest.mark.covers("rule-17")
def test_nothing_is_packed(cast: Cast) -> None:
    world = make_world(cast)
    grow(world)
    page = page_of(cast)
    for value in re.findall(r"<dd[^>]*>(.*?)</dd>", page, re.DOTALL):
        assert not re.match(r"""^[\[{]\s*["'\[{]""", value.strip()), value[:80]


def told(cast: Cast) -> None:
    """A walk, a day ahead and a step, each changed once."""
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    walk = walk_through(actor, **me, scene="no_money", answers={"card": "no"}, note="Soup")
    change_walk(actor, **me, walk_id=walk, answers={"card": "holds"}, note="Soup")
    soon = clock.today(cast.site.zone) + timedelta(days=30)
    day = add_day(actor, **me, said=Ahead("Pay day", soon, kind="payday", repeats="monthly"))
    change_day(actor, **me, day_id=day, said=Ahead("Payday", soon, kind="payday"))
    step = agree_step(actor, **me, text="Cal them", sure=4)
    change_step(actor, **me, step_id=step, said=StepSaid("Call them"))


def test_earlier_words_are_said_part_by_part(cast: Cast) -> None:
    told(cast)
    page = page_of(cast)
    for words in ("Cal them", "I chose it myself", "Every month", "Not that day",
                  "Can you do your first card that day?", "Looking at a bad day"):  # fmt: skip
        assert words in page, words
    for code in ('"chosen_by"', "participant<", "monthly", ">no<", "no_money"):
        assert code not in page, code


def test_in_the_language_of_the_person(cast: Cast) -> None:
    told(cast)
    with translation.override("es"):
        page = page_of(cast)
    assert "Every month" not in page
    assert "Not that day" not in page
    assert "Cal them" in page
