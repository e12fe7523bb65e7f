"""The Jinja2 environment: what every template can use."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import jinja2
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, ngettext
from markupsafe import Markup

from handrail.design import dates, icons
from handrail.design.environment import equip
from handrail.design.folded import FoldedEnvironment
from handrail.faces.desks.addresses import url, url_here, waits_as
from handrail.faces.desks.first_on_pages import kinder_word, one_thing, strengths_of
from handrail.faces.desks.navigation import desk_nav, home_of, shell_of, tabs_of
from handrail.faces.desks.participant.waiting import waiting_words
from handrail.ground.access import Actor, current_actor
from handrail.ground.accounts import look
from handrail.ground.kernel import clock
from handrail.ground.kernel.phones import phone_words
from handrail.ground.orgs import scope
from handrail.ground.orgs.leaving import exit_address
from handrail.ground.orgs.naming import house_name
from handrail.ground.shelf.dignity import dignity_words, tone_words

PHONE_MODULES = (
    "desks/phone.js", "desks/outbox.js", "desks/store.js", "vendor/idb-8.0.4/idb.js",
    "desks/keep.js", "desks/queue.js", "desks/seal.js", "desks/install.js", "desks/care.js",
    "desks/network.js", "design/js/going.js",
)  # fmt: skip
"""What a page of the phone asks for at once, so that no script waits for the one before it."""


@lru_cache(maxsize=512)
def asset(path: str) -> str:
    """Return the address of a file that goes with the pages; it does not change while we run."""
    return static(path)


_HIDDEN = '<input type="hidden" name="csrfmiddlewaretoken" value="%s">'


def query(**values: Any) -> str:
    """Return "?a=b" of the values that are not empty."""
    kept = {k: v for k, v in values.items() if v not in (None, "", False)}
    return f"?{urlencode(kept, doseq=True)}" if kept else ""


def _zone() -> str:
    actor = current_actor()
    return actor.zone if actor else "UTC"


def moment(instant: datetime) -> str:
    """Return day and time on the reader's wall clock, in their language."""
    return dates.moment_words(instant, _zone(), _today())


def day(value: Any) -> str:
    """Return a weekday and date in the reader's language, like "Tue, May 14"."""
    return dates.weekday_day(_date(value), _today())


def plain_date(value: Any) -> str:
    """Return a date without its weekday, like "May 14"."""
    return dates.short_day(_date(value), _today())


def dated(value: Any) -> str:
    """Return a date always with its year, like "May 14, 2025"; of an instant the reader's day."""
    return dates.dated(_date(value))


def _date(value: Any) -> date:
    found: date = clock.local(value, _zone()).date() if isinstance(value, datetime) else value
    return found


def _today() -> date:
    return clock.today(_zone())


def environment(**options: Any) -> jinja2.Environment:
    """Return the environment: missing names are errors, everything is escaped."""
    options["undefined"] = jinja2.StrictUndefined
    options.setdefault("extensions", []).append("jinja2.ext.i18n")
    env = FoldedEnvironment(**options)
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        url=url, static=asset, query=query, icon_svg=icons.icon, now_local=_now_local
    )
    env.globals.update(peer_support=scope.FOR_PARTICIPANTS, peer_support_at_work=scope.FOR_COACHES)
    env.globals.update(strengths_of=strengths_of, one_thing=one_thing, kinder_word=kinder_word)
    env.globals["phone_modules"] = PHONE_MODULES
    env.globals.update(dignity_words=dignity_words, tone_words=tone_words)
    env.globals.update(waiting_words=waiting_words, waits_as=waits_as)
    env.filters.update(moment=moment, day=day, date=plain_date, dated=dated, time=dates.time_words)
    env.filters.update(phone=phone_words)
    return equip(env, zone=_zone, today=_today)


def _now_local() -> datetime:
    return clock.local(clock.now(), _zone())


def shared_context(request: HttpRequest) -> dict[str, Any]:
    """Return what every page has: the actor, the way out, the language, waiting notices."""
    actor: Actor | None = getattr(request, "actor", None)
    language = translation.get_language() or "en"
    token = get_token(request)
    theme, text_size = look.read(request.COOKIES.get(look.COOKIE, ""))
    to = url_here()
    return {
        "request": request,
        "url": to,
        "actor": actor,
        "csrf_token": token,
        # Letters and digits, made here: nothing in it needs escaping.
        "csrf_input": Markup(_HIDDEN % token),  # noqa: S704
        "app_name": actor.app_name if actor else SimpleLazyObject(house_name),
        "exit_url": to("accounts:leave"),
        "exit_to": exit_address(actor),
        "lang": language,
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "home_url": home_of(actor),
        "help_url": to("safety:help"),
        "sign_out_url": to("account_logout") if actor else "",
        "account_url": to("accounts:account") if actor else "",
        "language_url": to("accounts:language"),
        "theme": theme,
        "text_size": text_size,
        "look_url": to("accounts:look"),
        "languages": settings.LANGUAGES,
        "private_phone": bool(actor and actor.private_phone),
        "desk_nav": desk_nav(actor) if actor else [],
        "own_shell": shell_of(actor),
        "phone_nav": tabs_of(actor),
        "flashes": list(messages.get_messages(request)),
    }
