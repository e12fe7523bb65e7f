"""Fixtures for all tests."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cast import Cast, make_cast

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"


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
    ids = [i for mark in request.node.iter_markers("covers") for i in mark.args]
    # What depends on files outside the project would make the list differ from place to place.
    if ids and "real_data" not in request.fixturenames:
        record_property("covers", ids)
