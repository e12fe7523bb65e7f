"""On whose behalf something is done."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from secrets import randbits, token_hex
from uuid import UUID

from handrail.ground.access.capability import Role
from handrail.ground.kernel.prepared import StandsIn
from handrail.ground.orgs.rules import CEILING

_WORDS = (
    Role.COACH, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR, Role.AUDITOR, Role.PARTICIPANT,
    Role.CIRCLE, Role.PARTNER,
)  # fmt: skip


@dataclass(frozen=True)
class Actor(StandsIn):
    """Somebody signed in, as the rings see them."""

    user_id: UUID
    org_id: UUID
    roles: frozenset[Role] = frozenset()
    participant_id: UUID | None = None
    staff_id: UUID | None = None
    outsider_id: UUID | None = None
    site_id: UUID | None = None
    zone: str = "UTC"
    language: str = "en"
    name: str = ""
    app_name: str = "Handrail"
    exit_url: str = ""
    ceiling: int = CEILING
    private_phone: bool = False
    second_factor: bool = False
    role_words: tuple[Role, ...] = field(default=_WORDS, repr=False)

    @property
    def role_word(self) -> str:
        """The role to name in the book: the one that acts on others' records first."""
        return next((str(role) for role in self.role_words if role in self.roles), "")

    def has(self, role: Role) -> bool:
        """Return whether this person holds `role`."""
        return role in self.roles

    def at_work(self) -> Actor:
        """Return the same person without their own record, for what they see as one of the team.

        A peer may be coached as well: what asks for something at work is never their own.
        """
        return replace(self, roles=self.roles - {Role.PARTICIPANT})

    def shape(self) -> Hashable:
        """Return what of an actor may change the SQL of a query (see `kernel.prepared`)."""
        return self.roles, self.second_factor

    def values(self) -> tuple[UUID | None, ...]:
        """Return the ids that stand in a query's SQL."""
        return (
            self.user_id, self.org_id, self.participant_id, self.staff_id, self.outsider_id,
            self.site_id,
        )  # fmt: skip

    def with_values(self, values: tuple[UUID | None, ...]) -> Actor:
        """Return an actor of this shape with other ids, and with no other fact of this one."""
        user, org, participant, staff, outsider, site = values
        assert user is not None
        assert org is not None
        # A query that asked for the name, the language or the zone would come out different.
        return Actor(
            user_id=user, org_id=org, roles=self.roles, participant_id=participant,
            staff_id=staff, outsider_id=outsider, site_id=site, second_factor=self.second_factor,
            zone=token_hex(8), language=token_hex(8), name=token_hex(8), app_name=token_hex(8),
            exit_url=token_hex(8), ceiling=randbits(40), role_words=self.role_words,
        )  # fmt: skip


_current: ContextVar[Actor | None] = ContextVar("handrail_actor", default=None)


def current_actor() -> Actor | None:
    """Return who this request or job acts for, or None."""
    return _current.get()


@contextmanager
def acting(actor: Actor | None) -> Iterator[None]:
    """Make `actor` the current one inside the block, with the database's wall around it."""
    from handrail.ground.access.wall import lower, raise_wall

    token = _current.set(actor)
    raised = raise_wall(actor.org_id) if actor else False
    try:
        yield
    finally:
        _current.reset(token)
        if raised:
            lower()
