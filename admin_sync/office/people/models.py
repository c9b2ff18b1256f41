# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what where: units, users and the roles that join them."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """An Amt, or a village (Gemeinde) in it. `ags` is its Amtlicher Gemeindeschlüssel."""

    class Kind(models.TextChoices):
        """What a unit is."""

        AMT = "amt", _("Amt")
        VILLAGE = "village", _("Gemeinde")

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=100, unique=True)
    aliases = models.JSONField(default=list, blank=True)
    ags = models.CharField(max_length=12, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="villages"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        """The Amt first, then by name."""

        ordering: ClassVar = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """The five roles, each for one unit and what lies below it."""

    READER = "leser", _("Leser")
    EDITOR = "redaktion", _("Redaktion")
    APPROVER = "freigabe", _("Freigabe")
    TECHNICIAN = "technik", _("Technik")
    MANAGER = "verwaltung", _("Verwaltung")


class UserManager(BaseUserManager["User"]):
    """Makes users known by their mail address."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":  # noqa: ANN401
        """A user; without a password nobody can sign in as them until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody of the staff."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    language = models.CharField(
        max_length=2, default="de", choices=[("de", "Deutsch"), ("en", "English")]
    )
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name or self.email


class Membership(models.Model):
    """A role of a user in a unit."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)

    class Meta:
        """Each once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "unit", "role"], name="one_membership")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} {self.unit}"


class AuditEntry(models.Model):
    """One line of the audit log (`people.audit`). Never changed: the database refuses it.

    The user is kept as number and name, not as a key that would have to change with them.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    user_number = models.BigIntegerField(null=True, db_index=True)
    who = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=300)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.who} {self.verb} {self.subject}"
