"""The book is append-only in the database itself, whatever the code says."""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER audit_no_{verb} BEFORE {verb.upper()} ON audit_auditevent
    BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END"""
    for verb in ("update", "delete")
]
POSTGRESQL = [
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the book is append-only'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
]
DOWN = {
    "sqlite": ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"],
    "postgresql": [
        "DROP TRIGGER audit_no_change ON audit_auditevent",
        "DROP FUNCTION audit_refuse()",
    ],
}


def _run(statements, editor):
    for statement in statements:
        editor.execute(statement)


def forwards(apps, editor):
    if editor.connection.alias != "default":
        return
    _run(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE, editor)


def backwards(apps, editor):
    if editor.connection.alias == "default":
        _run(DOWN[editor.connection.vendor], editor)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
