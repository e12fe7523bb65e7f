"""A person's timeline: the moments of all rooms, newest first, and words only where they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator

MOMENTS_A_PAGE = 20
_MOST_PAGES = 100


class TimelineItem(NamedTuple):
    """What happened: `kind` is checkin, contact, step, review, win or meeting; `at` is aware.

    `title` is in the reader's language.
    """

    at: datetime
    kind: str
    icon: str
    title: str
    body: str | None = None
    detail: str | None = None


class Moment(NamedTuple):
    """When something happened, and how to say it: words are unsealed when `say` is called."""

    at: datetime
    say: Callable[[], TimelineItem]


@dataclass(frozen=True)
class Stretch:
    """The newest moments of one room, as many as were asked for, and how many there are in all."""

    moments: Sequence[Moment] = ()
    total: int = 0

    def said(self) -> list[TimelineItem]:
        """Return the moments in words, newest first."""
        return [moment.say() for moment in self.moments]


def reach_of(number: str) -> int:
    """How many moments of each room page `number` of a timeline may need."""
    page = int(number) if number.isdecimal() and len(number) < 4 else 1
    return MOMENTS_A_PAGE * min(max(page, 1), _MOST_PAGES)


class _Newest(Sequence[Moment]):
    """All moments, of which only the newest ones are in hand."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        known = list(stretches)
        self._total = sum(stretch.total for stretch in known)
        found = [moment for stretch in known for moment in stretch.moments]
        self._moments = sorted(found, key=lambda moment: moment.at, reverse=True)

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, at: Any) -> Any:
        return self._moments[at]


def page_of(stretches: Iterable[Stretch], number: str) -> Page[Any]:
    """Return a page of twenty over several rooms; its objects are TimelineItem.

    `stretches` hold at least `reach_of(number)` moments each, or all they have. A page that is not
    there is the last one.
    """
    found: Page[Any] = Paginator(_Newest(stretches), MOMENTS_A_PAGE).get_page(number)
    found.object_list = [moment.say() for moment in found.object_list]
    return found
