"""A bare Jinja2 environment: strict, escaping, with words as they are written."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handrail.design.environment import equip

ROOT = Path(__file__).parents[2] / "handrail"


@pytest.fixture(scope="session")
def jinja() -> Environment:
    env = Environment(
        loader=FileSystemLoader(ROOT / "design" / "jinja2"),
        undefined=StrictUndefined,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(url=lambda name, **_: f"/{name}", static=lambda path: f"/static/{path}")
    return equip(env, zone=lambda: "America/New_York")


@pytest.fixture
def page_context() -> dict[str, Any]:
    """What every page has, and nothing that is optional."""
    return {
        "actor": None,
        "csrf_input": "",
        "csrf_token": "t0ken",
        "app_name": "Handrail",
        "exit_url": "https://example.org/",
        "now_local": datetime(2024, 5, 14, 13, 0, tzinfo=UTC),
        "lang": "en",
        "dir": "ltr",
    }
