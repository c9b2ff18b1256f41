# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The data partition grows to the end of the disk, and no other is taken for it."""

import sys
import uuid
from configparser import ConfigParser
from pathlib import Path

BUILD = Path(__file__).parents[2] / "image-build"
sys.path.insert(0, str(BUILD))

import cutting  # noqa: E402 - the recipe is no package


def test_systemd_repart_finds_it_by_a_type_that_no_other_has():
    (file,) = (BUILD / "files/usr/lib/repart.d").glob("*.conf")
    said = ConfigParser()
    said.read(file)
    kind = uuid.UUID(said["Partition"]["Type"])
    assert [part.label for part in cutting.PARTS if uuid.UUID(part.kind) == kind] == ["data"]
    assert cutting.PARTS[-1].label == "data"
