# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The start file with a network: what staff write is what a terminal reads, and is kept nowhere."""

import pytest
from django.apps import apps
from django.core import serializers

from admin_sync.office.fleet.models import Code
from admin_sync.office.fleet.reaching import _WORDS, ReachForm
from admin_sync.office.people.models import Role
from kiosk.settings.load import read
from kiosk.settings.schema import NETWORK
from tests.fakes import staff

SECRETS = {"wifi_password": 'Geheim 12\\3"', "apn_password": "Geheim-Apn", "sim_pin": "0471"}
FULL = {
    "turned": "270", "address": "192.0.2.10/24", "gateway": "192.0.2.1",
    "dns": "192.0.2.53, 2001:db8::53", "ntp": "ntp.example.org",
    "proxy": "http://proxy.example.org:3128", "wifi": "Amt; Gäste", "apn": "internet.example",
    "apn_user": "gast", **SECRETS,
}  # fmt: skip


@pytest.fixture
def chief(place, office_key):
    return staff.signed_in(staff.make("Jens Jensen", (Role.TECHNICIAN, place.unit)))


def page(place):
    return f"/bildschirme/{place.pk}/geraet/datei/"


def test_what_is_written_is_what_a_terminal_reads(chief, place):
    answer = chief.post(page(place), {**FULL, "download": "1"})
    assert 'filename="schaukasten-' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    settings = read(answer.content.decode(), "schaukasten.toml").settings
    assert settings.office.code
    assert settings.panel.turned == 270
    said = settings.network
    assert said.dns == ("192.0.2.53", "2001:db8::53")
    assert said.wifi == "Amt; Gäste"
    assert {name: getattr(said, name) for name in SECRETS} == SECRETS


def test_passwords_are_kept_nowhere(chief, place):
    chief.post(page(place), {**FULL, "download": "1"})
    kept = "".join(
        serializers.serialize("json", model.objects.all()) for model in apps.get_models()
    )
    assert place.name in kept
    assert not [secret for secret in ("Geheim", "0471", "Gäste") if secret in kept]


def test_nothing_more_than_it_joins_where_nothing_is_said(chief, place):
    text = chief.post(page(place), {"download": "1"}).content.decode()
    assert [row for row in text.splitlines() if row.startswith("[")] == ["[office]"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "192.0.2.10"}, {"gateway": "192.0.2.1"}, {"dns": "eins, zwei"},
        {"wifi_password": "lang genug"}, {"wifi": "x", "wifi_password": "kurz"},
        {"sim_pin": "0000"}, {"sim_pin": "x", "apn": "a"}, {"apn": "a b"}, {"proxy": "proxy"},
        {"ntp": "a b"}, {"turned": "45"}, {"address": "192.0.2.10/24", "gateway": "192.0.3.1"},
    ],
)  # fmt: skip
def test_what_a_terminal_would_refuse_is_told_and_makes_no_code(chief, place, wrong):
    answer = chief.post(page(place), {**wrong, "download": "1"})
    text = answer.content.decode()
    assert "errorlist" in text or "aria-invalid" in text
    assert not Code.objects.exists()
    assert "Geheim" not in text


def test_a_refused_form_repeats_no_password(chief, place):
    text = chief.post(page(place), {**FULL, "gateway": "x", "show": "1"}).content.decode()
    assert "192.0.2.10/24" in text
    assert "Geheim" not in text
    assert "0471" not in text


def test_the_form_knows_the_keys_of_the_schema():
    known = {key.name for key in NETWORK.keys}
    assert set(_WORDS) <= known
    secret = {key.name for key in NETWORK.keys if key.secret}
    assert secret == {
        name for name, field in ReachForm.base_fields.items()
        if field.widget.input_type == "password"
    }  # fmt: skip
