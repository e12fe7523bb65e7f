"""Text messages through any provider that takes an HTTP POST."""

from __future__ import annotations

from http import HTTPStatus

import httpx
from django.conf import settings

from handrail.ground.messaging.channels.letter import Letter, Receipt, Refused, Unreachable

TIMEOUT = 10.0
_COME_BACK = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY,
              HTTPStatus.TOO_MANY_REQUESTS}  # fmt: skip
_OURS_TO_MEND = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}


class Webhook:
    """Posts `{"to", "text", "id"}` as JSON, with the id as Idempotency-Key as well."""

    def send(self, letter: Letter) -> Receipt:
        """Post the letter; any 2xx is a receipt, with the provider's "id" if it answers one."""
        to, text, key = settings.HANDRAIL_SMS_FIELDS
        headers = {"Idempotency-Key": letter.id}
        if settings.HANDRAIL_SMS_TOKEN:
            headers["Authorization"] = f"Bearer {settings.HANDRAIL_SMS_TOKEN}"
        try:
            answer = httpx.post(
                settings.HANDRAIL_SMS_URL,
                json={to: letter.address, text: letter.text, key: letter.id},
                headers=headers,
                timeout=TIMEOUT,
            )
        except httpx.HTTPError as trouble:
            raise Unreachable(type(trouble).__name__) from None
        return self._read(answer, letter)

    def _read(self, answer: httpx.Response, letter: Letter) -> Receipt:
        if answer.is_success:
            return Receipt(_provider_id(answer) or letter.id)
        status = answer.status_code
        # A wrong token or address of the provider is mended by the operator; the letter can wait.
        if status >= 500 or status < 400 or status in _COME_BACK | _OURS_TO_MEND:
            raise Unreachable(f"HTTP {status}")
        raise Refused(f"HTTP {status}")


def _provider_id(answer: httpx.Response) -> str:
    try:
        found = answer.json()
    except ValueError:
        return ""
    named = found.get("id") or found.get("sid") if isinstance(found, dict) else ""
    return str(named or "")[:120]
