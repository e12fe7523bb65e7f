"""``handrail shelf check [FOLDER]``: whether files of cards, templates and guides can be used."""

from __future__ import annotations

import argparse
from pathlib import Path

from handrail.operate.start import start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("what", choices=["check"], help="check: read every file, change nothing")
    parser.add_argument(
        "folder", nargs="?", type=Path, help="a folder like en/value.toml; else ours"
    )


def run(options: argparse.Namespace) -> int:
    """Read the files; returns 0 when all can be used, 1 after naming each fault with its line."""
    from handrail.ground.shelf.reading import Unreadable, read_folder

    try:
        if options.folder is None:
            start()
            from handrail.ground.shelf.ours import ours

            books = ours()
        else:
            books = read_folder(options.folder)
    except Unreadable as wrong:
        for problem in wrong.problems:
            print(problem)
        print(f"{len(wrong.problems)} to mend; nothing was taken.")
        return 1
    for language, kinds in sorted(books.items()):
        count = sum(map(len, kinds.values()))
        print(f"{language}: {count} entries of {len(kinds)} kinds")
    print("Everything can be used.")
    return 0
