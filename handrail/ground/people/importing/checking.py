"""One row of a file against what the programme knows: what would be written, and what is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from handrail.ground.kernel.phones import e164
from handrail.ground.people.commands.intake import Newcomer
from handrail.ground.people.importing import rules
from handrail.ground.people.importing.matching import Traits

MAX_NAME = 60

BLOCKING = frozenset({"no_name", "no_site", "name_formula", "name_long", "row_broken"})
"""Reasons for which a row is not added; for all others it is, without the odd value."""


@dataclass(frozen=True)
class Surroundings:
    """What a row may refer to: sites and coaches by plain name, and the defaults."""

    sites: Mapping[str, UUID]
    coaches: Mapping[str, UUID]
    default_site: UUID | None
    default_language: str
    this_year: int


@dataclass(frozen=True)
class Checked:
    """A row that was understood as far as it goes."""

    newcomer: Newcomer
    site_id: UUID | None
    coach_id: UUID | None
    reasons: tuple[str, ...] = field(default=())

    @property
    def blocked(self) -> bool:
        """True when the row cannot be added."""
        return bool(BLOCKING & set(self.reasons))

    @property
    def traits(self) -> Traits:
        """What the matcher compares."""
        who = self.newcomer
        return Traits(who.given_name, who.family_name, who.phone, who.birth_year)


def check(values: Mapping[str, str], around: Surroundings) -> Checked:
    """Understand a row; every odd value is a reason code of `importing.words`."""
    odd: list[str] = []
    given, family = _names(values, odd)
    newcomer = Newcomer(
        given_name=given,
        family_name=family,
        phone=_phone(values.get("phone", ""), odd),
        email=_email(values.get("email", ""), odd),
        birth_year=_year(values.get("birth_year", ""), around, odd),
        language=_language(values.get("language", ""), around, odd),
    )
    site = _named(values.get("site", ""), around.sites, "site_unknown", odd)
    coach = _named(values.get("coach", ""), around.coaches, "coach_unknown", odd)
    if site is None and around.default_site is None:
        odd.append("no_site")
    return Checked(newcomer, site or around.default_site, coach, tuple(odd))


def _names(values: Mapping[str, str], odd: list[str]) -> tuple[str, str]:
    given, family = values.get("given_name", ""), values.get("family_name", "")
    if not given:
        odd.append("no_name")
    if rules.looks_like_formula(given) or rules.looks_like_formula(family):
        odd.append("name_formula")
    if max(len(given), len(family)) > MAX_NAME:
        odd.append("name_long")
    return given[:MAX_NAME], family[:MAX_NAME]


def _phone(text: str, odd: list[str]) -> str:
    number = e164(text)
    if number is None:
        odd.append("phone_unclear")
    return number or ""


def _email(text: str, odd: list[str]) -> str:
    if text and (not rules.looks_like_email(text) or len(text) > 254):
        odd.append("email_unclear")
        return ""
    return text


def _year(text: str, around: Surroundings, odd: list[str]) -> int | None:
    year = rules.birth_year(text, around.this_year)
    if text and year is None:
        odd.append("year_unclear")
    return year


def _language(text: str, around: Surroundings, odd: list[str]) -> str:
    code = rules.language(text)
    if text and code is None:
        odd.append("language_unknown")
    return code or around.default_language


def _named(text: str, known: Mapping[str, UUID], code: str, odd: list[str]) -> UUID | None:
    if not text:
        return None
    found = known.get(rules.plain_key(text))
    if found is None:
        odd.append(code)
    return found
