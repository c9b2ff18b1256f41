# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What terminals proved to have shown. Rows are only ever added."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from admin_sync.office.fleet.models import Device, Terminal


class Flaw(models.TextChoices):
    """Why a link is kept, but proves nothing. That one is missing is seen from its neighbours."""

    NONE = "", _("in Ordnung")
    UNBELIEVED = "unbelieved", _("nicht von diesem Gerät unterschrieben, oder verändert")
    AHEAD = "ahead", _("Zeit in der Zukunft: die Uhr des Geräts ging falsch")
    FORK = "fork", _("zweites Glied mit derselben Nummer")


class Proof(models.Model):
    """One link of a device's chain: a notice was presented from `begins` until `ends`.

    `raw` is the link as it came, `digest` what tells it from every other (SHA-256, hex), so that
    the same link comes in once. `terminal` is the place of the device when it came, which keeps
    the proof when the device goes. `title` is that of the notice then: the notice may be gone.
    `canary` says that the sign in the output's own picture was seen meanwhile. A link that is not
    believed has no `sequence` and no times.
    """

    device = models.ForeignKey(Device, models.PROTECT, related_name="proofs")
    terminal = models.ForeignKey(
        Terminal, models.PROTECT, null=True, blank=True, related_name="proofs"
    )
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    sequence = models.PositiveBigIntegerField(null=True, blank=True)
    notice = models.CharField(max_length=300, blank=True, db_index=True)
    content = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=300, blank=True)
    begins = models.DateTimeField(null=True, blank=True)
    ends = models.DateTimeField(null=True, blank=True)
    pages = models.JSONField(default=list, blank=True)
    canary = models.BooleanField(default=False)
    screenshot = models.CharField(max_length=64, blank=True)
    flaw = models.CharField(max_length=10, choices=Flaw, default=Flaw.NONE, blank=True)
    raw = models.TextField()
    received = models.DateTimeField()

    class Meta:
        """In the order of each chain; each link once."""

        ordering: ClassVar = ["device", "sequence", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["device", "digest"], name="one_link"),
        ]
        indexes: ClassVar = [models.Index(fields=["device", "sequence"], name="chain_order")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.sequence}"
