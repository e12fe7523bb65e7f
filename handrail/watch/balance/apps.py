from __future__ import annotations

from django.apps import AppConfig


class BalanceConfig(AppConfig):
    name = "handrail.watch.balance"
    label = "balance"
