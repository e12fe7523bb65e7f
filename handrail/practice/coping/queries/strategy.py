"""Reading looks at what still works: the open one, those before, one with what was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import COACH_TOO, StrategyAnswer, StrategyLook
from ..rules import strategy as rules

_READ = Capability.COPING_READ


@dataclass(frozen=True)
class SaidView:
    """What was said of one thing."""

    id: UUID
    kind: str
    row_id: UUID
    of: str
    answer: str
    words: str
    version: int

    @property
    def word(self) -> str:
        """The answer, to translate; "" for words alone."""
        return rules.ANSWERS.get(self.answer, "")

    @property
    def kind_word(self) -> str:
        """What it was said of, to translate."""
        return rules.KIND_WORDS.get(self.kind, "")


@dataclass(frozen=True)
class LookView:
    """One look, with what was said in it."""

    id: UUID
    on: date
    ended: bool
    shared: bool
    step: UUID | None
    card: UUID | None
    said: Sequence[SaidView] = ()

    @property
    def by_thing(self) -> Mapping[tuple[str, UUID], SaidView]:
        """What was said, by the thing that it was said of."""
        return {(one.kind, one.row_id): one for one in self.said}

    def of_part(self, part: str) -> list[SaidView]:
        """What was said of one part."""
        kinds = rules.PARTS[part].kinds
        return [one for one in self.said if one.kind in kinds and (one.answer or one.words)]

    @property
    def to_change(self) -> list[SaidView]:
        """What is to change and was said in words: each could be the next step."""
        return [one for one in self.said if one.answer == rules.CHANGE and one.words]


def _looks(actor: Actor, participant_id: UUID) -> Any:
    rows = StrategyLook.objects.visible_to(actor, _READ)
    there = rows.filter(participant_id=participant_id, put_away_at__isnull=True)
    return there.order_by("-on", "-id")[: rules.LOOKS_SHOWN]


_LOOKS = Reading(_looks)


def _one(actor: Actor, look_id: UUID) -> Any:
    rows = StrategyLook.objects.visible_to(actor, _READ)
    return rows.filter(pk=look_id, put_away_at__isnull=True)[:1]


def _answers(actor: Actor, look_id: UUID) -> Any:
    rows = StrategyAnswer.objects.visible_to(actor, _READ).filter(look_id=look_id)
    return rows.order_by("made_at", "id")


_ONE, _SAID = Reading(_one), Reading(_answers)


def _view(row: StrategyLook, said: Sequence[SaidView] = ()) -> LookView:
    return LookView(row.pk, row.on, row.ended_at is not None, row.visibility == COACH_TOO,
                    row.step_id, row.card_id, said)  # fmt: skip


def _said(key: PersonKey, row: StrategyAnswer) -> SaidView:
    return SaidView(row.pk, row.kind, row.row_id, read(key, row, "of") or "", row.answer,
                    read(key, row, "words") or "", row.version)  # fmt: skip


def looks(actor: Actor, participant_id: UUID, number: str | int = 1) -> Page[Any]:
    """Return a page of the looks that the reader may see, newest first, without what was said.

    Its objects are LookView; an open look is on the first page.
    """
    rows = StrategyLook.objects.visible_to(actor, _READ)
    there = rows.filter(participant_id=participant_id, put_away_at__isnull=True)
    return _page(there.order_by(F("ended_at").desc(nulls_first=True), "-on", "-id"), number)


def looks_away(actor: Actor, participant_id: UUID, number: str | int = 1) -> Page[Any]:
    """Return a page of the looks that were put away, which only the participant gets."""
    rows = StrategyLook.objects.visible_to(actor, Capability.COPING_KEEP)
    gone = rows.filter(participant_id=participant_id, put_away_at__isnull=False)
    return _page(gone.order_by("-on", "-id"), number)


def _page(rows: Any, number: str | int) -> Page[Any]:
    found: Page[Any] = Paginator(rows, rules.LOOKS_SHOWN).get_page(number)
    found.object_list = [_view(row) for row in found.object_list]
    return found


def look(actor: Actor, look_id: UUID) -> tuple[UUID, LookView]:
    """Return whose look it is and the look with what was said; raises NotVisible."""
    row = next(iter(_ONE.objects(actor, look_id)), None)
    if row is None:
        raise NotVisible
    rows = _SAID.objects(actor, look_id)
    key = key_if_kept(row.participant_id) if rows else None
    said = [_said(key, each) for each in rows] if key else []
    return row.participant_id, _view(row, said)


def _all_answers(actor: Actor, participant_id: UUID) -> Any:
    rows = StrategyAnswer.objects.visible_to(actor, _READ)
    there = rows.filter(participant_id=participant_id, look__put_away_at__isnull=True)
    return there.order_by("-look__on", "-look_id", "made_at", "id")[: rules.ANSWERS_SHOWN]


_ALL_SAID = Reading(_all_answers)


def looks_said(actor: Actor, participant_id: UUID, *, key: PersonKey) -> list[LookView]:
    """Return the newest looks that the reader may see, with what was said; two queries."""
    said: dict[UUID, list[SaidView]] = defaultdict(list)
    for row in _ALL_SAID.objects(actor, participant_id):
        said[row.look_id].append(_said(key, row))
    return [_view(row, said[row.pk]) for row in _LOOKS.objects(actor, participant_id)]


def newest_shared(actor: Actor, participant_id: UUID) -> LookView | None:
    """Return the newest look that the reader may see, with what was said; None when none is."""
    found = _LOOKS.objects(actor, participant_id)
    return look(actor, found[0].pk)[1] if found else None
