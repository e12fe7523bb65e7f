"""Pages on paper: HTML becomes a tagged PDF. Nothing is fetched but our own font.

The words of a page go in as HTML that is escaped already. `paper.css` is the only stylesheet; the
same template stands on the screen, so that "Print" of the browser gives the same paper.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FONT = HERE / "static" / "vendor" / "atkinson-hyperlegible-next" / "next.woff2"
STYLE = HERE / "css" / "paper.css"
_OUR_FONT = "handrail:next.woff2"
_TAGGED = "pdf/ua-1"


class NoPaper(RuntimeError):
    """This machine lacks what draws text on paper; `handrail doctor` says what to install."""


def _library() -> Any:
    # They tell of addresses and of every step; what stands on a paper is nobody's business.
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        import weasyprint
    except OSError as missing:
        raise NoPaper("Pango is not installed") from missing
    return weasyprint


def can_print() -> bool:
    """Whether this machine can make a PDF."""
    try:
        _library()
    except NoPaper:
        return False
    return True


@lru_cache(maxsize=1)
def _only_our_font() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OnlyOurFont(URLFetcher):  # type: ignore[misc,unused-ignore]
        """Gives the font and refuses every other address, wherever it came from."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url != _OUR_FONT:
                raise FatalURLFetchingError("a paper asks for nothing from elsewhere")
            return URLFetcherResponse(url, FONT.read_bytes(), {"Content-Type": "font/woff2"})

    return OnlyOurFont()


def pdf(html: str) -> bytes:
    """Return the page as a PDF/UA-1: tagged, with its title and language.

    `html` is a whole page with `<html lang>` and `<title>`. Raises NoPaper where the machine
    cannot, and ValueError for a page that wants something from elsewhere.
    """
    return _written(_laid_out(html))


def pdf_on_one_page(ways: Iterable[str]) -> bytes:
    """Return the first of these pages that fits on one sheet; the last one where none does.

    Raises as `pdf` does, and ValueError for no page at all.
    """
    laid_out = None
    for html in ways:
        laid_out = _laid_out(html)
        if len(laid_out.pages) == 1:
            break
    if laid_out is None:
        raise ValueError("there is no page")
    return _written(laid_out)


def _laid_out(html: str) -> Any:
    library = _library()
    fetcher = _only_our_font()
    fonts = library.text.fonts.FontConfiguration()
    style = library.CSS(string=STYLE.read_text(), font_config=fonts, url_fetcher=fetcher)
    page = library.HTML(string=html, url_fetcher=fetcher)
    with _refusals(library):
        return page.render(stylesheets=[style], font_config=fonts, pdf_variant=_TAGGED)


def _written(laid_out: Any) -> bytes:
    # What a page has attached is fetched here.
    with _refusals(_library()):
        made: bytes = laid_out.write_pdf(pdf_variant=_TAGGED)
    return made


@contextmanager
def _refusals(library: Any) -> Iterator[None]:
    try:
        yield
    except library.urls.FatalURLFetchingError as refused:
        raise ValueError(str(refused)) from refused
