"""What is written into the log about a request: no path with somebody's id, no page of traceback
for what a browser sent wrong."""

from __future__ import annotations

import logging
from copy import copy
from typing import Any

from django.core.exceptions import SuspiciousOperation


class WithoutIds(logging.Formatter):
    """Says which kind of page it was in place of its path, and one line for a bad request.

    A traceback stays where our own side broke.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; the record itself stays as it is for other readers."""
        record = copy(record)
        request: Any = getattr(record, "request", None)
        path = getattr(request, "path", "")
        if path:
            match = getattr(request, "resolver_match", None)
            kind = f"/{match.route}" if match else "an address that is not known"
            escaped = path.encode("unicode_escape").decode("ascii")
            said = record.getMessage().removesuffix(path).removesuffix(escaped)
            record.msg, record.args = f"{said.rstrip(' :')} ({kind})", ()
        if record.exc_info and isinstance(record.exc_info[1], SuspiciousOperation):
            record.exc_info = record.exc_text = None
        return super().format(record)
