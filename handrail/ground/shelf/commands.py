"""What a site does with its shelf: write its own, change, put away, hide ours, show it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.coaching import MODELS
from handrail.ground.shelf import ours, queries, rules
from handrail.ground.shelf.models import OwnEntry


@dataclass(frozen=True)
class Said:
    """What a manager says of an entry; `parts` has a line for each, `model` "" is for both."""

    title: str
    text: str
    smaller: str = ""
    parts: str = ""
    domain: str = ""
    group: str = ""
    model: str = ""
    source: str = ""
    minutes: int = 0
    weeks: int = 0


def _checked(actor: Actor, kind: str, said: Said) -> Said:
    asked = {name: getattr(said, name) for name in ("domain", "group", "smaller", "parts")}
    wrong = rules.check_own(kind, **asked)
    if wrong:
        raise NotLikeThis(wrong[0].words, wrong[0].field)
    if said.domain and queries.entry(actor, "domain", said.domain) is None:
        raise NotLikeThis(rules.WHICH_PART, "domain")
    if said.model and said.model not in MODELS:
        raise NotLikeThis(rules.WHICH_GROUP, "model")
    kept: dict[str, Any] = {name: getattr(said, name) if rules.has(kind, name) else ""
            for name in ("domain", "group", "smaller", "parts")}  # fmt: skip
    model = said.model if rules.has(kind, "models") else ""
    numbers = {name: getattr(said, name) if rules.has(kind, name) else 0 for name in rules.NUMBERS}
    for name, number in numbers.items():
        if not 0 <= number <= rules.NUMBERS[name]:
            raise NotLikeThis(rules.NUMBER_WORDS[name], name)
    lines = "\n".join(rules.lines(kept["parts"]))
    return replace(said, **{**kept, **numbers, "parts": lines, "model": model})


@command(Capability.SHELF_KEEP, record=False)
def add_entry(
    actor: Actor,
    *,
    kind: str,
    language: str,
    said: Said,
    like: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Write an entry of the site's own and return its id.

    `like` is the key of the same entry in another language. Raises NotLikeThis, Replayed, and
    NotVisible for a kind, a language or a key that does not exist.
    """
    if kind not in rules.KINDS or language not in dict(settings.LANGUAGES):
        raise NotVisible
    if like and not _rows(actor).filter(kind=kind, key=like, hides=False).exists():
        raise NotVisible
    checked = _checked(actor, kind, said)

    def do(row_id: UUID) -> dict[str, str]:
        key = like or f"own_{row_id.hex}"
        if _rows(actor).filter(kind=kind, key=key, language=language).exists():
            raise NotLikeThis(rules.THERE_ALREADY, "language")
        row = OwnEntry(id=row_id, org_id=actor.org_id, kind=kind, key=key, language=language,
                       **asdict(checked))  # fmt: skip
        row.save(force_insert=True)
        return {"entry": str(row_id)}

    body = {"kind": kind, "language": language, "like": like, **asdict(checked)}
    kept = stored_once(actor.user_id, id, "shelf", body, do, org_id=actor.org_id)
    return UUID(kept["entry"])


def _rows(actor: Actor) -> queries.Rows:
    return OwnEntry.objects.filter(org_id=actor.org_id)


@command(Capability.SHELF_KEEP, record=False)
def change_entry(actor: Actor, *, entry_id: UUID, said: Said, version: int) -> None:
    """Change an entry of the site's own; `version` is the one that was on the page.

    The same words again change nothing. Raises NotLikeThis, also when somebody changed it
    meanwhile, and NotVisible.
    """
    row = queries.own_row(actor, entry_id, lock=True)
    checked = _checked(actor, row.kind, said)
    values = asdict(checked)
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    if row.version != version:
        raise NotLikeThis(rules.CHANGED_MEANWHILE)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save()


@command(Capability.SHELF_KEEP, record=False)
def put_away(actor: Actor, *, entry_id: UUID) -> None:
    """Offer an entry of the site's own no more; whoever chose it keeps it. Raises NotVisible."""
    row = queries.own_row(actor, entry_id)
    if row.put_away_at is None:
        row.put_away_at = clock.now()
        row.save(update_fields=["put_away_at"])


@command(Capability.SHELF_KEEP, record=False)
def bring_back(actor: Actor, *, entry_id: UUID) -> None:
    """Offer an entry of the site's own again. Raises NotVisible."""
    row = queries.own_row(actor, entry_id)
    row.put_away_at = None
    row.save(update_fields=["put_away_at"])


def _ours(kind: str, key: str) -> None:
    if kind not in rules.KINDS or key not in ours.by_key(kind, "en"):
        raise NotVisible


@command(Capability.SHELF_KEEP, record=False)
def hide(actor: Actor, *, kind: str, key: str) -> None:
    """Offer one of our entries no more at this site, in no language. Raises NotVisible."""
    _ours(kind, key)
    if rules.KINDS[kind].stays:
        raise NotVisible
    OwnEntry.objects.get_or_create(
        org_id=actor.org_id, kind=kind, key=key, language="", defaults={"hides": True}
    )


@command(Capability.SHELF_KEEP, record=False)
def show_again(actor: Actor, *, kind: str, key: str) -> None:
    """Offer one of our entries again. Raises NotVisible."""
    _ours(kind, key)
    _rows(actor).filter(kind=kind, key=key, hides=True).delete()
