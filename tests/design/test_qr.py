"""A camera reads dark on light: the light must be drawn, or a dark page shines through."""

from __future__ import annotations

import base64
from urllib.parse import unquote

from handrail.design import qr


def test_the_light_is_drawn_as_well_as_the_dark() -> None:
    head, _comma, body = qr.picture("https://riverbend.example/sign-in/card/#abc").partition(",")
    drawn = base64.b64decode(body).decode() if "base64" in head else unquote(body)
    assert "#fff" in drawn
    assert "#000" in drawn
