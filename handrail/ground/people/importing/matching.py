"""Is this row somebody who is already here? A pure matcher that says "likely", never "is".

Sources of the rule: a phone number is the strongest thing a programme knows about a person who
has no papers; families share phones, so a person decides. A given name, the first letter of the
family name and the birth year together are rare enough inside one programme to ask about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from handrail.ground.people.importing.rules import initial, phone_digits, plain_key

SAME_PHONE = "same_phone"
SAME_NAME_AND_YEAR = "same_name_and_year"


@dataclass(frozen=True)
class Traits:
    """What is compared. Anything unknown is empty or None and matches nothing."""

    given_name: str
    family_name: str = ""
    phone: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class Match:
    """A likely duplicate: of a participant (`participant_id`) or of a line of the same file."""

    reason: str
    participant_id: UUID | None = None
    line: int | None = None


Owner = tuple[UUID | None, int | None]
NameKey = tuple[str, str, int]


def phone_key(traits: Traits) -> str | None:
    """The comparable phone number, or None."""
    return phone_digits(traits.phone)


def name_key(traits: Traits) -> NameKey | None:
    """Given name, family initial and birth year, normalised; None unless all three are known."""
    given, family = plain_key(traits.given_name), plain_key(initial(traits.family_name))
    if not given or not family or traits.birth_year is None:
        return None
    return (given, family, traits.birth_year)


def alike(one: Traits, other: Traits) -> str | None:
    """The reason why two descriptions may be one person, or None."""
    phone = phone_key(one)
    if phone is not None and phone == phone_key(other):
        return SAME_PHONE
    name = name_key(one)
    if name is not None and name == name_key(other):
        return SAME_NAME_AND_YEAR
    return None


class Known:
    """Everybody seen so far, found in constant time. `find` agrees with `alike` for every pair."""

    def __init__(self, people: Iterable[tuple[UUID, Traits]] = ()) -> None:
        self._phones: dict[str, Owner] = {}
        self._names: dict[NameKey, Owner] = {}
        for participant_id, traits in people:
            self._add((participant_id, None), traits)

    def add_line(self, line: int, traits: Traits) -> None:
        """Remember a line of the file, so that a later line can be its double."""
        self._add((None, line), traits)

    def find(self, traits: Traits) -> Match | None:
        """The first one who may be the same person; a phone number counts before a name."""
        phone = phone_key(traits)
        if phone is not None and phone in self._phones:
            return _match(SAME_PHONE, self._phones[phone])
        name = name_key(traits)
        if name is not None and name in self._names:
            return _match(SAME_NAME_AND_YEAR, self._names[name])
        return None

    def _add(self, owner: Owner, traits: Traits) -> None:
        phone, name = phone_key(traits), name_key(traits)
        if phone is not None:
            self._phones.setdefault(phone, owner)
        if name is not None:
            self._names.setdefault(name, owner)


def _match(reason: str, owner: Owner) -> Match:
    participant_id, line = owner
    return Match(reason=reason, participant_id=participant_id, line=line)
