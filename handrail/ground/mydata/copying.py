"""Reads everything that is held about the person who asks, with their own words opened."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.phones import phone_words
from handrail.ground.kernel.sealed import Place, unseal
from handrail.ground.mydata.registry import Held, everything

READABLE, FOR_MACHINES = "read-me.html", "data.json"


@dataclass(frozen=True)
class LookedAt:
    """One line of the book: when, who, and what they did, in words."""

    at: datetime
    who: str
    text: str


@dataclass(frozen=True)
class Section:
    """One table of the copy as it is read: a heading, and rows of (label, value)."""

    heading: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def copy_of(actor: Actor, participant_id: UUID, looks: Sequence[LookedAt]) -> bytes:
    """One ZIP with a page to read and a file for machines; everything that is held.

    `looks` are the lines of the book of access in words.
    """
    key = key_if_kept(participant_id)
    found = [
        (held, _rows(actor, participant_id, held, key)) for held in everything() if held.heading
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(READABLE, _page(actor, found, looks))
        folder.writestr(FOR_MACHINES, _machine(found, looks))
    return packed.getvalue()


def _rows(
    actor: Actor, participant_id: UUID, held: Held, key: PersonKey | None
) -> list[dict[str, Any]]:
    mine = held.model.objects.visible_to(actor, Capability.MY_DATA)
    rows = mine.filter(**{held.model.participant_path: participant_id}).order_by("pk")
    table, sealed = held.model._meta.db_table, set(held.sealed)
    return [
        {
            column: unseal(key, Place(table, column, row["pk"]), row[column])
            if key and column in sealed
            else row[column]
            for column in held.columns
        }
        for row in rows.values("pk", *held.columns)
    ]


def _machine(
    found: list[tuple[Held, list[dict[str, Any]]]], looks: Sequence[LookedAt]
) -> str:  # fmt: skip
    body: dict[str, Any] = {
        "made_at": clock.now().isoformat(),
        "held": {held.name: rows for held, rows in found},
        "who_looked": [{"at": look.at, "who": look.who, "what": look.text} for look in looks],
    }
    return json.dumps(body, ensure_ascii=False, indent=1, default=str)


def _page(
    actor: Actor, found: list[tuple[Held, list[dict[str, Any]]]], looks: Sequence[LookedAt]
) -> str:
    sections = [
        Section(
            _(held.heading),
            tuple(
                tuple((_(label), _said(value, actor.zone)) for label, value in _in_words(held, row))
                for row in rows
            ),
        )
        for held, rows in found
    ]
    seen = tuple(
        ((_("When"), _said(look.at, actor.zone)), (_("Who"), look.who), (_("What"), look.text))
        for look in looks
    )
    sections.append(Section(_("Who looked"), seen))
    context = {
        "sections": sections,
        "made": _said(clock.now(), actor.zone),
        "language": actor.language,
    }
    return render_to_string("mydata/copy.html", context)


def _in_words(held: Held, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Label and value of everything in a row: no code and no packed text, but words."""
    for column, value in row.items():
        said = held.said.get(column)
        if value in (None, "", []):
            continue
        if callable(said):
            yield from ((label, found) for label, found in said(row) if found not in (None, ""))
        elif said is not None and not isinstance(value, list):
            yield held.columns[column], _(said[value]) if value in said else value
        elif said is not None:
            yield held.columns[column], [_(said[one]) if one in said else one for one in value]
        else:
            yield held.columns[column], _shown(column, value)


def _shown(column: str, value: Any) -> Any:
    return phone_words(value) if column.endswith("phone") and isinstance(value, str) else value


def _said(value: Any, zone: str) -> str:
    today = clock.today(zone)
    if isinstance(value, datetime):
        return dates.moment_words(value, zone, today)
    if isinstance(value, date):
        return dates.weekday_day(value, today)
    if isinstance(value, time):
        return dates.time_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)
