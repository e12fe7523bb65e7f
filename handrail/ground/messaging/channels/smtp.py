"""E-mail by SMTP."""

from __future__ import annotations

import smtplib

from django.core.mail import EmailMessage

from handrail.ground.messaging.channels.letter import Letter, Receipt, Refused, Unreachable


class Smtp:
    """Sends plain text through the mail server of the settings."""

    def send(self, letter: Letter) -> Receipt:
        """Hand the letter to the mail server; its Message-ID is the letter's id, on every try."""
        mail = EmailMessage(
            letter.subject,
            letter.text,
            to=[letter.address],
            headers={"Message-ID": f"<{letter.id}@handrail>", "Auto-Submitted": "auto-generated"},
        )
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as no:
            codes = [code for code, _ in no.recipients.values()]
            if all(400 <= code < 500 for code in codes):
                raise Unreachable("the mail server asked to come back") from None
            raise Refused("the mail server does not take this address") from None
        except (smtplib.SMTPException, OSError) as trouble:
            raise Unreachable(type(trouble).__name__) from None
        except ValueError:
            # Django refuses addresses and subjects with line breaks.
            raise Refused("the address cannot be written on a letter") from None
        return Receipt(letter.id)
