# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff hand over and compare when a device joins: the office's key in the file, its words."""

import pytest

from admin_sync.office.device.line import Line
from admin_sync.office.fleet import keys
from admin_sync.office.people.models import Role
from admin_sync.protocol import joining
from admin_sync.protocol.encoding import from_text
from admin_sync.protocol.identity import KEY, Identity, words
from content.clock import since_boot, utc_now
from kiosk.settings.load import read
from tests.fakes import staff
from tests.fakes.terminal import Terminal, Wsgi


@pytest.fixture
def box(line):
    return Terminal(Wsgi(Line(utc_now, since_boot, threads=False)))


@pytest.fixture
def chief(place):
    return staff.signed_in(staff.make("Jens Jensen", (Role.TECHNICIAN, place.unit.parent)))


def test_the_ready_file_names_the_key_of_the_office_and_joins_only_that(box, chief, place):
    page = f"/bildschirme/{place.pk}/geraet/datei/"
    assert f"key = &quot;{keys.office().name}&quot;" in chief.post(page).content.decode()
    text = chief.post(page, {"download": "1"}).content.decode()
    office = read(text, "kiosk.toml").settings.office
    assert office.key == keys.office().name
    box.office = Identity.create().public
    with pytest.raises(joining.OtherOfficeError) as raised:
        box.announce()
    assert raised.value.office == keys.office().public
    box.office = from_text(office.key, KEY)
    assert box.announce(office.code).state == "accepted"


def test_staff_see_the_words_of_both_sides(box, chief, place):
    standing = box.announce()
    seen = words(from_text(standing.office, KEY))
    page = chief.post("/beitreten/", {"code": standing.code}, follow=True).content.decode()
    assert standing.words == words(box.identity.public)
    assert standing.words in page
    assert seen in page
    assert seen != standing.words
    assert seen in chief.post(f"/bildschirme/{place.pk}/geraet/code/").content.decode()
