"""Making the organisation and its first manager, in one transaction."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from handrail.ground import audit
from handrail.ground.access import Capability, Role
from handrail.ground.accounts.models import User
from handrail.ground.accounts.ways import CardSecret, make_setup_link
from handrail.ground.orgs import founding
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Staff


@transaction.atomic
def found(answers: dict[str, Any]) -> CardSecret:
    """Keep what the form says and return the first manager's one-time way in."""
    org = founding.found(
        answers["organisation"],
        slugify(answers["organisation"])[:60] or "organisation",
        answers["zone"],
    )
    site = Site.objects.create(org=org, name=answers["site"], zone=answers["zone"])
    user = User.objects.make(
        org=org, name=answers["name"], email=answers["email"] or None, zone=answers["zone"]
    )
    roles = f"{Role.MANAGER} {Role.ADMINISTRATOR}"
    Staff.objects.create(org=org, site=site, user=user, roles=roles)
    _help_line(org, answers["help_label"], answers["help_number"])
    audit.write(actor_for(user.pk), "write", str(Capability.ORG_SETTINGS), detail="found")
    return make_setup_link(user)


def _help_line(org: Organisation, label: str, number: str) -> None:
    # 988 and 911 follow it on the help page by themselves.
    if label:
        HelpLine.objects.create(org=org, label=label, number=number)
