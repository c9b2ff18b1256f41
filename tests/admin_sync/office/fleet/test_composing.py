# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the settings of the office say to a screen."""

import tomllib
from dataclasses import replace

import pytest

from admin_sync.office import config
from admin_sync.office.fleet import composing

pytestmark = pytest.mark.django_db


def test_a_screen_is_told_by_which_address_phones_reach_the_office(place, monkeypatch):
    safe = replace(config.current(), base_url="https://schirme.amt.example.org")
    monkeypatch.setattr(config, "current", lambda: safe)
    _ids, toml = composing.compose(place)
    assert tomllib.loads(toml)["terminal"]["web"] == "https://schirme.amt.example.org"
