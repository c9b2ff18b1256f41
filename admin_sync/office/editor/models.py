# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Entries, their versions, the files that belong to them, and the links of clubs and shops."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from admin_sync.office.editor.draft import Draft, from_json
from admin_sync.office.editor.flow import State
from admin_sync.office.people.models import Unit


class Invitation(models.Model):
    """The personal link of a club or shop: whoever has it hands in entries that wait.

    Only the token's hash is kept, so the link is shown once, when it is made.
    """

    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    ends = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """Something to be shown. What it says stands in its revisions.

    `state`, `version`, `live`, `settled`, `urgent_until` are those of `editor.flow.Case`. `title`
    repeats what the latest revision says, `since` and `until` what the one that hangs says, or the
    latest where none does, for lists. `unit` is where it
    belongs: the village whose screens alone it is for, else the Amt. `reason` is why it was
    handed back or withdrawn. `targets` and `items` are those of the version that hangs: where it
    is for (or was last), and the items made of it (`id`, `sha256`) at `laid`.
    """

    class Kind(models.TextChoices):
        """What it is."""

        NOTICE = "notice", _("Bekanntmachung")
        NEWS = "news", _("Nachricht")
        EVENT = "event", _("Veranstaltung")
        OFFER = "offer", _("Angebot")
        SERVICE = "service", _("Anlaufstelle")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="entries")
    state = models.CharField(max_length=10, default=State.DRAFT.value, db_index=True)
    version = models.PositiveIntegerField(default=0)
    live = models.PositiveIntegerField(default=0, db_index=True)
    settled = models.PositiveIntegerField(default=0)
    urgent_until = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    changed = models.DateTimeField()
    reason = models.TextField(blank=True)
    targets = models.JSONField(default=dict, blank=True)
    items = models.JSONField(default=list, blank=True)
    laid = models.DateTimeField(null=True, blank=True)
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="entries"
    )

    class Meta:
        """The latest change first."""

        ordering: ClassVar = ["-changed"]

    def __str__(self) -> str:
        return self.title or str(self.id)


class Revision(models.Model):
    """One version of an entry; never changed. `by` is empty where a club wrote it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author = models.CharField(max_length=100)
    made = models.DateTimeField()

    class Meta:
        """The newest first, each number once an entry."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "number"], name="one_revision")
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.number}"

    @property
    def draft(self) -> Draft:
        """What it says."""
        return from_json(self.content)


class Step(models.Model):
    """What was done with an entry: who, when, to which version."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="steps")
    action = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author = models.CharField(max_length=100)
    made = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made", "-id"]

    def __str__(self) -> str:
        return f"{self.entry} {self.action}"


class Attachment(models.Model):
    """A checked file that somebody brought: a picture, or a PDF with its first pages as pictures.

    `sha` names the blob that terminals get; `pages` those of a PDF's pages, with width and height.
    `by` and `invitation` are who brought it. `used` is when it was put into a form last: what no
    version names is swept after a while (`upkeep.sweeping`).
    """

    sha = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=[("picture", "picture"), ("pdf", "pdf")])
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    pages = models.JSONField(default=list)
    pages_in_all = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="attachments"
    )

    class Meta:
        """Found by what they hold."""

        indexes: ClassVar = [models.Index(fields=["sha"], name="attachment_sha")]

    def __str__(self) -> str:
        return self.name

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its blobs."""
        return (self.sha, *(sha for sha, *_size in self.pages))


class Policy(models.Model):
    """Whether in a unit whoever writes may publish news, events and the like without a second."""

    unit = models.OneToOneField(Unit, models.CASCADE, primary_key=True, related_name="policy")
    direct = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.unit}: {self.direct}"
