"""``handrail demo``: an invented programme, served, with one-tap links for each role."""

from __future__ import annotations

import argparse

from handrail.operate import serve


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    serve.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Make the programme in its own folder and serve it; returns what serving returns."""
    from handrail import demo

    return demo.run(options.host, options.port, options.workers)
