"""Looks into the world's database from outside: counts what was written, puts rows back."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from bench.story import LANE


class Rows:
    """A connection beside the server's own, to a world on SQLite or PostgreSQL."""

    def __init__(self, home: Path, address: str | None, writers: list[dict[str, Any]]) -> None:
        self._postgres = bool(address)
        self._raw = self._open(home, address)
        self._writers = writers
        ids = [UUID(w["person"]) for w in writers]
        self._ids: list[Any] = ids if self._postgres else [pk.hex for pk in ids]
        self._marks = ", ".join([self._mark] * len(ids))
        self._kept = self._ask(
            f"SELECT * FROM insight_caseloadrow WHERE participant_id IN ({self._marks})", self._ids
        )
        self._names = [column[0] for column in self._cursor.description]

    @property
    def _mark(self) -> str:
        return "%s" if self._postgres else "?"

    def _open(self, home: Path, address: str | None) -> Any:
        if address:
            import psycopg

            return psycopg.connect(address, autocommit=True)
        from sqlcipher3 import dbapi2

        raw = dbapi2.connect(home / "data" / "handrail.db", isolation_level=None, timeout=20)
        key = (home / "keys" / "database").read_bytes().hex()
        raw.execute(f"PRAGMA key = \"x'{key}'\"")
        return raw

    def _ask(self, sql: str, values: list[Any] | None = None) -> list[Any]:
        self._cursor = self._raw.cursor()
        self._cursor.execute(sql, values or [])
        return list(self._cursor.fetchall())

    def lines(self) -> int:
        """Return how many lines the book has, without those of the raw floor."""
        asked = f"SELECT coalesce(sum(seq), 0) FROM audit_chainhead WHERE lane <> {LANE}"
        return int(self._ask(asked)[0][0])

    def written(self) -> tuple[int, int]:
        """Return how many receipts and how many check-ins the writers have."""
        receipts = f"SELECT count(*) FROM kernel_receipt WHERE owner IN ({self._marks})"
        checkins = f"SELECT count(*) FROM checkins_checkin WHERE participant_id IN ({self._marks})"
        return int(self._ask(receipts, self._ids)[0][0]), int(self._ask(checkins, self._ids)[0][0])

    def put_back(self) -> None:
        """Make it the first check-in of the day again for every writer: kept row and session."""
        mark = self._mark
        columns = [n for n in self._names if n not in {"id", "participant_id"}]
        assigned = ", ".join(f'"{name}" = {mark}' for name in columns)
        places = [self._names.index(name) for name in columns]
        pk = self._names.index("id")
        rows = [[self._value(row[at]) for at in places] + [row[pk]] for row in self._kept]
        sessions = [[w["kept"], w["session"]] for w in self._writers]
        cursor = self._raw.cursor()
        cursor.execute("BEGIN")
        cursor.executemany(f"UPDATE insight_caseloadrow SET {assigned} WHERE id = {mark}", rows)
        cursor.executemany(
            f"UPDATE django_session SET session_data = {mark} WHERE session_key = {mark}", sessions
        )
        cursor.execute("COMMIT")

    def _value(self, value: Any) -> Any:
        if self._postgres and isinstance(value, (list, dict)):
            from psycopg.types.json import Jsonb

            return Jsonb(value)
        return value

    def close(self) -> None:
        """Close the connection."""
        self._raw.close()
