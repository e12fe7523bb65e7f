"""What the doctor looks at with the settings: keys, database, worker, ways out."""

from __future__ import annotations

import os
import stat

from django.conf import settings
from django.db import DatabaseError, connection

from handrail.ground.access import wall
from handrail.ground.kernel import home
from handrail.ground.messaging.channels.choice import set_up
from handrail.ground.messaging.rules import telling
from handrail.ground.schedule import queries
from handrail.operate.finding import Check, missing, off, ok
from handrail.operate.prepare import behind

_FIRST_TABLE = "django_migrations"
_SQLITE_MAGIC = b"SQLite format 3\x00"


def begun() -> bool:
    """Return whether tables were ever made here; True for a database that does not answer."""
    try:
        return _FIRST_TABLE in connection.introspection.table_names()
    except DatabaseError:
        return True


def keys() -> tuple[str, str, str]:
    """Keys that only their owner may read."""
    folder = home.home() / "keys"
    open_to_others = [
        path.name
        for path in (folder, *folder.iterdir())
        if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    if open_to_others:
        named = ", ".join(sorted(open_to_others))
        return missing(f"others may read {named}", f"chmod -R go-rwx {folder}")
    return ok(f"only you may read {folder}; back it up apart from the data")


def encryption() -> tuple[str, str, str]:
    """A database file that nobody can read without its key."""
    plain = []
    for name, values in settings.DATABASES.items():
        path = str(values["NAME"])
        if values["ENGINE"].endswith("sqlcipher") and os.path.exists(path):
            with open(path, "rb") as file:
                if file.read(16) == _SQLITE_MAGIC:
                    plain.append(name)
    if plain:
        return missing(f"not encrypted: {', '.join(plain)}", "Start with a new HANDRAIL_HOME.")
    if connection.vendor == "postgresql":
        return ok("keys here are encrypted; for PostgreSQL, encrypt the server's disk")
    return ok("the database files are encrypted")


def database() -> tuple[str, str, str]:
    """A database that answers and has this version's tables."""
    changes = sum(behind(name) for name in settings.DATABASES)
    if changes:
        return missing(
            f"{changes} changes of tables wait", "handrail serve does them, or: handrail manage "
            "migrate, and with --database keys",
        )  # fmt: skip
    return ok(f"{connection.vendor} answers and is up to date")


def second_wall() -> tuple[str, str, str]:
    """Row-level security on PostgreSQL."""
    if connection.vendor != "postgresql":
        return off("SQLite has no row-level security; the read ring stands alone",
                   "Set HANDRAIL_DATABASE_URL=postgres://... to have the second wall.")  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolbypassrls FROM pg_roles WHERE rolname = %s", [wall.ROLE])
        role = cursor.fetchone()
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'handrail_org'")
        walled = {row[0] for row in cursor.fetchall()}
    bare = sorted(set(wall.walled_tables()) - walled)
    how = "handrail manage migrate, with a role that may create roles"
    if role is None or role[0]:
        return missing(f"the role {wall.ROLE} is not there or passes by the wall", how)
    if bare:
        return missing(f"no policy on {', '.join(bare)}", how)
    return ok(f"{len(walled)} tables behind row-level security")


def worker() -> tuple[str, str, str]:
    """A worker that was seen in the last three minutes."""
    pulse = queries.worker_pulse()
    if pulse.alive:
        return ok("at work")
    last = f"last seen {pulse.last_seen:%Y-%m-%d %H:%M} UTC" if pulse.last_seen else "never seen"
    return missing(last, "Run `handrail serve`, or `handrail worker` beside web processes.")


def waiting() -> tuple[str, str, str]:
    """Nothing that waits for a human."""
    stuck = queries.stuck_count()
    if stuck:
        return missing(f"{stuck} due entries wait for a human", "See the log for their reasons.")
    return ok("nothing is stuck")


def address() -> tuple[str, str, str]:
    """A public address with HTTPS."""
    if not settings.HTTPS:
        return off(
            "no HTTPS: passkeys, offline use and installing work on this machine only",
            "Put a TLS server in front (two lines of caddy), and set HANDRAIL_HTTPS=1, "
            "HANDRAIL_BEHIND_PROXY=1, HANDRAIL_HOSTS and HANDRAIL_ORIGINS.",
        )
    return ok(", ".join(settings.ALLOWED_HOSTS))


def email() -> tuple[str, str, str]:
    """A way for e-mail."""
    if set_up("email"):
        sender = settings.DEFAULT_FROM_EMAIL
        if found := telling(sender):
            return missing(
                f"the sender {sender} tells strangers: {', '.join(found)}",
                "Set HANDRAIL_MAIL_FROM to a name and address that say nothing.",
            )
        return ok(f"by {settings.HANDRAIL_CHANNELS['email']}")
    return off("no e-mail: no codes or notices by mail", "Set HANDRAIL_SMTP_HOST, _PORT, _USER, "
               "_PASSWORD, and HANDRAIL_MAIL_FROM.")  # fmt: skip


def sms() -> tuple[str, str, str]:
    """A way for text messages."""
    if set_up("sms"):
        return ok(f"by {settings.HANDRAIL_CHANNELS['sms']}")
    return off("no text messages: no codes or reminders by phone",
               "Set HANDRAIL_SMS_URL and HANDRAIL_SMS_TOKEN of your provider.")  # fmt: skip


CHECKS: dict[str, Check] = {
    "keys": keys,
    "encryption": encryption,
    "database": database,
    "second wall": second_wall,
    "worker": worker,
    "waiting": waiting,
    "address": address,
    "e-mail": email,
    "text messages": sms,
}
