"""What the house is called where nobody is signed in."""

from __future__ import annotations

from typing import Any

from handrail.ground.orgs.models import Organisation


def house_name() -> str:
    """Return the name that phones show: the organisation's where there is exactly one."""
    known = list(Organisation.objects.values_list("app_name", flat=True)[:2])
    default: Any = Organisation._meta.get_field("app_name").default
    return known[0] if len(known) == 1 else str(default)
