"""`python -m bench.balance`: draw relationships of known kinds, and print where they are put."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass

from bench.balance.draw import TODAY, Drawn, draw
from handrail.watch.balance.rules import FOUR, Place, measure

NAMES = (*FOUR, "mixed", "sparse")
RIGHT, MOVED = 0.90, 0.05
MANY = 100_000


@dataclass(frozen=True)
class Found:
    """How many of one kind were put where, and how many change place without one contact."""

    places: Counter[str]
    moved: float


def _place(drawn: Drawn) -> Place:
    return measure(drawn.pieces, drawn.answers, drawn.mix, drawn.began, TODAY).place


def _share_that_moves(drawn: Drawn, place: Place, chance: random.Random) -> bool:
    """Whether it changes place when one contact, picked by chance, is taken away."""
    contacts = [n for n, piece in enumerate(drawn.pieces) if piece.kind == "contact"]
    if not contacts:
        return False
    gone = chance.choice(contacts)
    rest = [piece for n, piece in enumerate(drawn.pieces) if n != gone]
    return _place(Drawn(rest, drawn.answers, drawn.mix, drawn.began)) is not place


def simulate(each: int, seed: int) -> dict[str, Found]:
    """Return for each kind where `each` relationships of it were put."""
    found: dict[str, Found] = {}
    for name in NAMES:
        chance = random.Random(f"{seed} {name}")
        places: Counter[str] = Counter()
        moved = 0
        for _relationship in range(each):
            drawn = draw(name, chance)
            place = _place(drawn)
            places[place] += 1
            moved += _share_that_moves(drawn, place, chance)
        found[name] = Found(places, moved / each)
    return found


def table(found: dict[str, Found], each: int) -> list[str]:
    """Return the confusion matrix in lines, a row for each kind."""
    heads = [*FOUR, Place.NOT_ENOUGH]
    lines = [f"{'drawn as':<12}" + "".join(f"{head:>12}" for head in heads) + f"{'moved':>10}"]
    for name, row in found.items():
        cells = "".join(f"{row.places[head] / each:>12.1%}" for head in heads)
        lines.append(f"{name:<12}{cells}{row.moved:>10.1%}")
    return lines


def goals(found: dict[str, Found], each: int) -> list[tuple[str, float, bool]]:
    """Return each goal, what was found, and whether it is reached."""
    right = {name: found[name].places[name] / each for name in FOUR}
    sparse = found["sparse"].places[Place.NOT_ENOUGH] / each
    moved = sum(row.moved for row in found.values()) / len(found)
    return [
        *((f"{name} put right, 90 %", share, share >= RIGHT) for name, share in right.items()),
        ("sparse: not enough yet, 100 %", sparse, sparse == 1),
        ("change of place without one contact, 5 %", moved, moved <= MOVED),
    ]


def main() -> int:
    """Print the matrix and the goals; returns 1 when one is not reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.balance", description=__doc__)
    parser.add_argument("--each", type=int, default=5000, help="relationships of a kind (5000)")
    parser.add_argument("--seed", type=int, default=1, help="of chance (1)")
    options = parser.parse_args()
    began = time.perf_counter()
    found = simulate(options.each, options.seed)
    # Each is drawn, and measured twice: with all of its contacts, and without one.
    took = (time.perf_counter() - began) / (len(NAMES) * options.each) * MANY
    print("\n".join(table(found, options.each)))
    reached = goals(found, options.each)
    for words, share, good in reached:
        print(f"{words:<44}{share:>8.2%}  {'reached' if good else 'NOT REACHED'}")
    print(f"{MANY:,} relationships drawn and measured twice, one process: {took:.0f} s")
    return 0 if all(good for *_what, good in reached) else 1


if __name__ == "__main__":
    sys.exit(main())
