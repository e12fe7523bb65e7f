"""What an organisation may set, and what a setting must look like. Pure: no Django, no database.

Each check returns the sentence to show, or None when all is well.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from handrail.ground.kernel.marked import N_

CEILING = 15
"""People for one full-time coach, until the organisation sets its own."""

MOST_PEOPLE = 99
"""More people than this are no caseload of one coach."""

LINES_AT_MOST = 12
"""Numbers on the help page. Somebody in need reads the first two or three."""

SITES_AT_MOST = 200

_NUMBER = re.compile(r"[+(]?[0-9][0-9 ().-]{1,18}", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")

NUMBER_UNCLEAR = N_("Write the number with digits, like 215-555-0100.")
NUMBER_MISSING = N_("Give a number to call, a number to text, or both.")
LINES_FULL = N_("The help page has room for 12 numbers. Take one off first.")
EXIT_NOT_SAFE = N_("The address must begin with https://")
EXIT_UNCLEAR = N_("Write a whole address, like https://www.weather.gov/")
EXIT_HERE = N_("That is this place itself. Choose another site, one that anybody may look at.")
CEILING_OUTSIDE = N_("Write a number from 1 to 99.")
SITE_NAME_TAKEN = N_("There is a site with this name already.")
SITES_FULL = N_("That is as many sites as fit.")
LAST_SITE = N_("This is your only open site. Add another one before you put it away.")


def exit_fault(address: str, own_hosts: Collection[str] = ()) -> str | None:
    """Whether "Leave this page" may lead there: a whole https address, of somebody else."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return EXIT_UNCLEAR
    if parts.scheme != "https":
        return EXIT_NOT_SAFE
    odd = port not in (None, 443) or parts.username is not None or parts.password is not None
    if odd or not address.isprintable() or " " in address or not _HOST.fullmatch(host):
        return EXIT_UNCLEAR
    return EXIT_HERE if host in {own.partition(":")[0].lower() for own in own_hosts} else None


def is_number(text: str) -> bool:
    """Whether this can be dialled: digits, with a plus, spaces, dots, dashes or brackets."""
    return _NUMBER.fullmatch(text) is not None


def help_line_faults(call: str, text: str) -> dict[str, str]:
    """What is wrong with the numbers of a help line, by field; empty when all is well."""
    if not call and not text:
        return {"number": NUMBER_MISSING}
    given = {"number": call, "text_number": text}
    return {name: NUMBER_UNCLEAR for name, said in given.items() if said and not is_number(said)}


def ceiling_fault(people: int) -> str | None:
    """Whether one coach may have up to so many people."""
    return None if 1 <= people <= MOST_PEOPLE else CEILING_OUTSIDE


def is_taken(name: str, others: Collection[str]) -> bool:
    """Whether a site of this name is there already; capitals and spaces make no other name."""
    plain = " ".join(name.split()).casefold()
    return any(" ".join(other.split()).casefold() == plain for other in others)
