# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The sources, what they brought and when, and what staff decided about it.

Nothing is deleted that explains a minute of the past: what ends gets the time at which it ended.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Unit
from content.model import Kind

KINDS = {
    Kind.NEWS: _("Nachrichten"),
    Kind.NOTICE: _("Bekanntmachungen"),
    Kind.EVENT: _("Veranstaltungen"),
    Kind.OFFER: _("Angebote"),
    Kind.CALL: _("Beteiligung"),
    Kind.MEETING: _("Sitzungen"),
    Kind.DEPARTURE: _("Abfahrten"),
    Kind.VEHICLE: _("Fahrzeuge"),
    Kind.PLACE: _("Orte"),
    Kind.WARNING: _("Warnungen"),
    Kind.WEATHER: _("Wetter"),
    Kind.REPORT: _("Mängelmeldungen"),
    Kind.FIGURE: _("Zahlen"),
    Kind.POST: _("Beiträge aus sozialen Netzen"),
    Kind.STREAM: _("Übertragungen"),
    Kind.SERVICE: _("Dienstleistungen"),
}


class Source(models.Model):
    """A source as staff describe it. The screens of `unit` and below get it.

    `every` counts seconds. `places` are the villages that it is about, none for all. `position`
    is the order of trust, the first wins. `secret` is what opens it, sealed; only an office that
    fetches it itself (`via`) has any use for that, and it goes nowhere else.
    """

    id = models.CharField(_("Kennung"), primary_key=True, max_length=64)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="sources", verbose_name=_("Bildschirme von")
    )
    kind = models.CharField(
        _("Art"), max_length=12, choices=[(kind.value, name) for kind, name in KINDS.items()]
    )
    format = models.CharField(_("Format"), max_length=40)
    url = models.CharField(_("Adresse"), max_length=2000)
    name = models.CharField(_("Name für Besucher"), max_length=100, blank=True)
    every = models.PositiveIntegerField(_("Abstand in Sekunden"), default=900)
    places = models.ManyToManyField(
        Unit, blank=True, related_name="+", verbose_name=_("Handelt von")
    )
    options = models.JSONField(_("Weitere Angaben"), default=dict, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=200, blank=True)
    max_items = models.PositiveIntegerField(_("Höchstens so viele Einträge"), default=500)
    approve = models.BooleanField(_("Erst nach Freigabe zeigen"), default=False)
    via = models.CharField(
        _("Abgerufen von"),
        max_length=10,
        blank=True,
        choices=[("", _("jedem Bildschirm selbst")), ("office", _("der Leitstelle"))],
    )
    enabled = models.BooleanField(_("In Gebrauch"), default=True)
    position = models.PositiveIntegerField(_("Rang"), default=100)
    secret = models.BinaryField(blank=True, default=b"")
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        """The most trusted first."""

        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name or self.id


class SourceVersion(models.Model):
    """How a source was set from one moment to another; `until` is empty for how it is now.

    `row` is what `settings.row_of` writes: everything but the secret.
    """

    source = models.CharField(max_length=64, db_index=True)
    row = models.JSONField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.source} {self.since}"


class ItemVersion(models.Model):
    """What an item said from one moment to another; `until` is empty while it says so.

    `row` is the item as the store keeps it, `first` when the item was first seen. `words` are
    its title and text, folded for search; `fingerprint` changes with what people read or see.
    """

    item = models.CharField(max_length=600, db_index=True)
    source = models.CharField(max_length=64)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    words = models.TextField()
    row = models.TextField()
    fingerprint = models.CharField(max_length=64)
    first = models.DateTimeField()
    since = models.DateTimeField(db_index=True)
    until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        """Looked for by source and by moment."""

        indexes: ClassVar = [models.Index(fields=["source", "until"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(until=None), name="one_version_holds"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.since}"


class Listing(models.Model):
    """Which of the office's own items a screen was to show, from one moment to another."""

    terminal = models.ForeignKey(Terminal, models.CASCADE, related_name="+")
    items = models.JSONField(default=list)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.terminal} {self.since}"


class Decision(models.Model):
    """Something decided by somebody, for a reason, until somebody takes it back."""

    reason = models.CharField(_("Grund"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(db_index=True)
    ended = models.DateTimeField(null=True, blank=True, db_index=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """Only its children have rows."""

        abstract = True


class Hiding(Decision):
    """An item that is not to be shown on the screens of `units` (and below) and on `terminals`.

    `until` is the end that was planned, none for until it is taken back. `title` and `source`
    repeat the item's, which may be gone.
    """

    item = models.CharField(max_length=600, db_index=True)
    source = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    until = models.DateTimeField(_("Bis"), null=True, blank=True)
    units = models.ManyToManyField(Unit, blank=True, related_name="+")
    terminals = models.ManyToManyField(Terminal, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.title} ({self.item})"


class Pause(Decision):
    """A source of which nothing is shown on the screens of `units` and on `terminals`."""

    source = models.CharField(max_length=64, db_index=True)
    units = models.ManyToManyField(Unit, blank=True, related_name="+")
    terminals = models.ManyToManyField(Terminal, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.source


class Verdict(Decision):
    """What staff said of an item that waited: released, or refused.

    It holds for the words it was given for: an item whose `fingerprint` is another one waits
    again.
    """

    item = models.CharField(max_length=600, db_index=True)
    source = models.CharField(max_length=64, db_index=True)
    title = models.CharField(max_length=300)
    released = models.BooleanField()
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.title} ({self.item})"
