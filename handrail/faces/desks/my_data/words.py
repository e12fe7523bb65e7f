"""What goes and what stays when somebody is removed; beside it, the code in `mydata` does it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

GOES = (
    _("Your name, phone, e-mail and birth year."),
    _("Your check-ins, steps, wins, looks back and meetings."),
    _("All words that you or your coach wrote about you."),
    _("Your ways to sign in, what you share, and messages that wait."),
)

STAYS = (
    (
        _("Days and lengths of contacts, with no name and no words."),
        _("The programme has to show what its staff did."),
    ),
    (
        _("The days you were with us, and what you said yes to, with no name."),
        _("The law may ask a programme to show that you agreed."),
    ),
    (
        _("The book of who looked. It holds numbers in place of your name."),
        _("Nobody can change it. That is what makes it safe for all."),
    ),
)
"""What stays, and why."""
