"""How messages leave, and how jobs run; from the environment.

SMS goes to any provider that takes an HTTP POST: HANDRAIL_SMS_URL, with HANDRAIL_SMS_TOKEN sent as
a bearer token. E-mail goes by SMTP: HANDRAIL_SMTP_HOST and its companions.
"""

from __future__ import annotations

import os

from handrail.ground.kernel import home

HANDRAIL_REDIS_URL = os.environ.get("HANDRAIL_REDIS_URL", "")
HANDRAIL_JOBS = os.environ.get("HANDRAIL_JOBS", "memory")

HANDRAIL_SMS_URL = os.environ.get("HANDRAIL_SMS_URL", "")
HANDRAIL_SMS_TOKEN = os.environ.get("HANDRAIL_SMS_TOKEN", "")
# The names of the three values in the JSON that the provider expects.
HANDRAIL_SMS_FIELDS = os.environ.get("HANDRAIL_SMS_FIELDS", "to,text,id").split(",")

EMAIL_HOST = os.environ.get("HANDRAIL_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("HANDRAIL_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("HANDRAIL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("HANDRAIL_SMTP_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("HANDRAIL_MAIL_FROM", "no-reply@localhost")

# Which channel carries what: smtp, webhook, console, file or memory.
HANDRAIL_CHANNELS = {
    "email": os.environ.get("HANDRAIL_EMAIL_CHANNEL", "smtp"),
    "sms": os.environ.get("HANDRAIL_SMS_CHANNEL", "webhook"),
}
HANDRAIL_CHANNEL_FILE = os.environ.get(
    "HANDRAIL_CHANNEL_FILE", str(home.home() / "data" / "messages.jsonl")
)
