"""Icons are known, drawn and hidden from assistive technology."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from handrail.design import icons
from tests.design.conftest import ROOT

_CALLS = (
    re.compile(r"""(?:\bicon|icon_svg|design_icon)\(\s*["']([\w-]+)["']"""),
    re.compile(r"""\bicon\s*=\s*["']([\w-]+)["']"""),
)


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_drawing_parses(name: str) -> None:
    drawing = ET.fromstring(str(icons.icon(name)))
    assert drawing.get("aria-hidden") == "true"
    assert len(drawing) >= 1
    assert not drawing.findall(".//*[@style]")


@pytest.mark.parametrize("number", range(1, 6))
def test_faces_parse(number: int) -> None:
    assert len(ET.fromstring(str(icons.face(number)))) >= 3


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("smiley-x-eyes")
    for number in (0, 6):
        with pytest.raises(KeyError):
            icons.face(number)


def test_every_icon_named_in_a_template_exists() -> None:
    named = {
        (name, path.relative_to(ROOT).as_posix())
        for path in ROOT.glob("**/jinja2/**/*.html")
        for call in _CALLS
        for name in call.findall(path.read_text("utf-8"))
    }
    assert len(named) > 10
    assert {pair for pair in named if pair[0] not in icons.NAMES} == set()
