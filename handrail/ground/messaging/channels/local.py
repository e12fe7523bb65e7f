"""Channels that stay on this machine: for a first look, for trials and for tests."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import ClassVar

from handrail.ground.messaging.channels.letter import Letter, Receipt


class Console:
    """Prints the letter for whoever runs the server by hand; never chosen by default."""

    def send(self, letter: Letter) -> Receipt:
        """Print the letter to standard output."""
        print(f"To {letter.address}: {letter.text}", file=sys.stdout, flush=True)
        return Receipt(letter.id, arrived=True)


class File:
    """Appends the letter as one line of JSON to a file that only its owner may read."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def send(self, letter: Letter) -> Receipt:
        """Append the letter and make it durable before answering."""
        line = json.dumps({"id": letter.id, "to": letter.address, "text": letter.text})
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{line}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        return Receipt(letter.id, arrived=True)


class Memory:
    """Keeps letters in a list of this process, as a test's letter box."""

    sent: ClassVar[list[Letter]] = []

    def send(self, letter: Letter) -> Receipt:
        """Keep the letter."""
        self.sent.append(letter)
        return Receipt(letter.id)
