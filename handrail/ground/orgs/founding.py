"""The first organisation: nameless while a list was brought in before anybody set it up."""

from __future__ import annotations

from handrail.ground.orgs.models import Organisation

_WAITING = "waiting"


def nameless() -> Organisation:
    """Return the organisation that waits for its name, made if there is none."""
    return Organisation.objects.get_or_create(slug=_WAITING, name="")[0]


def founded() -> bool:
    """Return whether somebody has set an organisation up."""
    return Organisation.objects.exclude(name="").exists()


def found(name: str, slug: str, zone: str) -> Organisation:
    """Return the organisation under its name; what waited for it is its own from now on."""
    values = {"name": name, "slug": slug, "zone": zone}
    waiting = Organisation.objects.filter(name="").first()
    if waiting is None:
        return Organisation.objects.create(**values)
    for column, value in values.items():
        setattr(waiting, column, value)
    waiting.save()
    return waiting
