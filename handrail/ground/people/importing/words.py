"""What the report of an import says, by code. Read by managers."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELD_WORDS: dict[str, str | Promise] = {
    "given_name": _("First name"),
    "family_name": _("Last name or its first letter"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "birth_year": _("Birth year or date"),
    "site": _("Site"),
    "language": _("Language"),
    "coach": _("Coach"),
}

REASON_WORDS: dict[str, str | Promise] = {
    "no_name": _("There is no first name. Please write one in the file."),
    "name_formula": _("This looks like a formula, not a name. We kept it as plain text."),
    "name_long": _("The name is longer than 60 letters. Please shorten it in the file."),
    "no_site": _("There is no site. Choose one for the whole file, or fill the column."),
    "site_unknown": _("We do not know this site. The one for the whole file is used."),
    "coach_unknown": _("No coach here has this name. You can choose one later."),
    "phone_unclear": _("We cannot read the phone number, so it is left out."),
    "email_unclear": _("We cannot read the e-mail address, so it is left out."),
    "year_unclear": _("We cannot read the birth year, so it is left out."),
    "language_unknown": _("We do not speak this language yet. The usual one is used."),
    "same_phone": _("The phone number is the same."),
    "same_name_and_year": _("First name, first letter of last name and birth year are the same."),
    "match_gone": _("The other record is not there any more. Please check the file again."),
    "row_broken": _("This row could not be added. Please take this person in by hand."),
}

VERDICT_WORDS: dict[str, str | Promise] = {
    "add": _("Will be added"),
    "look": _("Will be added, please look"),
    "double": _("Maybe here already"),
    "blocked": _("Cannot be added"),
}

STATE_WORDS: dict[str, str | Promise] = {
    "waiting": _("Waiting"),
    "added": _("Added"),
    "merged": _("Merged"),
    "skipped": _("Skipped"),
    "kept_out": _("Not added"),
}
