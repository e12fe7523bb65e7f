"""What a manager handed in, turned into a list to check."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from handrail.practice.community.fetch import fetch
from handrail.practice.community.importing import file_name, web_address


def listed(given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of check_import for the cleaned values of an ImportForm.

    An address is fetched here, before any transaction, and only from public machines. Raises
    FeedRefused.
    """
    file, typed = given["file"], given["address"].strip()
    if file:
        address = file_name(file.name)
        data = file.read()
    else:
        data = fetch(typed, private_allowed=False)
        address = web_address(typed) or typed
    name = given["name"].strip() or urlsplit(address).hostname or address
    return {"name": name, "address": address, "zone": given["zone"], "data": data}
