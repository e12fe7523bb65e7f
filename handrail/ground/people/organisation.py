"""What the organisation has set, and who set it when. No participant is named here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from django.db.models import Count

from handrail.ground import audit
from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.marked import N_
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.models import Participant, Staff

_C = Capability.ORG_SETTINGS
HISTORY = 25
Row = TypeVar("Row", "SiteView", "LineView")

SETTING_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"),
        "zone": N_("Time zone"),
        "ceiling": N_("People for one coach"),
        "app_name": N_("Name on phones"),
        "exit_url": N_("“Leave this page” opens"),
        "keep_years": N_("Years of keeping"),
        "coaching_model": N_("How we coach"),
        "line_added": N_("Number added"),
        "line_changed": N_("Number changed"),
        "line_moved": N_("Number moved"),
        "line_removed": N_("Number taken off"),
        "site_added": N_("Site added"),
        "site_changed": N_("Site changed"),
        "site_away": N_("Site put away"),
        "site_back": N_("Site open again"),
    }
)
"""Each setting in the book, and what it is called on the page."""


@dataclass(frozen=True)
class SiteView:
    """A site, how many people belong to it, and whether it takes somebody in."""

    id: UUID
    name: str
    zone: str
    away: bool
    people: int
    staff: int


@dataclass(frozen=True)
class LineView:
    """A number of the help page."""

    id: UUID
    label: str
    number: str
    text_number: str
    hours: str
    crisis: bool
    emergency: bool


@dataclass(frozen=True)
class Settings:
    """Everything that an organisation sets."""

    name: str
    zone: str
    ceiling: int
    app_name: str
    exit_url: str
    keep_years: int | None


@dataclass(frozen=True)
class Change:
    """One line of the book: what was set, to what, by whom."""

    at: datetime
    who: str
    what: str
    value: str


def note_setting(actor: Actor, what: str, value: object) -> None:
    """Write into the book that the setting `what` is `value` from now on."""
    assert what in SETTING_WORDS
    said = "" if value is None else str(value)
    audit.write(actor, "write", str(_C), detail=f"{what}: {said}")


def settings_of(actor: Actor) -> Settings:
    """The settings of the actor's organisation."""
    names = ("name", "zone", "ceiling", "app_name", "exit_url", "keep_years")
    return Settings(*Organisation.objects.values_list(*names).get(pk=actor.org_id))


def help_lines(actor: Actor) -> tuple[LineView, ...]:
    """The organisation's own numbers in the order of the help page."""
    names = ("id", "label", "number", "text_number", "hours", "crisis", "emergency")
    rows = HelpLine.objects.filter(org_id=actor.org_id).values_list(*names)
    return tuple(LineView(*row) for row in rows)


def help_line(actor: Actor, line_id: UUID) -> LineView:
    """One of them. Raises NotVisible for a line elsewhere."""
    return _one(help_lines(actor), line_id)


def sites(actor: Actor) -> tuple[SiteView, ...]:
    """All sites by name, the open ones first; three queries however many there are."""
    rows = Site.objects.filter(org_id=actor.org_id).order_by("name", "pk")
    here = Participant.objects.for_system("how many people a site has: a number, no record")
    here = here.filter(
        org_id=actor.org_id, merged_into__isnull=True, removed_at__isnull=True
    ).order_by()
    people = dict(here.values("site_id").annotate(n=Count("pk")).values_list("site_id", "n"))
    works = Staff.objects.filter(org_id=actor.org_id, suspended_at__isnull=True).order_by()
    staff = dict(works.values("site_id").annotate(n=Count("pk")).values_list("site_id", "n"))
    found = [
        SiteView(pk, name, zone, away is not None, people.get(pk, 0), staff.get(pk, 0))
        for pk, name, zone, away in rows.values_list("pk", "name", "zone", "away_at")
    ]
    return tuple(sorted(found, key=lambda site: site.away))


def site(actor: Actor, site_id: UUID) -> SiteView:
    """One of them. Raises NotVisible for a site elsewhere."""
    return _one(sites(actor), site_id)


def _one(rows: tuple[Row, ...], key: UUID) -> Row:
    found = next((row for row in rows if row.id == key), None)
    if found is None:
        raise NotVisible
    return found


def history(actor: Actor) -> tuple[Change, ...]:
    """The newest changes from the book, newest first; `what` is a key of SETTING_WORDS."""
    found = audit.changes_under(actor.org_id, str(_C), most=HISTORY)
    parts = ((look, *look.detail.partition(": ")) for look in found)
    return tuple(
        Change(look.at, look.actor_name, what, value)
        for look, what, _colon, value in parts
        if what in SETTING_WORDS
    )
