"""Ben can be called: on his work number, never on the one that he signs in with."""

from __future__ import annotations

import pytest

from handrail.ground.people.commands.staff import change_work_phone
from tests.cast import Cast


@pytest.fixture(autouse=True)
def ben_can_be_called(request: pytest.FixtureRequest) -> None:
    """Give Ben a work number in every test that has a cast."""
    if "cast" in request.fixturenames:
        cast: Cast = request.getfixturevalue("cast")
        change_work_phone(cast.ben.actor, work_phone="+12025550102")
