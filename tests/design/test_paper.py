"""Pages on paper: tagged, in their language, and nothing comes from elsewhere."""

from __future__ import annotations

import re
import zlib

import pytest

from handrail.design import paper

PAGE = (
    '<html lang="es"><head><title>Mi plan</title></head><body><h1>Mi plan</h1>'
    "<ul><li>Llamar a Ana</li></ul>{}</body></html>"
)


def _opened(made: bytes) -> bytes:
    """Return the file with its packed parts unpacked, for a search."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    return made + b"".join(map(_unpacked, parts))


def _unpacked(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return part


def test_it_is_tagged_and_says_its_title_and_language() -> None:
    made = _opened(paper.pdf(PAGE.format("")))
    assert made.startswith(b"%PDF-1.7")
    for part in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (es)", b"pdfuaid:part"):
        assert part in made, part
    assert b"/DisplayDocTitle true" in made


def test_our_font_is_in_it_and_no_other() -> None:
    made = _opened(paper.pdf(PAGE.format("")))
    names = {name.split(b"+")[-1] for name in re.findall(rb"/FontName /([^\s/]+)", made)}
    assert names
    assert names <= {b"Next", b"Next-Bold"}


@pytest.mark.parametrize(
    "part",
    [
        '<img src="http://elsewhere.example/a.png" alt="">',
        '<img src="file:///etc/passwd" alt="">',
        '<div style="background: url(file:///etc/hosts)">x</div>',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<object data="https://elsewhere.example/x.svg"></object>',
    ],
)
def test_nothing_is_fetched(part: str) -> None:
    with pytest.raises(ValueError, match="nothing from elsewhere"):
        paper.pdf(PAGE.format(part))


def test_without_pango_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise paper.NoPaper("Pango is not installed")

    monkeypatch.setattr(paper, "_library", absent)
    assert not paper.can_print()
    with pytest.raises(paper.NoPaper):
        paper.pdf(PAGE.format(""))


def test_words_of_any_script_do_not_break_it() -> None:
    assert paper.pdf(PAGE.format("<p>مرحبا 你好 🙂 \u202e abc</p>" + "<p>x</p>" * 400))
