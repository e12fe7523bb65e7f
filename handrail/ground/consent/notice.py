"""The privacy notice: its version and its words (42 CFR 2.22, in plain language).

Owner: the programme. A change of meaning is a new version; the old hashes stay with the consents.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERSION = "2026-11-01"
EFFECTIVE = "2026-11-01"

Words = str | Promise

NOTICE: tuple[tuple[Words, tuple[Words, ...]], ...] = (
    (
        _("In short"),
        (
            _("What you tell us stays with us."),
            _("We are peers who support you. We are not doctors. We do not diagnose or treat."),
            _("A federal law, called 42 CFR Part 2, protects records like yours."),
        ),
    ),
    (
        _("Who sees your record without asking you"),
        (
            _("Your coach sees what you share with your coach, and what you plan together."),
            _("Your coach's supervisor sees your page, your plan and your contacts."),
            _("The office sees your name, how to reach you, and who your coach is."),
            _(
                "In an emergency a supervisor can open your record for one hour. They must write "
                "down why, and you are told."
            ),
            _("The law makes us report harm to a child, and a crime at our place."),
        ),
    ),
    (
        _("All others need your yes"),
        (
            _("Family, friends, a clinic, a court or a job see nothing without your written yes."),
            _("You choose what they see, who sees it, why, and until when."),
            _("You can say yes to your wins and no to the rest."),
            _("You can take your yes back at any time. It works at once. What they saw, they saw."),
            _("Saying no never costs you our support."),
        ),
    ),
    (
        _("Courts and police"),
        (
            _("Your record cannot be used against you in court."),
            _("No office or agency can use it against you either."),
            _("Only two things change that: your written yes, or the order of a judge."),
            _("The judge must hear our side first."),
            _("A court order needs a subpoena as well before we give anything out."),
        ),
    ),
    (
        _("Your rights"),
        (
            _("See who looked at your record. It is on your People page, always."),
            _("Get a list of what we gave out with your yes, for the last three years."),
            _("Ask us to share less than the law allows."),
            _("Get a copy of this notice, on paper too, and talk it over with us."),
            _("Say no to letters that ask for gifts of money."),
        ),
    ),
    (
        _("What we must do"),
        (
            _("Keep your record safe, and tell you if it got into wrong hands."),
            _("Follow this notice. If it changes, you see the new one here."),
        ),
    ),
    (
        _("If something is not right"),
        (
            _("Tell your coach or the programme manager. Nobody may treat you worse for it."),
            _("You can also tell the US Department of Health and Human Services."),
        ),
    ),
)


def notice_text() -> str:
    """All words of the notice in the active language, for reading aloud and for the hash."""
    return "\n".join(
        "\n".join([str(heading), *(str(line) for line in lines)]) for heading, lines in NOTICE
    )
