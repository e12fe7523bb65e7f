"""The second wall: on PostgreSQL, row-level security by organisation, independent of our code.

While an actor is at work, the connection takes the role `handrail_app`, which owns nothing and
cannot bypass row security, and carries the organisation's id. Policies compare a column with that
one value, evaluated once a query (set-based).
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
_ORG = f"org_id = nullif(current_setting('{SETTING}', true), '')::uuid"


def raise_wall(org_id: UUID) -> bool:
    """Put the wall up on this connection; return False where the database has none."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, false), set_config('role', %s, false)",
            [SETTING, str(org_id), ROLE],
        )
    return True


def lower() -> None:
    """Take the wall down; a connection on which that does not work is closed instead."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('role', 'none', false), set_config(%s, '', false)", [SETTING]
            )
    except DatabaseError:
        connection.close()


def walled_tables() -> list[str]:
    """Return the tables that belong to one organisation: all that have an `org_id` column."""
    outside = {"accounts_user", "orgs_site", "orgs_helpline"}
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(f.column == "org_id" for f in model._meta.local_fields)
        and model._meta.db_table not in outside
        and model._meta.managed
    )


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
        statements += [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'DROP POLICY IF EXISTS handrail_org ON "{table}"',
            f'CREATE POLICY handrail_org ON "{table}" TO {ROLE} USING ({_ORG}) WITH CHECK ({_ORG})',
        ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
