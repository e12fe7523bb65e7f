"""What this room does when somebody joins: their two yeses are kept as consents."""

from __future__ import annotations

from django.utils import translation

from handrail.ground.consent.models import Consent
from handrail.ground.consent.notice import VERSION, notice_text
from handrail.ground.consent.rules import Kind, text_hash
from handrail.ground.consent.words import TAKE_PART_TEXT, TAKE_PART_VERSION
from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import TakePartAgreed


class OldNoticeError(ValueError):
    """The notice that was acknowledged is not the one in force; the intake is undone."""


@subscribe(TakePartAgreed)
def keep_the_yes(event: TakePartAgreed) -> None:
    """Keep consent and acknowledged notice in the transaction of the intake.

    Raises OldNoticeError when somebody was shown another version than the present one.
    """
    if event.notice_version != VERSION:
        raise OldNoticeError(event.notice_version)
    language = translation.get_language() or "en"
    for kind, version, text in (
        (Kind.TAKE_PART, TAKE_PART_VERSION, str(TAKE_PART_TEXT)),
        (Kind.PRIVACY_NOTICE, VERSION, notice_text()),
    ):
        Consent(
            org_id=event.org_id,
            participant_id=event.participant_id,
            kind=kind,
            version=version,
            language=language,
            text_hash=text_hash(text),
            given_at=event.at,
            given_how=event.how,
            witness_id=event.witness_id,
            starts_at=event.at,
        ).save(force_insert=True)
