"""Asks, with one client and with many, and takes the times."""

from __future__ import annotations

import json
import math
import statistics
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from bench.cells import ANEW, APP, FLOOR, Cell
from bench.client import Connection, get
from bench.rows import Rows
from bench.server import processor

_LOOK_WHOLE_EVERY = 25
RAW = "check-in, raw transaction"
RAW_COUNT = 100


@dataclass
class Taken:
    """Times of one kind of work with one number of clients, over all repetitions."""

    seconds: list[float] = field(default_factory=list)
    processor: float = 0.0
    rates: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    body: int = 0

    def add(self, seconds: list[float], elapsed: float, processor: float) -> None:
        """Take one repetition in; `processor` is what the server used of it, in seconds."""
        if seconds:
            self.processor += processor
            self.seconds += seconds
            self.rates.append(len(seconds) / elapsed)
            self.middles.append(statistics.median(seconds))

    def summary(self) -> dict[str, Any]:
        """Return milliseconds, requests a second and errors, rounded for reading."""
        ordered = sorted(self.seconds)

        def at(share: float) -> float | None:
            if not ordered:
                return None
            return _ms(ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)])

        return {
            "requests": len(ordered), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99),
            "max": at(1), "processor": _ms(self.processor / max(1, len(ordered))),
            "per_second": round(statistics.median(self.rates), 1) if self.rates else 0,
            "p50_of_each_repetition": [_ms(m) for m in self.middles],
            "cold": [_ms(c) for c in self.cold], "body_bytes": self.body,
            "errors": len(self.errors), "first_errors": self.errors[:3],
        }  # fmt: skip


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)


@dataclass
class Ports:
    """Where the shipped server and the floors listen, and their process ids."""

    app: tuple[int, int]
    floor: tuple[int, int]
    anew: tuple[int, int]

    def of(self, cell: Cell) -> tuple[int, int]:
        """Return the port that a cell asks, and the process that answers."""
        return {APP: self.app, FLOOR: self.floor, ANEW: self.anew}[cell.where]


@dataclass
class Shared:
    """What the clients of one repetition share."""

    cell: Cell
    port: int
    until: float
    left: int
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    body: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> int | None:
        """Return how many are left, or None when time or number is used up."""
        with self.lock:
            if self.left <= 0 or time.perf_counter() >= self.until:
                return None
            self.left -= 1
            return self.left

    def client(self, gate: threading.Barrier) -> None:
        """Ask until time or number is used up."""
        connection = Connection(self.port)
        gate.wait()
        mine: list[float] = []
        try:
            while (turn := self.take()) is not None:
                ask = self.cell.ask()
                begun = time.perf_counter()
                answer = connection.ask(ask.request)
                took = time.perf_counter() - begun
                wrong = ask.wrong(answer, whole=turn % _LOOK_WHOLE_EVERY == 0)
                if wrong:
                    self.errors.append(wrong)
                else:
                    mine.append(took)
                    self.body = len(answer.body)
        except OSError as trouble:
            self.errors.append(f"{type(trouble).__name__}: {trouble}")
        finally:
            connection.close()
            self.seconds += mine


def repeat(
    cell: Cell, server: tuple[int, int], clients: int, seconds: float, rows: Rows, taken: Taken
) -> None:
    """One repetition: ask for some seconds, then look whether the rows are what they should be."""
    lines, (receipts, checkins) = rows.lines(), rows.written()
    port, pid = server
    shared = Shared(cell, port, math.inf, cell.limit)
    gate = threading.Barrier(clients + 1)
    threads = [threading.Thread(target=shared.client, args=(gate,)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    used = processor(pid)
    begun = time.perf_counter()
    shared.until = begun + seconds
    gate.wait()
    for thread in threads:
        thread.join()
    taken.add(shared.seconds, time.perf_counter() - begun, processor(pid) - used)
    taken.errors += shared.errors
    taken.body = shared.body or taken.body
    good = len(shared.seconds)
    found = (rows.lines() - lines, *(a - b for a, b in zip(rows.written(), (receipts, checkins),
                                                            strict=True)))  # fmt: skip
    wanted = (good * cell.lines, good * cell.rows, good * cell.rows)
    if found != wanted:
        taken.errors.append(f"lines, receipts, check-ins grew by {found}, not by {wanted}")
    if cell.rows:
        rows.put_back()


def raw_writes(port: int, user: str, taken: Taken) -> None:
    """One repetition of the raw transaction, timed inside the process that runs it."""
    connection = Connection(port)
    try:
        begun = time.perf_counter()
        answer = connection.ask(get(f"/floor/raw/{user}/{RAW_COUNT}/"))
        if answer.status == 200:
            found = json.loads(answer.body)
            taken.add(found["took"], time.perf_counter() - begun, found["cpu"])
        else:
            taken.errors.append(f"status {answer.status}")
    finally:
        connection.close()


def cold(cells: list[Cell], port: int, taken: dict[str, Taken]) -> None:
    """Take the first request of each page from a server that has just begun."""
    for cell in cells:
        connection = Connection(port)
        try:
            ask = cell.ask()
            begun = time.perf_counter()
            answer = connection.ask(ask.request)
            taken[cell.name].cold.append(time.perf_counter() - begun)
            wrong = ask.wrong(answer, whole=True)
            if wrong:
                taken[cell.name].errors.append(f"cold: {wrong}")
        finally:
            connection.close()
