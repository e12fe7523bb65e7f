"""The second wall: on PostgreSQL, row-level security by organisation, independent of our code.

Every table is behind it but those of `OUTSIDE`, each with its reason. While an actor is at work,
the connection takes the role `handrail_app`, which owns nothing and cannot bypass row security,
and carries the organisation's id. Policies compare a column with that one value, evaluated once a
query (set-based).
"""

from __future__ import annotations

from uuid import UUID

from django.apps import apps
from django.db import DatabaseError, connection

ROLE = "handrail_app"
SETTING = "handrail.org"
_FOR_NEW_TABLES = (
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {ROLE}"
)
_ORG = f"= nullif(current_setting('{SETTING}', true), '')::uuid"
_ORGANISATIONS = "orgs_organisation"
# table -> why it is not behind the wall; `tests/access/test_wall.py` starts from all tables.
OUTSIDE: dict[str, str] = {
    "django_migrations": "which changes of the tables were made; no row of anybody",
    "django_content_type": "names of tables, the same for every organisation",
    "auth_permission": "Django's own list, not used here: there are no permissions but the policy",
    "auth_group": "Django's own list, empty here",
    "auth_group_permissions": "Django's own list, empty here",
    "django_session": "read by its secret key, before anybody knows whose it is; no words in it",
    "account_emailaddress": "allauth's, emptied with an account, which is behind the wall",
    "account_emailconfirmation": "allauth's, unused: codes prove an address, kept in a session",
    "mfa_authenticator": "keys of an account, asked while signing in; secrets in it are sealed",
    "usersessions_usersession": "the devices of an account, found by the account alone",
    "kernel_storedkey": "in a database of its own, beside the one with the wall",
    "kernel_cache": "counters of tries and short-lived values by key, also for nobody signed in",
    "schedule_heartbeat": "when the scheduler was last awake; no row of anybody",
}


def raise_wall(org_id: UUID) -> bool:
    """Put the wall up on this connection; return False where the database has none."""
    if connection.vendor != "postgresql":
        return False
    with connection.planned_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(
            "SELECT set_config(%s, %s, false), set_config('role', %s, false)",
            [SETTING, str(org_id), ROLE],
        )
    return True


def lower() -> None:
    """Take the wall down; a connection on which that does not work is closed instead."""
    try:
        with connection.planned_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(
                "SELECT set_config('role', 'none', false), set_config(%s, '', false)", [SETTING]
            )
    except DatabaseError:
        connection.close()


def walled_tables() -> list[str]:
    """Return the tables that belong to one organisation: all that have an `org_id` column, and
    the table of organisations itself."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(f.column == "org_id" for f in model._meta.local_fields)
        or model._meta.db_table == _ORGANISATIONS
    )


def _policy(table: str) -> list[str]:
    own = f"{'id' if table == _ORGANISATIONS else 'org_id'} {_ORG}"
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'DROP POLICY IF EXISTS handrail_org ON "{table}"',
        f'CREATE POLICY handrail_org ON "{table}" TO {ROLE} USING ({own}) WITH CHECK ({own})',
    ]


def _role_exists() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
        return cursor.fetchone() is not None


def build() -> None:
    """Make the role, its grants and the policies. Run after each migration; changes nothing twice.

    Needs a connection that may create roles, or the role made beforehand.
    """
    if connection.vendor != "postgresql":
        return
    statements = [] if _role_exists() else [f"CREATE ROLE {ROLE} NOLOGIN NOBYPASSRLS"]
    statements += [
        f"GRANT {ROLE} TO CURRENT_USER",
        f"GRANT USAGE ON SCHEMA public TO {ROLE}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {ROLE}",
        # Tables that no migration makes, as the cache's, come after this.
        _FOR_NEW_TABLES,
        f"REVOKE UPDATE, DELETE, TRUNCATE ON audit_auditevent FROM {ROLE}",
    ]
    standing = set(connection.introspection.table_names())
    for table in (name for name in walled_tables() if name in standing):
        statements += _policy(table)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
