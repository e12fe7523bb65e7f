"""No template carries a script, a style or a picture that the strict policy would refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.design.conftest import ROOT

TEMPLATES = sorted(ROOT.glob("**/jinja2/**/*.html"))
_REFUSED = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I),
    "a handler": re.compile(r"<[^>]*\s(?:hx-)?on[a-z:-]+\s*=", re.I),
    "a script address": re.compile(r"javascript:|hx-vals=[\"']js:", re.I),
}
_ALONE = {"ground/mydata/jinja2/mydata/copy.html": "a style element"}
"""Read as a file away from the site, where no style sheet of ours can be reached."""
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_keeps_the_policy(path: Path) -> None:
    text = re.sub(r"{#.*?#}", "", path.read_text("utf-8"), flags=re.S)
    bare = re.sub(r"{{.*?}}|{%.*?%}", "x", text, flags=re.S)
    found = {what for what, pattern in _REFUSED.items() if pattern.search(bare)}
    allowed = _ALONE.get(path.relative_to(ROOT).as_posix())
    assert found == ({allowed} if allowed else set())
    assert not _EMOJI.search(text)


def test_own_scripts_need_no_eval() -> None:
    scripts = sorted((ROOT / "design" / "static" / "design" / "js").glob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|document\.write", text)
        for wanted in re.findall(r"""import\s+["']\./([^"']+)""", text):
            assert script.with_name(wanted).exists()
