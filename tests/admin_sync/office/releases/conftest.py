# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bundles as the build of an image leaves them, and screens that they could be for."""

import hashlib
import json
import shutil

import pytest

from admin_sync.office import config
from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Role
from admin_sync.office.releases import acts, depot

DATA = bytes(range(256)) * 1000


def written(folder, version="2026.12.0+gb", data=DATA, **changed):
    """A bundle and what is said of it."""
    file = folder / f"schaukasten-{version}.raucb"
    file.write_bytes(data)
    said = {
        "version": version,
        "compatible": "schaukasten-x86-64",
        "commit": "b" * 40,
        "built": "2026-11-22T20:00:00Z",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        **changed,
    }
    file.with_name(file.name + ".json").write_text(json.dumps(said))
    return file


@pytest.fixture(autouse=True)
def _key(db):
    keys.make(config.current().state)
    yield
    shutil.rmtree(depot.folder(), ignore_errors=True)


@pytest.fixture
def release(tmp_path, now):
    return acts.add(written(tmp_path), now)


@pytest.fixture
def screens(units, now):
    return [
        Terminal.objects.create(name=f"Groß Wittensee {n}", unit=units.wittensee, created=now)
        for n in range(4)
    ]


@pytest.fixture
def technician(make_user, units):
    return make_user("Tina Technik", (Role.TECHNICIAN, units.wittensee))
