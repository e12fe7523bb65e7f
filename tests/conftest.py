"""Fixtures for all tests."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cast import Cast, make_cast

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"

# How long an example takes says how busy the machine is, and decides nothing.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody who tries every page."""
    return make_cast()


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real feeds; skips where it is absent."""
    if not DATA.exists():
        pytest.skip("real feeds are not here: put them in ../shared/data")
    return DATA


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open both databases to every test that opens one."""
    for item in items:
        for mark in item.iter_markers("django_db"):
            mark.kwargs.setdefault("databases", "__all__")
        if "django_db" not in item.keywords and _wants_database(item):
            item.add_marker(pytest.mark.django_db(databases="__all__"))


def _covers(item: pytest.Item) -> list[str]:
    """The ids that the test proves.

    None where it reads files outside the project, which would make the list differ from place to
    place.
    """
    if "real_data" in getattr(item, "fixturenames", ()):
        return []
    return [i for mark in item.iter_markers("covers") for i in mark.args]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Write down which ids the tests are marked with, where somebody asks for it."""
    target = os.environ.get("HANDRAIL_CLAIMED")
    if target:
        rows = [{"test": item.nodeid, "ids": _covers(item)} for item in session.items]
        Path(target).write_text("".join(f"{json.dumps(row)}\n" for row in rows))


def _wants_database(item: pytest.Item) -> bool:
    wanted = {"db", "cast", "transactional_db", "live_server"}
    return bool(wanted & set(getattr(item, "fixturenames", ())))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down which requirement ids the tests that passed have proved."""
    target = os.environ.get("HANDRAIL_PROVED")
    if target and report.when == "call" and report.passed:
        ids = dict(report.user_properties).get("covers")
        if ids:
            with Path(target).open("a") as file:
                file.write(json.dumps({"test": report.nodeid, "ids": ids}) + "\n")


@pytest.fixture(autouse=True)
def _covered(request: pytest.FixtureRequest, record_property) -> None:  # type: ignore[no-untyped-def]
    if ids := _covers(request.node):
        record_property("covers", ids)
