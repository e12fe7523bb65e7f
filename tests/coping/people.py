"""What the tests of this room share."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from handrail.ground.shelf import ours
from handrail.practice.coping.ready import card_of
from tests.cast import Cast

WATER = card_of(ours.by_key("coping", "en")["cold_water"])


def ana(cast: Cast) -> UUID:
    """Ana's id."""
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def html(page: Any) -> str:
    """The page as text."""
    return str(page.content.decode())


def entry(page: Any) -> str:
    """The id of the first form on the page."""
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', html(page))
    assert found
    return found.group(1)


def count(model: Any) -> int:
    """How many rows of a table there are."""
    return int(model.objects.for_system("a test counts rows").count())


def only(model: Any) -> Any:
    """The only row of a table."""
    return model.objects.for_system("a test looks at a row").get()
