# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A tree of Debian's packages is used again only while Debian offers no others."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "image-build"))

import debian
from tree import BuildError

RELEASE = """-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Suite: stable-security
Date: {date}
SHA256:
 aaaa  2234121 main/binary-amd64/Packages
 {mark}   307764 main/binary-amd64/Packages.xz
 cccc   307764 main/binary-arm64/Packages.xz
 dddd     5000 contrib/binary-amd64/Packages.xz
 eeee     5000 non-free-firmware/binary-amd64/Packages.xz
-----BEGIN PGP SIGNATURE-----
"""
SOURCES = ["deb http://one/debian/ suite main", "deb http://two suite-security main"]


@pytest.mark.parametrize(
    ("stamp", "now", "current"),
    [
        ("recipe\npackages\n", "packages", True),
        ("recipe\npackages\n", "others", False),
        ("another\npackages\n", "packages", False),
        # no mirror answers
        ("recipe\npackages\n", "", True),
        ("another\npackages\n", "", False),
        # made while none did, or by a recipe that did not look
        ("recipe\n\n", "packages", False),
        ("recipe", "packages", False),
        ("recipe", "", True),
        ("", "", False),
    ],
)
def test_a_tree_is_kept(stamp, now, current):
    assert debian.is_current(stamp, "recipe", now) is current


def test_only_our_lists_of_packages_count():
    before, later = (
        debian.lists(RELEASE.format(date=date, mark="bbbb"), ["main", "non-free-firmware"])
        for date in ("Sat, 21 Nov 2026", "Sun, 22 Nov 2026")
    )
    assert before == later
    assert before == [
        "bbbb 307764 main/binary-amd64/Packages.xz",
        "eeee 5000 non-free-firmware/binary-amd64/Packages.xz",
    ]
    assert debian.lists("", ["main"]) == []


@pytest.fixture
def mirrors(monkeypatch):
    """What the mirrors say, by address; each can be changed."""
    said = {
        "http://one/debian/dists/suite/InRelease": RELEASE.format(date="today", mark="1111"),
        "http://two/dists/suite-security/InRelease": RELEASE.format(date="today", mark="2222"),
    }

    def run(_helper, _verb, address, file):
        if address not in said:
            raise BuildError(f"{address} does not answer")
        file.write_text(said[address])

    monkeypatch.setattr(debian, "run", run)
    return said


def test_another_package_of_any_mirror_is_another_mark(mirrors):
    before = debian._offered(SOURCES)
    assert debian._offered(SOURCES) == before
    for address in mirrors:
        kept = mirrors[address]
        mirrors[address] = RELEASE.format(date="later", mark="3333")
        assert debian._offered(SOURCES) not in {before, ""}
        mirrors[address] = kept


def test_a_mirror_that_does_not_answer_is_told(mirrors, capsys):
    del mirrors["http://two/dists/suite-security/InRelease"]
    assert debian._offered(SOURCES) == ""
    assert "http://two/dists/suite-security/InRelease does not answer" in capsys.readouterr().err
