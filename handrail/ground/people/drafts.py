"""What somebody has begun to type and not saved yet: each page that is open keeps its own.

A draft belongs to its writer and to one form, by the form's entry id; two pages never write into
one draft. It is sealed with the key of the person it is about, or with the writer's own as long as
it is about nobody. Nobody but its writer ever reads it. The rooms call this from their commands,
which have authorised the writer.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import Erased, PersonKey, key_for, keys_for, make_key
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.receipts import is_stored
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.models import Draft

LIMIT = 100_000
"""Characters of one draft with everything in it."""

OFFERED = 20
TOO_LONG = N_("This is too long to keep. Save it in two parts.")

Body = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Begun:
    """A draft that its writer can go on with."""

    entry: UUID
    about: UUID | None
    saved_at: datetime
    body: dict[str, Any]

    @property
    def mark(self) -> str:
        """Which draft this was and how it stood; it lets go of nothing written since."""
        return f"{self.entry}~{self.saved_at.isoformat()}"


def _mine(actor: Actor) -> Any:
    rows = Draft.objects.for_system("a writer's own drafts, found by the writer's own id")
    return rows.filter(writer_id=actor.user_id)


def _owner(actor: Actor) -> UUID:
    return actor.staff_id or actor.participant_id or actor.user_id


def _key(actor: Actor, about: UUID | None) -> PersonKey:
    if about is not None:
        return key_for(about)
    try:
        return key_for(_owner(actor))
    except Erased:
        return make_key(_owner(actor))


def save(
    actor: Actor, kind: str, about: UUID | None, entry: UUID, body: Body, *, stored_for: UUID
) -> None:
    """Keep what was typed in one form. It is never checked; only its size is limited.

    What arrives after the form itself was stored (`stored_for` is the owner of its receipt) is
    dropped. Raises NotLikeThis above LIMIT.
    """
    text = json.dumps(dict(body))
    if len(text) > LIMIT:
        raise NotLikeThis(TOO_LONG)
    if is_stored(stored_for, entry):
        return
    draft = _mine(actor).filter(entry=entry).first()
    draft = draft or Draft(org_id=actor.org_id, writer_id=actor.user_id, entry=entry)
    draft.kind, draft.participant_id, draft.saved_at = kind, about, clock.now()
    keep(_key(actor, about), draft, body=text)
    draft.save()


def begun(actor: Actor, kind: str, about: Collection[UUID], *, nobody: bool = False) -> list[Begun]:
    """Return the actor's own drafts about these people (and about nobody yet), newest first."""
    rows = _mine(actor).filter(kind=kind).order_by("-saved_at")
    wanted = [
        row
        for row in rows[: OFFERED * 2]
        if (nobody if row.participant_id is None else row.participant_id in about)
    ][:OFFERED]
    if not wanted:
        return []
    keys = keys_for({row.participant_id or _owner(actor) for row in wanted})
    found = []
    for row in wanted:
        key = keys.get(row.participant_id or _owner(actor))
        text = read(key, row, "body") if key else None
        if text:
            found.append(Begun(row.entry, row.participant_id, row.saved_at, json.loads(text)))
    return found


def forget(actor: Actor, entry: UUID) -> None:
    """Delete the actor's draft of one form: it was stored, or thrown away."""
    _mine(actor).filter(entry=entry).delete()


def take_over(actor: Actor, mark: str) -> None:
    """Delete the draft that another form went on with, unless it was written on since."""
    entry, _, saved_at = mark.partition("~")
    try:
        which = {"entry": UUID(entry), "saved_at": datetime.fromisoformat(saved_at)}
    except ValueError:
        return
    _mine(actor).filter(**which).delete()
