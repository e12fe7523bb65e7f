"""What is asked of the servers, and how an answer is known to be right."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bench.client import Answer, get, post
from bench.story import LANTERN, ZIP

APP, FLOOR, ANEW = "app", "floor", "anew"


@dataclass(frozen=True)
class Ask:
    """One request: its bytes, the status it should get, and words that have to be in the body."""

    request: bytes
    status: int = 200
    marks: tuple[bytes, ...] = ()

    def wrong(self, answer: Answer, *, whole: bool) -> str:
        """Return what is wrong with the answer, or ""; `whole` looks for every word."""
        if answer.status != self.status:
            return f"status {answer.status} instead of {self.status}"
        for mark in self.marks if whole else self.marks[-1:]:
            if mark not in answer.body:
                return f"{mark.decode()!r} is not in the body"
        return ""


@dataclass(frozen=True)
class Cell:
    """One kind of work: where it is asked, how, and what each good answer writes.

    `ANEW` is the shipped server that remembers no row of a caseload in words, so that each visit
    works all of them out: what the first visit after a change of every row costs.

    `lines` are lines in the book and `rows` check-ins for each answer; `limit` is how many
    requests one repetition may make.
    """

    name: str
    where: str
    ask: Callable[[], Ask]
    lines: int = 0
    rows: int = 0
    limit: int = 20_000
    floors: tuple[str, ...] = field(default=())


def cells(world: dict[str, Any], doors: dict[str, list[Any]]) -> list[Cell]:
    """Return the pages and their floors for one world."""
    coaches = doors["coaches"]
    people = [(c, pk, name) for c in coaches for pk, name in c["people"]]
    return [
        Cell("empty page", FLOOR, _turns([Ask(get("/floor/empty/"), marks=(b"ok",))])),
        Cell("caseload, same SQL", FLOOR, _turns(_floor_asks("sql", coaches))),
        Cell("caseload, .values()", FLOOR, _turns(_floor_asks("values", coaches))),
        Cell("caseload, bare page", FLOOR, _turns(_floor_asks("bare", coaches)), lines=2),
        # A line for those on the page, for those whose agreement is asked for, and for the pulses.
        Cell("caseload page", APP, _turns(_caseload_asks(coaches)), lines=3,
             floors=("caseload, same SQL", "caseload, .values()", "caseload, bare page")),
        Cell("caseload, rows anew", ANEW, _turns(_caseload_asks(coaches)), lines=3,
             floors=("caseload, same SQL", "caseload, .values()", "caseload, bare page")),
        Cell("person, raw SQL", FLOOR, _turns([
            Ask(get(f"/floor/person/{UUID(pk)}/"), marks=(name.split()[0].encode(),))
            for _, pk, name in people])),
        Cell("person page", APP, _turns([
            Ask(get(f"/people/{UUID(pk)}/", session=c["session"]), marks=(name.encode(),))
            for c, pk, name in people]), lines=1, floors=("person, raw SQL",)),
        Cell("session brief", APP, _turns([
            Ask(get(f"/people/{UUID(pk)}/next-talk/", session=c["session"]),
                marks=(name.split()[0].encode(), b"Since last time"))
            for c, pk, name in people]), lines=1, floors=("person, raw SQL",)),
        Cell("balance page", APP, _turns([
            Ask(get(f"/balance/of/{UUID(pk)}/", session=c["session"]),
                marks=(name.split()[0].encode(), b"What this rests on"))
            for c, pk, name in people]), lines=1, floors=("person, raw SQL",)),
        Cell("participant Today", APP, _turns([
            Ask(get("/today/", session=r["session"]), marks=(r["name"].encode(), b'name="mood"'))
            for r in doors["readers"]]), floors=("empty page",)),
        Cell("plan, 5 years", APP, _turns([
            Ask(get("/plan/", session=p["session"]), marks=(b"a home of my own",))
            for p in doors["planners"]]), floors=("empty page",)),
        Cell("meeting search", APP, _turns([
            Ask(post("/meetings/", f"day=1&part=evening&zip={ZIP}&miles=10", session=r["session"]),
                marks=(LANTERN.encode(),))
            for r in doors["readers"]]), floors=("empty page",)),
        Cell("check-in write", APP, _checkins(doors["writers"][:-1]), lines=1, rows=1,
             limit=max(1, len(doors["writers"]) - 1), floors=("check-in, raw transaction",)),
    ]  # fmt: skip


def _turns(asks: list[Ask]) -> Callable[[], Ask]:
    """Go round all of them, so that no two clients ask for the same account at once."""
    return itertools.cycle(asks).__next__


def _floor_asks(kind: str, coaches: list[Any]) -> list[Ask]:
    return [
        Ask(get(f"/floor/{kind}/{UUID(c['user'])}/"), marks=_given(c, whole=kind == "bare"))
        for c in coaches
    ]


def _caseload_asks(coaches: list[Any]) -> list[Ask]:
    return [Ask(get("/coach/", session=c["session"]), marks=_given(c, whole=True)) for c in coaches]


def _given(coach: Any, *, whole: bool) -> tuple[bytes, ...]:
    names = sorted(name for _, name in coach["people"])
    return tuple((name if whole else name.split()[0]).encode() for name in names)


def _checkins(writers: list[Any]) -> Callable[[], Ask]:
    turns = itertools.cycle(writers)

    def ask() -> Ask:
        form = f"id={uuid7()}&mood=4&craving=3&sleep=well&share=coach"
        return Ask(post("/check-in/", form, session=next(turns)["session"]), status=303)

    return ask


def uuid7() -> UUID:
    """Return an id as a phone makes it."""
    millis = int(time.time() * 1000)
    return UUID(
        int=millis << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62
        | secrets.randbits(62)
    )  # fmt: skip
