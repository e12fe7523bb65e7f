"""The raw transaction of a check-in: the statements that change rows, and nothing around them.

They are written down while one real check-in is kept, then run again on a connection of their own
with new ids, in one durable transaction each. The lines for the book go to a lane that no account
uses, so that the chains of the world stay whole.
"""

from __future__ import annotations

import re
import time
from typing import Any
from uuid import UUID

from django.db import connection

from bench.story import LANE

_COLUMNS = re.compile(r"\((.*?)\) VALUES", re.S)


class RawCheckIn:
    """Runs the raw transaction for one participant, again and again."""

    def __init__(self, user: UUID) -> None:
        from handrail.ground.kernel.ids import uuid7

        self._fresh = uuid7
        self._entry = uuid7()
        self._statements = self._watch(user)
        self._wrapper: Any = connection.copy()
        self._wrapper.ensure_connection()
        self._first = next(
            params[self._seq_of(sql)] for sql, params in self._statements if '"audit_' in sql
        )

    def _watch(self, user: UUID) -> list[tuple[str, list[Any]]]:
        from handrail.ground.audit import book
        from handrail.ground.people.actors import actor_for
        from handrail.practice.checkins.commands import record_checkin
        from handrail.watch.insight.models import CaseloadRow

        seen: list[tuple[str, list[Any]]] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.startswith(("INSERT", "UPDATE", "DELETE")):
                seen.append((sql, list(params)))
            return execute(sql, params, many, context)

        actor = actor_for(user)
        assert actor.participant_id is not None
        # The first of a day, as those that are measured.
        CaseloadRow.objects.for_system("a world for measuring").filter(
            participant_id=actor.participant_id
        ).update(last_shared_on=None)
        usual, book.lane_of = book.lane_of, lambda _: LANE
        try:
            with connection.execute_wrapper(note):
                record_checkin(actor, participant_id=actor.participant_id, id=self._entry, mood=4,
                               craving=2, shared=True)  # fmt: skip
        finally:
            book.lane_of = usual
        return seen

    def run(self, count: int) -> list[float]:
        """Run that many transactions and return how long each took, in seconds."""
        took = []
        # Another process may have written in this lane since.
        last = self._wrapper.connection.execute(
            f"SELECT max(seq) FROM audit_chainhead WHERE lane = {LANE}"
        ).fetchone()[0]
        for step in range(last - self._first + 1, last - self._first + 1 + count):
            todo = self._next(step)
            begun = time.perf_counter()
            self._commit(todo)
            took.append(time.perf_counter() - begun)
        return took

    def _next(self, step: int) -> list[tuple[str, list[Any]]]:
        old, new = self._entry, self._fresh()
        swap = {old: new, old.hex: new.hex}
        todo = []
        for sql, params in self._statements:
            fresh = [swap.get(p, p) if isinstance(p, (UUID, str)) else p for p in params]
            if '"audit_' in sql:
                fresh[self._seq_of(sql)] += step
            todo.append((sql, fresh))
        return todo

    def _seq_of(self, sql: str) -> int:
        """Where the running number stands: by its column in an INSERT, first in an UPDATE."""
        listed = _COLUMNS.search(sql)
        names = [name.strip().strip('"') for name in listed[1].split(",")] if listed else ["seq"]
        return names.index("seq")

    def _commit(self, todo: list[tuple[str, list[Any]]]) -> None:
        raw = self._wrapper.connection
        if self._wrapper.vendor == "postgresql":
            raw.execute("BEGIN")
            for sql, params in todo:
                raw.execute(sql, params)
            raw.execute("COMMIT")
            return
        raw.execute("BEGIN IMMEDIATE")
        for sql, params in todo:
            raw.execute(sql.replace("%s", "?"), params)
        raw.execute("COMMIT")

    @property
    def statements(self) -> int:
        """How many statements one transaction has."""
        return len(self._statements)
