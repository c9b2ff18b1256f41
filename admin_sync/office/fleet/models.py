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
    means always lit. `mode` is what lasts (`expectation.Mode` as JSON): maintenance, the neutral
    page, a meeting. `checks_*` say which proofs its hardware can give; what it cannot give, green
    does not ask for, and the words of its status say so. `keyboards` are those that belong there,
    `source_ids` the sources in its settings document. `edition` rises with everything that
    changes what we expect of it. `off_since` is when staff ordered the screen dark, `on_since`
    when they last took that back. Until `watched` somebody looks on, and it beats every three
    seconds.
    """

    name = models.CharField(max_length=100, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terminals")
    groups = models.ManyToManyField(Group, blank=True, related_name="terminals")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    metered = models.BooleanField(default=False)
    checks_output = models.BooleanField(default=True)
    checks_touch = models.BooleanField(default=True)
    panel_edid = models.CharField(max_length=64, blank=True)
    keyboards = models.JSONField(default=list, blank=True)
    source_ids = models.JSONField(default=list, blank=True)
    mode = models.JSONField(null=True, blank=True)
    off_since = models.DateTimeField(null=True, blank=True)
    on_since = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=0)
    watched = models.DateTimeField(null=True, blank=True, db_index=True)
    created = models.DateTimeField()
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

    Only its hash is kept. `device` is set where a waiting device shows it, or has come with it;
    `terminal` where the office made it for a place. `ready` ones need nobody who accepts.
    """

    digest = models.CharField(max_length=64, unique=True)
    device = models.ForeignKey(Device, models.CASCADE, null=True, blank=True)
    terminal = models.ForeignKey(Terminal, models.CASCADE, null=True, blank=True)
    ready = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.device or self.terminal}"


class Guess(models.Model):
    """A wrong code, and by whom: the HMAC of an address or of an account, kept for a day."""

    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """Asked by who and when."""

        indexes: ClassVar = [models.Index(fields=["who", "at"], name="guess_who_at")]

    def __str__(self) -> str:
        return f"{self.at}"


class Document(models.Model):
    """What a terminal should apply: a sealed envelope by its name (`settings`, `control`, …).

    `mark` is the SHA-256 (hex) of `body`, canonical JSON, so that sealing it anew changes nothing.
    `sealed` is empty while no device stands there: an envelope is addressed to a device.
    """

    terminal = models.ForeignKey(Terminal, models.CASCADE, related_name="documents")
    name = models.CharField(max_length=120)
    mark = models.CharField(max_length=64)
    body = models.BinaryField()
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
        # what still waits is asked for every second
        indexes: ClassVar = [models.Index(fields=["not_after"], name="order_not_after")]

    def __str__(self) -> str:
        return f"{self.verb} {self.device}"


class Sign(models.Model):
    """The last sign of life of a terminal, written by the device path, read by everybody.

    `report` is the last whole report (JSON), received at `reported`, and the beat that brought it
    called it `report_mark`; `beat` is the last beat's own evidence, received at `received`.
    `green_until` is when the evidence for green ends (None: it is not green), `until` when what
    holds now, whatever its colour, has to be thought over. No colour of now is kept: the history
    is written up to `told`, and `telling` is the colour with which it ends.

    What beats move has no index: hundreds a second would move that, too.
    """

    terminal = models.OneToOneField(Terminal, models.CASCADE, primary_key=True, related_name="sign")
    device = models.ForeignKey(Device, models.SET_NULL, null=True)
    received = models.DateTimeField()
    beat = models.JSONField(default=dict)
    reported = models.DateTimeField(null=True)
    report_mark = models.CharField(max_length=64, blank=True)
    report = models.JSONField(null=True)
    has = models.JSONField(default=dict)
    green_until = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    told = models.DateTimeField()
    telling = models.CharField(max_length=6, blank=True)

    def __str__(self) -> str:
        return f"{self.terminal} {self.received}"


class Change(models.Model):
    """A status became another: when, by the server's clock, and why (a German sentence)."""

    terminal = models.ForeignKey(Terminal, models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    before = models.CharField(max_length=6, blank=True)
    after = models.CharField(max_length=6)
    why = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["terminal", "-at"], name="change_terminal_at"),
            models.Index(fields=["at"], name="change_at"),
        ]

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"


class Quarter(models.Model):
    """Fifteen minutes of a terminal: seconds in each colour, as far as beats prove them.

    What is missing of 900 seconds is unknown, and is never counted as up.
    """

    terminal = models.ForeignKey(Terminal, models.CASCADE, related_name="quarters")
    start = models.DateTimeField()
    green = models.FloatField(default=0)
    yellow = models.FloatField(default=0)
    red = models.FloatField(default=0)
    blue = models.FloatField(default=0)

    class Meta:
        """Each once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "start"], name="one_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.start}"


class Ask(models.Model):
    """What one person wants done to many screens, and a second has to agree to."""

    verb = models.CharField(max_length=20)
    arguments = models.JSONField(default=dict)
    terminals = models.ManyToManyField(Terminal, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made = models.DateTimeField()
    ends = models.DateTimeField()
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    decided = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(default=False)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return self.verb


class Subscription(models.Model):
    """Who is told of which screens: by mail, or a service by its web address.

    `days` are those of the service hours (0 is Monday), `begins` and `ends` their times in
    Europe/Berlin; outside of them what happened is told when they begin. No hours: always.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    webhook = models.URLField(max_length=500, blank=True)
    days = models.JSONField(default=list, blank=True)
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.unit}"


class Incident(models.Model):
    """A screen was down, from when to when, and whom we told; `group` names a common cause.

    `taken` is when somebody took it on, `escalated` when the owner was told that nobody had.
    """

    terminal = models.ForeignKey(Terminal, models.CASCADE, related_name="incidents")
    colour = models.CharField(max_length=6)
    why = models.TextField(blank=True)
    begins = models.DateTimeField()
    announced = models.DateTimeField(null=True)
    group = models.CharField(max_length=40, blank=True)
    taken = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    escalated = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)

    class Meta:
        """The newest first; one that goes on a terminal."""

        ordering: ClassVar = ["-begins"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["terminal"], condition=models.Q(ends=None), name="one_open_incident"
            )
        ]

    def __str__(self) -> str:
        return f"{self.terminal} {self.begins}"


class Message(models.Model):
    """A mail, or a call of a web address, that is to go out, and how often we tried."""

    mail = models.EmailField(blank=True)
    webhook = models.URLField(max_length=500, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    facts = models.JSONField(default=dict)
    made = models.DateTimeField()
    due = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)

    class Meta:
        """The oldest first."""

        ordering: ClassVar = ["made", "pk"]

    def __str__(self) -> str:
        return self.subject
