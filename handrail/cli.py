"""The operator's command line: one thin dispatcher, one module per command.

Every command lives in ``handrail.operate`` and is imported only when it is asked for, so that
``handrail --help`` answers at once and ``handrail doctor`` still speaks when something that
another command needs is missing.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from handrail import __doc__ as about


@dataclass(frozen=True)
class Command:
    """One word of the command line: its module in ``handrail.operate`` and its one-line help."""

    name: str
    module: str
    help: str
    passes_through: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("serve", "serve", "serve the programme: web, worker and scheduler in one command"),
    Command("worker", "worker", "run the worker and the scheduler alone, beside web processes"),
    Command("demo", "demo", "make an invented programme and serve it"),
    Command("doctor", "doctor", "say what is missing and how to get it"),
    Command("audit", "audit", "check the chain of access events"),
    Command("import-meetings", "meetings", "import a meeting list from a file or an address"),
    Command("shelf", "shelf", "check the files of cards, templates and guides"),
    Command("requirements", "requirements", "say which requirements the tests carry"),
    Command("manage", "manage", "run a Django management command", passes_through=True),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (0 is good, 2 is a wrong command line)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    straight = {command.name: command for command in COMMANDS if command.passes_through}
    if arguments and arguments[0] in straight:
        return cast(int, _module(straight[arguments[0]]).run(arguments[1:]))
    parser = _parser(only=arguments[0] if arguments else None)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 2
    return cast(int, options.run(options))


def _parser(only: str | None) -> argparse.ArgumentParser:
    """Build the parser; the arguments of a command are read only when it is the one asked for."""
    parser = argparse.ArgumentParser(prog="handrail", description=about)
    words = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        word = words.add_parser(command.name, help=command.help, description=command.help)
        if command.name == only:
            module = _module(command)
            module.arguments(word)
            word.set_defaults(run=module.run)
    return parser


def _module(command: Command) -> Any:
    return importlib.import_module(f"handrail.operate.{command.module}")


if __name__ == "__main__":
    sys.exit(main())
