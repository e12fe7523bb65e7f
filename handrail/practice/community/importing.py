"""Importing a meeting list: by the operator's command line, and the second half of a manager's."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from handrail.ground import audit
from handrail.ground.access import Capability
from handrail.ground.orgs.founding import nameless
from handrail.ground.orgs.models import Organisation
from handrail.practice.community import storing
from handrail.practice.community.fetch import fetch
from handrail.practice.community.models import ImportRun, MeetingSource
from handrail.practice.community.rules.clean import text_of
from handrail.practice.community.rules.feed import LIMIT_BYTES, FeedRefused
from handrail.practice.community.rules.rows import zone_named

DONE, REFUSED = 0, 1


@dataclass(frozen=True)
class Operator:
    """Whoever sits at the command line; the book of access has no account for them."""

    org_id: UUID
    user_id: UUID | None = None
    participant_id: UUID | None = None
    name: str = "command line"
    role_word: str = "operator"


def import_feed(source: MeetingSource, data: bytes) -> storing.Outcome:
    """Read and store a whole feed for a source, with its run; raises FeedRefused, storing nothing.

    Importing the same feed twice leaves every meeting unchanged.
    """
    return _import(source, storing.prepare(data))


def _import(source: MeetingSource, prepared: storing.Prepared) -> storing.Outcome:
    run = ImportRun.objects.create(org_id=source.org_id, source=source, state=ImportRun.RUNNING)
    outcome = storing.write(source, prepared)
    storing.finish(run, outcome)
    return outcome


def complete(run: ImportRun) -> storing.Outcome:
    """Write the list that a run was checked with; safe to call again after an interruption."""
    if run.feed is None:
        return storing.Outcome(counts=storing.Counts(**run.counts))
    prepared = storing.prepare(storing.unpacked(run.feed))
    outcome = storing.write(run.source, prepared)
    storing.finish(run, outcome)
    return outcome


def import_meetings(
    source: str, *, org_slug: str | None, zone: str | None, as_json: bool, out: TextIO
) -> int:
    """Import a file or an http(s) address and write the report to `out`.

    Returns 0 when the list was read, 1 when it was refused (with a sentence, nothing changed).
    A file is known again by its name, an address by itself without credentials. `zone` is for
    rows that name none; without it their place tells, then the places of most other rows.
    """
    try:
        org = _organisation(org_slug)
        named = _zone(zone)
        prepared = storing.prepare(_bytes(source))
    except FeedRefused as refused:
        message = {"error": str(refused)}
        out.write((json.dumps(message) if as_json else str(refused)) + "\n")
        return REFUSED
    outcome = _import(storing.source_for(org, *_identity(source), named), prepared)
    audit.write(Operator(org.pk), "write", str(Capability.MEETING_IMPORT), detail="import_meetings")
    out.write(_as_json(outcome) if as_json else _as_words(outcome))
    return DONE


def _organisation(slug: str | None) -> Organisation:
    found = list(Organisation.objects.filter(slug=slug) if slug else Organisation.objects.all()[:2])
    if len(found) == 1:
        return found[0]
    if slug:
        raise FeedRefused(
            f"There is no organisation \u201c{slug}\u201d. Check the name after --org."
        )
    if found:
        raise FeedRefused("There are several organisations. Say which one with --org.")
    return nameless()


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    named = zone_named(zone)
    if named is None:
        raise FeedRefused(
            f"The time zone \u201c{zone}\u201d is not known. Use a name such as America/New_York."
        )
    return named


def _bytes(source: str) -> bytes:
    if web_address(source) is not None:
        return fetch(source, private_allowed=True)
    try:
        with Path(source).open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise FeedRefused(f"There is no file \u201c{source}\u201d.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise FeedRefused(f"The file \u201c{source}\u201d cannot be read: {reason}.") from None


def web_address(source: str) -> str | None:
    """The address without credentials and fragment if it is one of http or https, else None."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"}:
        return None
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme.lower(), host, parts.path, parts.query, ""))[:500]


def _identity(source: str) -> tuple[str, str]:
    address = web_address(source)
    if address is not None:
        return urlsplit(address).hostname or address, address
    name = file_name(source)
    return name, name


def file_name(path: str) -> str:
    """The name by which a list from a file is known again, without its folders."""
    return text_of(path.replace("\\", "/").rpartition("/")[2], 500) or "list"


def _as_json(outcome: storing.Outcome) -> str:
    body: dict[str, object] = {
        **asdict(outcome.counts),
        "rejected": [{"row": row, "reason": reason} for row, reason in outcome.rejected],
        "remarks": [{"row": row, "remark": str(remark)} for row, remark in outcome.remarks],
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _as_words(outcome: storing.Outcome) -> str:
    c = outcome.counts
    rows = f"{c.read} rows read: {c.created} new, {c.updated} changed, {c.unchanged} unchanged"
    lines = [
        f"{rows}, {c.merged} merged with another row, {c.rejected} rejected.",
        f"{c.retired} meetings are no longer in the list and were retired.",
    ]
    lines += [f"Row {row}: {reason}" for row, reason in outcome.rejected]
    lines += [f"Row {row}: {said}" if row else str(said) for row, said in outcome.remarks]
    return "\n".join(lines) + "\n"
