"""The text of the working agreement as it stands now: ours, then the programme's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from handrail.ground.access import Actor
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.shelf import ours
from handrail.ground.shelf.models import OwnEntry

from .models import AgreementText
from .rules.agreement import KIND, Paragraph, Text, fingerprint, packed


def _own(org_id: UUID) -> Any:
    rows = OwnEntry.objects.filter(
        org_id=org_id, kind=KIND, hides=False, put_away_at__isnull=True
    ).order_by("made_at", "id")
    return rows.values_list("key", "language", "title", "text", "parts")


_OWN = Prepared(_own)


def _ours(language: str) -> list[Paragraph]:
    return [Paragraph(one.title, one.text, one.parts) for one in ours.of_kind(KIND, language)]


def text_now(actor: Actor) -> Text:
    """The text in every language; one query.

    A paragraph of the programme's that is not in a language stands there in the one that it has,
    so that both people always sign the same.
    """
    rows = _OWN.rows(actor.org_id)
    written = {(key, language): (title, text, parts) for key, language, title, text, parts in rows}
    keys = dict.fromkeys(key for key, *_rest in rows)
    return {
        language: [*_ours(language), *(_said(written, key, language) for key in keys)]
        for language in ours.ours()
    }


def _said(
    written: dict[tuple[str, str], tuple[str, str, str]], key: str, language: str
) -> Paragraph:
    found = written.get((key, language)) or next(
        words for (of, _language), words in written.items() if of == key
    )
    title, text, parts = found
    return Paragraph(title, text, tuple(parts.splitlines()), own=True)


def spoken(text: Text) -> Sequence[Paragraph]:
    """The paragraphs in the language of the page."""
    return text.get(ours.spoken(get_language())) or next(iter(text.values()))


def opened(row: AgreementText) -> Text:
    """A text that was kept."""
    return {language: [Paragraph.opened(one) for one in found]
            for language, found in row.paragraphs.items()}  # fmt: skip


def kept_text(actor: Actor, text: Text) -> AgreementText:
    """The row of a text, made when nobody has signed it before."""
    found, _made = AgreementText.objects.get_or_create(
        org_id=actor.org_id, fingerprint=fingerprint(text), defaults={"paragraphs": packed(text)}
    )
    return found
