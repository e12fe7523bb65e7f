"""Settings. What differs between installations comes from the environment or HANDRAIL_HOME."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url

from handrail.ground.accounts.settings import *  # noqa: F403
from handrail.ground.kernel import home
from handrail.ground.messaging.settings import *  # noqa: F403

ROOT = Path(__file__).resolve().parent


def _flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "1", "true", "yes", "0", "false", "no"}:
        raise ValueError(f"{name} must be 1 or 0, not {value!r}")
    return default if not value else value in {"1", "true", "yes"}


HOME = home.home()
DEBUG = False
HTTPS = _flag("HANDRAIL_HTTPS")
HANDRAIL_STRICT = _flag("HANDRAIL_STRICT")
HANDRAIL_ACTOR_LOADER = "handrail.ground.people.actors.load"
HANDRAIL_SIGNED_OUT_VIEW = "handrail.faces.desks.sending_again.signed_out_meanwhile"
HANDRAIL_PARTICIPANT_MODEL = "people.Participant"
ALLOWED_HOSTS = os.environ.get("HANDRAIL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("HANDRAIL_ORIGINS", "").split(",") if o]
SECRET_KEY = home.secret("django").hex()

ROOMS = [
    "handrail.ground.kernel",
    "handrail.ground.orgs",
    "handrail.ground.accounts",
    "handrail.ground.audit",
    "handrail.ground.access",
    "handrail.ground.people",
    "handrail.ground.consent",
    "handrail.ground.shelf",
    "handrail.ground.schedule",
    "handrail.ground.messaging",
    "handrail.ground.mydata",
    "handrail.practice.plans",
    "handrail.practice.checkins",
    "handrail.practice.contacts",
    "handrail.practice.community",
    "handrail.practice.encouragement",
    "handrail.practice.referrals",
    "handrail.practice.hours",
    "handrail.practice.thinking",
    "handrail.practice.coping",
    "handrail.practice.growth",
    "handrail.practice.accountability",
    "handrail.practice.talks",
    "handrail.practice.handover",
    "handrail.practice.coachpage",
    "handrail.practice.beginning",
    "handrail.practice.boundaries",
    "handrail.practice.matching",
    "handrail.practice.around",
    "handrail.practice.updates",
    "handrail.watch.safety",
    "handrail.watch.balance",
    "handrail.watch.insight",
    "handrail.faces.desks",
    "handrail.faces.api",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *ROOMS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "handrail.faces.desks.onward.Onward",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "handrail.ground.accounts.middleware.SessionCare",
    "handrail.ground.access.middleware.AccessMiddleware",
    "handrail.faces.desks.errors.MethodPages",
    "handrail.faces.api.at_page.OnceFromPage",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "handrail.urls"
WSGI_APPLICATION = "handrail.wsgi.application"


def _sqlite(name: str, key: str) -> dict[str, Any]:
    return {
        "ENGINE": "handrail.ground.kernel.sqlcipher",
        "NAME": str(HOME / name),
        # A connection learns when it begins what kernel.statistics counted.
        "CONN_MAX_AGE": 3600,
        "OPTIONS": {
            "cipher_key": home.secret(key).hex(),
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
                "PRAGMA cache_size=-32000"
            ),
        },
    }


def _database() -> dict[str, Any]:
    address = os.environ.get("HANDRAIL_DATABASE_URL")
    if not address:
        return _sqlite("data/handrail.db", "database")
    found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=None))
    if "postgresql" in found["ENGINE"]:
        found["ENGINE"] = "handrail.ground.kernel.postgresql"
        found["CONN_MAX_AGE"] = 0
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 8}}
    return found


home.private_folder(HOME / "data")
home.private_folder(HOME / "keys")
DATABASES = {"default": _database(), "keys": _sqlite("keys/people.db", "people-database")}
DATABASE_ROUTERS = ["handrail.ground.kernel.routers.KeysApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
}

TEMPLATES = [
    {
        "BACKEND": "handrail.design.folded.Backend",
        "NAME": "jinja2",
        "APP_DIRS": True,
        "DIRS": [ROOT / "design" / "jinja2"],
        "OPTIONS": {
            "environment": "handrail.faces.desks.templating.environment",
            "context_processors": ["handrail.faces.desks.templating.shared_context"],
        },
    },
    {
        # Only for the parts of allauth that render its own form fragments.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

AUTH_USER_MODEL = "accounts.User"
SESSION_ENGINE = "handrail.ground.accounts.visits"
SESSION_COOKIE_NAME = "__Host-visit" if HTTPS else "visit"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "handrail.faces.desks.errors.stale_page"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" would make browsers send "Origin: null" with our own forms, which Django refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if _flag("HANDRAIL_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        # No text becomes HTML or a script but through these two (design/js/trusted.js and
        # desks/phone.js).
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["handrail-parts", "handrail-worker"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [ROOT / "design" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django_manifeststaticfiles_enhanced.storage.EnhancedManifestStaticFilesStorage",
        # Modules import each other by the names that never change, so that they are kept for good.
        "OPTIONS": {"support_js_module_import_aggregation": True},
    },
}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_INDEX_FILE = False

MESSAGE_STORAGE = "handrail.ground.accounts.notices.Notices"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "handrail.ground.kernel.log_lines.WithoutIds",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # A path may hold an id; requests are counted by the server, not written down here.
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
    },
}

# People whose rows on a caseload each web process keeps in words; 0 works them out each time.
REMEMBERED_ROWS = int(os.environ.get("HANDRAIL_REMEMBERED_ROWS", "4000"))
HANDRAIL_DEMO = _flag("HANDRAIL_DEMO")
