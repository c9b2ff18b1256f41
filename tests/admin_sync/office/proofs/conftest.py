# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A notice of the Amt that hangs in two villages, a screen each, with keys to prove it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from admin_sync.office.fleet.models import Change, Device, Terminal
from admin_sync.office.proofs.receive import receive
from admin_sync.office.sources import history
from admin_sync.office.sources.models import Source
from admin_sync.protocol import chain
from admin_sync.protocol.identity import Identity
from content.model import Item, Kind, Text

BEGIN = datetime(2026, 7, 1, 6, tzinfo=UTC)
NOTICE = "amtsblatt:7"


class Post:
    """A screen that proves what it is told to."""

    def __init__(self, name, unit, seed) -> None:
        self.identity = Identity.of_seed(bytes([seed]) * 32)
        self.terminal = Terminal.objects.create(name=name, unit=unit, created=BEGIN)
        self.device = Device.objects.create(
            id=f"d{seed}", key=self.identity.public, state="accepted", terminal=self.terminal,
            announced=BEGIN,
        )  # fmt: skip
        self.head = chain.beginning(self.identity.public)

    def link(self, begins, ends, notice=NOTICE, *, canary=True):
        """The next link of its chain, sealed; hours from the beginning."""
        said = chain.Showing(
            notice, "c" * 64, BEGIN + timedelta(hours=begins), BEGIN + timedelta(hours=ends),
            (1,), canary,
        )  # fmt: skip
        sealed, self.head = chain.append(self.head, said, self.identity, said.end)
        return sealed.decode()

    def proves(self, *hours, now=None, notice=NOTICE):
        """Links for these (begin, end) hours, received at once."""
        links = [self.link(begins, ends, notice) for begins, ends in hours]
        receive(self.device, links, now or BEGIN + timedelta(days=60))

    def was(self, begins, after, why):
        """The fleet noted that it became something else."""
        at = BEGIN + timedelta(hours=begins)
        Change.objects.create(terminal=self.terminal, at=at, before="", after=after, why=why)


@pytest.fixture
def amt(units):
    """`wittensee` and `ascheffel`: a screen each; the notice hangs from BEGIN for ten days."""
    Source.objects.create(
        id="amtsblatt", unit=units.amt, kind="notice", format="rss", url="https://x.example/rss"
    )
    item = Item(
        NOTICE, Kind.NOTICE, "amtsblatt", {"de": Text("Satzung über die Straßenreinigung")},
        published=BEGIN, valid_from=BEGIN, valid_until=BEGIN + timedelta(days=10),
        first_seen=BEGIN,
    )  # fmt: skip
    history.record("amtsblatt", [item], BEGIN)
    return SimpleNamespace(
        units=units,
        notice=NOTICE,
        begin=BEGIN,
        end=BEGIN + timedelta(days=10),
        after=BEGIN + timedelta(days=20),
        wittensee=Post("Groß Wittensee, Dorfplatz", units.wittensee, 1),
        ascheffel=Post("Ascheffel, Feuerwehr", units.ascheffel, 2),
    )
