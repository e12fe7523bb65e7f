"""People in an installation of their own, and what was kept there; run as a module."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from handrail.operate.prepare import tables
from handrail.operate.start import start


def make() -> dict[str, Any]:
    """Make the cast and return a session in which ana is signed in."""
    from django.conf import settings

    from tests.cast import make_cast, session_for

    cast = make_cast()
    return {
        "cookies": {settings.SESSION_COOKIE_NAME: session_for(cast.ana.user)},
        "csrf": settings.CSRF_COOKIE_NAME,
    }


def kept() -> dict[str, Any]:
    """Return every check-in with its mood, and whether the book and the receipts agree."""
    from handrail.ground import audit
    from handrail.ground.audit.models import AuditEvent
    from handrail.ground.kernel.models import Receipt
    from handrail.practice.checkins.models import CheckIn

    rows = CheckIn.objects.for_system("a test looks at rows").values_list("id", "mood")
    lines = AuditEvent.objects.filter(capability="checkin.record", kind="write")
    receipts = Counter(str(entry) for (entry,) in Receipt.objects.values_list("entry"))
    return {
        "checkins": {str(pk): mood for pk, mood in rows},
        "receipts": receipts,
        "lines": lines.count(),
        "faults": audit.verify().faults,
    }


def main(what: str) -> None:
    """Run one scene and print its outcome."""
    if what == "prepare":
        tables()
        print("{}")
        return
    start()
    print(json.dumps({"make": make, "kept": kept}[what]()))


if __name__ == "__main__":
    main(*sys.argv[1:])
