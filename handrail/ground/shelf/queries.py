"""Reading the shelf: ours, with the site's own beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from handrail.ground.access import Actor, NotVisible
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.people.coaching import MODELS
from handrail.ground.shelf import ours, rules
from handrail.ground.shelf.models import OwnEntry
from handrail.ground.shelf.rules import Entry

_COLUMNS = ("hides", "key", "language", "title", "text", "smaller", "parts", "domain", "group",
            "model", "source", "minutes", "weeks", "version", "put_away_at")  # fmt: skip
Row = tuple[Any, ...]
Rows = QuerySet[OwnEntry]


def _own(org_id: UUID, kind: str) -> Any:
    rows = OwnEntry.objects.filter(org_id=org_id, kind=kind)
    return rows.order_by("made_at", "id").values_list(*_COLUMNS)


_OWN = Prepared(_own)


def entries(
    actor: Actor, kind: str, *, model: str | None = None, domain: str | None = None
) -> tuple[Entry, ...]:
    """Return what is offered in the language of the page: ours in its order, then the site's own.

    `model` and `domain` leave out what is for another one. One query, whatever there is.
    """
    rows = tuple(_OWN.rows(actor.org_id, kind))
    return _fitting(kind, ours.spoken(get_language()), rows, model, domain)


def entry(actor: Actor, kind: str, key: str) -> Entry | None:
    """Return an entry by its key, also one that is hidden or put away, so that a choice stays.

    A site's own entry that is not in the language of the page comes in the one that it has.
    """
    language = ours.spoken(get_language())
    found = ours.by_key(kind, language).get(key)
    if found is not None:
        return found
    rows = [row for row in _OWN.rows(actor.org_id, kind) if row[1] == key and not row[0]]
    rows.sort(key=lambda row: row[2] != language)
    return own_entry(kind, rows[0]) if rows else None


def ever(actor: Actor, kind: str) -> dict[str, Entry]:
    """Return every entry of a kind by its key, also what is hidden or put away; one query.

    For lists of what was chosen: a choice keeps its name. The language is as for `entry`.
    """
    language = ours.spoken(get_language())
    rows = [row for row in _OWN.rows(actor.org_id, kind) if not row[0]]
    rows.sort(key=lambda row: row[2] == language)
    own = {row[1]: own_entry(kind, row) for row in rows}
    return {**own, **ours.by_key(kind, language)}


def picked(kind: str, words: str) -> str:
    """Return the key of the one of ours whose title, in any language, was picked; or ""."""
    if not words:
        return ""
    return next(
        (key for language in ours.ours() for key, one in ours.by_key(kind, language).items()
         if one.title == words),
        "",
    )  # fmt: skip


def said_again(kind: str, key: str, words: str) -> str:
    """Return the title, in the language of the page, of one of ours that was picked with these
    words in whatever language; other words stay as they are.
    """
    found = ours.by_key(kind, ours.spoken(get_language())).get(key)
    if found is None or words == found.title:
        return words
    titles = (ours.by_key(kind, language).get(key) for language in ours.ours())
    return found.title if any(one and one.title == words for one in titles) else words


@lru_cache(maxsize=2048)
def _fitting(
    kind: str, language: str, rows: tuple[Row, ...], model: str | None, domain: str | None
) -> tuple[Entry, ...]:
    # The rows are part of what is asked for, so that a change of the site's finds nothing here.
    hidden = {row[1] for row in rows if row[0]}
    offered = (one for one in ours.of_kind(kind, language) if one.key not in hidden)
    own = _of_site(kind, language, rows)
    return tuple(one for one in (*offered, *own) if one.fits(model, domain))


def _of_site(kind: str, language: str, rows: Iterable[Row]) -> list[Entry]:
    return [own_entry(kind, row) for row in rows
            if not row[0] and row[2] == language and row[-1] is None]  # fmt: skip


def own_entry(kind: str, row: Row) -> Entry:
    """Return the entry of a site's own row."""
    _, key, _, title, text, smaller, parts, domain, group, model, source, *rest = row
    minutes, weeks, version, _away = rest
    return Entry(
        kind=kind, key=key, title=title, text=text, version=version, licence="", source=source,
        domain=domain or None, models=(model,) if model in MODELS else (), group=group,
        smaller=smaller, parts=tuple(parts.splitlines()), minutes=minutes, weeks=weeks, own=True,
    )  # fmt: skip


# For whoever keeps the shelf -------------------------------------------------------------------


@dataclass(frozen=True)
class KindCount:
    """How much there is of a kind: ours that is offered, ours that is hidden, the site's own."""

    kind: str
    words: str
    ours: int
    hidden: int
    own: int


def kinds(actor: Actor) -> list[KindCount]:
    """Every kind with its numbers; one query. Own entries are counted once for all languages."""
    rows = OwnEntry.objects.filter(org_id=actor.org_id).order_by()
    written = Q(hides=False, put_away_at__isnull=True)
    counted = rows.values("kind").annotate(
        put_aside=Count("id", filter=Q(hides=True)),
        written=Count("key", distinct=True, filter=written),
    )
    found = {row["kind"]: (row["put_aside"], row["written"]) for row in counted}
    out = []
    for kind, said in rules.KINDS.items():
        hidden, written = found.get(kind, (0, 0))
        count = len(ours.of_kind(kind, "en"))
        out.append(KindCount(kind, said.words, count - hidden, hidden, written))
    return out


@dataclass(frozen=True)
class Shelf:
    """One kind as its keeper sees it: ours by part or group, and the site's own rows."""

    ours: tuple[Entry, ...]
    hidden: frozenset[str]
    own: tuple[OwnEntry, ...]
    away: tuple[OwnEntry, ...]


def kept(actor: Actor, kind: str) -> Shelf:
    """Everything of a kind, also what is not offered; one query."""
    rows = OwnEntry.objects.filter(org_id=actor.org_id, kind=kind).order_by("made_at", "id")
    found = list(rows)
    written = [row for row in found if not row.hides]
    return Shelf(
        ours=ours.of_kind(kind, ours.spoken(get_language())),
        hidden=frozenset(row.key for row in found if row.hides),
        own=tuple(row for row in written if row.put_away_at is None),
        away=tuple(row for row in written if row.put_away_at is not None),
    )


def own_row(actor: Actor, entry_id: UUID, *, lock: bool = False) -> OwnEntry:
    """Return an entry that the site wrote. Raises NotVisible."""
    rows = OwnEntry.objects.filter(org_id=actor.org_id, hides=False)
    found = (rows.select_for_update() if lock else rows).filter(pk=entry_id).first()
    if found is None:
        raise NotVisible
    return found


def like(actor: Actor, kind: str, key: str) -> OwnEntry:
    """Return an entry of the site's own by its key, in whichever language. Raises NotVisible."""
    rows = OwnEntry.objects.filter(org_id=actor.org_id, kind=kind, key=key, hides=False)
    found = rows.order_by("made_at").first()
    if found is None:
        raise NotVisible
    return found


def missing(found: Shelf, languages: Iterable[str]) -> dict[str, str]:
    """Key of each own entry that is not there in every language -> a language that it lacks."""
    written: dict[str, set[str]] = {}
    for row in (*found.own, *found.away):
        written.setdefault(row.key, set()).add(row.language)
    lacks = {key: [code for code in languages if code not in has] for key, has in written.items()}
    return {key: codes[0] for key, codes in lacks.items() if codes}
