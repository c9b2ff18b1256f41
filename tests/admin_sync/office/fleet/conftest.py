# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An Amt with two villages, and an office with a key."""

from datetime import UTC, datetime

import pytest

from admin_sync.office import config
from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Device, Terminal
from admin_sync.office.people.models import Unit
from admin_sync.protocol.identity import Identity

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def office_key():
    return keys.make(config.current().state)


@pytest.fixture
def amt(db):
    return Unit.objects.create(kind="amt", name="Amt Hüttener Berge", latitude=54.4, longitude=9.7)


@pytest.fixture
def village(amt):
    return Unit.objects.create(
        kind="village", name="Haby", parent=amt, latitude=54.39, longitude=9.81
    )


@pytest.fixture
def place(village):
    return Terminal.objects.create(name="Haby, Dorfplatz", unit=village, created=NOW)


@pytest.fixture
def newcomer(db):
    """Makes devices that wait."""

    def make(name="a"):
        key = Identity.of_seed(name.encode().ljust(32, b"."))
        return Device.objects.create(id=key.name[:32], key=key.public, announced=NOW)

    return make
