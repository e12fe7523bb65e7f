"""One thing that the doctor looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`state` is "ok", "off" (works without it, and what then is off) or "missing" (needed).

    `words` say what was found; `how` says how to get what is not there.
    """

    name: str
    state: str
    words: str
    how: str = ""

    def line(self) -> str:
        """Return the finding as a line for a terminal, with a second one on how to get it."""
        first = f"{self.state:8}{self.name}: {self.words}"
        return f"{first}\n        {self.how}" if self.how and self.state != "ok" else first


Check = Callable[[], tuple[str, str, str]]


def ok(words: str) -> tuple[str, str, str]:
    """Return that all is well."""
    return "ok", words, ""


def off(words: str, how: str) -> tuple[str, str, str]:
    """Return that something optional is not there."""
    return "off", words, how


def missing(words: str, how: str) -> tuple[str, str, str]:
    """Return that something needed is not there."""
    return "missing", words, how


def look(checks: Mapping[str, Check]) -> list[Finding]:
    """Run every check; one that breaks is a finding as well."""
    findings = []
    for name, check in checks.items():
        try:
            state, words, how = check()
        except Exception as trouble:
            state, words = "missing", f"{type(trouble).__name__}: {trouble}"
            how = "Start `handrail serve` once; if it stays, look at what it prints."
        findings.append(Finding(name, state, words, how))
    return findings
