"""What the sign-in pages say. Each sentence names the next step, and never who exists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# One sentence for mistyped, used and expired: which of them it was is nobody else's business.
CARD_NOT_OPEN = _(
    "This card does not open anything. It may be mistyped, used before, or too old. "
    "Check the letters, or ask your coach for a new card."
)
CARD_EMPTY = _("Please type the letters on your card.")
CARD_WAIT = _("That was many tries. Please wait 10 minutes, or ask your coach to sign you in.")
CODE_WRONG = _("That is not the code we sent. Please check it and try again.")
CODE_OVER = _("That code does not work any more. Please ask for a new one.")
CODE_WAIT = _("You asked for a few codes already. Please wait 10 minutes, or use a sign-in card.")
CODE_SENT = _("If we know this number or address, a code is on its way. It works for 10 minutes.")
PLACE_UNCLEAR = _("Please type a phone number, like 555 0123 with its area code, or an e-mail.")
PLACE_SAME = _("This is the one we have already.")
PLACE_TAKEN = _("We cannot use this number or address. Please try another one.")
PASSKEY_NOT = _("That did not work. Please try again, or sign in with a code or a card.")
NOTHING_TO_PROVE_WITH = _("There is no passkey and no app on this account yet.")
WAIT = _("That was many tries. Please wait a minute and try again.")
NOT_IN_USE = _("This sign-in is not in use any more. Please ask your coach or your manager.")
SIGNED_OUT_UNUSED = _("You were signed out to keep your things safe. Please sign in again.")
SIGNED_OUT = _("You are signed out.")
ADD_FACTOR = _("One more step before you start: add a passkey.")
KEEP_ONE = _("Add another passkey first. Your work account needs one.")
EMAIL_NOT_ALONE = _("Your work account needs a passkey. Please ask for a new invitation.")
SAVED = _("Saved.")
PASSKEY_ADDED = _("Your passkey is ready.")
PASSKEY_GONE = _("That passkey is removed.")
OTHERS_OUT = _("All other phones and computers are signed out.")
ZONE_UNKNOWN = _("Please pick a time zone from the list.")
