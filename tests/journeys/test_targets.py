"""Everything that is tapped is big enough for a thumb, on every page of a phone.

48 by 48 px for a control of its own; a tick box and a round button count with their label. A link
inside a sentence needs 24 px of height or room: no other control in the 24 px around its middle.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.journeys.conftest import PHONE, OpenAs
from tests.journeys.pages import pages
from tests.journeys.test_every_page import WHO

MEASURE = """() => {
  const shown = (el) =>
    el.checkVisibility({visibilityProperty: true}) && el.getClientRects().length;
  const kind = "a[href], button, select, textarea, summary, input:not([type=hidden])";
  const seen = (el) => {
    if (!el.matches("input[type=radio], input[type=checkbox]")) return el.getBoundingClientRect();
    const label = el.closest("label") ?? el.labels[0];
    return (label ?? el).getBoundingClientRect();
  };
  const all = [...document.querySelectorAll(kind)].filter(shown).filter((el) => !el.disabled);
  const boxes = all.map((el) => ({ el, box: seen(el) }));
  const inWords = (el) => getComputedStyle(el).display === "inline"
    && [...el.parentNode.childNodes].some(
      (n) => n.nodeType === 3 && n.textContent.trim().length > 1);
  const crowded = ({ el, box }) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return boxes.some(({ el: other, box: b }) => other !== el && !other.contains(el)
      && b.x < x + 12 && b.right > x - 12 && b.y < y + 12 && b.bottom > y - 12);
  };
  const small = ({ el, box }) => {
    if (el.matches(".skip") && box.bottom < 0) return false;
    if (inWords(el)) return box.height < 24 && crowded({ el, box });
    return box.height < 47.5 || box.width < 47.5;
  };
  return boxes.filter(small).map(({ el, box }) =>
    `${el.tagName.toLowerCase()} `
    + `"${(el.innerText || el.name || el.value || "").trim().slice(0, 40)}"`
    + ` ${Math.round(box.width)}x${Math.round(box.height)}`);
}"""


def _open_all(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


@pytest.mark.parametrize("who", WHO)
def test_everything_is_big_enough_for_a_thumb(cast: Cast, open_as: OpenAs, who: str) -> None:
    page = open_as(cast.everybody().get(who), viewport=PHONE)
    faults: list[str] = []
    for name, address in pages(cast):
        if name != who:
            continue
        page.goto(address)
        _open_all(page)
        faults += [f"{address}: {fault}" for fault in page.evaluate(MEASURE)]
    assert faults == []
