# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player is told of its settings."""

from argparse import Namespace

import pytest

from kiosk.commands.player import options_of
from kiosk.settings.load import read

INSIDE = '[office]\nurl = "http://10.0.0.5:8700"\n'
OUTSIDE = '[terminal]\nweb = "https://schirme.amt.example.org"\n'


@pytest.mark.parametrize(
    ("text", "web"),
    [
        (INSIDE, "http://10.0.0.5:8700"),
        (INSIDE + OUTSIDE, "https://schirme.amt.example.org"),
        ("", ""),
    ],
)
def test_codes_lead_to_the_public_address_of_the_office(text, web):
    asked = Namespace(
        beside=None, windowed=False, page="home", item="", size=None, at=None, lang="de",
        theme="light", text_size=1.0, screenshot=None, report=None,
    )  # fmt: skip
    assert options_of(asked, read(text, "kiosk.toml").settings).web == web
