"""What an organisation sets for everybody in it. Each change is a line of its own in the book.

Nothing here is about a participant: the book keeps the new value in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.order import moved
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.orgs import rules
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.organisation import note_setting

_C = Capability.ORG_SETTINGS


@dataclass(frozen=True)
class HelpLineWords:
    """A help line as somebody gives it."""

    label: str
    number: str
    text_number: str
    hours: str
    crisis: bool
    emergency: bool = False


def _keep(row: Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Save what is different, and return it."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save(update_fields=list(changed))
    return changed


def _keep_own(actor: Actor, **values: Any) -> None:
    for name, value in _keep(_own(actor), values).items():
        note_setting(actor, name, value)


def _own(actor: Actor) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=actor.org_id)


@command(_C, record=False)
def change_organisation(actor: Actor, *, name: str, zone: str, ceiling: int) -> None:
    """Keep name, time zone and people for one coach. Raises NotLikeThis."""
    fault = rules.ceiling_fault(ceiling)
    if fault:
        raise NotLikeThis(fault, "ceiling")
    _keep_own(actor, name=name, zone=zone, ceiling=ceiling)


@command(_C, record=False)
def change_phones(actor: Actor, *, app_name: str, exit_url: str) -> None:
    """Keep the name that phones show and where "Leave this page" leads. Raises NotLikeThis."""
    fault = rules.exit_fault(exit_url)
    if fault:
        raise NotLikeThis(fault, "exit_url")
    _keep_own(actor, app_name=app_name, exit_url=exit_url)


# Help lines ----------------------------------------------------------------------------------


def _line(actor: Actor, line_id: UUID) -> HelpLine:
    found = HelpLine.objects.filter(pk=line_id, org_id=actor.org_id).first()
    if found is None:
        raise NotVisible
    return found


def _checked(words: HelpLineWords) -> dict[str, Any]:
    for field, fault in rules.help_line_faults(words.number, words.text_number).items():
        raise NotLikeThis(fault, field)
    return asdict(words)


def _said(line: HelpLine) -> str:
    return " ".join(filter(None, (line.label, line.number or line.text_number)))


@command(_C, record=False)
def add_help_line(actor: Actor, *, words: HelpLineWords) -> UUID:
    """Put a number at the end of the help page; the very same one is not put there twice.

    Raises NotLikeThis.
    """
    values, org = _checked(words), _own(actor)
    same = org.help_lines.filter(**values).first()
    if same is not None:
        return same.pk
    there = list(org.help_lines.values_list("position", flat=True))
    if len(there) >= rules.LINES_AT_MOST:
        raise NotLikeThis(rules.LINES_FULL)
    line = HelpLine.objects.create(org=org, position=max(there, default=-1) + 1, **values)
    note_setting(actor, "line_added", _said(line))
    return line.pk


@command(_C, record=False)
def change_help_line(actor: Actor, *, line_id: UUID, words: HelpLineWords) -> None:
    """Keep what a help line says. Raises NotLikeThis, and NotVisible for a line elsewhere."""
    line = _line(actor, line_id)
    if _keep(line, _checked(words)):
        note_setting(actor, "line_changed", _said(line))


@command(_C, record=False)
def remove_help_line(actor: Actor, *, line_id: UUID) -> None:
    """Take a number off the help page; 988 shows again when nothing stands for it."""
    line = _line(actor, line_id)
    note_setting(actor, "line_removed", _said(line))
    line.delete()


@command(_C, record=False)
def move_help_line(actor: Actor, *, line_id: UUID, up: bool) -> None:
    """Move a number one place up or down; at the edge it stays. Raises NotVisible."""
    line = _line(actor, line_id)
    there = list(_own(actor).help_lines.all())
    order = moved([str(row.pk) for row in there], str(line_id), up=up)
    places = {key: place for place, key in enumerate(order)}
    for row in there:
        row.position = places[str(row.pk)]
    HelpLine.objects.bulk_update(there, ["position"])
    note_setting(actor, "line_moved", _said(line))


# Sites ---------------------------------------------------------------------------------------


def _site(actor: Actor, site_id: UUID) -> Site:
    found = Site.objects.filter(pk=site_id, org_id=actor.org_id).first()
    if found is None:
        raise NotVisible
    return found


def _free_name(org: Organisation, name: str, but: UUID | None = None) -> None:
    there = org.sites.values_list("pk", "name")
    if rules.is_taken(name, [other for pk, other in there if pk != but]):
        raise NotLikeThis(rules.SITE_NAME_TAKEN, "name")


@command(_C, record=False)
def add_site(actor: Actor, *, name: str, zone: str) -> UUID:
    """Open a site. Raises NotLikeThis for a name that another site has."""
    org = _own(actor)
    _free_name(org, name)
    if org.sites.count() >= rules.SITES_AT_MOST:
        raise NotLikeThis(rules.SITES_FULL)
    site = Site.objects.create(org=org, name=name, zone=zone)
    note_setting(actor, "site_added", name)
    return site.pk


@command(_C, record=False)
def change_site(actor: Actor, *, site_id: UUID, name: str, zone: str) -> None:
    """Keep name and time zone of a site; people who are there keep their own clock.

    Raises NotLikeThis for a name that another site has, NotVisible for a site elsewhere.
    """
    site = _site(actor, site_id)
    _free_name(_own(actor), name, site.pk)
    if _keep(site, {"name": name, "zone": zone}):
        note_setting(actor, "site_changed", f"{name}, {zone}")


@command(_C, record=False)
def put_site_away(actor: Actor, *, site_id: UUID) -> None:
    """Take nobody new in at a site from now on; its people keep it.

    Raises NotLikeThis for the only site that is open, NotVisible for a site elsewhere.
    """
    org, site = _own(actor), _site(actor, site_id)
    if site.away_at is not None:
        return
    if not org.sites.filter(away_at__isnull=True).exclude(pk=site.pk).exists():
        raise NotLikeThis(rules.LAST_SITE)
    site.away_at = clock.now()
    site.save(update_fields=["away_at"])
    note_setting(actor, "site_away", site.name)


@command(_C, record=False)
def bring_site_back(actor: Actor, *, site_id: UUID) -> None:
    """Open a site again that was put away. Raises NotVisible for a site elsewhere."""
    site = _site(actor, site_id)
    if site.away_at is None:
        return
    site.away_at = None
    site.save(update_fields=["away_at"])
    note_setting(actor, "site_back", site.name)
