# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The systems that terminals can be given. Which of them one should run, its document says."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Release(models.Model):
    """A bundle that is kept here, by the SHA-256 (hex) of its file."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    version = models.CharField(max_length=100, unique=True)
    compatible = models.CharField(max_length=100)
    commit = models.CharField(max_length=64, blank=True)
    built = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField()
    added = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-added", "version"]

    def __str__(self) -> str:
        return self.version
