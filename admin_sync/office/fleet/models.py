# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Terminals as places, the devices that stand there, and what is said to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people.models import Unit


class Group(models.Model):
    """Terminals that are addressed together, across villages."""

    name = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class Terminal(models.Model):
    """A place with a screen. Devices come and go; proofs and history stay with the place.

    `settings` are further tables of its kiosk.toml (`panel`, `hours`) as JSON. `hours` empty
    means always lit. `control` is what lasts: maintenance, the neutral page, a meeting.
    """

    name = models.CharField(max_length=100, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terminals")
    groups = models.ManyToManyField(Group, blank=True, related_name="terminals")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    retired = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A computer with a key. At most one that is accepted stands at a terminal."""

    class State(models.TextChoices):
        """How it stands with us."""

        WAITING = "waiting", _("wartet")
        ACCEPTED = "accepted", _("angenommen")
        REVOKED = "revoked", _("gesperrt")

    id = models.CharField(primary_key=True, max_length=32)
    key = models.BinaryField(max_length=32, unique=True)
    serial = models.CharField(max_length=100, blank=True)
    version = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    terminal = models.ForeignKey(
        Terminal, models.PROTECT, null=True, blank=True, related_name="devices"
    )
    announced = models.DateTimeField()
    accepted = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revoked = models.DateTimeField(null=True, blank=True)
    last_order = models.PositiveIntegerField(default=0)

    class Meta:
        """One accepted device a place."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["terminal"],
                condition=models.Q(state="accepted"),
                name="one_accepted_device",
            )
        ]

    def __str__(self) -> str:
        return self.id


class Code(models.Model):
    """A code that joins one device: typed by staff from a screen, or carried in a ready file.

    Only its hash is kept. `device` is set where a waiting device shows it, `terminal` where the
    office made it for a place.
    """

    digest = models.CharField(max_length=64, unique=True)
    device = models.ForeignKey(Device, models.CASCADE, null=True, blank=True)
    terminal = models.ForeignKey(Terminal, models.CASCADE, null=True, blank=True)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.device or self.terminal}"


class Document(models.Model):
    """What a terminal should apply: a sealed envelope by its name (`settings`, `control`, …).

    `mark` is the SHA-256 (hex) of what the envelope holds, so that sealing it anew changes nothing.
    """

    terminal = models.ForeignKey(Terminal, models.CASCADE, related_name="documents")
    name = models.CharField(max_length=120)
    mark = models.CharField(max_length=64)
    sealed = models.BinaryField()
    changed = models.DateTimeField()

    class Meta:
        """Each name once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "name"], name="one_document")
        ]

    def __str__(self) -> str:
        return f"{self.terminal}: {self.name}"


class Order(models.Model):
    """An order to a device, sealed, and what became of it."""

    id = models.CharField(primary_key=True, max_length=32)
    device = models.ForeignKey(Device, models.CASCADE, related_name="orders")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    arguments = models.JSONField(default=dict)
    sealed = models.TextField()
    issued = models.DateTimeField()
    not_after = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, blank=True)
    detail = models.TextField(blank=True)
    blob = models.CharField(max_length=64, blank=True)
    answered = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Each number once a device."""

        ordering: ClassVar = ["-issued"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["device", "number"], name="one_order_number")
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.device}"


class Sign(models.Model):
    """The last sign of life of a terminal, written by the device path, read by everybody.

    `report` is the last whole report (JSON), received at `reported`; `beat` the last beat's own
    evidence, received at `received`. `green_until` is when the evidence for green ends: before
    that nothing need be computed to find the others.
    """

    terminal = models.OneToOneField(Terminal, models.CASCADE, primary_key=True, related_name="sign")
    device = models.ForeignKey(Device, models.SET_NULL, null=True)
    received = models.DateTimeField(db_index=True)
    beat = models.JSONField(default=dict)
    reported = models.DateTimeField(null=True)
    report = models.JSONField(null=True)
    has = models.JSONField(default=dict)
    green_until = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.terminal} {self.received}"
