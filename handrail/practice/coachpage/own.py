"""The coach's own key, and their own rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, key_if_kept, make_key
from handrail.ground.kernel.sealed import keep

from .models import CoachBefore, CoachPart, CoachStory


def me(actor: Actor) -> UUID:
    """The actor as somebody who works here. Raises NotVisible."""
    if actor.staff_id is None:
        raise NotVisible
    return actor.staff_id


def own_key(actor: Actor) -> PersonKey:
    """The key that the actor's own words are sealed with; made when they first write."""
    owner = me(actor)
    return key_if_kept(owner) or make_key(owner)


def own_rows(model: Any, actor: Actor) -> Any:
    """The actor's own rows of a table."""
    return model.objects.filter(org_id=actor.org_id, staff_id=me(actor))


def one(model: Any, actor: Actor, row_id: UUID) -> Any:
    """One row of the actor's own. Raises NotVisible."""
    found = own_rows(model, actor).filter(pk=row_id).first()
    if found is None:
        raise NotVisible
    return found


def keep_before(
    actor: Actor, key: PersonKey, text: str, *, title: str = "",
    part: CoachPart | None = None, story: CoachStory | None = None,
) -> None:  # fmt: skip
    """Keep how something read, before it is changed; nothing when there were no words.

    Of a story its `title` and what it is for are kept as well.
    """
    if not text:
        return
    whole = part or story
    assert whole is not None
    row = CoachBefore(
        id=uuid7(), org_id=actor.org_id, staff_id=me(actor), part=part, story=story,
        made_at=whole.touched_at, purpose=story.purpose if story else "",
    )  # fmt: skip
    keep(key, row, text=text, title=title)
    row.save(force_insert=True)
