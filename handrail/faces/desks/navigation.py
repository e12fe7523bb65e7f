"""Where each role can go, in the order of a day."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handrail.faces.desks.addresses import url
from handrail.ground.access import Actor, Role
from handrail.ground.people import pages

Entry = tuple[str, str, str, str]


def shell_of(actor: Actor | None) -> str:
    """Return the page shell of whoever this is: phone, desk, or plain for nobody."""
    return pages.shell_of(actor) if actor is not None else "design/plain.html"


def tabs_of(actor: Actor | None) -> list[Entry]:
    """Return the tabs at the foot of the page: all for a participant, else Help alone.

    The other four lead to pages that only a participant has.
    """
    mine = actor is not None and actor.has(Role.PARTICIPANT)
    return phone_nav() if mine else phone_nav()[-1:]


def phone_nav() -> list[Entry]:
    """Return the five tabs of the phone: key, word, icon, address. Help is always the last."""
    return list(_phone_nav(get_language(), get_script_prefix()))


@lru_cache(maxsize=32)
def _phone_nav(language: str | None, prefix: str) -> list[Entry]:
    return [
        ("today", _("Today"), "sun-horizon", url("desks:today")),
        ("plan", _("Plan"), "path", url("plans:plan")),
        ("meetings", _("Meetings"), "users-three", url("community:meetings")),
        ("people", _("People"), "hand-heart", url("desks:who_sees")),
        ("help", _("Help"), "lifebuoy", url("safety:help")),
    ]


def desk_nav(actor: Actor) -> list[Entry]:
    """Return what this member of staff can open: key, word, icon, address."""
    works_here = actor.staff_id is not None
    return list(_desk_nav(actor.roles, works_here, get_language(), get_script_prefix()))


@lru_cache(maxsize=256)
def _desk_nav(
    roles: frozenset[Role], works_here: bool, language: str | None, prefix: str
) -> list[Entry]:
    rows: list[tuple[Role, str, str, str, str]] = [
        (Role.COACH, "today", _("Today"), "sun-horizon", "desks:coach_today"),
        (Role.COACH, "contact", _("Log a contact"), "plus", "contacts:new"),
        (Role.COACH, "hours", _("My hours"), "clock", "hours:mine"),
        (Role.COACH, "coach-page", _("My own page"), "user-circle", "coachpage:mine"),
        (Role.COACH, "boundaries", _("Where the line is"), "shield-check", "boundaries:mine"),
        (Role.SUPERVISOR, "supervision", _("Supervision"), "lifebuoy", "desks:supervisor_today"),
        (Role.MANAGER, "programme", _("Programme"), "chart-line-up", "desks:manager_today"),
        (Role.MANAGER, "meetings-import", _("Meeting lists"), "map-pin", "community:import"),
    ]
    entries = [(k, w, i, url(n)) for role, k, w, i, n in rows if role in roles]
    if Role.ADMINISTRATOR in roles and Role.MANAGER not in roles:
        # A manager finds them under Programme.
        entries.append(("settings", _("Settings"), "gear", url("desks:settings")))
    if roles & {Role.AUDITOR, Role.ADMINISTRATOR}:
        entries.append(("book", _("Book of access"), "shield-check", url("desks:book")))
    if works_here and roles & {Role.COACH, Role.SUPERVISOR, Role.MANAGER}:
        finder = url("community:meetings")
        entries.append(("meetings", _("Find a meeting"), "users-three", finder))
    if works_here:
        places = url("referrals:directory")
        entries.append(("places", _("Places that can help"), "hand-heart", places))
    entries.append(("help", _("Help"), "lifebuoy", url("safety:help")))
    return entries


def home_of(actor: Actor | None) -> str:
    """Return the address of the home page of whoever this is."""
    if actor is None:
        return url("account_login")
    for role, name in (
        (Role.PARTICIPANT, "desks:today"),
        (Role.COACH, "desks:coach_today"),
        (Role.SUPERVISOR, "desks:supervisor_today"),
        (Role.MANAGER, "desks:manager_today"),
        (Role.ADMINISTRATOR, "desks:settings"),
        (Role.AUDITOR, "desks:book"),
        (Role.CIRCLE, "desks:shared_with_me"),
        (Role.PARTNER, "desks:shared_with_me"),
    ):
        if actor.has(role):
            return url(name)
    return url("accounts:account")
