"""The design floor: what Handrail looks like, and nothing else.

Promise: tokens, components, icons, charts and page shells that every room can
use. It owns no table, knows no room, and imports no other floor.

* ``design/c.html`` has the components as macros.
* ``design/phone.html``, ``design/desk.html`` and ``design/plain.html`` are the page shells.
* ``handrail.design.environment.equip`` gives a Jinja2 environment the names they need.
* ``handrail.design.charts`` draws SVG with a table beside it.
* ``handrail.design.tokens`` reads the colours and measures their contrast.
"""

from __future__ import annotations
