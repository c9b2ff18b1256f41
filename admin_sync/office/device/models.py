# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the line keeps for itself: sessions of devices, and what came out of their outboxes."""

from typing import ClassVar

from django.db import models

from admin_sync.office.fleet.models import Device, Terminal


class Session(models.Model):
    """What device and office agreed upon for a day; a device has one.

    `key` is encrypted with the office's secret, `nonce` the challenge that it answered: each is
    answered once. `sequence` is the number of the last request that counted.
    """

    id = models.CharField(primary_key=True, max_length=64)
    device = models.OneToOneField(Device, models.CASCADE, related_name="session")
    key = models.BinaryField()
    nonce = models.CharField(max_length=120)
    boot = models.CharField(max_length=64)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    sequence = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.device_id} {self.made}"


class Entry(models.Model):
    """Something a terminal had to tell (counters, a vote, a report), kept once by its key."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="entries")
    terminal = models.ForeignKey(
        Terminal, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    key = models.CharField(max_length=100)
    kind = models.CharField(max_length=40, db_index=True)
    body = models.JSONField()
    created = models.DateTimeField()
    received = models.DateTimeField(db_index=True)

    class Meta:
        """Each key once a device, however often it is sent."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["device", "key"], name="one_entry")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
