"""On whose behalf something is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from handrail.ground.access.capability import Role

_WORDS = (
    Role.COACH, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR, Role.AUDITOR, Role.PARTICIPANT,
    Role.CIRCLE, Role.PARTNER,
)  # fmt: skip


@dataclass(frozen=True)
class Actor:
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
