"""Gives a Jinja2 environment the names that the design templates need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from jinja2 import Environment

from handrail.design import charts, dates, icons, moments


def _utc() -> str:
    return "UTC"


def equip(
    environment: Environment,
    *,
    zone: Callable[[], str] = _utc,
    today: Callable[[], date] | None = None,
) -> Environment:
    """Add the ``design_*`` globals used by ``design/c.html`` and the shells; returns it.

    ``zone`` answers with the IANA zone of the person who reads the page, ``today`` with their
    day; without it no date carries its year.
    The environment must also have ``url``, ``static`` and the i18n extension with
    gettext functions installed.
    """

    def when(instant: datetime, other: str | None = None) -> str:
        return dates.moment_words(instant, other or zone(), today() if today else None)

    environment.globals.update(
        design_icon=icons.icon,
        design_face=icons.face,
        design_mark=icons.mark,
        design_moment=moments.moment,
        design_when=when,
        design_spark=charts.spark,
        design_rhythm=charts.rhythm,
    )
    return environment
