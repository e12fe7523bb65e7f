"""The sentences of consent, beside the things they say. Read by participants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from handrail.ground.consent.rules import Item

SHARE_VERSION = "2026-11-01"
TAKE_PART_VERSION = "2026-11-01"

ITEM_WORDS: dict[Item, str | Promise] = {
    Item.WINS: _("my wins"),
    Item.STEP: _("my step of the week"),
    Item.APPOINTMENTS: _("when I meet my coach"),
    Item.MEETINGS: _("meetings I went to and chose to share"),
    Item.KIND_WORDS: _("a page to write me kind words and see my thanks"),
    Item.UPDATES: _("updates that I send them, one by one"),
}

PURPOSES: dict[str, str | Promise] = {
    "support": _("so that they can cheer me on"),
    "plan": _("so that we can plan together"),
    "agreed": _("because I agreed to show it"),
}

TAKE_PART_TEXT = _(
    "I want to take part. I know this is support from peers, not treatment. I chose this freely. "
    "I can stop at any time, and come back at any time."
)


@dataclass(frozen=True)
class ShareWords:
    """What a share says, in words: the elements of 42 CFR 2.31(a)."""

    person: str
    programme: str
    items: tuple[Item, ...]
    recipient: str
    purpose: str
    last_day: str
    signed_on: str


def share_text(share: ShareWords) -> str:
    """The whole consent as the person reads and signs it, in the active language."""
    return "\n".join(
        [
            _now("I am %(person)s. I say yes to %(programme)s showing this to %(recipient)s:")
            % {
                "person": share.person,
                "programme": share.programme,
                "recipient": share.recipient,
            },
            item_list(share.items) + ".",
            _now("Why: %(purpose)s.") % {"purpose": share.purpose},
            _now("Until the end of %(day)s, or until I say stop.") % {"day": share.last_day},
            _now("I can say stop at any time, here or in writing. It works from then on."),
            _now("I say this freely. If I say no, I get the same support."),
            _now("Signed on screen on %(day)s.") % {"day": share.signed_on},
        ]
    )


def item_list(items: Iterable[Item]) -> str:
    """The items in words with commas, in their fixed order."""
    chosen = set(items)
    return ", ".join(str(words) for item, words in ITEM_WORDS.items() if item in chosen)


REDISCLOSURE_NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""Statement 2 of 42 CFR 2.32(a), which goes with everything shown outside the programme."""
