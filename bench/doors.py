"""Opens a world: puts back what the last run wrote and signs the accounts in.

`python -m bench.doors FOLDER` in the surroundings of the world; writes FOLDER/doors.json.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

Account = dict[str, Any]
SESSION_DAYS = 30


def open_doors(world: dict[str, Any]) -> dict[str, list[Account]]:
    """Return the accounts with a session key each; nobody else's session is touched."""
    _put_back(world)
    return {
        "coaches": _sign_in([{**c, "works_here": True} for c in world["coaches"]]),
        "planners": _sign_in([_participant(*row) for row in world["planners"]]),
        "readers": _sign_in([_participant(*row) for row in world["readers"]]),
        "writers": _sign_in([_participant(*row) for row in world["writers"]]),
    }


def _participant(user: str, person: str, name: str) -> Account:
    return {"user": user, "person": person, "name": name, "works_here": False}


def _put_back(world: dict[str, Any]) -> None:
    from handrail.ground.kernel.models import Receipt
    from handrail.practice.checkins.models import CheckIn
    from handrail.watch.insight.keeping import rebuild

    built_at = datetime.fromisoformat(world["built_at"])
    writers = [UUID(person) for _, person, _ in world["writers"]]
    found = CheckIn.objects.for_system("a world for measuring: what the last run wrote")
    found.filter(participant_id__in=writers, received_at__gt=built_at).delete()
    Receipt.objects.filter(owner__in=writers).delete()
    rebuild(writers)


def _sign_in(accounts: list[Account]) -> list[Account]:
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    from handrail.ground.accounts.models import User
    from handrail.ground.kernel import clock

    now = clock.now()
    users = User.objects.in_bulk([UUID(a["user"]) for a in accounts])
    rows = []
    for account in accounts:
        user = users[UUID(account["user"])]
        account["session"] = f"bench{account['user'][:27]}"
        stamp = now.timestamp()
        data = {
            "_auth_user_id": str(user.pk),
            "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0],
            "_auth_user_hash": user.get_session_auth_hash(),
            "works_here": account["works_here"], "private_phone": True,
            "signed_in_at": stamp, "seen_at": stamp, "second_factor_at": stamp,
        }  # fmt: skip
        account["kept"] = SessionStore().encode(data)
        rows.append(
            Session(
                session_key=account["session"], session_data=account["kept"],
                expire_date=now + timedelta(days=SESSION_DAYS),
            )
        )  # fmt: skip
    Session.objects.filter(pk__in=[row.pk for row in rows]).delete()
    Session.objects.bulk_create(rows)
    return accounts


def main() -> int:
    """Open the world in the folder that is named."""
    folder = Path(sys.argv[1])
    from handrail.operate.prepare import let_go, prepare

    prepare()
    doors = open_doors(json.loads((folder / "ready.json").read_text()))
    let_go()
    (folder / "doors.json").write_text(json.dumps(doors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
