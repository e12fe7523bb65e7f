"""The read ring: rows of participants cannot be read without saying on whose behalf.

The refusal sits where every query of Django must pass, the making of its SQL, so that counting,
prefetching, subqueries and related managers are refused alike.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.sql import Query

from handrail.ground.access import tripwire
from handrail.ground.access.actor import Actor
from handrail.ground.access.capability import Capability
from handrail.ground.access.reach import NONE, reach_of


class Unscoped(RuntimeError):
    """A query of participants' rows that says neither `visible_to` nor `for_system`."""


class ScopedQuery(Query):
    """A query that makes no SQL until it was cleared."""

    cleared: bool = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """Return the compiler; raises Unscoped for a query that was not cleared."""
        if not self.cleared:
            raise Unscoped(f"query of {self.model} without visible_to() or for_system()")
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: Any = None) -> Any:
        """Return a copy; becoming an update or a delete needs clearance as well."""
        if klass is not None and not self.cleared:
            raise Unscoped(f"change of {self.model} without visible_to() or for_system()")
        return super().chain(klass)


M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """Rows of participants; raises Unscoped unless cleared."""

    def __init__(self, model: Any = None, query: Any = None, using: Any = None,
                 hints: Any = None) -> None:  # fmt: skip
        super().__init__(model, query or ScopedQuery(model), using, hints)

    def _clear(self) -> Self:
        copy = self._chain()  # type: ignore[attr-defined]
        copy.query.cleared = True
        return copy  # type: ignore[no-any-return]

    def for_system(self, reason: str) -> Self:
        """Clear the query for work that nobody looks at: reactions, sweepers, rebuilds.

        `reason` is a literal; a guard test lists every use.
        """
        if not reason:
            raise Unscoped("for_system() needs a reason")
        return self._clear()

    def visible_to(self, actor: Actor, capability: Capability) -> Self:
        """Keep what `actor` may see by `capability`: own rows, and shared rows within reach."""
        tripwire.decided()
        path = getattr(self.model, "participant_path", "participant_id")
        own, others = reach_of(actor, capability, path)
        shared = getattr(self.model, "shared", None)
        if shared is not None and others is not NONE:
            others &= shared
        return self._clear().filter(own | others, org_id=actor.org_id)

    def _update(self, values: Any) -> Any:
        # Saving one row that is already in hand goes through here; it read nothing.
        self.query.cleared = True  # type: ignore[attr-defined]
        return super()._update(values)  # type: ignore[misc]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows of a cleared query."""
        if not self.query.cleared:  # type: ignore[attr-defined]
            raise Unscoped(f"delete of {self.model.__name__} without for_system()")
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def __or__(self, other: Any) -> Any:
        if not (self.query.cleared and other.query.cleared):  # type: ignore[attr-defined]
            raise Unscoped("both sides of | need to be cleared")
        return super().__or__(other)


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """The only manager of a participant-owned model, also behind relations."""

    use_in_migrations = False


class Scoped(models.Model):
    """Base of every model whose rows belong to a participant.

    `participant_path` names the column with the participant's id; `shared`, where set, is what
    anybody but the participant may see of the rows.
    """

    participant_path: ClassVar[str] = "participant_id"
    shared: ClassVar[Q | None] = None

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
