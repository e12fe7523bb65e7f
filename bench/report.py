"""Puts the figures next to their floors and to the goals of the project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.measure import RAW
from bench.slow_phone import GOAL_MS, HARD_GOAL_MS

Figures = dict[str, Any]
# The work, its floor, the goal, the moonshot; ratios of p50 with one client.
RATIOS = (
    ("caseload page", "caseload, same SQL", 10.0, 5.0),
    ("caseload page", "caseload, bare page", 2.5, 1.5),
    ("person page", "person, raw SQL", 10.0, 4.0),
    ("check-in write", RAW, 10.0, 4.0),
)
GROWING = (
    "caseload page", "person page", "session brief", "balance page", "check-in write",
    "participant Today", "meeting search", "plan, 5 years",
)  # fmt: skip
# Milliseconds with one client.
MEDIANS = (
    ("caseload page", 6), ("session brief", 10), ("balance page", 10), ("plan, 5 years", 12),
)  # fmt: skip
FIRST_VISIT = 100_000
# What a slow phone opens, in words, and in how many milliseconds it can be used.
_SLOW = {
    "first_visit": ("first visit", GOAL_MS),
    "craving": ("craving screen, been here before", HARD_GOAL_MS),
    "craving_offline": ("craving screen, no network", HARD_GOAL_MS),
}


def of(figures: Figures, name: str, clients: int = 1) -> Figures | None:
    """Return the figures of one kind of work, or None when it was not measured."""
    found: Figures | None = figures["cells"].get(name, {}).get(str(clients))
    return found if found and found["requests"] else None


def table(world: Figures) -> Iterator[str]:
    """Yield the lines of one world's table; milliseconds."""
    checkins, db = world["checkins"], world["db"]
    yield f"\n{world['size']:,} people, {checkins:,} check-ins, {db}; times in milliseconds"
    yield (
        f"{'':30}{'clients':>8}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}{'per s':>9}"
        f"{'x floor':>9}{'cpu':>9}{'x floor':>9}{'cold':>9}{'errors':>8}"
    )
    for name, by_clients in world["cells"].items():
        for clients, row in by_clients.items():
            if not row["requests"] and not row["errors"]:
                continue
            first = max(row["cold"]) if row["cold"] else None
            yield (
                f"{name:30}{clients:>8}{_num(row['p50'])}{_num(row['p95'])}{_num(row['p99'])}"
                f"{_num(row['max'])}{_num(row['per_second'], 1)}{_num(row.get('times_floor'), 1)}"
                f"{_num(row['processor'])}{_num(row.get('processor_times_floor'), 1)}"
                f"{_num(first, 1)}{row['errors']:>8}"
            )
            yield from (f"    {words}" for words in row["first_errors"])
    memory = world["memory"]
    yield (
        f"memory of the server and its worker: {memory['rss_mib']} MiB resident, "
        f"{memory['pss_mib']} MiB with shared pages counted once"
    )
    wire = world["first_visit"]
    yield f"first visit of a phone: {wire['bytes']:,} bytes in {wire['requests']} requests"
    for name, slow in (world.get("slow_phone") or {}).items():
        yield (
            f"{_SLOW[name][0]}, slow phone and network: painted after {slow['paint']:,} ms, "
            f"usable after {slow['usable']:,} ms (median of {slow['runs']})"
        )


def _num(value: float | None, places: int = 2) -> str:
    return f"{value:9,.{places}f}" if value is not None else f"{'':9}"


def add_floors(world: Figures, floors: dict[str, tuple[str, ...]]) -> None:
    """Write beside each p50 how many times its first floor it is, and all floors by name."""
    for name, names in floors.items():
        for clients, row in world["cells"][name].items():
            found, used = dict[str, float](), dict[str, float]()
            for floor in names:
                base = of(world, floor, int(clients)) or of(world, floor, 1)
                if base and row["p50"]:
                    found[floor] = round(row["p50"] / base["p50"], 2)
                    if base["processor"]:
                        used.setdefault(floor, round(row["processor"] / base["processor"], 2))
            row["floors"], row["processor_floors"] = found, used
            row["times_floor"] = next(iter(found.values()), None)
            row["processor_times_floor"] = next(iter(used.values()), None)


def goals(worlds: list[Figures]) -> list[Figures]:
    """Return what was reached and what not, for the goals that this run could measure."""
    found: list[Figures] = []
    for world in worlds:
        found += _ratios(world)
        found += _many(world)
    found += _growth(worlds)
    return found


def _goal(world: Figures, what: str, value: float, goal: float, moonshot: float | None,
          unit: str = "x", *, least: bool = False) -> Figures:  # fmt: skip
    reached = value >= goal if least else value <= goal
    return {"size": world["size"], "db": world["db"], "what": what, "value": round(value, 2),
            "unit": unit, "goal": goal, "moonshot": moonshot, "reached": reached}  # fmt: skip


def _ratios(world: Figures) -> Iterator[Figures]:
    for name, floor, goal, moonshot in RATIOS:
        row, base = of(world, name), of(world, floor)
        if row and base:
            yield _goal(world, f"{name} to {floor}", row["p50"] / base["p50"], goal, moonshot)


def _many(world: Figures) -> Iterator[Figures]:
    writes = of(world, "check-in write", 16)
    if writes:
        ratio = writes["p99"] / writes["p50"]
        yield _goal(world, "check-in write, 16 clients, p99 to p50", ratio, 10, 3)
    pages = of(world, "caseload page", 16)
    if pages:
        yield _goal(world, "caseload pages a second, 16 clients", pages["per_second"], 500, None,
                    "/s", least=True)  # fmt: skip
    for name, goal in MEDIANS:
        page = of(world, name)
        if page:
            yield _goal(world, f"{name}, p50", page["p50"], goal, None, "ms")
    wire = world["first_visit"]["bytes"]
    yield _goal(world, "first visit of a phone", wire / 1000, FIRST_VISIT / 1000, None, "kB")
    for name, slow in (world.get("slow_phone") or {}).items():
        what, goal = _SLOW[name]
        yield _goal(world, f"{what} usable", slow["usable"], goal, None, "ms")


def _growth(worlds: list[Figures]) -> Iterator[Figures]:
    for db in dict.fromkeys(world["db"] for world in worlds):
        sized = sorted((w for w in worlds if w["db"] == db), key=lambda w: int(w["size"]))
        for world in sized[1:]:
            for name in GROWING:
                small, large = of(sized[0], name), of(world, name)
                if small and large:
                    what = f"{name}, growth from {sized[0]['size']:,} people"
                    yield _goal(world, what, large["p50"] / small["p50"], 1.2, 1.1)


def goal_lines(found: list[Figures]) -> Iterator[str]:
    """Yield the goals as lines for a terminal."""
    yield "\nGoals of the project, from this run"
    for row in found:
        word = "reached" if row["reached"] else "NOT REACHED"
        far = f" (moonshot {row['moonshot']:g})" if row["moonshot"] else ""
        yield (
            f"{word:12} {row['db']:9}{row['size']:>8,}  {row['what']}: {row['value']:g} "
            f"{row['unit']}, goal {row['goal']:g}{far}"
        )
