# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An Amt with screens, an editor, two approvers, a clerk of one village, and a club."""

import json
from types import SimpleNamespace

import pytest

from admin_sync.office import config
from admin_sync.office.editor import links
from admin_sync.office.fleet import blobs, keys
from admin_sync.office.fleet.models import Document, Group, Terminal
from admin_sync.office.people.models import Role
from content.clock import utc_now
from content.codec import item_from_json


@pytest.fixture
def people(units, make_user):
    keys.make(config.current().state)
    return SimpleNamespace(
        anna=make_user("Anna Redaktion", (Role.EDITOR, units.amt)),
        bernd=make_user("Bernd Freigabe", (Role.APPROVER, units.amt)),
        clara=make_user("Clara Freigabe", (Role.APPROVER, units.amt)),
        dorf=make_user("Doris Dorf", (Role.EDITOR, units.wittensee)),
        leser=make_user("Emil Leser", (Role.READER, units.amt)),
        chef=make_user("Frieda Verwaltung", (Role.MANAGER, units.amt)),
    )


@pytest.fixture
def screens(units, now):
    made = {
        "see": Terminal.objects.create(
            name="Wittensee, Dorfplatz", unit=units.wittensee, created=now
        ),
        "bad": Terminal.objects.create(
            name="Wittensee, Badestelle", unit=units.wittensee, created=now
        ),
        "berg": Terminal.objects.create(
            name="Ascheffel, Feuerwehr", unit=units.ascheffel, created=now
        ),
    }
    group = Group.objects.create(name="Badestellen")
    group.terminals.add(made["bad"])
    return SimpleNamespace(**made, group=group)


@pytest.fixture
def hanging(screens):
    """What a screen is told: its items by id."""

    def told(terminal):
        document = Document.objects.filter(terminal=terminal, name="content").first()
        listed = json.loads(bytes(document.body))["items"] if document else []
        return {
            one["id"]: item_from_json(json.loads(blobs.path(one["sha256"]).read_bytes()))
            for one in listed
        }

    return told


@pytest.fixture
def club(units, people):
    data = {"name": "TSV Wittensee", "unit": units.wittensee, "days": "365"}
    invitation, token = links.make(data, people.bernd, utc_now())
    return SimpleNamespace(invitation=invitation, token=token)
