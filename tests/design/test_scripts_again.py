"""A page that takes the place of another has scripts that hear of it, or is loaded whole."""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles import finders

import handrail

ROOT = Path(handrail.__file__).parent
_SCRIPT = re.compile(r'<script\b([^>]*)src="{{ static\("([^"]+)"\) }}"')
# Loaded once and right for every page: they look at the page when something happens.
FOR_ALL = {"design/js/left.js", "design/js/app.js", "design/js/trusted.js"}


def test_each_script_of_a_page_hears_of_a_new_page_or_asks_for_a_whole_one() -> None:
    found = [
        (path.name, tag, name)
        for path in ROOT.rglob("*.html")
        for tag, name in _SCRIPT.findall(path.read_text())
        if not name.startswith("vendor/") and name not in FOR_ALL
    ]
    assert len(found) > 20
    deaf = {
        (page, name)
        for page, tag, name in found
        if "data-once" not in tag
        and "handrail:shown" not in Path(str(finders.find(name))).read_text()
    }
    assert deaf == set()
