"""What a page costs at least: the server alone, the same SQL, the same page without the rings.

Served by Granian with the settings of `handrail serve`: `python -m bench.floors --port N`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse

from bench.raw import RawCheckIn

Start = Callable[..., Any]


def empty(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """The server's empty page: no Django at all."""
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


@cache
def _actor(user: UUID) -> Any:
    from handrail.ground.people.actors import actor_for

    return actor_for(user)


def _caseload_rows(user: UUID) -> Any:
    from handrail.watch.insight.queries import own_people

    return own_people(_actor(user))


@cache
def _caseload_sql(user: UUID) -> tuple[str, Any]:
    return _caseload_rows(user).query.sql_with_params()  # type: ignore[no-any-return]


def _plain(rows: Iterable[Iterable[Any]]) -> HttpResponse:
    body = "\n".join("|".join(map(str, row)) for row in rows).encode()
    return HttpResponse(body, headers={"Content-Length": str(len(body))}, content_type="text/plain")


def same_sql(request: HttpRequest, user: UUID) -> HttpResponse:
    """The text of the caseload's query through Django's cursor, and its rows as plain text."""
    with connection.cursor() as cursor:
        cursor.execute(*_caseload_sql(user))
        return _plain(cursor.fetchall())


def same_values(request: HttpRequest, user: UUID) -> HttpResponse:
    """The caseload's query made by the ORM, and its rows as plain text."""
    return _plain(_caseload_rows(user))


def bare_page(request: HttpRequest, user: UUID) -> HttpResponse:
    """The caseload page: same query, same template; no sign-in, no rings, no book."""
    from django.shortcuts import render

    from handrail.faces.desks.coach import today

    request.actor = _actor(user)  # type: ignore[attr-defined]
    response = render(request, "desks/coach/today.html", {"page": today.page(_actor(user))})
    response.headers["Content-Length"] = str(len(response.content))
    return response


def person_sql(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """The server's empty page and a person's 90 days by plain SQL: four statements, no Django."""
    who = UUID(environ["PATH_INFO"].split("/")[3])
    since = (datetime.now(UTC) - timedelta(days=89)).date().isoformat()
    rows: list[Any] = []
    connection.ensure_connection()
    raw = connection.connection
    postgres = connection.vendor == "postgresql"
    for statement, day in _PERSON:
        values = [who if postgres else who.hex, since][: 2 if day else 1]
        rows += raw.execute(statement if postgres else statement.replace("%s", "?"), values)
    body = "\n".join("|".join(map(str, row)) for row in rows).encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def raw_checkins(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Run raw transactions of a check-in; the body is JSON with the seconds that each took."""
    _, _, _, user, count, _ = environ["PATH_INFO"].split("/")
    found = _raw(UUID(user))
    begun = time.thread_time()
    took = found.run(int(count))
    cpu = time.thread_time() - begun
    body = json.dumps({"took": took, "cpu": cpu, "statements": found.statements}).encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


@cache
def _raw(user: UUID) -> RawCheckIn:
    return RawCheckIn(user)


_PERSON = (
    (
        """SELECT p.given_name, p.family_name, p.phone, p.zone, p.started_on,
        k.coach_id FROM people_participant p
        LEFT JOIN insight_caseloadrow k ON k.participant_id = p.id
        WHERE p.id = %s""",
        False,
    ),
    (
        """SELECT local_date, made_at, mood, craving, sleep, note FROM checkins_checkin
        WHERE participant_id = %s AND local_date >= %s AND visibility = 'coach'
        ORDER BY local_date""",
        True,
    ),
    (
        """SELECT "at", kind, minutes, note FROM contacts_contact
        WHERE participant_id = %s AND taken_back_at IS NULL AND "at" >= %s""",
        True,
    ),
    (
        """SELECT week_of, text, state, sure FROM plans_step
        WHERE participant_id = %s AND week_of >= %s""",
        True,
    ),
)


def application() -> Callable[[dict[str, Any], Start], Iterable[bytes]]:
    """Return the WSGI application: the empty page apart, the other floors by Django."""
    from handrail.operate.start import start as load_settings

    load_settings()
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    # Only now: the rooms check at their start that their middleware is there.
    settings.MIDDLEWARE, settings.ROOT_URLCONF = [], "bench.floor_urls"

    from handrail.watch.insight import queries

    queries.record_list = _no_book
    handler = WSGIHandler()

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        parts = environ["PATH_INFO"].split("/")
        straight = _STRAIGHT.get(parts[2]) if len(parts) > 2 else None
        if straight is not None:
            return straight(environ, start)
        return handler(environ, start)  # type: ignore[no-any-return]

    return answer


_STRAIGHT = {"empty": empty, "person": person_sql, "raw": raw_checkins}


def _no_book(*_: Any) -> None:
    """Write nothing down: this floor is the page without the book."""


def main() -> int:
    """Serve the floors until told to stop, with the workers and threads of `handrail serve`."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from bench.server import WORKERS
    from handrail.operate import lifeline
    from handrail.operate.steady import steady

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)

    def load(*_: Any, **__: Any) -> Any:
        lifeline.end_with_parent()
        loaded = application()
        steady()
        return loaded

    Server(
        "bench.floors:application", address="127.0.0.1", port=parser.parse_args().port,
        interface=Interfaces.WSGI, workers=WORKERS, blocking_threads=1, log_level=LogLevels.warning,
    ).serve(target_loader=load)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
