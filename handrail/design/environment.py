"""Gives a Jinja2 environment the names that the design templates need."""

from __future__ import annotations

from jinja2 import Environment

from handrail.design import charts, dates, icons


def equip(environment: Environment) -> Environment:
    """Add the ``design_*`` globals used by ``design/c.html`` and the shells; returns it.

    The environment must also have ``url``, ``static`` and the i18n extension with
    gettext functions installed.
    """
    environment.globals.update(
        design_icon=icons.icon,
        design_face=icons.face,
        design_mark=icons.mark,
        design_when=dates.instant_words,
        design_direction=dates.direction,
        design_spark=charts.spark,
        design_rhythm=charts.rhythm,
    )
    return environment
