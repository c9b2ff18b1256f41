# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The files that docs/provisioning.md shows are files that a terminal takes."""

import re
from pathlib import Path

import pytest

from kiosk.provision.plain import plain
from kiosk.settings.load import read

TEXT = (Path(__file__).parents[2] / "docs" / "provisioning.md").read_text("utf-8")
SAMPLES = re.findall(r"^```toml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("text", SAMPLES)
def test_a_sample_is_taken(text):
    assert read(text, "schaukasten.toml").lines
    assert plain(text, "schaukasten.toml")


def test_all_ways_into_the_net_are_shown():
    assert len(SAMPLES) >= 7
    keys = {path[1] for text in SAMPLES for path in read(text, "f").lines if path[0] == "network"
            and len(path) > 1}  # fmt: skip
    assert {"address", "wifi", "apn", "proxy", "ca_file", "ntp"} <= keys
