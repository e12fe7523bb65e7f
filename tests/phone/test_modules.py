"""The scripts of the phone: all are there without a network, and none waits for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles import finders

from handrail.faces.desks.participant.phone_files import FILES
from handrail.faces.desks.templating import PHONE_MODULES

_IMPORT = re.compile(r"""(?:from|import)\s*["'](\.[^"']+)["']""")


def _imports(name: str, seen: set[str]) -> Iterator[str]:
    if name in seen:
        return
    seen.add(name)
    yield name
    found = finders.find(name)
    assert isinstance(found, str), name
    for other in _IMPORT.findall(Path(found).read_text()):
        parts: list[str] = []
        for part in (PurePosixPath(name).parent / other).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        yield from _imports("/".join(parts), seen)


def test_every_script_that_another_one_imports_is_asked_for_at_once() -> None:
    assert set(_imports("desks/phone.js", set())) == set(PHONE_MODULES)


def test_every_script_is_kept_for_times_without_a_network() -> None:
    needed = {*_imports("desks/phone.js", set()), *_imports("design/js/app.js", set())}
    assert needed <= set(FILES)


def test_today_asks_for_them_and_does_without_htmx(cast) -> None:
    html = cast.ana.client.get("/today/").content.decode()
    for name in PHONE_MODULES:
        assert f'<link rel="modulepreload" href="/static/{name}">' in html
    assert "htmx.min" not in html
    assert "htmx.min" in cast.ana.client.get("/plan/").content.decode()


def test_scripts_import_each_other_by_names_that_never_change() -> None:
    import handrail.settings as shipped

    options = shipped.STORAGES["staticfiles"]["OPTIONS"]
    assert options == {"support_js_module_import_aggregation": True}
    assert settings.WHITENOISE_MAX_AGE == 31_536_000
