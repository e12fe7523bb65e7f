"""Accounts, and the one-time cards that open them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.orgs.models import Organisation


class Accounts(BaseUserManager["User"]):
    """Makes accounts; nobody has a password."""

    def make(self, *, org: Organisation, name: str, **fields: Any) -> User:
        """Return a new saved account without a usable password."""
        user = self.model(org=org, name=name, **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person's account in one organisation. There is no superuser."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="users")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=20, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    language = models.CharField(max_length=10, default="en")
    zone = models.CharField(max_length=64, default="America/New_York")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name


class SignInCard(models.Model):
    """A one-time way in: a short code to type and a long token in the QR. Only hashes are kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cards")
    purpose = models.CharField(max_length=20, default="card")
    code_hash = models.CharField(max_length=64, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
